"""`mockint guide new`: an advert and a résumé become a guide that can be rehearsed.

What came from where is told apart.
"""

import io
import json
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright
from pypdf import PdfWriter

from mockint.guide.sections.kinds import kind_of
from mockint.model import Kind, Pack
from mockint.prepare.advert import Seniority, advert
from mockint.prepare.choosing import choose
from mockint.prepare.draft import Choice, draft
from mockint.prepare.paper import paper
from mockint.prepare.proposals import proposed
from mockint.prepare.question_bank import Trade, load
from mockint.prepare.resume import resume
from mockint.prepare.trade_choice import trade_of
from mockint.prepare.writing import written
from mockint.wiring.guides import read, shipped
from mockint.wiring.prepare import known, read_paper
from tests.conftest import Run

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
QUESTIONS = shipped().parent / "trades"
BANK = load(QUESTIONS)
ASKED = frozenset(kind.value for kind in Kind if kind not in (Kind.ASKING, Kind.CLOSING))
"""Kinds of questions that interviewers ask; a session has others besides."""

ADVERT = """\
# Senior Backend Engineer

Lantern Parcels is looking for a Senior Backend Engineer in Rotterdam.

## About us
Lantern Parcels moves 200,000 parcels a day for small shops.

## What you will do
- Design and run Node.js and Go microservices behind our tracking API
- Tune PostgreSQL queries and the Redis cache in front of them

## What you bring
- 5+ years of backend experience
- Kubernetes and Kafka are daily tools

## Nice to have
- gRPC
"""
RESUME = """\
# Curriculum vitae
candidate@example.org · +31 6 1234 5678

## Experience
**Backend Developer, a web shop** 2021 – 2025
- Cut API latency by 25% with a Redis cache
- Served 10,000 users a day with Node.js on AWS
- Set up GitHub Actions and Docker

## Education
Computer Science, final grade 8.1 of 10 points
"""
WARD = """\
Job title: Registered Nurse
Company: Riverside Hospital

Your tasks:
* Care for six patients a shift on an acute ward
* Hand over to the next shift and keep records
Requirements:
* Registration as a nurse; certificates are welcome
* 1 year of experience with patients after surgery
"""


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    """Write advert and résumé."""
    advert_file, resume_file = tmp_path / "advert.md", tmp_path / "cv.md"
    advert_file.write_text(ADVERT)
    resume_file.write_text(RESUME)
    return advert_file, resume_file


def made(advert_text: str, resume_text: str = "", *, count: int = 12) -> str:
    """Make a guide without a terminal."""
    post = advert(paper("advert.md", advert_text))
    trade = trade_of(post, BANK)
    names = [item.text if item else "" for item in (post.company, post.role)]
    choice = Choice(names[0], names[1], post.level, trade, count)
    person = resume(paper("cv.md", resume_text)) if resume_text else None
    return written(draft(post, person, BANK, known(trade.id), choice))


def packed(text: str, tmp_path: Path) -> Pack:
    """Read what was written, which must leave no fault."""
    path = tmp_path / "made.md"
    path.write_text(text, "utf-8")
    pack, faults = read(path)
    assert not faults, text
    return pack


def test_the_bank_holds_each_kind_for_each_level_and_says_what_it_is() -> None:
    """500 questions or more, none twice; the guide's reader takes each for the kind that it is."""
    files = {
        path.parent.name: tomllib.loads(path.read_text("utf-8"))
        for path in QUESTIONS.glob("*/questions.toml")
    }
    entries = [entry for file in files.values() for entry in file["question"]]
    assert len(entries) >= 500
    assert len({entry["reworded"] for entry in entries}) == len(entries)
    assert not {entry["text"] for entry in entries} & {entry["reworded"] for entry in entries}
    assert len({entry["text"] for entry in entries}) == len(entries)
    assert {frozenset(entry) for entry in entries} == {
        frozenset({"text", "reworded", "kind", "levels", "about"})
    }
    assert not [
        (entry["text"], kind_of(entry["text"], ""))
        for entry in entries
        if kind_of(entry["text"], "") != entry["kind"]
    ], "give each the kind that it is taken for, or word it so that its kind is heard"
    folders = {path.name for path in QUESTIONS.iterdir() if path.is_dir()} - {"__pycache__"}
    assert set(files) == folders, "a trade needs its questions.toml"
    assert "general" in files
    general = Counter(entry["kind"] for entry in files["general"]["question"])
    assert all(general[kind] >= 3 for kind in ASKED - {"system design"})
    for name, file in files.items():
        assert len(file["question"]) >= 40, f"{name}/questions.toml: write 40 questions or more"
    for level in Seniority:
        assert {entry["kind"] for entry in entries if level in entry["levels"]} >= ASKED


