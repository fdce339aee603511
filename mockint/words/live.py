"""Transcribe an answer while it is spoken, so that its words are there when it ends.

Whisper's encoder costs the same for one second as for thirty, and context helps it: so the open
window is read again whenever a span was added, and for good when it is full. What is read depends
on the recording alone and never on timing; the same recording gives the same transcript anew.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mockint.audio import read_wav
from mockint.events import LiveWords
from mockint.model import Span, Transcript, Word
from mockint.ports import Detector, Recogniser, Samples, Screen, SoFar, Stoppable
from mockint.words.windows import Window, ahead, pieces, windows

STRAY = 0.5
"""Seconds that a word may lie outside speech: word times are that wrong at times.

Words farther out are invented.
"""

SHORTEST = 0.02
"""Seconds of a word, at least: the step in which Whisper tells time."""

MOST = 2
"""Readings in a row that are given up because more was said meanwhile."""


def placed(words: Sequence[Word], window: Window) -> list[Word]:
    """Shift words from the window's sound to the recording, and hold them against its speech.

    A word does not reach into a pause, and a word over silence was not said. Unless its times are a
    guess anyway: an engine that is sure of nothing tells no probability.
    """
    kept: list[Word] = []
    for word in words:
        start, end = word.start + window.sound.start, word.end + window.sound.start
        near = min(window.spans, key=lambda span: max(span.start - end, start - span.end))
        if word.probability is not None and max(near.start - end, start - near.end) > STRAY:
            continue
        earliest = kept[-1].start if kept else 0.0
        start = max(min(max(start, near.start), near.end - SHORTEST), earliest)
        end = max(min(end, near.end), start + SHORTEST)
        kept.append(replace(word, start=round(start, 3), end=round(end, 3)))
    return kept


def read(  # noqa: PLR0913 - what is read, by whom, and what may be known of it beforehand
    window: Window,
    sound: Callable[[Span], Samples],
    recogniser: Recogniser,
    *,
    vocabulary: Sequence[str],
    language: str,
    stale: Callable[[], bool] = lambda: False,
) -> list[Word] | None:
    """Recognise the words of a window; `sound` gives the samples of a span of the recording.

    None when they became `stale` on the way and the recogniser could stop.
    """
    samples = sound(window.sound)
    if isinstance(recogniser, Stoppable):
        words = recogniser.words_unless(stale, samples, vocabulary=vocabulary, language=language)
    else:
        words = recogniser.words(samples, vocabulary=vocabulary, language=language)
    return None if words is None else placed(words, window)


class Live:
    """Transcribes an answer while it is spoken, on one thread of its own.

    `detector` hears long silences again, for speech that was missed; without it they are left
    alone. It must be this one's own: a detector remembers what it heard.
    """

    def __init__(
        self, recogniser: Recogniser, screen: Screen, detector: Detector | None = None
    ) -> None:
        self._engines = _Engines(recogniser, detector, screen)
        self._reader: _Reader | None = None
        self._last: _Reader | None = None

    def begin(
        self,
        path: Path,
        *,
        vocabulary: Sequence[str],
        language: str,
        read: Callable[[Transcript], None] | None = None,
    ) -> None:
        """Expect an answer in the sound file `path`, which is still being written.

        When it goes on with the last answer, what was read of that is not read again; all is when
        an answer that is not finished begins anew: its sound is another one. While it is spoken,
        `read` is given all words that are known whenever there are more; it may not wait.
        """
        if self._reader is not None:
            self._reader.end()
        task = _Task(path, tuple(vocabulary), language)
        before = self._last if self._reader is None else None
        readings = before.readings if before and before.task == task else {}
        self._reader = _Reader(self._engines, task, readings, read)
        self._reader.start()

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""
        if self._reader is not None:
            self._reader.feed(span)

    def so_far(self) -> SoFar:
        """Give the words that are read already, and up to where; costs nothing."""
        reader = self._reader or self._last
        return reader.so_far if reader is not None else SoFar("", 0.0)

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed; raises what went wrong while reading."""
        if self._reader is None:
            return Transcript((), "", self._engines.recogniser.made_by)
        reader, self._reader = self._reader, None
        self._last = reader
        reader.end()
        reader.join()
        if reader.trouble is not None:
            raise reader.trouble
        return reader.transcript


