"""A candidate who begins before the question is over: blocks of sound in, those from just before the first word out."""

from mockint.activity import SpeechSpans
from mockint.audio import BLOCK, rms
from mockint.model import RATE
from mockint.ports import Block

BEFORE = round(0.5 * RATE / BLOCK)
"""Blocks that are kept before the first word: half a second."""


class EarlyWords:
    """Waits for the first word, and remembers only what is needed for it."""

    def __init__(self) -> None:
        self.held: list[tuple[Block, float]] = []
        """Blocks with how likely somebody speaks in each."""
        self._spans = SpeechSpans()
        self._now = 0.0

    @property
    def begun(self) -> bool:
        """Somebody speaks."""
        return self._spans.speaking

    def feed(self, block: Block, probability: float) -> None:
        """Take a block."""
        self._now += len(block.samples) / RATE
        self._spans.feed(self._now, probability, rms(block.samples))
        self.held.append((block, probability))
        if not self._spans.perhaps:
            del self.held[:-BEFORE]