def test_what_the_papers_say_arrives_in_the_guide_with_the_line_that_says_it(
    tmp_path: Path,
) -> None:
    """Company, role, achievements, concepts and questions; each taken line names its own."""
    text = made(ADVERT, RESUME)
    pack = packed(text, tmp_path)
    assert (pack.company, pack.role) == ("Lantern Parcels", "Senior Backend Engineer")
    assert [claim.text for claim in pack.claims] == [
        "Cut API latency by 25% with a Redis cache",
        "Served 10,000 users a day with Node.js on AWS",
    ]
    sources = {"advert.md": ADVERT.splitlines(), "cv.md": RESUME.splitlines()}
    taken = re.findall(
        r"^ *- (?:\*\*[^*]+\*\*: )?(.+) <!-- ([\w.]+):(\d+) -->$", text, re.MULTILINE
    )
    taken = [row for row in taken if not row[0].startswith(("“", "asked for"))]
    assert len(taken) >= 9
    for words, file, line in taken:
        assert re.split(r", | \(", words.replace("\\", ""))[0] in sources[file][int(line) - 1]
    names = {concept.name for group in pack.concepts for concept in group.concepts}
    assert {"Redis", "Kubernetes", "Kafka", "gRPC", "PostgreSQL", "Node.js"} <= names


def test_questions_are_a_mix_for_the_level_and_follow_the_advert(tmp_path: Path) -> None:
    """Twelve of the bank, two on the résumé, two on what is missing in it."""
    pack = packed(made(ADVERT, RESUME), tmp_path)
    assert len(pack.questions) == 16
    kinds = Counter(question.kind for question in pack.questions)
    assert [question.kind for question in pack.questions[:2]] == [
        Kind.SELF_PRESENTATION,
        Kind.MOTIVATION,
    ]
    assert {Kind.PLANS, Kind.TERMS, Kind.SITUATIONAL, Kind.CONFLICT} <= set(kinds)
    assert {Kind.SYSTEM_DESIGN, Kind.COMPARISON, Kind.WALKTHROUGH} <= set(kinds)
    spoken = " ".join(question.text for question in pack.questions)
    for word in ("cache", "pod", "25%", "Kubernetes, which your résumé does not"):
        assert word in spoken
    text = {entry.text: entry.levels for trade in BANK.trades for entry in trade.entries}
    assert all(
        Seniority.SENIOR in text[question.text]
        for question in pack.questions
        if question.text in text
    )


def test_nothing_private_is_copied() -> None:
    """Addresses and numbers of a person are of no use in a guide, which may be shown around."""
    text = made(ADVERT, RESUME)
    assert "example.org" not in text
    assert "1234" not in text
    assert "8.1" not in text


def test_a_nurse_gets_questions_of_her_trade_and_no_engineering(tmp_path: Path) -> None:
    """Another trade, labels for headings, stars for dashes; `certificates` is no concept."""
    pack = packed(made(WARD), tmp_path)
    assert (pack.company, pack.role) == ("Riverside Hospital", "Registered Nurse")
    assert any("patient" in question.text for question in pack.questions)
    assert {
        concept.source.file.split("/")[0] for group in pack.concepts for concept in group.concepts
    } <= {"care", pack.guide}
    assert advert(paper("ward.txt", WARD)).level is Seniority.JUNIOR


