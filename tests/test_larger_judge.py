"""A larger judge by choice: what of its replies counts, and that it never stops a review.

The server is a stand-in that speaks the protocol of OpenAI-compatible servers on loopback; no
language model runs here.
"""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mockint.engines.chat_completions import ChatModel
from mockint.judge.concepts import ConceptReading
from mockint.judge.labels import VERDICTS, Verdict
from mockint.judge.larger import message, opinions, pooled
from mockint.ports import Opinion
from mockint.text.sentences import Sentence
from mockint.wiring.larger_judge import OwnModel
from tests.conftest import Run
from tests.test_language_model import at_a_terminal, server

SAID = "We put a cache in front, so that the database is asked less often."
WORDS = SAID.split()
GUIDE = (
    "# Interview Preparation: Backend Engineer\n\n## Expected Questions\n1. **Systems**\n"
    '   - "How would you keep a database from being overloaded by reads?"\n'
    "     - Core: caching, sharding\n\n"
    "## Key Concepts\n- **Systems**: caching, sharding, connection pooling\n"
)
ANSWER = (
    "The first thing I do is to look at what is read. Most of it is the same few rows, so we "
    "keep them in memory close to the service for a minute and only ask the database when they "
    "are gone. That way nine in ten reads never reach it, and the rest it can serve easily."
)
QUOTE = "we keep them in memory close to the service"


def row(**other: object) -> dict[str, object]:
    quote = "so that the database is asked less often"
    return {"concept": 1, "verdict": "explained", "sure": 0.9, "quote": quote, **other}


def reply(*rows: object) -> str:
    return json.dumps({"verdicts": rows})


@pytest.mark.parametrize(
    "told",
    [
        row(),
        row(quote="So that the DATABASE is asked less often."),
        row(verdict="named", quote="cache"),
        row(verdict="denied"),
        row(verdict="wrong", sure=1),
    ],
)
def test_a_verdict_that_quotes_what_was_said_counts(told: dict[str, object]) -> None:
    (opinion,) = opinions(reply(told), 1, WORDS) or ()
    assert 0 <= opinion.first <= opinion.last < len(WORDS)
    assert opinions(f"```json\n{reply(told)}\n```", 1, WORDS) == [opinion]


@pytest.mark.parametrize(
    "told",
    [
        row(quote="the database is asked more often"),
        row(quote="a cache asked less often"),
        row(quote="less often"),
        row(quote=""),
        row(quote=None),
        row(verdict="named", quote="Redis"),
        row(verdict="absent"),
        row(verdict="absent", quote=""),
        row(verdict="praised"),
        row(verdict=None),
        row(concept=2),
        row(concept=0),
        row(concept="1"),
        row(concept=True),
        row(sure=1.2),
        row(sure=-0.1),
        row(sure=float("nan")),
        row(sure="0.9"),
        row(sure=True),
        row(sure=None),
        {},
        "explained",
        None,
        [1, "explained"],
    ],
)
def test_any_other_verdict_is_left_out_and_its_neighbour_stays(told: object) -> None:
    found = opinions(reply(told, row(concept=3)), 1, WORDS)
    assert found == []
    kept = opinions(reply(told, row(concept=5)), 5, [*WORDS, *WORDS])
    assert kept is not None
    assert [opinion.concept for opinion in kept if opinion.concept == 4] == [4]


def test_a_quote_of_the_whole_answer_is_no_evidence() -> None:
    long = [f"word{number}" for number in range(60)]
    assert opinions(reply(row(quote=" ".join(long))), 1, long) == []
    assert len(opinions(reply(row(quote=" ".join(long[:45]))), 1, long) or ()) == 1


def test_what_is_judged_twice_does_not_count() -> None:
    assert opinions(reply(row(), row(verdict="denied")), 1, WORDS) == []


@pytest.mark.parametrize(
    "text",
    ["", "I think it was explained.", "[]", "{}", "null", '{"verdicts": {}}', "[" * 100_000,
     f"Sure! {reply(row())}", f"{reply(row())} {reply(row())}"],
)  # fmt: skip
def test_a_reply_in_another_form_is_none(text: str) -> None:
    assert opinions(text, 1, WORDS) is None


OWN = {
    Verdict.SAID: 0.3,
    Verdict.NAMED: 0.1,
    Verdict.DENIED: 0.05,
    Verdict.WRONG: 0.05,
    Verdict.ABSENT: 0.5,
}


