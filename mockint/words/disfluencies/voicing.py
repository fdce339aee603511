"""Measure each hundredth of a second of sound: pitch, level, spectrum, and how fast it changes."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mockint.model import RATE
from mockint.ports import Samples

HOP = RATE // 100
"""Samples between frames: 10 ms."""

WINDOW = RATE * 4 // 100
"""Samples of a frame: 40 ms hold three periods of the lowest voice."""

LOW, HIGH = 70, 400
"""Hertz of the voices that are looked for."""

BANDS = 26
"""Mel bands up to 5.5 kHz."""

ACROSS = 3
"""Frames before and behind one, between which change is measured."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Frames:
    """The sound, hundredth by hundredth; all arrays have the same length."""

    level: Floats
    """Decibels of full scale."""
    voicing: Floats
    """0 to 1: how periodic it is."""
    pitch: Floats
    """Semitones above 70 Hz; only meant where it is voiced."""
    shape: Floats
    """Logarithm of the mel bands less their mean; shape (n, BANDS)."""
    flux: Floats
    """Mean change of the shape across 60 ms."""

    def __len__(self) -> int:
        """Count the frames."""
        return len(self.level)


def frames(samples: Samples) -> Frames:
    """Listen to a stretch of sound."""
    sound = np.pad(samples.astype(np.float32) / 32768.0, WINDOW // 2)
    count = max(1, (len(samples) + HOP - 1) // HOP)
    sound = np.pad(sound, (0, max(0, count * HOP + WINDOW - len(sound))))
    pieces = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[: count * HOP : HOP]
    parts = [_part(pieces[at : at + 2000]) for at in range(0, count, 2000)]
    level, voicing, pitch, mel = (np.concatenate(column) for column in zip(*parts, strict=True))
    shape = mel - mel.mean(axis=1, keepdims=True)
    before = shape[np.maximum(np.arange(count) - ACROSS, 0)]
    after = shape[np.minimum(np.arange(count) + ACROSS, count - 1)]
    return Frames(level, voicing, pitch, shape, np.abs(after - before).mean(axis=1))


def _part(pieces: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Measure level, voicing, pitch and mel bands of some frames."""
    windowed = pieces * np.hanning(WINDOW).astype(np.float32)
    power = np.abs(np.fft.rfft(windowed, 2 * WINDOW)) ** 2
    level = 10 * np.log10(np.mean(np.square(pieces), axis=1) + 1e-10)
    alike = np.fft.irfft(power)[:, :WINDOW] / _fading()
    lags = slice(RATE // HIGH, RATE // LOW)
    alike = alike / (alike[:, :1] + 1e-9)
    best = alike[:, lags].argmax(axis=1)
    voicing = np.clip(alike[np.arange(len(best)), best + lags.start], 0, 1)
    pitch = 12 * np.log2(RATE / (best + lags.start) / LOW)
    mel = np.log(power @ _bank() + 1e-7)
    return level, voicing.astype(np.float32), pitch.astype(np.float32), mel


@cache
def _fading() -> Floats:
    """Give the window's own autocorrelation, by which a lag loses strength."""
    window = np.hanning(WINDOW)
    fading = np.fft.irfft(np.abs(np.fft.rfft(window, 2 * WINDOW)) ** 2)[:WINDOW]
    return np.asarray(np.maximum(fading / fading[0], 0.05), np.float32)


@cache
def _bank() -> Floats:
    """Give triangles on the mel scale; shape (WINDOW + 1, BANDS)."""
    top = 2595 * np.log10(1 + 5500 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, BANDS + 2) / 2595) - 1)
    hertz = np.arange(WINDOW + 1) * RATE / (2 * WINDOW)
    rising = (hertz[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
