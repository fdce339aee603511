"""Follow-ups: what is said to one joins its answer; and what is asked on, and what is not."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Run

from mockint import report
from mockint.agenda import Agenda
from mockint.audio import Sound, read_wav, write_wav
from mockint.cli.assess import typed
from mockint.engines import opus
from mockint.engines.pyav import decode
from mockint.events import Asking, Reviewed
from mockint.interview import interview
from mockint.model import (
    RATE,
    Answer,
    Claim,
    Evidence,
    Finding,
    FollowUp,
    Kind,
    Level,
    Pack,
    Recording,
    Review,
    Rubric,
    Session,
    Source,
    Span,
    Stop,
)
from mockint.ports import GoesOn, Key, Room
from mockint.probing import Prober
from mockint.probing.choosing import ORDER
from mockint.probing.own_words import countable, vague
from mockint.probing.wording import holes, patterns
from mockint.review import review
from mockint.session import store
from mockint.wiring import guides, parts, plans
from mockint.wiring.interviews import read_ahead
from mockint.wiring.repair import repair
from tests import builders
from tests.fakes import FakeScreen
from tests.report_material import session
from tests.test_interview import SOUNDS
from tests.test_open_questions import NOW, Script

SAID = (Span(0.5, 2.5),)
CHOSEN = FollowUp("result", "How did it end?", "nothing was heard of what came of it")
NOT = FollowUp("number", "", "a number was told")


@dataclass
class Loud(Script):
    """A script whose answers sound like their number, so that it is heard which is where."""

    count: int = 0

    def listen(self, path: Path, **rest: Any) -> Recording:
        recording = super().listen(path, **rest)
        self.count += 1
        write_wav(path, Sound(np.full(3 * RATE, self.count, np.int16), RATE))
        return recording


@dataclass
class Asks:
    """A prober that asks on a number of times after the first answer."""

    times: int = 1
    before: list[int] = field(default_factory=list)

    def __call__(self, answer: Answer, _review: Review, before: Any = ()) -> tuple[FollowUp, ...]:
        self.before.append(len(before))
        assert answer.recording is not None
        asked = sum(bool(follow_up.text) for follow_up in answer.recording.follow_ups)
        if asked >= self.times or not answer.question.id.startswith("01"):
            return ()
        return (replace(CHOSEN, about=f"result {asked}"), *(() if asked else (NOT,)))


@dataclass
class Prepared(Script):
    """A voice that keeps what it was told to prepare."""

    prepared: list[str] = field(default_factory=list)

    def prepare(self, text: str) -> None:
        self.prepared.append(text)


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack = guides.read(guides.shipped())[0]
    return replace(pack, questions=pack.questions[:2])


def held(
    tmp_path: Path, pack: Pack, *lines: Any, words: tuple[str, ...] = (), times: int = 1
) -> tuple[store.Folder, Loud, FakeScreen]:
    """Hold an interview by a script, with an interviewer who asks on."""
    folder = store.begin(
        tmp_path / "recordings", pack, now=NOW, candidate="you", planned=pack.questions
    )
    script, screen = Loud(list(lines), words=list(words)), FakeScreen()
    room = Room(
        pack=pack,
        voice=script,
        ear=script,
        transcriber=script,
        review=lambda answer: Review(answer.question.id, (), (), answer.transcript.text),
        store=folder,
        screen=screen,
        prober=Asks(times),
        attended=True,
    )
    interview(Agenda(pack.questions), room)
    return folder, script, screen


ANSWERED = (Stop.SILENCE, SAID, ())


def test_what_is_said_to_a_follow_up_is_one_answer_with_what_came_before(
    tmp_path: Path, pack: Pack
) -> None:
    words = ("we fixed it", "it went down by half.", "another answer.")
    folder, script, screen = held(tmp_path, pack, ANSWERED, ANSWERED, ANSWERED, words=words)
    entries = store.load(folder.path).entries
    assert [entry.question.id for entry in entries] == [asked.id for asked in pack.questions]
    recording, transcript, judged = entries[0].recording, entries[0].transcript, entries[0].review
    assert recording is not None
    assert transcript is not None
    assert judged is not None
    assert transcript.text == judged.made_by == "we fixed it. it went down by half."
    assert (recording.seconds, recording.stop) == (6.0, Stop.SILENCE)
    assert recording.speech == (Span(0.5, 2.5), Span(3.5, 5.5))
    assert recording.follow_ups == (NOT, replace(CHOSEN, about="result 0", at=3.0))
    assert transcript.words[3].start == pytest.approx(3.0)
    sound = read_wav(folder.path / recording.path)
    assert len(sound) == 6 * RATE
    assert set(sound[: 3 * RATE].tolist()) == {1}
    assert set(sound[3 * RATE :].tolist()) == {2}
    assert not list(folder.path.glob("*/follow-up-*"))
    assert script.said[:3] == [pack.questions[0].text, CHOSEN.text, pack.questions[1].text]
    assert [shown.number for shown in screen.shown if isinstance(shown, Asking)] == [1, 1, 2]


def test_nothing_is_told_before_the_follow_up_is_answered(tmp_path: Path, pack: Pack) -> None:
    """What was found would give the point away."""
    _, _, screen = held(tmp_path, pack, *[ANSWERED] * 3)
    kinds = [type(shown) for shown in screen.shown if isinstance(shown, Asking | Reviewed)]
    assert kinds == [Asking, Asking, Reviewed, Asking, Reviewed]


def test_two_follow_ups_make_one_answer(tmp_path: Path, pack: Pack) -> None:
    words = ("One.", "Two.", "Three.", "Another answer.")
    folder, _, _ = held(tmp_path, pack, *[ANSWERED] * 4, words=words, times=2)
    first = store.load(folder.path).entries[0]
    assert first.recording is not None
    assert first.transcript is not None
    assert first.transcript.text == "One. Two. Three."
    assert [asked.at for asked in first.recording.follow_ups if asked.text] == [3.0, 6.0]
    assert set(read_wav(folder.path / first.recording.path, Span(6, 9)).tolist()) == {3}


def test_who_goes_on_with_a_follow_up_is_heard_as_one(
    tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next question has begun; what was said to the follow-up is put in its place again."""
    began: list[Path] = []

    def meanwhile(self: Loud, work: Any, *, early: Path | None = None, **_: Any) -> Any:
        done = work()
        began.extend([early] if early else [])
        return GoesOn.GOES_ON if early and len(began) == 3 else done

    monkeypatch.setattr(Loud, "meanwhile", meanwhile)
    words = ("One.", "Two", "Two and more.", "Another answer.")
    folder, _, _ = held(tmp_path, pack, *[ANSWERED] * 4, words=words)
    first, second = store.load(folder.path).entries
    assert first.recording is not None
    assert first.transcript is not None
    assert second.transcript is not None
    assert first.transcript.text == "One. Two and more."
    assert second.transcript.text == "Another answer."
    assert first.recording.seconds == 6.0
    assert set(read_wav(folder.path / first.recording.path, Span(3, 6)).tolist()) == {3}
    assert [asked.at for asked in first.recording.follow_ups if asked.text] == [3.0]