def test_both_judges_are_pooled_to_probabilities() -> None:
    mine = {"caching": ConceptReading(OWN, *2 * [Sentence(0, 4, "We put a cache in")])}
    told = [Opinion(0, VERDICTS.index(Verdict.SAID), 0.9, 6, 13)]
    found = pooled(mine, ["caching"], told, WORDS)["caching"]
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.probabilities[Verdict.SAID] == pytest.approx(0.6)
    assert found.probabilities[Verdict.NAMED] == pytest.approx(0.05 + 0.05 / 7)
    assert found.stretch.text == " ".join(WORDS[6:14])
    assert mine["caching"].probabilities == OWN


@pytest.mark.parametrize(("own", "sure"), [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0)])
def test_pooling_stays_in_bounds(own: float, sure: float) -> None:
    shares = dict.fromkeys(VERDICTS, 0.0) | {Verdict.SAID: own, Verdict.ABSENT: 1 - own}
    mine = {"caching": ConceptReading(shares, *2 * [Sentence(0, 0, "We")])}
    told = [Opinion(0, VERDICTS.index(Verdict.SAID), sure, 6, 13)]
    found = pooled(mine, ["caching"], told, WORDS)["caching"].probabilities
    assert found[Verdict.SAID] == pytest.approx((own + sure) / 2)
    assert all(0 <= share <= 1 for share in found.values())


def test_the_message_holds_what_is_judged() -> None:
    text = message("How?", ["caching: keeping what was read"], WORDS)
    assert "1. caching: keeping what was read" in text
    assert text.endswith(" ".join(WORDS))


