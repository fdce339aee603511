"""Small curves over an answer's time, against the answer itself: how quick, how loud, how high."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockint.model import RATE, Span, Word
from mockint.ports import Pitch, Samples
from mockint.report.figures import clock

POINTS = 240
"""Values in a curve: three pixels each on a wide page."""

WIDTH, HEIGHT = 1000, 34
"""The picture's own units."""

WINDOW = 10.0
"""Seconds over which pace is counted: two or three sentences."""

PHRASE = 1.5
"""Seconds that loudness and pitch are averaged over: syllables would hide a sentence's line."""

BREATH = 0.6
"""Seconds of silence that interrupt a curve; shorter ones belong to the sentence (Liu 2022)."""

VOICED = 8
"""Values of the tracker, 0.16 s of voice, without which a point has no pitch."""

ENOUGH = 12
"""Values without which a curve says nothing."""

Values = NDArray[np.float64]
"""Even steps over the answer; NaN where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One small picture."""

    name: str
    path: str
    """SVG, in `WIDTH` by `HEIGHT`."""
    middle: float
    """Height of the answer's own median."""
    told: str
    """Its highest and its lowest moment: for those who do not see it, and to be heard."""


def curves(
    samples: Samples,
    seconds: float,
    *,
    words: Sequence[Word],
    speech: Sequence[Span],
    pitch: Pitch | None,
) -> tuple[Curve, ...]:
    """Draw what can be drawn; typed, silent and very short answers have no curves."""
    if not speech or not len(samples):
        return ()
    spoken = _spoken(seconds, speech)
    drawn = (
        ("Pace", _pace(words, seconds, speech), ("quickest", "slowest")),
        ("Loudness", _loudness(samples, spoken), ("loudest", "quietest")),
        ("Pitch", _pitch(samples, spoken, pitch), ("highest", "lowest")),
    )
    return tuple(
        _curve(name, values, _moments(values, seconds, ends))
        for name, values, ends in drawn
        if values is not None
    )


def _pace(words: Sequence[Word], seconds: float, speech: Sequence[Span]) -> Values | None:
    """Count words in a window that slides over the answer, pauses included."""
    first, last = speech[0].start, speech[-1].end
    if last - first < WINDOW or len(words) < ENOUGH:
        return None
    middles = np.array([(word.start + word.end) / 2 for word in words])
    at = (np.arange(POINTS) + 0.5) * seconds / POINTS
    lows, highs = np.maximum(at - WINDOW / 2, first), np.minimum(at + WINDOW / 2, last)
    counts = np.searchsorted(middles, highs) - np.searchsorted(middles, lows)
    inside = (at >= first) & (at <= last)
    return np.where(inside, 60 * counts / np.maximum(highs - lows, WINDOW / 2), np.nan)


def _loudness(samples: Samples, spoken: NDArray[np.bool_]) -> Values | None:
    """Measure decibels where somebody speaks; relative ones, for no microphone is calibrated."""
    energy = _energy(samples)
    # np.where computes both branches: the floor keeps log10 from warning about silence.
    values = np.where(spoken & (energy > 0), 10 * np.log10(np.maximum(energy, 1e-9)), np.nan)
    return values if np.isfinite(values).sum() >= ENOUGH else None


def _energy(samples: Samples) -> Values:
    """Average the square around each point."""
    total = np.concatenate(
        [[0.0], np.cumsum(np.square(samples.astype(np.float32)), dtype=np.float64)]
    )
    lows, highs = _windows(len(samples), PHRASE * RATE)
    means: Values = (total[highs] - total[lows]) / np.maximum(highs - lows, 1)
    return means


def _windows(length: int, wide: float) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Give the borders of a window around each point, in steps of what is `length` steps long."""
    middles = (np.arange(POINTS) + 0.5) * length / POINTS
    half = max(wide, length / POINTS) / 2
    return np.clip(middles - half, 0, length).astype(int), np.clip(
        middles + half, 0, length
    ).astype(int)


def _pitch(samples: Samples, spoken: NDArray[np.bool_], pitch: Pitch | None) -> Values | None:
    """Measure how high the voice is; the curve is in semitones, as it is heard."""
    if pitch is None:
        return None
    hertz = pitch(samples)
    swings = hertz > 0
    semitones = np.where(swings, 12 * np.log2(np.maximum(hertz, 1.0)), 0.0)
    total, count = (
        np.concatenate([[0.0], np.cumsum(of, dtype=np.float64)]) for of in (semitones, swings)
    )
    lows, highs = _windows(len(hertz), PHRASE * RATE * len(hertz) / len(samples))
    counts = count[highs] - count[lows]
    values = np.where(
        spoken & (counts >= VOICED), (total[highs] - total[lows]) / np.maximum(counts, 1), np.nan
    )
    return values if np.isfinite(values).sum() >= ENOUGH else None


def _spoken(seconds: float, speech: Sequence[Span]) -> NDArray[np.bool_]:
    """Say at which points somebody speaks or only takes a breath."""
    at = (np.arange(POINTS) + 0.5) * seconds / POINTS
    spoken = np.zeros(POINTS, bool)
    until = -BREATH
    for span in speech:
        begin = until if span.start - until < BREATH else span.start
        spoken |= (at >= begin) & (at <= span.end)
        until = span.end
    return spoken


def _moments(values: Values, seconds: float, ends: tuple[str, str]) -> str:
    """Name the second of the highest and of the lowest value: a moment can be heard."""
    at = (
        (np.nanargmax(values) + 0.5) * seconds / POINTS,
        (np.nanargmin(values) + 0.5) * seconds / POINTS,
    )
    return ", ".join(
        f"{end} around {clock(float(moment))}" for end, moment in zip(ends, at, strict=True)
    )


def _curve(name: str, values: Values, told: str) -> Curve:
    """Scale by what is common, so that one cough does not flatten the rest."""
    low, high = np.nanpercentile(values, (2, 98))
    room = max(float(high - low), 1e-6)
    heights = (HEIGHT - 2) - (HEIGHT - 4) * np.clip((values - low) / room, 0.0, 1.0)
    middle = (HEIGHT - 2) - (HEIGHT - 4) * min(
        max((float(np.nanmedian(values)) - float(low)) / room, 0.0), 1.0
    )
    return Curve(name, _path(heights), round(middle, 1), told)


def _path(heights: Values) -> str:
    """Join neighbours; a value that stands alone is a short dash."""
    parts, pen = [], False
    for number, height in enumerate(heights):
        if not np.isfinite(height):
            pen = False
            continue
        x = (number + 0.5) * WIDTH / POINTS
        parts.append(f"L{x:.0f} {height:.0f}" if pen else f"M{x - 2:.0f} {height:.0f}h4")
        pen = True
    return "".join(parts)
