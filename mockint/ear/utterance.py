"""An answer so far in, its last utterance out: what was said since the last long pause."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mockint.model import Span
from mockint.ports import SoFar

APART = 0.8
"""Seconds of a pause that sets an utterance apart; those inside a sentence are mostly shorter
(Liu 2022, 10.3389/fpsyg.2022.778018: 0.6 s)."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said since the last long pause."""

    since: float
    """Seconds."""
    text: str
    alone: bool
    """Nothing else of the answer was said."""


def last_utterance(speech: Sequence[Span], so_far: SoFar) -> Utterance | None:
    """Find it; None while nothing was said, or where nobody knows when its words were."""
    if not speech:
        return None
    breaks = [
        (before.end, after.start)
        for before, after in pairwise(speech)
        if after.start - before.end >= APART
    ]
    if not breaks:
        return Utterance(speech[0].start, so_far.text, alone=True)
    before, since = breaks[-1]
    # word times are inexact: a word belongs to the side of the pause on which its middle lies
    own = [word.text for word in so_far.words if word.start + word.end >= before + since]
    return Utterance(since, " ".join(own), alone=False) if own else None