@pytest.mark.parametrize("stop", [Stop.SKIPPED, Stop.QUIT])
def test_a_follow_up_that_is_left_leaves_its_answer_answered(
    stop: Stop, tmp_path: Path, pack: Pack
) -> None:
    folder, _, screen = held(tmp_path, pack, ANSWERED, (stop, (), ()), ANSWERED)
    first = store.load(folder.path).entries[0]
    assert first.recording is not None
    assert plans.answered(first)
    assert (first.recording.seconds, first.recording.stop) == (3.0, Stop.SILENCE)
    assert [asked.at for asked in first.recording.follow_ups] == [None, None]
    assert any(isinstance(shown, Reviewed) for shown in screen.shown)
    assert len(store.load(folder.path).entries) == (2 if stop is Stop.SKIPPED else 1)


def test_a_follow_up_can_be_heard_again(tmp_path: Path, pack: Pack) -> None:
    again = (Stop.SILENCE, SAID, (Key.REPEAT,))
    _, script, _ = held(tmp_path, pack, ANSWERED, again, ANSWERED)
    assert script.said.count(CHOSEN.text) == 2


def test_every_opening_has_wordings_that_end_with_a_question_mark() -> None:
    for language in ("en", "ko"):
        for pattern in patterns(language):
            assert pattern.about in ORDER
            assert len(pattern.texts) >= 2
            for text in pattern.texts:
                assert text.endswith(("?", "Take me through it."))
                assert holes(text) <= {"said", "page", "name"}
    assert {pattern.about for pattern in patterns("en")} == set(ORDER) - {"anything"}


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("And then it got much faster.", "it got much faster"),
        ("The login page loaded a lot faster after that.", "the login page loaded a lot faster"),
        ("We hoped it would get faster.", ""),
        ("We wanted to see whether it got faster.", ""),
        ("It was faster than the old one.", ""),
        ("We got much faster.", ""),
    ],
)
def test_only_a_whole_claim_is_said_back(text: str, clause: str) -> None:
    assert countable(builders.words(text)) == clause


