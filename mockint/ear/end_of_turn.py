"""What speaks for the end of a turn, by all but silence, in log odds; 0 when nothing is known."""

import math

from mockint.ear.end_of_turn_phrases import EndOfTurnPhrase

FINISHED, UNFINISHED = 0.5, -2.0
"""Log odds from which the answer counts as over, and up to which as broken off.

Chosen on the curve in docs/turns.md.
"""

SAID = {
    EndOfTurnPhrase.ANSWERED: 12.0,
    EndOfTurnPhrase.FAREWELL: 6.0,
    EndOfTurnPhrase.SENTENCE: 0.5,
    EndOfTurnPhrase.BROKEN: -1.0,
    EndOfTurnPhrase.HOLD: -12.0,
}
"""Log odds that the last words add: a recogniser ends most pauses with a full stop, so that says
little."""

TARGET = 120.0
"""Seconds of a full answer: the upper end of the 60 to 120 that advice agrees on."""

USED = 1.0
"""Log odds that are added when the target length is used; half of it adds none."""

CLIP = 0.02
"""A probability nearer to 0 or 1 than this says no more than this."""


class EndOfTurnEvidence:
    """Gathers what is known at one silence: how it sounds, what the last words say."""

    def __init__(self) -> None:
        self.phrase: EndOfTurnPhrase | None = None
        """What the last words say; None while they are not known."""
        self._scores: list[float] = []

    @property
    def judged(self) -> int:
        """How many times the model has listened at this silence."""
        return len(self._scores)

    @property
    def sounds_finished(self) -> float:
        """How likely the turn is over by its sound, 0 to 1: the mean of all judgements."""
        return 1 / (1 + math.exp(-self._sound()))

    def judge(self, probability: float) -> None:
        """Take how likely the turn is over by its sound, 0 to 1."""
        kept = min(1 - CLIP, max(CLIP, probability))
        self._scores.append(math.log(kept / (1 - kept)))

    def forget_sound(self) -> None:
        """Forget the judgements: the silence that they were about is over."""
        self._scores.clear()

    def odds(self, spoken: float) -> float:
        """Add up the log odds after so many seconds from the answer's first word to its last."""
        words = 0.0 if self.phrase is None else SAID[self.phrase]
        length = USED * min(1.0, max(0.0, 2 * spoken / TARGET - 1))
        return self._sound() + words + length

    def _sound(self) -> float:
        return sum(self._scores) / len(self._scores) if self._scores else 0.0


def doubt(odds: float) -> float:
    """Say how far the odds are from an end: 0 where the answer counts as over, 1 as broken off."""
    return min(1.0, max(0.0, (FINISHED - odds) / (FINISHED - UNFINISHED)))