class StandIn(ThreadingHTTPServer):
    """A stand-in for a language model's server: it says what it is told to, when it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.came: list[dict[str, object]] = []
        self.says = reply()
        self.drips = False
        self.url = f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.came.append(body)
        whole = json.dumps({"choices": [{"message": {"content": self.server.says}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        if self.server.drips:  # a byte now and then, so that no single wait is long
            for byte in whole:
                self.wfile.write(bytes([byte]))
                time.sleep(0.2)
        self.wfile.write(whole)

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def own_model(url: str, lines: list[str], *, may: bool = True, patience: float = 5) -> OwnModel:
    model = ChatModel(url, "stand-in")
    return OwnModel(model, may_send=lambda _: may, tell=lines.append, patience=patience)


@pytest.mark.real
def test_it_is_asked_once_for_an_answer_and_for_its_likeliest_words(stand_in: StandIn) -> None:
    stand_in.says = reply(row())
    lines: list[str] = []
    judge = own_model(stand_in.url, lines)
    first = judge.opinions("How?", ["caching"], WORDS)
    assert judge.opinions("How?", ["caching"], WORDS) == first
    assert len(first) == len(stand_in.came) == 1
    assert stand_in.came[0]["temperature"] == 0
    assert lines == ["stand-in: 1 of its verdicts on 1 concepts quote what was said, and count."]


@pytest.mark.real
def test_a_server_that_drips_is_left_in_time_and_not_asked_again(stand_in: StandIn) -> None:
    stand_in.drips = True
    lines: list[str] = []
    judge = own_model(stand_in.url, lines, patience=0.5)
    began = time.monotonic()
    assert list(judge.opinions("How?", ["caching"], WORDS)) == []
    assert list(judge.opinions("And?", ["caching"], WORDS)) == []
    assert time.monotonic() - began < 3
    assert len(stand_in.came) == len(lines) == 1
    assert "The shipped judge decides alone." in lines[0]


@pytest.mark.real
def test_a_dead_server_is_one_line(stand_in: StandIn) -> None:
    lines: list[str] = []
    judge = own_model("http://127.0.0.1:9/v1", lines)
    assert list(judge.opinions("How?", ["caching"], WORDS)) == []
    assert [line.count("\n") for line in lines] == [0]


@pytest.mark.real
def test_nothing_is_sent_without_leave(stand_in: StandIn) -> None:
    judge = own_model(stand_in.url, [], may=False)
    assert list(judge.opinions("How?", ["caching"], WORDS)) == []
    assert stand_in.came == []


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    """Give the arguments that assess one typed answer."""
    guide, answer = tmp_path / "guide.md", tmp_path / "answer.txt"
    guide.write_text(GUIDE)
    answer.write_text(ANSWER)
    return ("assess", "--text", str(answer), "-n", "1", "--guide", str(guide), "--json")


def set_up(url: str) -> dict[str, str]:
    return {"MOCKINT_LLM_URL": url, "MOCKINT_LLM_MODEL": "stand-in"}


def concepts(output: str) -> list[tuple[str, str, str]]:
    """Give what is told of concepts: name, level, sentence."""
    found = json.loads(output)["review"]["findings"]
    return [
        (told["subject"], told["level"], told["message"])
        for told in found
        if told["check"] == "concepts"
    ]


def test_a_verdict_with_its_quote_is_heard_beside_ours(
    run: Run, stand_in: StandIn, files: tuple[str, ...]
) -> None:
    alone = run(*files)
    stand_in.says = reply(row(quote=QUOTE, sure=1.0))
    both = run(*files, "--larger-judge", **set_up(stand_in.url))
    assert (alone.returncode, both.returncode) == (0, 0), both.stderr
    assert concepts(both.stdout) != concepts(alone.stdout)
    cited = [text for name, _, text in concepts(both.stdout) if name == "caching"]
    assert any(QUOTE in text for text in cited), cited
    assert json.loads(both.stdout)["review"]["made_by"].endswith(" with stand-in")
    assert "Sent to http://127.0.0.1" in both.stderr
    assert ANSWER in json.dumps(stand_in.came[0]["messages"])


@pytest.mark.parametrize(
    "says",
    [
        reply(row(quote="caching is what makes the system scale", sure=1.0)),
        reply(row(verdict="absent", quote="", sure=1.0), row(concept=2, quote="sharding", sure=1)),
        "caching: explained",
    ],
    ids=["invented words", "nothing quoted", "no JSON"],
)
def test_what_quotes_nothing_that_was_said_changes_nothing(
    run: Run, stand_in: StandIn, files: tuple[str, ...], says: str
) -> None:
    stand_in.says = says
    both = run(*files, "--larger-judge", **set_up(stand_in.url))
    assert both.returncode == 0, both.stderr
    assert len(stand_in.came) == 1
    assert concepts(both.stdout) == concepts(run(*files).stdout)


def test_a_dead_server_stops_no_review(run: Run, files: tuple[str, ...]) -> None:
    done = run(*files, "--larger-judge", **set_up("http://127.0.0.1:9/v1"))
    assert done.returncode == 0
    assert "The shipped judge decides alone." in done.stderr
    assert "Traceback" not in done.stderr
    assert concepts(done.stdout) == concepts(run(*files).stdout)


@pytest.mark.parametrize(
    ("more", "env", "line"),
    [
        (("--larger-judge",), {}, "No larger judge is set up."),
        (("--larger-judge",), set_up("http://model.example/v1"), "Nothing was sent"),
        (
            ("--larger-judge", "--send-to", "other.example"),
            set_up("http://model.example/v1"),
            "--send-to names other.example",
        ),
        (("--send-to", "model.example"), {}, "--send-to is for --larger-judge."),
    ],
)
def test_what_is_not_set_up_or_not_agreed_is_one_line(
    run: Run, files: tuple[str, ...], more: tuple[str, ...], env: dict[str, str], line: str
) -> None:
    done = run(*files, *more, **env)
    assert done.returncode == 2
    assert line in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.real
def test_at_a_terminal_a_no_sends_nothing_and_the_review_goes_on(
    files: tuple[str, ...], tmp_path: Path
) -> None:
    """Every letter that would go is shown first."""
    with server() as proxy:
        code, screen = at_a_terminal(
            (*files[:-1], "--larger-judge"),
            "n\n",
            tmp_path,
            http_proxy=f"http://127.0.0.1:{proxy.server_port}",
            **set_up("http://model.example/v1"),
        )
    assert (code, proxy.came) == (0, []), screen
    shown = " ".join(screen.split())
    assert "For a second judgement, a language model would be sent" in shown
    assert "That way nine in ten reads never reach it" in shown
    assert "caching" in shown.rpartition("which is not this machine")[2]


def test_a_session_is_judged_again_and_names_who_helped(
    run: Run, stand_in: StandIn, short_session: Path
) -> None:
    answer = next(short_session.glob("*/transcript.json")).parent
    words = json.loads((answer / "transcript.json").read_text("utf-8"))["words"]
    quote = " ".join(word["text"] for word in words[:6])
    stand_in.says = reply(row(verdict="denied", quote=quote, sure=1.0))
    place = ("--recordings", str(short_session.parent))
    done = run("review", short_session.name, *place, "--larger-judge", **set_up(stand_in.url))
    assert done.returncode == 0, done.stderr
    assert len(stand_in.came) == 1
    assert "stand-in: 1 of its verdicts" in done.stdout
    assert json.loads((answer / "review.json").read_text("utf-8"))["made_by"].endswith("stand-in")
    assert "stand-in" in (short_session / "report.md").read_text("utf-8")
