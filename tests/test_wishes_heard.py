"""A wish in the middle of an answer: what the ear does with its sound, its words and its time."""

from pathlib import Path

import numpy as np
import pytest

from mockint.audio import read_wav
from mockint.ear.listener import Listener
from mockint.ear.utterance import last_utterance
from mockint.engines.silero import Silero
from mockint.events import Listening
from mockint.model import RATE, Recording, Span, Stop, Word
from mockint.ports import Key, SoFar
from tests.fakes import FakeScreen
from tests.test_listen import CLIP, Fingers, Wire, hiss, samples

pytestmark = pytest.mark.real


class Room:
    """A listener whose words are read at once; each utterance has its own."""

    def __init__(self, *said: str, keys: Fingers | None = None, patience: float = 3.0) -> None:
        self.screen, self.said = FakeScreen(), said
        self.heard: list[Span] = []
        self.replies: list[Key] = []
        self.begun_anew = 0
        clip = samples(CLIP)
        sound = np.concatenate([part for _ in said for part in (clip, hiss(2))] + [hiss(4)])
        self.listener = Listener(
            Wire(sound),
            Silero(),
            keys=keys or Fingers(),
            screen=self.screen,
            patience=patience,
            so_far=self.so_far,
        )

    def so_far(self) -> SoFar:
        """Give the words of the utterances that were heard, all in the middle of theirs."""
        starts = [0.0]
        for before, after in zip(self.heard, self.heard[1:], strict=False):
            if after.start - before.end > 1:
                starts.append(after.start)
        said = self.said[self.begun_anew :]
        words = tuple(
            Word(word, start + 1, start + 1, 0.9)
            for start, text in zip(starts, said, strict=False)
            for word in text.split()
        )
        text = " ".join(word.text for word in words)
        return SoFar(text, self.heard[-1].end if self.heard else 0.0, words)

    def anew(self) -> None:
        self.begun_anew += 1
        self.heard.clear()

    def listen(self, path: Path) -> Recording:
        try:
            return self.listener.listen(
                path, heard=self.heard.append, reply=self.replies.append, anew=self.anew
            )
        finally:
            self.listener.close()


ANSWER = "We had an outage and I led the team."


def test_a_wish_is_no_part_of_the_answer_and_its_sound_is_kept(tmp_path: Path) -> None:
    room = Room("Could you repeat the question, please?", ANSWER)
    recording = room.listen(tmp_path / "answer.wav")
    assert room.replies == [Key.REPEAT]
    assert recording.stop is Stop.SILENCE
    assert 3.5 < sum(span.seconds for span in recording.speech) < 5.5
    assert recording.seconds < 12
    aside = read_wav(tmp_path / "aside-1.wav")
    assert len(aside) / RATE > 4
    assert len(read_wav(tmp_path / "answer.wav")) / RATE >= recording.seconds


def test_a_wish_behind_an_answer_leaves_the_answer(tmp_path: Path) -> None:
    room = Room(ANSWER, "Next question, please.", patience=60)
    recording = room.listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.SKIPPED
    assert recording.speech
    assert recording.speech[-1].end < 5.5


def test_who_starts_again_has_the_first_take_beside(tmp_path: Path) -> None:
    room = Room("Let me start again.", ANSWER)
    recording = room.listen(tmp_path / "answer.wav")
    assert room.begun_anew == 1
    assert room.replies == []
    assert recording.speech[0].start < 3
    assert sum(span.seconds for span in recording.speech) < 5.5


def test_a_key_starts_again_too(tmp_path: Path) -> None:
    keys = Fingers((round(5.5 * RATE / 512), Key.RESTART))
    recording = Room(ANSWER, ANSWER, keys=keys).listen(tmp_path / "answer.wav")
    assert len(read_wav(tmp_path / "take-1.wav")) / RATE == pytest.approx(5.5, abs=0.1)
    assert sum(span.seconds for span in recording.speech) < 5.5


def test_a_moment_is_given_however_long_it_takes(tmp_path: Path) -> None:
    room = Room("One moment, please.", patience=1.5)
    recording = room.listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.ENDED
    assert [shown for shown in room.screen.shown if isinstance(shown, Listening)][-1].held


def test_a_question_in_the_middle_of_an_answer_is_a_figure_of_speech(tmp_path: Path) -> None:
    room = Room(ANSWER, "Should I have asked?", patience=60)
    room.listen(tmp_path / "answer.wav")
    assert room.replies == []
    assert room.begun_anew == 0


def test_a_story_that_holds_a_wish_is_an_answer(tmp_path: Path) -> None:
    room = Room("I asked him to repeat the question.", patience=60)
    room.listen(tmp_path / "answer.wav")
    assert (room.replies, room.begun_anew) == ([], 0)


def test_the_last_utterance_is_what_was_said_since_the_last_long_pause() -> None:
    words = tuple(Word(text, at, at + 0.2, 0.9) for text, at in (("one", 0.5), ("two", 4.2)))
    speech = (Span(0, 1), Span(1.3, 2), Span(4, 5))
    utterance = last_utterance(speech, SoFar("one two", 5, words))
    assert utterance is not None
    assert (utterance.since, utterance.text, utterance.alone) == (4, "two", False)
    alone = last_utterance(speech[:2], SoFar("one", 2, words[:1]))
    assert alone is not None
    assert (alone.since, alone.alone) == (0, True)
    assert last_utterance((), SoFar("", 0)) is None