def test_a_claim_that_was_heard_badly_is_not_said_back() -> None:
    words = builders.words("Everything went well.")
    assert vague(words) == "everything went well"
    assert not vague([replace(word, probability=0.3) for word in words])


CASES = {
    "the result": (
        Kind.CONFLICT,
        "Tell me about a conflict with a colleague.",
        (
            "A colleague wanted to rewrite the whole module and I thought that was too risky "
            "before the holidays. I asked him for a coffee, listened to his reasons, and I "
            "proposed that we do the riskiest piece first behind a flag."
        ),
        "result",
    ),
    "the claim": (
        Kind.BEHAVIORAL,
        "Tell me about a time you had to learn something quickly.",
        (
            "When our only iOS developer left, I had to take the app over in two weeks. I took "
            "a course at night and rewrote the login screen. Everything went well in the end."
        ),
        "claim",
    ),
    "all is there": (
        Kind.BEHAVIORAL,
        "Tell me about a time you improved something.",
        (
            "The nightly report took ages. I rewrote the query with a window function and added"
            " an index, and the report went from three hours to eleven minutes. The analysts "
            "could start at eight instead of noon."
        ),
        "",
    ),
    "no example": (
        Kind.COLLABORATION,
        "How do you deal with difficult stakeholders?",
        (
            "I try to understand what they want first. Usually they are afraid of something. I "
            "keep them informed every week and I write down what we agreed on."
        ),
        "example",
    ),
    "nothing to tell": (
        Kind.CONFLICT,
        "Tell me about a time you disagreed with your manager.",
        "I don't really remember any such time, honestly, my manager and I mostly agreed.",
        "",
    ),
    "another subject": (
        Kind.SYSTEM_DESIGN,
        "How would you design a chat service for ten million users?",
        (
            "My grandmother used to bake bread every Sunday. We would all sit around the table "
            "and eat it with butter, and in summer we went to the lake and swam until it was "
            "dark."
        ),
        "",
    ),
}


@pytest.mark.real
@pytest.mark.parametrize("case", CASES)
def test_asks_on_about_what_is_surely_open(case: str) -> None:
    kind, asked, said, about = CASES[case]
    answer = typed(builders.question("01", asked, kind=kind), said, "en")
    rubric = Rubric((), (), ())
    judged = review(answer, rubric, parts.embedder(), parts.judge())
    decided = Prober(rubric, parts.embedder(), parts.judge())(answer, judged)
    assert [follow_up.about for follow_up in decided if follow_up.text] == (
        [about] if about else []
    )
    assert all(follow_up.because for follow_up in decided)


RESUME = ("Cut report generation time by 25% by rewriting the nightly queries",)
DIFFERS = (
    "The nightly reports were slow. I rewrote the nightly queries and cut the report generation "
    "time by 35 percent, so the analysts could start earlier."
)


@pytest.mark.real
def test_a_number_is_questioned_once_an_interview() -> None:
    claims = tuple(Claim(line, (), Source("resume", 1)) for line in RESUME)
    rubric = Rubric((), (), claims)
    answer = typed(
        builders.question("01", "What did you improve?", kind=Kind.BEHAVIORAL), DIFFERS, "en"
    )
    judged = review(answer, rubric, parts.embedder(), parts.judge())
    prober = Prober(rubric, parts.embedder(), parts.judge())
    (asked, *_) = prober(answer, judged)
    assert "25%" in asked.text
    assert "you said 35 percent" in asked.text.lower()
    later = prober(answer, judged, [asked])
    (skipped,) = [follow_up for follow_up in later if follow_up.about == "challenge"]
    assert (skipped.text, "once is enough" in skipped.because) == ("", True)


