"""Windows of speech, and the transcriber that reads them while somebody speaks."""

import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockint.audio import Sound, write_wav
from mockint.errors import MissingPart
from mockint.events import LiveWords
from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Samples
from mockint.words.live import Live, placed
from mockint.words.windows import LIMIT, Window, ahead, pieces, short, windows
from tests.fakes import FakeScreen


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """Speech as a detector closes it: in order, apart, none longer than a window."""
    now, found = draw(st.floats(0, 5)), []
    for _ in range(draw(st.integers(0, 25))):
        end = now + draw(st.floats(0.2, LIMIT))
        found.append(Span(now, end))
        now = end + draw(st.floats(0.0, 6))
    return found


@given(spans())
def test_windows_hold_each_span_once_and_are_never_too_long(speech: list[Span]) -> None:
    found = windows(speech)
    assert [span for window in found for span in window.spans] == speech
    assert all(window.spans[-1].end - window.spans[0].start <= LIMIT + 1e-6 for window in found)
    assert all(before.sound.end <= after.sound.start + 0.2 for before, after in pairwise(found))


@given(spans())
def test_a_window_that_is_closed_stays_as_it_is_whatever_follows(speech: list[Span]) -> None:
    final = windows(speech)
    for count in range(len(speech)):
        closed = windows(speech[:count])[:-1]
        assert closed == final[: len(closed)]


def test_a_full_window_is_cut_at_the_longest_pause_of_its_later_half() -> None:
    speech = [Span(0, 4), Span(9, 16), Span(16.5, 20), Span(21.5, 25), Span(25.6, 30)]
    assert [[span.start for span in window.spans] for window in windows(speech)] == [
        [0, 9, 16.5],
        [21.5, 25.6],
    ]


def test_a_monologue_is_cut_where_it_is_quietest() -> None:
    samples = np.full(40 * RATE, 9000, np.int16)
    samples[20 * RATE : 20 * RATE + RATE // 10] = 20
    (first, second) = short(Span(5, 45), lambda _: samples)
    assert (first.start, second.end) == (5, 45)
    assert first.end == second.start == pytest.approx(25.05, abs=0.06)


def test_words_are_held_against_the_speech() -> None:
    window = Window((Span(10, 11), Span(13, 14)), Span(9.9, 14.1))
    heard = [
        Word("early", 0.0, 0.5, 0.9),  # begins before the speech does
        Word("long", 0.6, 2.4, 0.9),  # reaches into the pause
        Word("thanks", 1.9, 2.3, 0.9),  # over silence: invented
        Word("late", 3.2, 4.1, 0.9),
    ]
    assert [(word.text, word.start, word.end) for word in placed(heard, window)] == [
        ("early", 10.0, 10.4),
        ("long", 10.5, 11.0),
        ("late", 13.1, 14.0),
    ]


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 3)), max_size=12))
def test_words_stay_in_order_whatever_the_recogniser_says_of_their_times(
    times: list[tuple[float, float]],
) -> None:
    window = Window((Span(10, 11), Span(11.4, 12), Span(13, 14)), Span(9.9, 14.1))
    heard = [Word("word", start, start + length, 0.9) for start, length in sorted(times)]
    found = placed(heard, window)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert all(10 <= word.start <= word.end <= 14 for word in found)


class StandInRecogniser:
    """Hears one word a second, named by how loud it is there; may be held up, and may fail."""

    made_by = "stand-in"

    def __init__(self) -> None:
        self.go = threading.Event()
        self.go.set()
        self.readings = 0
        self.fault: Exception | None = None

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        self.go.wait(30)
        self.readings += 1
        if self.fault:
            raise self.fault
        seconds = np.arange(0, len(samples) / RATE - 0.5)
        return [
            Word(f"w{samples[round((at + 0.5) * RATE)]}", at + 0.2, at + 0.9, 0.9) for at in seconds
        ]


SPEECH = [
    Span(1, 5),
    Span(6, 12),
    Span(13, 22),
    Span(24, 31),
    Span(32, 33),
    Span(36, 48),
    Span(49, 55),
]


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """A minute of sound whose loudness names its second."""
    path = tmp_path / "answer.wav"
    write_wav(path, Sound(np.repeat(np.arange(60, dtype=np.int16), RATE), RATE))
    return path


def listen(live: Live, path: Path, speech: Sequence[Span]) -> Transcript:
    live.begin(path, vocabulary=["Redis"], language="en")
    for span in speech:
        live.feed(span)
    return live.finish()


def test_with_a_stand_in_recogniser_the_result_does_not_depend_on_timing(answer: Path) -> None:
    """All spans at once, or each read before the next is fed: the same transcript."""
    at_once = listen(Live(StandInRecogniser(), FakeScreen()), answer, SPEECH)
    screen, recogniser = FakeScreen(), StandInRecogniser()
    live = Live(recogniser, screen)
    live.begin(answer, vocabulary=[], language="en")
    for count, span in enumerate(SPEECH, 1):
        live.feed(span)
        while len(screen.shown) < count:
            threading.Event().wait(0.002)
    assert live.finish() == at_once
    assert len(at_once.words) > 30
    assert [moment.text for moment in screen.shown if isinstance(moment, LiveWords)][
        -1
    ] == at_once.text


