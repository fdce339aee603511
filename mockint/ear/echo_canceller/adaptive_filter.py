"""Learns the way from loudspeaker to microphone, and subtracts the echo that it predicts.

An adaptive filter in the frequency domain that knows its own uncertainty: a Kalman filter for each
bin (Enzner and Vary 2006), partitioned as by Kuech, Mabande and Enzner 2014.
"""

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK

WINDOW = 2 * BLOCK
"""Samples of a transform: overlap-save with half a window of news."""

BINS = WINDOW // 2 + 1

PARTS = 10
"""Partitions of the filter: 320 ms of room, of which about 290 ms lie after the direct sound."""

AGEING = 0.998
"""How much of the room stays from block to block: the filter follows drifting clocks."""

UNKNOWN = 1.0
"""Variance of each coefficient before anything was heard: the echo may be as loud as the sound."""


class AdaptiveFilter:
    """Keeps an estimate of the room and how uncertain it is, for each partition and bin."""

    def __init__(self) -> None:
        shape = (PARTS, BINS)
        self._far = np.zeros(shape, np.complex128)
        self._room = np.zeros(shape, np.complex128)
        decay = 10 ** (-np.arange(PARTS) / 4)
        self._uncertainty = np.repeat((UNKNOWN * decay / decay.sum())[:, None], BINS, axis=1)
        self._noise: NDArray[np.float64] = np.full(BINS, 1e-6)

    def feed(self, far: NDArray[np.float32], heard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take two blocks of what was played and one that was heard; give the rest."""
        self._far = np.roll(self._far, 1, axis=0)
        self._far[0] = np.fft.rfft(far)
        echo = np.fft.irfft((self._room * self._far).sum(axis=0))[BLOCK:]
        rest = np.asarray(heard - echo, np.float32)
        self._learn(np.fft.rfft(np.concatenate([np.zeros(BLOCK, np.float32), rest])))
        return rest

    def _learn(self, error: NDArray[np.complex128]) -> None:
        """Correct the room by what the prediction missed, by as much as it was uncertain."""
        power = np.abs(self._far) ** 2
        expected = (self._uncertainty * power).sum(axis=0)
        self._noise = 0.9 * self._noise + 0.1 * np.abs(error) ** 2
        gain = self._uncertainty / (expected + 2 * self._noise + 1e-9)
        step = np.fft.irfft(gain * np.conj(self._far) * error)
        step[:, BLOCK:] = 0  # what wraps around the transform is no part of the room
        self._room = AGEING * (self._room + np.fft.rfft(step))
        shrink = AGEING**2 * (1 - 0.5 * gain * power)
        forgotten = (1 - AGEING**2) * np.abs(self._room) ** 2
        self._uncertainty = shrink * self._uncertainty + forgotten
