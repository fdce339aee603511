"""Say how finished the last seconds of an answer sound, by Smart Turn v3.2.

The network lies beside this module (`weights/`, BSD-2-Clause, 8.7 MB; the file
`smart-turn-v3.2-cpu.onnx` of the package pipecat-ai 1.14.0, which itself wants much else). It hears
the melody and the pace at a pause, so it tells a finished sentence from a broken one, and not a
finished answer. Run by onnxruntime on one thread: 50 ms a pause.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from mockint.engines import onnx
from mockint.model import RATE
from mockint.ports import Samples

SECONDS = 8
"""What the network hears at once; a shorter sound is preceded by silence."""

WINDOW, HOP = 400, 160
"""Samples of a frame, and between two frames: 25 and 10 ms, as in Whisper."""

BANDS = 80
"""Mel bands."""

DYNAMICS = 8.0
"""Powers of ten below the loudest band that are told apart."""

MODEL = Path(__file__).parent / "weights" / "smart_turn_v3_2.onnx"


class SmartTurn:
    """Says how finished a turn sounds; implements `ports.EndOfTurn`."""

    def __init__(self) -> None:
        self._run = _session().run

    def probability(self, samples: Samples) -> float:
        """Say how likely it is that the turn ends where these samples end; 0 to 1."""
        (output,) = self._run(None, {"input_features": features(samples)[None]})
        return float(output[0, 0])


def features(samples: Samples) -> NDArray[np.float32]:
    """Give the log mel spectrogram of the last 8 s, shape (80, 800), made as Whisper's own is."""
    size = SECONDS * RATE
    last = samples[-size:].astype(np.float32) / 32768
    wave = np.concatenate([np.zeros(size - len(last), np.float32), last])
    wave = (wave - wave.mean()) / np.sqrt(wave.var() + 1e-7)
    mirrored = np.pad(wave.astype(np.float64), WINDOW // 2, mode="reflect")
    frames = sliding_window_view(mirrored, WINDOW)[::HOP][: size // HOP]
    power = np.abs(np.fft.rfft(frames * _hann())) ** 2
    loud = np.log10(np.maximum(power @ _filters(), 1e-10)).T
    return np.asarray((np.maximum(loud, loud.max() - DYNAMICS) + 4) / 4, np.float32)


def _hann() -> NDArray[np.float64]:
    return np.hanning(WINDOW + 1)[:-1]


@cache
def _filters() -> NDArray[np.float64]:
    """Give the triangles that gather frequencies into mel bands of equal area, shape (201, 80).

    Slaney's mel: linear up to 1 kHz, 15 mels there, and 27 mels for each factor of 6.4 above.
    """
    per_mel, corner, factor = 200 / 3, 15.0, np.log(6.4) / 27
    top = corner + np.log(RATE / 2 / 1000) / factor
    mels = np.linspace(0, top, BANDS + 2)
    edges = np.where(mels < corner, mels * per_mel, 1000 * np.exp(factor * (mels - corner)))
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    hertz = np.linspace(0, RATE / 2, WINDOW // 2 + 1)[:, None]
    rising, falling = (hertz - low) / (middle - low), (high - hertz) / (high - middle)
    return np.asarray(np.maximum(0, np.minimum(rising, falling)) * 2 / (high - low))


@cache
def _session() -> Any:
    """Load the network once a process; it keeps nothing between two calls."""
    return onnx.load(MODEL)