@pytest.mark.parametrize("level", Seniority)
@pytest.mark.parametrize("trade", BANK.trades, ids=lambda trade: trade.id)
def test_every_trade_and_level_fills_a_guide(
    trade: Trade, level: Seniority, tmp_path: Path
) -> None:
    """Also where an advert says nothing: twenty questions, each once, of at least five kinds."""
    post = advert(paper("", ""))
    chosen = choose(BANK, post, trade, level, count=20)
    assert len({picked.entry.text for picked in chosen}) == 20
    assert len({picked.entry.kind for picked in chosen}) >= 5
    text = written(draft(post, None, BANK, known(""), Choice("", "", level, trade, 20)))
    assert [question.text for question in packed(text, tmp_path).questions] == [
        picked.entry.text for picked in chosen
    ]


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)
MARKED = st.sampled_from(
    [
        "",
        "- ",
        "* ",
        "# ",
        "## Requirements\n- ",
        "What you do:\n",
        "1. ",
        "> ",
        "<!-- ",
        "```\n",
        "**",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(MARKED, LINES), max_size=15), st.lists(st.tuples(MARKED, LINES), max_size=10)
)
def test_whatever_the_papers_hold_the_guide_asks_what_was_drafted(
    tmp_path_factory: pytest.TempPathFactory,
    advert_lines: list[tuple[str, str]],
    resume_lines: list[tuple[str, str]],
) -> None:
    """No line of an advert can break out of its bullet, become a question or end a comment."""
    texts = [
        "\n".join(mark + text for mark, text in lines) for lines in (advert_lines, resume_lines)
    ]
    text = made(*texts)
    post = advert(paper("advert.md", texts[0]))
    chosen = choose(BANK, post, trade_of(post, BANK), post.level, count=12)
    path = tmp_path_factory.getbasetemp() / "whatever.md"
    path.write_text(text, "utf-8")
    pack, _ = read(path)
    assert [question.text for question in pack.questions][:12] == [
        entry.entry.text for entry in chosen
    ]
    assert len(pack.questions) <= 16
    assert len(pack.to_ask) == len(BANK.to_ask)
    assert len(pack.advice) == len(BANK.advice)


