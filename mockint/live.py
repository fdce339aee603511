"""Closed spans of speech in while somebody speaks, the transcript out when they stop.

Spans are gathered into windows of at most 28 s, which end at pauses. Whisper's encoder costs the same for one second
as for thirty, and context helps it: so the open window is read again whenever a span was added, and for good when it
is full. What is read depends on the spans alone and never on timing; the same spans give the same transcript anew.

    spans     ▂▂▂▂ ▂▂  ▂▂▂▂▂▂▂   ▂▂▂▂ ▂▂▂▂▂  ▂▂
    windows   [── full: final ──] [── open ─────]
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from mockint.audio import read_wav
from mockint.model import RATE, Span, Transcript, Word
from mockint.moments import Heard
from mockint.ports import Recogniser, Samples, Screen, SoFar

LIMIT = 28.0
"""Seconds of a window: Whisper reads 30 at once."""

PAD = 0.1
"""Seconds read on both sides of a window; they are on disk when a span closes, which takes 0.25 s of silence."""

STRAY = 0.5
"""Seconds that a word may lie outside speech: word times are that wrong at times. Words farther out are invented."""

FRAME = RATE // 10
"""Samples of the stretch at whose quietest a monologue without a pause is cut: 100 ms."""


@dataclass(frozen=True, slots=True)
class Window:
    """Spans of speech that are read at once, and the sound that is read."""

    spans: tuple[Span, ...]
    sound: Span


def windows(spans: Sequence[Span], *, limit: float = LIMIT) -> list[Window]:
    """Gather spans, in order and none longer than `limit`, into windows; only the last may still grow.

    A window that would become too long is cut at the longest pause of its later half.
    """
    groups: list[list[Span]] = []
    for span in spans:
        group = [*groups.pop(), span] if groups else [span]
        while len(group) > 1 and group[-1].end - group[0].start > limit:
            at = _cut(group, limit)
            groups.append(group[:at])
            group = group[at:]
        groups.append(group)
    edges = [None, *(group[0] for group in groups[1:]), None]
    return [
        Window(tuple(group), _sound(group, before=groups[i - 1][-1] if i else None, after=edges[i + 1]))
        for i, group in enumerate(groups)
    ]


def short(span: Span, sound: Callable[[Span], Samples], *, limit: float = LIMIT) -> list[Span]:
    """Cut a span into spans of at most `limit`, each time where it is quietest; `sound` gives a span's samples."""
    if span.seconds <= limit:
        return [span]
    pieces, start, samples = [], span.start, sound(span)
    while span.end - start > limit:
        first = round((start + limit / 2 - span.start) * RATE)
        later = samples[first : first + round(limit / 2 * RATE)].astype(np.float64)
        frames = later[: len(later) // FRAME * FRAME].reshape(-1, FRAME)
        quietest = int(np.argmin(np.square(frames).sum(axis=1)))
        cut = span.start + (first + (quietest + 0.5) * FRAME) / RATE
        pieces.append(Span(start, cut))
        start = cut
    return [*pieces, Span(start, span.end)]


def placed(words: Sequence[Word], window: Window) -> list[Word]:
    """Shift words from the window's sound to the recording, and hold them against its speech.

    A word does not reach into a pause, and a word over silence was not said (unless its times are a guess anyway:
    an engine that is sure of nothing tells no probability).
    """
    kept: list[Word] = []
    for word in words:
        start, end = word.start + window.sound.start, word.end + window.sound.start
        near = min(window.spans, key=lambda span: max(span.start - end, start - span.end))
        if word.probability is not None and max(near.start - end, start - near.end) > STRAY:
            continue
        start = max(min(max(start, near.start), near.end), kept[-1].start if kept else 0.0)
        end = max(min(end, near.end), start)
        kept.append(replace(word, start=round(start, 3), end=round(end, 3)))
    return kept


def read(
    window: Window,
    sound: Callable[[Span], Samples],
    recogniser: Recogniser,
    *,
    vocabulary: Sequence[str],
    language: str,
) -> list[Word]:
    """Recognise the words of a window; `sound` gives the samples of a span of the recording."""
    return placed(recogniser.words(sound(window.sound), vocabulary=vocabulary, language=language), window)


class Live:
    """Transcribes an answer while it is spoken, one after the other, on one thread of its own; a `Transcriber`."""

    def __init__(self, recogniser: Recogniser, screen: Screen) -> None:
        self._recogniser = recogniser
        self._screen = screen
        self._reader: _Reader | None = None

    def begin(self, path: Path, *, vocabulary: Sequence[str], language: str) -> None:
        """Expect an answer in the sound file `path`, which is still being written."""
        if self._reader is not None:
            self._reader.end()
        self._reader = _Reader(self._recogniser, self._screen, path, tuple(vocabulary), language)
        self._reader.start()

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""
        if self._reader is not None:
            self._reader.feed(span)

    def so_far(self) -> SoFar:
        """Give the words that are read already, and up to where; costs nothing."""
        return self._reader.so_far if self._reader is not None else SoFar("", 0.0)

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed; raises what went wrong while reading."""
        if self._reader is None:
            return Transcript((), "", self._recogniser.made_by)
        reader, self._reader = self._reader, None
        reader.end()
        reader.join()
        if reader.trouble is not None:
            raise reader.trouble
        return Transcript(reader.words, reader.language, self._recogniser.made_by)


class _Reader(threading.Thread):
    """Reads one answer; a daemon, so that a program that is stopped need not wait for it."""

    def __init__(
        self, recogniser: Recogniser, screen: Screen, path: Path, vocabulary: tuple[str, ...], language: str
    ) -> None:
        super().__init__(name="mockint-transcriber", daemon=True)
        self._recogniser, self._screen, self._path, self._vocabulary = recogniser, screen, path, vocabulary
        self.language = language
        self.words: tuple[Word, ...] = ()
        self.so_far = SoFar("", 0.0)
        self.trouble: Exception | None = None
        self._news = threading.Condition()
        self._fed: list[Span] = []
        self._ended = False
        self._readings: dict[Window, list[Word]] = {}

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
        except Exception as error:  # noqa: BLE001 - raised again by finish(), on the thread that waits
            self.trouble = error

    def _run(self) -> None:
        pieces: list[Span] = []
        ended = False
        while not ended:
            with self._news:
                self._news.wait_for(lambda: self._ended or self._fed)
                new, ended = tuple(self._fed), self._ended
                self._fed.clear()
            for span in new:
                pieces += short(span, self._sound)
            if new:
                self.words = self._read(windows(pieces))
                self.so_far = SoFar(" ".join(word.text for word in self.words), pieces[-1].end)
                self._screen.show(Heard(" ".join(word.text for word in self.words), final=ended))

    def _read(self, now: list[Window]) -> tuple[Word, ...]:
        """Read the windows that were not read before as they are now; forget readings that no longer hold."""
        known = self._readings
        self._readings = {window: known[window] if window in known else self._heard(window) for window in now}
        return tuple(word for window in now for word in self._readings[window])

    def _heard(self, window: Window) -> list[Word]:
        return read(window, self._sound, self._recogniser, vocabulary=self._vocabulary, language=self.language)

    def _sound(self, span: Span) -> Samples:
        return read_wav(self._path, span)


def _cut(group: Sequence[Span], limit: float) -> int:
    """Find where to cut a group that is too long: before which of its spans."""
    pauses = [(after.start - before.end, at) for at, (before, after) in enumerate(pairwise(group), 1)]
    later = [pause for pause in pauses if limit / 2 < group[pause[1] - 1].end - group[0].start <= limit]
    return max(later)[1] if later else pauses[-1][1]


def _sound(group: Sequence[Span], *, before: Span | None, after: Span | None) -> Span:
    """Add the padding, but nothing of the speech of other windows."""
    start, end = group[0].start - PAD, group[-1].end + PAD
    return Span(max(0.0, start, before.end if before else 0.0), min(end, after.start) if after else end)
