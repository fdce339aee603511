"""Gather spans of speech into the windows that are read: at most 28 s each, cut at pauses.

Pure but for `short` and `faint`, which look at sound. Which windows there are depends on the
recording alone.

    spans     ▂▂▂▂ ▂▂  ▂▂▂▂▂▂▂   ▂▂▂▂ ▂▂▂▂▂  ▂▂
    windows  [── full: final ──][── open ───────]
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mockint.audio import BLOCK
from mockint.ear.speech_segments import SpeechSegments
from mockint.model import RATE, Span
from mockint.ports import Detector, Samples

LIMIT = 28.0
"""Seconds from the first to the last speech of a window: Whisper reads 30 at once."""

NEARLY = 18.0
"""Seconds of a window from which on the next span may be one too many."""

LEAD = 1.0
"""Seconds read before a window's first speech, as far as they are silence.

They are context, and hold a beginning that voice activity detection missed.
"""

PAD = 0.1
"""Seconds read after a window's last speech.

They are on disk when a span closes, which takes 0.25 s of silence.
"""

FRAME = RATE // 10
"""Samples of the stretch at whose quietest a monologue without a pause is cut: 100 ms."""

GAP = 1.0
"""Seconds of silence from which on faint speech is looked for in it."""

GAIN = 4
"""How many times as loud a silence is heard again.

Measured on 21 recordings of quiet speech in rooms and noise: with it 187 words of 1267 were wrong,
as a reading of the whole file has it; without, 259. Neither dishes nor meetings gained speech by
it.
"""

FAINTEST = 0.3
"""Seconds of faint speech that are read."""


@dataclass(frozen=True, slots=True)
class Window:
    """Spans of speech that are read at once, and the sound that is read."""

    spans: tuple[Span, ...]
    sound: Span


def windows(spans: Sequence[Span], *, limit: float = LIMIT) -> list[Window]:
    """Gather spans, in order and none longer than `limit`; only the last window may still grow.

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
    before = [None, *(group[-1] for group in groups)]
    after = [*(group[0] for group in groups[1:]), None]
    return [
        Window(tuple(group), _sound(group, before=before[at], after=after[at]))
        for at, group in enumerate(groups)
    ]


def ahead(spans: Sequence[Span]) -> Window | None:
    """Give the window that will be closed if speech follows soon.

    None while the open one has room.
    """
    if not spans:
        return None
    open_ = windows(spans)
    if open_[-1].spans[-1].end - open_[-1].spans[0].start < NEARLY:
        return None
    soon = spans[-1].end + 2 * PAD
    return windows([*spans, Span(soon, soon + LIMIT)])[len(open_) - 1]


def pieces(
    span: Span,
    sound: Callable[[Span], Samples],
    *,
    since: float = 0.0,
    detector: Detector | None = None,
) -> list[Span]:
    """Give the spans that are read of a span of speech and the silence `since` the last."""
    missed = faint(Span(since, span.start), sound, detector) if detector else []
    return [piece for stretch in (*missed, span) for piece in short(stretch, sound)]


def short(span: Span, sound: Callable[[Span], Samples], *, limit: float = LIMIT) -> list[Span]:
    """Cut a span into spans of at most `limit`, each time where it is quietest.

    `sound` gives a span's samples.
    """
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


def faint(silence: Span, sound: Callable[[Span], Samples], detector: Detector) -> list[Span]:
    """Hear a long silence again, louder, and give the speech that was missed in it.

    A detector that has just heard a loud voice, or hears a quiet one in noise, misses whole
    sentences: it begins afresh.
    """
    if silence.seconds < GAP:
        return []
    samples = np.clip(sound(silence).astype(np.int32) * GAIN, -32768, 32767).astype(np.int16)
    detector.reset()
    segments, spans = SpeechSegments(), []
    for start in range(0, len(samples), BLOCK):
        block = samples[start : start + BLOCK]
        spans.append(segments.feed((start + len(block)) / RATE, detector.probability(block)))
    spans.append(segments.close())
    return [
        Span(round(silence.start + span.start, 3), round(silence.start + span.end, 3))
        for span in spans
        if span is not None and span.seconds >= FAINTEST
    ]


def _cut(group: Sequence[Span], limit: float) -> int:
    """Find where to cut a group that is too long: before which of its spans."""
    pauses = [
        (after.start - before.end, at) for at, (before, after) in enumerate(pairwise(group), 1)
    ]
    later = [
        pause for pause in pauses if limit / 2 < group[pause[1] - 1].end - group[0].start <= limit
    ]
    return max(later)[1] if later else pauses[-1][1]


def _sound(group: Sequence[Span], *, before: Span | None, after: Span | None) -> Span:
    """Add lead and padding, but nothing of the speech of other windows."""
    start = max(0.0, group[0].start - LEAD, before.end if before else 0.0)
    end = group[-1].end + PAD
    return Span(start, min(end, after.start) if after else end)