def as_docx(text: str) -> bytes:
    """Write a Word document as people do: headings, list bullets and a table."""
    document = docx.Document()
    for line in text.splitlines():
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Languages", "Dutch and English"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """Print a page with Chromium, as a browser saves an advert."""
    rows = [
        f"<h2>{line.lstrip('# ')}</h2>"
        if line.startswith("#")
        else f"<li>{line[2:]}</li>"
        if line[:2] == "- "
        else f"<p>{line}</p>"
        for line in text.splitlines()
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content("".join(rows))
        data = page.pdf()
        browser.close()
    return data


@pytest.mark.real
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which prints the PDF")
def test_pdf_and_docx_say_the_same_as_the_text(tmp_path: Path) -> None:
    """A printed page loses heading marks, a Word document dashes; the guide is the same."""
    text = advert(paper("advert", ADVERT))
    for name, data in (("advert.pdf", as_pdf(ADVERT)), ("advert.docx", as_docx(ADVERT))):
        path = tmp_path / name
        path.write_bytes(data)
        other = advert(read_paper(path))
        assert other.role
        assert other.company
        assert text.role
        assert text.company
        assert (other.role.text, other.company.text, other.level) == (
            text.role.text,
            text.company.text,
            text.level,
        )
        assert [item.text for item in other.duties] == [item.text for item in text.duties]
        needed = [item.text for item in text.requirements]
        assert [item.text for item in other.requirements][: len(needed)] == needed
    path = tmp_path / "cv.docx"
    path.write_bytes(as_docx(RESUME))
    assert [item.text for item in resume(read_paper(path)).achievements] == [
        item.text for item in resume(paper("cv", RESUME)).achievements
    ]


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD = {
    "locked.pdf": (locked_pdf(), "locked with a password"),
    "scan.pdf": (scanned_pdf(), "holds pictures and no text"),
    "damaged.pdf": (b"%PDF-1.7\n" + b"\x00garbage" * 40, "damaged"),
    "empty.txt": (b"", "is empty"),
    "blank.md": (b"\n \n\t\n", "is empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not text, PDF or DOCX"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is not text, PDF or DOCX"),
    "sheet.docx": (b"PK\x03\x04" + bytes(200), "no Word document"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_paper_without_text_gives_one_line_and_exit_code_two(
    name: str, run: Run, tmp_path: Path
) -> None:
    """What is wrong, and what to do."""
    data, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    done = run("guide", "new", "--yes", "--advert", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert list(tmp_path.glob("*guide*.md")) == []


def test_a_guide_is_made_checked_and_never_written_over(
    run: Run, papers: tuple[Path, Path], tmp_path: Path
) -> None:
    """The screen says what came from which line; the result is valid and is not overwritten."""
    arguments = (
        "guide",
        "new",
        "--yes",
        "--advert",
        papers[0],
        "--resume",
        papers[1],
        "--out",
        "mine.md",
    )
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    assert "The company is “Lantern Parcels” (advert.md:3)." in done.stdout
    assert "cv.md:6" in done.stdout
    assert not read(tmp_path / "mine.md")[1]
    before = (tmp_path / "mine.md").read_bytes()
    again = run(*arguments)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert (tmp_path / "mine.md").read_bytes() == before


@pytest.mark.real
def test_questions_at_the_terminal_change_the_guide(
    papers: tuple[Path, Path], tmp_path: Path
) -> None:
    """Another company, a question left out, one added; Enter keeps what was found."""
    answers = "Harbour Post\n\n\n\n1 3\nWhy parcels\n\n"
    command = [
        sys.executable,
        "-m",
        "mockint",
        "guide",
        "new",
        "--advert",
        papers[0],
        "--resume",
        papers[1],
    ]
    done = subprocess.run(
        [*command, "--out", "mine.md"],
        input=answers,
        text=True,
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pack, _ = read(tmp_path / "mine.md")
    assert pack.company == "Harbour Post"
    assert len(pack.questions) == 15
    assert pack.questions[-1].text == "Why parcels?"
    assert "Tell me about yourself" not in pack.questions[0].text


@pytest.mark.real
def test_without_papers_the_terminal_asks_for_the_post(tmp_path: Path) -> None:
    """Company, role, trade and level alone give a guide; nothing is said to come from anywhere."""
    command = [sys.executable, "-m", "mockint", "guide", "new", "--out", "mine.md", "-n", "8"]
    answers = "\n\nRiver Clinic\nNurse\ncare\njunior\n\n\n"
    done = subprocess.run(
        command, input=answers, text=True, capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    pack, faults = read(tmp_path / "mine.md")
    assert not faults
    assert (pack.company, pack.role, len(pack.questions)) == ("River Clinic", "Nurse", 8)
    care = {entry.text for trade in BANK.trades if trade.id == "care" for entry in trade.entries}
    assert any(question.text in care for question in pack.questions)


KOREAN = """\
회사: 한빛소프트
포지션: 시니어 백엔드 개발자

주요업무
- Node.js 기반 API 서버와 PostgreSQL과 Redis를 운영합니다

자격요건
- 백엔드 개발 경력 5년 이상

