"""The second reading: an answer of several windows is read again as a whole, with the text before.

Stand-ins take the place of the network where the order of events is what is tested.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.engines import model_files, pyav
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.faster_whisper.whole import circles, segments
from mockint.engines.silero import Silero
from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Samples
from mockint.words.disfluencies.second_pass import SecondPass
from mockint.words.offline import transcribe
from mockint.words.second_reading import completed, in_order, reread, surer
from tests import builders
from tests.conftest import Run

SOUNDS = Path(__file__).parent / "sounds"
SPEECH = (Span(1.0, 20.0), Span(22.0, 45.0))
MINUTE = np.zeros(60 * RATE, np.int16)


@dataclass
class Whole:
    """Reads as it is told, and notes what it was told."""

    words: Sequence[Word]
    before: list[str] = field(default_factory=list)

    def in_context(
        self,
        samples: Samples,
        *,
        before: str,
        vocabulary: Sequence[str],
        language: str,
        wait: Callable[[], None],
    ) -> list[Word]:
        wait()
        self.before.append(before)
        return list(self.words)


def first(text: str, start: float = 1.0) -> Transcript:
    words = [Word(said, start + n, start + n + 0.5, 0.9) for n, said in enumerate(text.split())]
    return Transcript(tuple(words), "en", "test")


def test_the_words_are_those_of_the_whole_reading_and_the_live_ones_stay_beside() -> None:
    live = first("we we used")
    whole = Whole([Word("we", 1.0, 1.4, 0.9), Word("used", 3.0, 3.4, 0.9)])
    told = reread(MINUTE[: 45 * RATE], live, SPEECH, whole)
    assert told.text == "we used"
    assert told.live == live.words
    assert (told.language, told.made_by) == ("en", "test")


def test_an_answer_of_one_window_has_no_text_before_and_stays() -> None:
    whole = Whole([Word("other", 1.0, 1.4, 0.9)])
    live = first("we used it")
    assert reread(MINUTE, live, SPEECH[:1], whole) is live
    assert reread(MINUTE, live, (), whole) is live
    assert reread(MINUTE, live, SPEECH, object()) is live
    assert whole.before == []


def test_the_same_words_leave_the_transcript_as_it_is() -> None:
    live = first("we used it")
    assert reread(MINUTE[: 45 * RATE], live, SPEECH, Whole(live.words)).live == ()


def test_words_where_nobody_speaks_are_dropped() -> None:
    """Whisper thanks for watching in long silences."""
    whole = Whole([Word("so", 44.0, 44.4, 0.9), Word("Thanks", 55.0, 55.4, 0.9)])
    told = reread(MINUTE, first("so", 44.0), SPEECH, whole)
    assert "Thanks" not in told.text


def test_minutes_are_read_in_stretches_that_know_the_words_before() -> None:
    spans = [Span(20.0 * n + 1, 20.0 * n + 19) for n in range(20)]
    whole = Whole([Word("so", 2.0, 2.4, 0.9)])
    reread(np.zeros(400 * RATE, np.int16), first("so"), spans, whole)
    assert whole.before == ["", "so"]


def test_what_the_whole_reading_has_nothing_of_stays_as_it_was_read_before() -> None:
    words = [Word("a", 0.0, 1.0, 0.9), Word("b", 9.0, 9.5, 0.9)]
    live = [Word("A", 0.2, 0.9, 0.9), Word("x", 4.0, 4.5, 0.9), Word("B", 9.1, 9.6, 0.9)]
    assert [word.text for word in completed(words, live, 10.0)] == ["a", "x", "b"]
    short = [Word("a", 0.0, 3.0, 0.9), Word("b", 5.0, 9.5, 0.9)]
    assert [word.text for word in completed(short, live, 10.0)] == ["a", "b"]
    assert [word.text for word in completed([], live, 12.0)] == ["A", "x", "B"]


def test_where_two_readings_differ_the_surer_words_stand_and_nothing_is_left_out() -> None:
    def said(text: str) -> list[Word]:
        parts = [token.split("@") for token in text.split()]
        return [Word(word, n, n + 0.5, float(sure)) for n, (word, sure) in enumerate(parts)]

    whole = said("In@.9 the@.9 acoustic@.4 corpus@.9 we@.3 read@.9 words@.8")
    live = said("in@.9 the@.9 sick@.7 corpus@.9 read@.9 very@.9 birds@.5")
    assert " ".join(word.text for word in surer(whole, live)) == "In the sick corpus we read words"
    assert list(surer([], live)) == []
    assert list(surer(whole, [])) == whole


def test_words_of_two_readings_come_in_the_order_of_their_times() -> None:
    words = [Word("a", 1.0, 1.5, 0.9), Word("b", 0.8, 0.9, 0.9), Word("c", 2.0, 2.1, 0.9)]
    assert [(word.start, word.end) for word in in_order(words)] == [
        (1.0, 1.5),
        (1.0, 1.02),
        (2.0, 2.1),
    ]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("and so we did it and so we did it and so we did it and so we did it", True),
        ("no no no no no no", True),
        ("we, we, I mean, we, we had had it", False),
        ("very very very slow, step by step by step", False),
    ],
)
def test_a_text_that_runs_in_circles_is_told_from_repeated_starts(text: str, yes: bool) -> None:
    assert circles(segment(text, 0)) is yes
    assert circles(segment("short", 0, compression=2.5))


def segment(text: str, seek: int, *, compression: float = 1.5, likelihood: float = -0.2) -> Any:
    said = [
        SimpleNamespace(word=f" {word}", start=n / 2, end=n / 2 + 0.4, probability=0.9)
        for n, word in enumerate(text.split())
    ]
    return SimpleNamespace(
        text=text,
        seek=seek,
        words=said,
        compression_ratio=compression,
        avg_logprob=likelihood,
        no_speech_prob=0.0,
    )


class Looping:
    """Stands for Whisper: runs in circles at 30 s with text before, and at 60 s always."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, str | None]] = []

    def transcribe(self, _: Any, **how: Any) -> tuple[Any, None]:
        (start,) = how["clip_timestamps"]
        self.asked.append((start, how["initial_prompt"]))
        return self._read(start), None

    def _read(self, start: float) -> Any:
        if start == 0:
            yield segment("first words", 0)
            yield segment("loop", 3000, compression=9.0)
        elif start == 30:
            yield segment("second words", 3000)
            yield segment("loop", 6000, compression=9.0)
        elif start == 60:
            yield segment("loop", 6000, compression=9.0)
        else:
            yield segment("a guess", 9000, likelihood=-1.5)
            yield segment("last words", 9000)


