"""Barge-in: an answer that begins before the question is over is kept from its first word."""

from collections.abc import Callable
from pathlib import Path

from mockint.audio import BLOCK, rms
from mockint.ear.recorder import Recorder
from mockint.ear.speech_segments import SpeechSegments
from mockint.model import RATE
from mockint.ports import SoundBlock

BEFORE = round(0.5 * RATE / BLOCK)
"""Blocks that are kept before the first word: half a second."""

ASIDE = 1.0
"""Seconds of silence that make what was said over the question an aside ("mhm") and no answer."""


class BargeInDetector:
    """Waits for the first word, and remembers no more than the answer will need."""

    def __init__(self) -> None:
        self.held: list[tuple[SoundBlock, float]] = []
        """Blocks with how likely somebody speaks in each."""
        self._segments = SpeechSegments()
        self._now = 0.0

    @property
    def begun(self) -> bool:
        """Somebody speaks."""
        return self._segments.speaking

    def feed(self, block: SoundBlock, probability: float) -> None:
        """Take a block."""
        self._now += len(block.samples) / RATE
        self._segments.feed(self._now, probability, rms(block.samples))
        self.held.append((block, probability))
        if not self._segments.perhaps:
            del self.held[:-BEFORE]


class BargeIn:
    """The next answer, should it begin before the question is over."""

    def __init__(self, path: Path | None, *, record: Callable[[Path], Recorder]) -> None:
        self._path = path
        self._record = record
        self._detector = BargeInDetector()
        self.recorder: Recorder | None = None
        """The answer that has begun; None while nothing was said, or only an aside."""

    def feed(self, block: SoundBlock, probability: float) -> None:
        """Take a block; from the first word on, and a little before, it goes to the disk."""
        if self._path is None:
            return
        blocks = [(block, probability)]
        if self.recorder is None:
            self._detector.feed(*blocks[0])
            if not self._detector.begun:
                return
            self.recorder, blocks = self._record(self._path), self._detector.held
        for written, chance in blocks:
            self.recorder.write(written)
            self.recorder.look(written, chance)
        if self.recorder.turn.silence >= ASIDE:
            self.recorder.discard()
            self.recorder, self._detector = None, BargeInDetector()
