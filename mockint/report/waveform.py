"""The sound of an answer in, its waveform as SVG paths out: sharp at every size, a few kB."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockint.model import Span
from mockint.report.figures import clock

BARS = 200
"""Bars in a waveform: 3 pixels each on a wide page, still apart on a telephone."""

WIDTH, HEIGHT = 1000, 64
"""The picture's own units."""

STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
"""Seconds that may lie between two ticks of the time axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the time axis."""

    at: float
    """Percent of the width."""
    label: str


@dataclass(frozen=True, slots=True)
class Waveform:
    """What the template draws."""

    speech: str
    """Path of the bars where somebody speaks."""
    rest: str
    """Path of all other bars."""
    ticks: tuple[Tick, ...]


def waveform(samples: NDArray[np.int16], seconds: float, speech: Iterable[Span]) -> Waveform:
    """Draw the peaks, tall as the answer's own loudest part allows."""
    levels = _levels(samples)
    middles = (np.arange(BARS) + 0.5) * seconds / BARS
    spans = list(speech) or [Span(0.0, seconds)]
    spoken = [any(span.start <= middle <= span.end for span in spans) for middle in middles]
    bars = [_bar(number, level) for number, level in enumerate(levels)]
    return Waveform(
        "".join(bar for bar, is_speech in zip(bars, spoken, strict=True) if is_speech),
        "".join(bar for bar, is_speech in zip(bars, spoken, strict=True) if not is_speech),
        _ticks(seconds),
    )


def percent(time: float, seconds: float) -> float:
    """Say how far along the picture a time lies."""
    return round(100 * min(max(time / seconds, 0.0), 1.0), 2) if seconds > 0 else 0.0


def _levels(samples: NDArray[np.int16]) -> list[float]:
    """Give each bar's peak, 0 to 1; the root makes quiet speech visible."""
    if len(samples) < BARS:
        return [0.0] * BARS
    edges = np.linspace(0, len(samples), BARS, endpoint=False).astype(int)
    peaks = np.maximum.reduceat(np.abs(samples.astype(np.int32)), edges).astype(float)
    loudest = max(float(np.percentile(peaks, 98)), 1.0)
    return [float(level) for level in np.sqrt(np.minimum(peaks / loudest, 1.0))]


def _bar(number: int, level: float) -> str:
    pitch = WIDTH / BARS
    height = max(2.0, level * HEIGHT)
    return (
        f"M{number * pitch + 1:g} "
        f"{(HEIGHT - height) / 2:.1f}h{pitch - 2:g}v{height:.1f}h-{pitch - 2:g}z"
    )


def _ticks(seconds: float) -> tuple[Tick, ...]:
    step = next(
        (step for step in STEPS if seconds / step <= 6), STEPS[-1]
    )  # six fit on a telephone
    return tuple(
        Tick(percent(at, seconds), clock(at)) for at in range(0, int(seconds * 0.95) + 1, step)
    )