def test_with_a_stand_in_recogniser_a_reading_of_the_last_window_is_used_again(
    answer: Path,
) -> None:
    recogniser, screen = StandInRecogniser(), FakeScreen()
    live = Live(recogniser, screen)
    live.begin(answer, vocabulary=[], language="en")
    live.feed(SPEECH[0])
    while not screen.shown:
        threading.Event().wait(0.002)
    live.finish()
    assert recogniser.readings == 1


def test_with_a_stand_in_recogniser_all_words_so_far_are_told_but_those_of_the_end(
    answer: Path,
) -> None:
    told: list[Transcript] = []
    live = Live(StandInRecogniser(), FakeScreen())
    live.begin(answer, vocabulary=[], language="en", read=told.append)
    for count, span in enumerate(SPEECH[:3], 1):
        live.feed(span)
        while len(told) < count:
            threading.Event().wait(0.002)
    whole = live.finish()
    sizes = [len(transcript.words) for transcript in told]
    assert sizes == sorted(set(sizes))
    assert told[-1] == whole


def test_with_a_slow_stand_in_recogniser_only_the_newest_state_is_read(answer: Path) -> None:
    recogniser = StandInRecogniser()
    recogniser.go.clear()
    live = Live(recogniser, FakeScreen())
    live.begin(answer, vocabulary=[], language="en")
    for span in SPEECH:
        live.feed(span)
    recogniser.go.set()
    live.finish()
    assert recogniser.readings <= len(windows(SPEECH)) + 1


def test_with_a_failing_stand_in_recogniser_the_fault_reaches_whoever_waits(answer: Path) -> None:
    recogniser = StandInRecogniser()
    recogniser.fault = MissingPart("The model went away.")
    live = Live(recogniser, FakeScreen())
    with pytest.raises(MissingPart, match="went away"):
        listen(live, answer, SPEECH[:1])
    recogniser.fault = None
    assert listen(live, answer, SPEECH[:1]).words, "the next answer is heard"


def test_nobody_spoke(answer: Path) -> None:
    assert listen(Live(StandInRecogniser(), FakeScreen()), answer, []) == Transcript(
        (), "en", "stand-in"
    )


class StandInStoppable(StandInRecogniser):
    """Can be stopped halfway, and counts how often it was."""

    stopped = 0

    def words_unless(
        self,
        stale: Callable[[], bool],
        samples: Samples,
        *,
        vocabulary: Sequence[str],
        language: str,
    ) -> list[Word] | None:
        self.go.wait(30)
        if stale():
            self.stopped += 1
            return None
        return self.words(samples, vocabulary=vocabulary, language=language)


def test_with_a_stand_in_recogniser_a_reading_is_thrown_away_when_speech_goes_on(
    answer: Path,
) -> None:
    """The words are those that they would have been; the speaker's end throws nothing away."""
    recogniser = StandInStoppable()
    live = Live(recogniser, FakeScreen())
    recogniser.go.clear()
    live.begin(answer, vocabulary=[], language="en")
    live.feed(SPEECH[0])
    reader = live._reader
    while reader is not None and reader._fed:
        threading.Event().wait(0.002)
    live.feed(SPEECH[1])
    recogniser.go.set()
    assert live.finish() == listen(Live(StandInRecogniser(), FakeScreen()), answer, SPEECH[:2])
    assert (recogniser.stopped, recogniser.readings) == (1, 1)


def test_with_a_stand_in_recogniser_an_answer_that_goes_on_is_not_read_from_its_beginning(
    answer: Path,
) -> None:
    recogniser = StandInRecogniser()
    live = Live(recogniser, FakeScreen())
    listen(live, answer, SPEECH[:-1])
    once = recogniser.readings
    whole = listen(live, answer, SPEECH)
    assert recogniser.readings <= once + 2
    assert whole == listen(Live(StandInRecogniser(), FakeScreen()), answer, SPEECH)


def test_the_window_that_speech_will_close_is_known_before() -> None:
    speech = [Span(0, 4), Span(9, 16), Span(16.5, 20)]
    assert ahead(speech[:1]) is None
    assert ahead(speech) == windows([*speech, Span(20.3, 30)])[0]


class StandInDetector:
    """Hears speech wherever the sound, as loud as it gets it, is above a level."""

    def reset(self) -> None:
        """Remember nothing."""

    def probability(self, samples: Samples) -> float:
        return float(np.abs(samples.astype(int)).max() > 1000)


def test_with_a_stand_in_detector_faint_speech_in_a_long_silence_is_read() -> None:
    samples = np.zeros(20 * RATE, np.int16)
    samples[8 * RATE : 10 * RATE] = 300

    def sound(span: Span) -> Samples:
        return samples[round(span.start * RATE) : round(span.end * RATE)]

    missed, clear = pieces(Span(15, 16), sound, since=5.0, detector=StandInDetector())
    assert (missed.start, missed.end) == pytest.approx((7.9, 10.1), abs=0.1)
    assert clear == Span(15, 16)
    assert pieces(Span(15, 16), sound, since=5.0) == [Span(15, 16)]
    assert pieces(Span(8, 9), sound, since=7.5, detector=StandInDetector()) == [Span(8, 9)], (
        "a short pause is one"
    )