우대사항
- gRPC 경험
"""


def test_a_korean_advert_is_understood(tmp_path: Path) -> None:
    """Headings, labels and years in Korean; the questions are English, as documented."""
    post = advert(paper("advert.txt", KOREAN))
    assert [len(items) for items in (post.duties, post.requirements, post.wishes)] == [1, 1, 1]
    assert post.level is Seniority.SENIOR
    pack = packed(
        made(KOREAN, "경력\n- 캐시를 도입해 응답 시간을 30% 줄였습니다\n연락처: 010-1234-5678\n"),
        tmp_path,
    )
    assert (pack.company, pack.role) == ("한빛소프트", "시니어 백엔드 개발자")
    assert [claim.text for claim in pack.claims] == ["캐시를 도입해 응답 시간을 30% 줄였습니다"]
    assert {"gRPC", "PostgreSQL", "Redis"} <= {
        concept.name for group in pack.concepts for concept in group.concepts
    }


def test_nobody_at_the_terminal_is_told_what_to_do(run: Run, papers: tuple[Path, Path]) -> None:
    """Closed input is no traceback."""
    done = run("guide", "new", "--advert", papers[0], "--resume", papers[1])
    assert done.returncode == 2
    assert "--yes" in done.stderr.splitlines()[-1]


class StandInForALanguageModel(BaseHTTPRequestHandler):
    """Answers in the form of chat completions with a fixed reply, and keeps what it was sent."""

    asked: ClassVar[list[tuple[str, dict[str, object]]]] = []
    reply: ClassVar[str] = ""

    def do_POST(self) -> None:
        """Answer."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.path, body))
        data = self.reply.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Stay silent."""


@contextmanager
def stand_in(reply: object) -> Iterator[str]:
    """Run the stand-in at an address of this machine."""
    StandInForALanguageModel.asked.clear()
    StandInForALanguageModel.reply = reply if isinstance(reply, str) else json.dumps(reply)
    server = HTTPServer(("127.0.0.1", 0), StandInForALanguageModel)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def configured(url: str) -> dict[str, str]:
    return {"MOCKINT_LLM_URL": url, "MOCKINT_LLM_MODEL": "stand-in"}


def chat(content: str) -> dict[str, object]:
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


def test_a_stand_in_for_a_language_model_proposes_and_its_questions_are_marked(
    run: Run, papers: tuple[Path, Path], tmp_path: Path
) -> None:
    """Two questions and chatter come; the screen says what went where; no contact data went."""
    with stand_in(
        chat("Sure!\n1. **How would you track a lost parcel?**\n- Why Rotterdam?\nGood luck.")
    ) as url:
        wishes = ("--yes", "--propose", "--out", "mine.md")
        done = run(
            *("guide", "new", "--advert", papers[0], "--resume", papers[1], *wishes),
            **configured(url),
        )
    assert done.returncode == 0, done.stderr
    assert f"Sent to {url} (stand-in): " in " ".join(done.stdout.split())
    ((path, body),) = StandInForALanguageModel.asked
    assert path == "/v1/chat/completions"
    sent = json.dumps(body)
    assert "Lantern Parcels" in sent
    assert "example.org" not in sent
    text = (tmp_path / "mine.md").read_text("utf-8")
    lines = [
        line for line in text.splitlines() if "proposed by a language model, not checked" in line
    ]
    assert len(lines) == 2
    pack, faults = read(tmp_path / "mine.md")
    assert not faults
    assert [(question.theme, question.text) for question in pack.questions[-2:]] == [
        ("Proposed", "How would you track a lost parcel?"),
        ("Proposed", "Why Rotterdam?"),
    ]


def test_nothing_is_sent_unless_it_is_wished(run: Run, papers: tuple[Path, Path]) -> None:
    """A model that is set up but not asked for hears nothing."""
    with stand_in(chat("Why?")) as url:
        done = run("guide", "new", "--yes", "--advert", papers[0], **configured(url))
    assert done.returncode == 0, done.stderr
    assert StandInForALanguageModel.asked == []


@pytest.mark.parametrize(
    ("reply", "said"),
    [("<html>", "did not answer"), ({"choices": []}, "not in the form"), ("[]", "not in the form")],
)
def test_a_stand_in_that_answers_nonsense_gives_one_line(
    reply: object, said: str, run: Run, papers: tuple[Path, Path]
) -> None:
    """The guide is not written then: the candidate decides what to do."""
    with stand_in(reply) as url:
        done = run("guide", "new", "--yes", "--propose", "--advert", papers[0], **configured(url))
    assert done.returncode == 3
    assert said in done.stderr.splitlines()[-1]


def test_no_model_and_an_address_that_is_none_are_told(run: Run, papers: tuple[Path, Path]) -> None:
    """A file is no web address: nothing but HTTP is opened."""
    arguments = ("guide", "new", "--yes", "--propose", "--advert", papers[0])
    assert "No language model is set up" in run(*arguments).stderr
    wrong = run(*arguments, MOCKINT_LLM_URL="file:///etc/passwd", MOCKINT_LLM_MODEL="m")
    assert wrong.returncode == 2
    assert "no web address" in wrong.stderr


def test_proposals_are_only_new_questions() -> None:
    """What is known, too long or asks nothing is left out, and never more than were asked for."""
    reply = "Why us?\n- why us\n2) Why not?\nTell me.\n" + "x" * 400 + "?\nHow?\nWhen?"
    found = proposed(reply, "m", known=["Why us?"], count=2)
    assert [(proposal.text, proposal.because) for proposal in found] == [
        ("Why not?", "m"),
        ("How?", "m"),
    ]