def test_nobody_asks_on_where_none_is_wished() -> None:
    answer = typed(builders.question(), DIFFERS, "en")
    judged = Review("01", (), (), "test")
    assert Prober(Rubric((), (), ()), None, None, most=0)(answer, judged) == ()


def asked_on(folder: Path) -> Session:
    """Give a session whose second answer was asked on about, at its tenth word."""
    held = session(folder)
    entry = held.entries[1]
    assert entry.recording is not None
    assert entry.transcript is not None
    at = entry.transcript.words[9].start
    place = (Evidence(Span(at, at + 1), 9, 11),)
    found = (
        Finding("star", Level.GOOD, "The result is told.", place),
        Finding("metrics", Level.MISSING, "No number was heard.", place),
    )
    recording = replace(entry.recording, follow_ups=(replace(CHOSEN, at=at), NOT))
    changed = replace(
        entry, recording=recording, review=Review(entry.question.id, found, (), "rules 1")
    )
    return replace(held, entries=(held.entries[0], changed, *held.entries[2:]))


def test_a_report_shows_what_was_asked_and_what_was_said_after_it(tmp_path: Path) -> None:
    held = asked_on(tmp_path / "2026-05-18T19-30-kakao")
    made = report.build(held)
    text, page = (
        report.markdown(made),
        report.html(made, tmp_path / held.id, report.Sounding(opus.webm)),
    )
    recording, transcript = held.entries[1].recording, held.entries[1].transcript
    assert recording is not None
    assert transcript is not None
    before, after = text.split(f"\n> {CHOSEN.text}\n", 1)
    assert transcript.words[8].text in before.rstrip().splitlines()[-1]
    assert transcript.words[9].text in after
    assert text.count("after being asked") == 1
    assert f"“{CHOSEN.text}”: {CHOSEN.because}." in text
    assert f"Not asked (number): {NOT.because}." in text
    assert page.count("after being asked") == 1
    assert f'data-at="{recording.follow_ups[0].at}"' in page
    assert page.count(CHOSEN.text) == 2


def test_the_sound_of_a_follow_up_is_made_while_the_answer_is_spoken(pack: Pack) -> None:
    said = builders.answer(
        pack.questions[0], builders.recording(3.0, *SAID), builders.words("We fixed it.")
    )
    voice = Prepared([])
    read_ahead(lambda _: Review("01", (), (), "test"), Asks(), voice, said)
    assert voice.prepared == [CHOSEN.text]


@pytest.mark.real
def test_only_up_to_two_follow_ups_can_be_wished_for(run: Run) -> None:
    refused = run("interview", "--follow-ups", "3")
    assert refused.returncode == 2
    assert "--follow-ups" in refused.stderr


@pytest.mark.real
def test_what_was_said_to_a_follow_up_when_all_ended_is_joined_by_a_repair(
    tmp_path: Path, pack: Pack
) -> None:
    """The program ended while a follow-up was answered: its question and its sound are on disk."""
    folder, _, _ = held(tmp_path, pack, ANSWERED, (Stop.QUIT, (), ()))
    beside = folder.path / pack.questions[0].id
    said = decode(SOUNDS / "jfk.flac").samples
    write_wav(beside / "follow-up-1.wav", Sound(said, RATE))
    done = repair(folder.path, parts.detector)
    assert done is not None
    assert any("joins its answer" in what for what in done.done)
    (entry,) = store.load(folder.path).entries
    assert entry.recording is not None
    assert entry.recording.seconds == pytest.approx(3 + len(said) / RATE, abs=0.05)
    assert [on.at for on in entry.recording.follow_ups if on.text] == [3.0]
    assert entry.recording.speech[-1].end > 3
    assert entry.transcript is None
    assert not (beside / "follow-up-1.wav").exists()
    assert repair(folder.path, parts.detector) is None
