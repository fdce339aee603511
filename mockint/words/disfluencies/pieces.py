"""Cut a recording into pieces that a recogniser can read at once, with the silence around speech.

Voice activity detection misses a quiet uh at the beginning: each piece reaches further than the
speech in it.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mockint.model import RATE, Span
from mockint.ports import Samples

LIMIT = 28.0
"""Seconds of a piece: Whisper reads 30 at once."""

REACH = 0.8
"""Seconds of a piece before and behind its speech, at most."""


def pieces(speech: Sequence[Span], samples: Samples) -> list[Span]:
    """Cut a recording into pieces, in order, at its pauses; else where it is quietest."""
    if not speech:
        return []
    start = max(0.0, speech[0].start - REACH)
    end = min(len(samples) / RATE, speech[-1].end + REACH)
    pauses = [
        (after.start - before.end, (before.end + after.start) / 2)
        for before, after in pairwise(speech)
    ]
    cut_off = []
    while end - start > LIMIT:
        half, whole = start + LIMIT / 2, start + LIMIT
        near = [(length, middle) for length, middle in pauses if half < middle <= whole]
        cut = max(near)[1] if near else _quietest(samples, half, whole)
        cut_off.append(Span(start, cut))
        start = cut
    return [_around(piece, speech) for piece in [*cut_off, Span(start, end)]]


def _around(piece: Span, speech: Sequence[Span]) -> Span:
    """Leave out silence that is far from speech."""
    inside = [span for span in speech if span.end > piece.start and span.start < piece.end]
    if not inside:
        return piece
    return Span(max(piece.start, inside[0].start - REACH), min(piece.end, inside[-1].end + REACH))


def _quietest(samples: Samples, start: float, end: float) -> float:
    """Find the quietest tenth of a second in a stretch."""
    part = samples[round(start * RATE) : round(end * RATE)].astype(np.float64)
    frame = RATE // 10
    loud = np.square(part[: len(part) // frame * frame].reshape(-1, frame)).sum(axis=1)
    return start + (int(np.argmin(loud)) + 0.5) / 10
