"""Class a recording's silences by where they lie: between sentences, or inside one.

Pure, and from the sound alone: the times of words are too inexact for pauses.
"""

from collections.abc import Sequence
from itertools import pairwise

from mockint.model import Pause, Place, Span

LONG = 0.6
"""Seconds from which a pause lies between sentences where nobody heard the melody (Liu 2022,
10.3389/fpsyg.2022.778018: most natural are 0.6 s inside a sentence, 0.6 to 1.2 s between two)."""

FINISHED = 0.5
"""How finished the words before a pause at a boundary sound, at least."""


def pauses(
    speech: Sequence[Span], seconds: float, *, sounded: Sequence[float | None] | None = None
) -> tuple[Pause, ...]:
    """Class every silence of a recording of so many seconds.

    `sounded` says for each speech segment how finished the answer sounded after it, 0 to 1; None
    where nobody listened.
    """
    if not speech:
        return ()
    heard = sounded or [None] * len(speech)
    between = [
        Pause(Span(before.end, after.start), _place(after.start - before.end, finished))
        for (before, after), finished in zip(pairwise(speech), heard, strict=False)
    ]
    first = Pause(Span(0.0, speech[0].start), Place.BEFORE)
    last = Pause(Span(speech[-1].end, round(seconds, 3)), Place.END)
    return tuple(pause for pause in (first, *between, last) if pause.span.seconds > 0)


def _place(seconds: float, finished: float | None) -> Place:
    boundary = seconds >= LONG if finished is None else finished >= FINISHED
    return Place.BOUNDARY if boundary else Place.INSIDE