@dataclass(frozen=True, slots=True)
class _Engines:
    recogniser: Recogniser
    detector: Detector | None
    screen: Screen


@dataclass(frozen=True, slots=True)
class _Task:
    """An answer, and what may be known of it beforehand."""

    path: Path
    vocabulary: tuple[str, ...]
    language: str


class _Reader(threading.Thread):
    """Reads one answer; a daemon, so that a program that is stopped need not wait for it."""

    def __init__(
        self,
        engines: _Engines,
        task: _Task,
        readings: dict[Window, list[Word]],
        tell: Callable[[Transcript], None] | None,
    ) -> None:
        super().__init__(name="mockint-transcriber", daemon=True)
        self._engines = engines
        self._tell = tell
        self.task = task
        self.words: tuple[Word, ...] = ()
        self.so_far = SoFar("", 0.0)
        self.trouble: Exception | None = None
        self.readings = readings
        """What is known, by window."""
        self._news = threading.Condition()
        self._fed: list[Span] = []
        self._ended = False
        self._given_up = 0

    @property
    def transcript(self) -> Transcript:
        """The words that are known."""
        return Transcript(self.words, self.task.language, self._engines.recogniser.made_by)

    def feed(self, span: Span) -> None:
        """Add a span."""
        with self._news:
            self._fed.append(span)
            self._news.notify()

    def end(self) -> None:
        """Say that no span will follow."""
        with self._news:
            self._ended = True
            self._news.notify()

    def run(self) -> None:
        """Read until the end; what goes wrong is kept for whoever waits."""
        try:
            self._run()
        except Exception as error:  # noqa: BLE001
            # raised again by finish(), on the thread that waits
            self.trouble = error

    def _run(self) -> None:
        spans: list[Span] = []
        read_until, ended = 0.0, False
        while not ended:
            with self._news:
                self._news.wait_for(lambda: self._ended or self._fed)
                new, ended = tuple(self._fed), self._ended
                self._fed.clear()
            for span in new:
                spans += pieces(
                    span, self._sound, since=read_until, detector=self._engines.detector
                )
                read_until = span.end
            if self._read(windows(spans), read_until):
                self._engines.screen.show(LiveWords(self.so_far.text, final=ended))
                if self._tell is not None and not ended:
                    self._tell(self.transcript)
                self._read_ahead(spans)

    def _read(self, now: list[Window], until: float) -> bool:
        """Read the windows that were not read before; False when the last was given up."""
        for window in now:
            if window in self.readings:
                continue
            # what was given up twice is read, so that words come while somebody hardly ever pauses
            patient = window is not now[-1] or self._given_up >= MOST
            words = self._recognised(window, stale=_never if patient else self._more_was_said)
            if words is None:
                self._given_up += 1
                return False
            self.readings[window] = words
        self._given_up = 0
        self.words = tuple(word for window in now for word in self.readings[window])
        self.so_far = SoFar(" ".join(word.text for word in self.words), until, self.words)
        return True

    def _read_ahead(self, spans: Sequence[Span]) -> None:
        """Read, while there is time, the window that the next span will close."""
        window = ahead(spans)
        if window is None or window in self.readings or self._called():
            return
        words = self._recognised(window, stale=self._called)
        if words is not None:
            self.readings[window] = words

    def _more_was_said(self) -> bool:
        return bool(self._fed)

    def _called(self) -> bool:
        return self._ended or bool(self._fed)

    def _recognised(self, window: Window, *, stale: Callable[[], bool]) -> list[Word] | None:
        return read(
            window,
            self._sound,
            self._engines.recogniser,
            vocabulary=self.task.vocabulary,
            language=self.task.language,
            stale=stale,
        )

    def _sound(self, span: Span) -> Samples:
        return read_wav(self.task.path, span)


def _never() -> bool:
    return False