def test_a_loop_is_read_again_without_the_text_before_and_then_left_out() -> None:
    model = Looping()
    read = segments(
        model,
        np.zeros(120 * RATE, np.int16),
        before="",
        hint=None,
        language="en",
        wait=lambda: None,
    )
    texts = [" ".join(word.text for word in words) for words in read]
    assert texts == ["first words", "second words", "last words"]
    assert model.asked == [(0.0, None), (30.0, None), (60.0, None), (90.0, None)]


def test_the_second_pass_gives_the_whole_reading_with_terms_put_right(tmp_path: Path) -> None:
    """The report is made of these words; what was on the screen is kept."""

    class Terms:
        hints = ("Redis",)

        def corrected(self, transcript: Transcript) -> Transcript:
            words = tuple(
                Word("Redis", word.start, word.end, word.probability, word.text)
                for word in transcript.words
            )
            return Transcript(words, "en", "test", live=transcript.live)

        def checked(self, transcript: Transcript, _: Sequence[Word]) -> Transcript:
            return transcript

    write_wav(tmp_path / "answer.wav", Sound(MINUTE[: 45 * RATE], RATE))
    live = (Word("Reddish", 1.0, 1.4, 0.9),)
    answer = builders.answer(builders.question(), builders.recording(45.0, *SPEECH), live)
    second = SecondPass(Whole([Word("reddis", 1.0, 1.4, 0.9)]), tmp_path, lambda _: Terms())
    second.add(answer)
    (heard,) = second.results()
    assert (heard.transcript.text, heard.transcript.words[0].heard_as) == ("Redis", "reddis")
    assert heard.transcript.live == live


def test_the_words_of_another_model_stand_and_each_says_who_wrote_it() -> None:
    """However sure the first one was; words that agree stay with both names."""
    live = first("we used it")
    whole = Whole([Word(text, n, n + 0.4, 0.5) for n, text in ((1.0, "we"), (2.0, "lost"))])
    told = reread(MINUTE[: 45 * RATE], live, SPEECH, whole, made_by="larger")
    assert (told.text, told.made_by) == ("we lost it", "larger")
    assert (told.live, told.live_by) == (live.words, "test")
    same = reread(MINUTE[: 45 * RATE], live, SPEECH, Whole(live.words), made_by="larger")
    assert (same.words, same.made_by) == (live.words, "larger")
    assert (same.live, same.live_by) == ((), "test")


def test_another_model_reads_an_answer_of_one_window_too_and_none_of_silence() -> None:
    whole = Whole([Word("other", 1.0, 1.4, 0.9)])
    live = first("we")
    assert reread(MINUTE, live, SPEECH[:1], whole, made_by="larger").text == "other"
    assert reread(MINUTE, live, SPEECH[:1], whole, made_by="test") is live
    assert reread(MINUTE, live, (), whole, made_by="larger") is live


@pytest.mark.real
@pytest.mark.skipif(not model_files.present(), reason="needs the extra `offline`")
def test_a_second_model_writes_the_words_contract_with_base_by_its_folder(run: Run) -> None:
    """No larger weights are at hand: base under another name keeps what holds of any size."""
    folder = str(model_files.folder())
    done = run(
        "transcribe", "--json", "--second-model", folder, str(SOUNDS / "acoustic_corpus.ogg")
    )
    told = json.loads(done.stdout)
    assert told["made_by"].startswith("faster-whisper")
    assert folder in told["made_by"]
    assert told["live_by"].endswith(" base int8")
    assert "acoustic corpus" in told["text"].lower()
    gone = run("transcribe", "--second-model", "medium", str(SOUNDS / "acoustic_corpus.ogg"))
    assert gone.returncode == 3
    assert "mockint models get medium" in gone.stderr


@pytest.mark.real
def test_real_speech_of_a_minute_is_read_again_as_a_whole() -> None:
    """Two spontaneous recordings in a row: more windows than one."""
    parts = [
        pyav.decode(SOUNDS / name).samples for name in ("cold_corpus.ogg", "acoustic_corpus.ogg")
    ]
    samples = np.concatenate(parts)
    whisper = FasterWhisper("base")
    written = transcribe(samples, whisper, Silero())
    told = reread(samples, written.transcript, written.speech, whisper)
    assert len(told.words) >= 0.95 * len(written.transcript.words)
    assert "acoustic corpus" in told.text.lower()
    assert all(0 <= word.start < word.end <= len(samples) / RATE + 0.1 for word in told.words)
