"""Nothing that was asked is lost: what was skipped or left, or has no words, is asked again."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mockint.agenda import Agenda
from mockint.audio import Sound, write_wav
from mockint.cli import ending
from mockint.console import Console
from mockint.errors import BadInput
from mockint.events import Replying
from mockint.interview import interview
from mockint.interview.speaking import ASSUME
from mockint.model import (
    RATE,
    Entry,
    Pack,
    Question,
    Recording,
    Review,
    Span,
    Stop,
    Transcript,
    Word,
)
from mockint.ports import Key, Room
from mockint.session import store
from mockint.wiring import guides, plans
from tests import builders
from tests.fakes import FakeScreen
from tests.test_store import NOW, answered

SPOKEN = (Span(0.5, 2.5),)
WORDS = (Word("Hello.", 0.5, 0.9, 0.9),)


@pytest.fixture(scope="module")
def pack() -> Pack:
    pack = guides.read(guides.shipped())[0]
    return replace(pack, questions=pack.questions[:2])


@dataclass
class Script:
    """An ear, a voice and a transcriber that do what a script says, one line an answer."""

    lines: list[tuple[Stop, tuple[Span, ...], tuple[Key, ...]]]
    said: list[str] = field(default_factory=list)
    heard: tuple[Span, ...] = ()
    words: list[str] = field(default_factory=list)
    """Of each answer; those of nobody in particular when they are used up."""

    def listen(self, path: Path, *, reply: Callable[[Key], None], **_: Any) -> Recording:
        stop, speech, keys = self.lines.pop(0)
        for key in keys:
            reply(key)
        self.heard = speech
        write_wav(path, Sound(np.zeros(3 * RATE, np.int16), RATE))
        return builders.recording(3.0, *speech, stop=stop, path=f"{path.parent.name}/answer.wav")

    def meanwhile(self, work: Callable[[], Any], **_: Any) -> Any:
        return work()

    def gone_on(self) -> bool:
        return False

    def prepare(self, text: str) -> None:
        pass

    def say(self, text: str, keep: Path | None = None) -> None:
        self.said.append(text)

    def hush(self) -> None:
        pass

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        pass

    def feed(self, span: Span) -> None:
        pass

    def finish(self) -> Transcript:
        if self.words:
            return Transcript(builders.words(self.words.pop(0)), "en", "test")
        return Transcript(WORDS if self.heard else (), "en", "test")

    def close(self) -> None:
        pass


def held(
    folder: store.Folder, pack: Pack, *lines: Any, words: tuple[str, ...] = ()
) -> tuple[Script, FakeScreen]:
    """Hold an interview by a script."""
    script, screen = Script(list(lines), words=list(words)), FakeScreen()
    room = Room(
        pack=pack,
        voice=script,
        ear=script,
        transcriber=script,
        review=lambda answer: Review(answer.question.id, (), (), "test"),
        store=folder,
        screen=screen,
        attended=True,
    )
    interview(Agenda(pack.questions), room)
    return script, screen


def begun(tmp_path: Path, pack: Pack) -> store.Folder:
    return store.begin(
        tmp_path / "recordings", pack, now=NOW, candidate="you", planned=pack.questions
    )


def entry(stop: Stop, *, words: bool = True, speech: tuple[Span, ...] = SPOKEN) -> Entry:
    question = builders.question()
    said = Transcript(WORDS if words else (), "en", "test")
    return Entry(question, builders.recording(3.0, *speech, stop=stop), said)


def test_what_counts_as_an_answer() -> None:
    assert plans.answered(entry(Stop.SILENCE))
    assert plans.answered(entry(Stop.KEY))
    assert plans.answered(replace(entry(Stop.BROKEN_OFF), transcript=None))
    assert not plans.answered(entry(Stop.SKIPPED))
    assert not plans.answered(entry(Stop.QUIT))
    assert not plans.answered(entry(Stop.KEY, words=False))
    assert not plans.answered(Entry(builders.question()))


def test_a_skipped_question_records_nothing_and_the_next_one_comes(
    tmp_path: Path, pack: Pack
) -> None:
    folder = begun(tmp_path, pack)
    held(folder, pack, (Stop.SKIPPED, (), ()), (Stop.SILENCE, SPOKEN, ()))
    first, second = store.load(folder.path).entries
    assert (first.recording, first.transcript, first.review) == (None, None, None)
    assert not list(folder.path.glob("*/take-*.wav"))
    assert second.recording is not None
    assert [question.id for question in open_at(folder)] == [pack.questions[0].id]


def open_at(folder: store.Folder) -> list[Question]:
    """Say what a session that goes on asks."""
    plan = plans.resume(folder.path.parent, "last")
    done = {review.question for review in plan.reviews}
    return [question for question in plan.questions if question.id not in done]


@pytest.mark.parametrize(
    "line",
    [(Stop.QUIT, (), ()), (Stop.QUIT, SPOKEN, ()), (Stop.KEY, (), ())],
    ids=["q at once", "q in an answer", "no words"],
)
def test_a_question_that_was_left_is_asked_again(tmp_path: Path, pack: Pack, line: Any) -> None:
    folder = begun(tmp_path, pack)
    held(folder, pack, line, (Stop.QUIT, (), ()))
    assert [question.id for question in open_at(folder)] == [asked.id for asked in pack.questions]


def test_an_earlier_answer_is_kept_as_a_take_when_its_question_is_asked_again(
    tmp_path: Path, pack: Pack
) -> None:
    folder = begun(tmp_path, pack)
    held(folder, pack, (Stop.QUIT, SPOKEN, ()))
    held(folder, pack, (Stop.SILENCE, SPOKEN, ()), (Stop.SILENCE, SPOKEN, ()))
    assert len(list(folder.path.glob("*/take-1.wav"))) == 1
    with pytest.raises(BadInput, match="an answer to each question"):
        plans.resume(folder.path.parent, "last")


def test_the_interviewer_says_what_was_asked_for(tmp_path: Path, pack: Pack) -> None:
    first, *rest = pack.questions
    pack = replace(pack, questions=(replace(first, reworded="The same, simply?"), *rest))
    keys = (Key.REPEAT, Key.REWORD, Key.CLARIFY)
    script, screen = held(begun(tmp_path, pack), pack, (Stop.QUIT, SPOKEN, keys))
    assert script.said == [first.text, first.text, "The same, simply?", ASSUME["en"]]
    assert len([shown for shown in screen.shown if isinstance(shown, Replying)]) == 3


def test_a_wish_whose_words_come_late_is_granted_and_no_answer(tmp_path: Path, pack: Pack) -> None:
    """A slow machine knows them only when the silence has ended the answer."""
    folder = begun(tmp_path, pack)
    words = ("Sorry, could you repeat the question?", "We had an outage.", "Next question, please.")
    lines = [(Stop.SILENCE, SPOKEN, ())] * 3
    script, _ = held(folder, pack, *lines, words=words)
    first, second = pack.questions
    assert script.said == [first.text, first.text, second.text]
    answered, skipped = store.load(folder.path).entries
    assert answered.transcript is not None
    assert answered.transcript.text == "We had an outage."
    assert skipped.recording is None
    assert len(list(folder.path.glob("*/take-1.wav"))) == 2


@pytest.mark.real
def test_a_question_of_our_own_bank_has_another_wording(tmp_path: Path) -> None:
    text = "Tell me about a time you lost a deal that you thought was yours."
    bank = plans.question_bank()
    row = next(row for trade in bank.trades for row in trade.entries)
    (tmp_path / "guide.md").write_text(f"# Guide\n\n## Questions\n1. {row.text}\n2. {text} Why?\n")
    plan = plans.plan(tmp_path / "guide.md", [])
    assert [question.reworded for question in plan.questions] == [row.reworded, ""]


def printed(work: Callable[[Console], Any], width: int = 60) -> str:
    out = io.StringIO()
    work(Console(file=out, width=width))
    return out.getvalue()


def test_an_interview_without_a_recording_leaves_no_session(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    held(folder, pack, (Stop.QUIT, (), ()))
    text = printed(lambda console: ending.nothing_recorded(folder.path, console))
    assert "Nothing was recorded" in text
    assert store.sessions(folder.path.parent) == []


def test_a_recording_is_never_taken_away(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    held(folder, pack, (Stop.QUIT, SPOKEN, ()))
    assert printed(lambda console: ending.nothing_recorded(folder.path, console)) == ""
    folder.set_aside(pack.questions[0])
    assert printed(lambda console: ending.nothing_recorded(folder.path, console)) == ""
    assert list(folder.path.glob("*/take-1.wav"))


def test_what_is_open_is_named_with_its_command_in_one_line(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0])
    text = printed(lambda console: ending.say_what_is_open(folder.path, console))
    assert (
        f"1 question has no answer yet. To go on: mockint interview --resume {folder.path.name}"
        in text
    )
    answered(folder, pack.questions[1])
    assert printed(lambda console: ending.say_what_is_open(folder.path, console)) == ""


def test_spoken_is_how_long_somebody_spoke() -> None:
    review = Review("01-x", (), (), "test")
    row = replace(entry(Stop.KEY), recording=builders.recording(70.0, Span(3, 5)), review=review)
    text = printed(lambda console: console.print(ending.table([row])))
    assert "0:02" in text
    assert "1:10" not in text
