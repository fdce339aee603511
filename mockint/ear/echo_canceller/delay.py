"""Finds how far the echo lies behind what was played, by a whitened cross-correlation."""

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK
from mockint.model import RATE

EARLIEST, LATEST = -0.3, 0.7
"""Seconds from a sound's told beginning to its real one: buffers, Bluetooth, and the air."""

SPAN = round((LATEST - EARLIEST) * RATE)
"""Samples between the earliest and the latest delay."""

LISTENED = 1.6
"""Seconds of sound that the delay is searched in."""

LOWEST, HIGHEST = 200, 6000
"""Hertz between which small loudspeakers play and microphones hear more than hum and hiss."""


def find_delay(
    far: NDArray[np.float32], heard: NDArray[np.float32], *, able: int
) -> tuple[int, float]:
    """Find how many samples `heard` lies behind `far`, which ends `SPAN` samples later.

    At most `able` samples. Gives the lag and the height of its peak in standard deviations of all
    lags.
    """
    correlation = _whitened_correlation(far, heard)
    if correlation is None:
        return 0, 0.0
    # far ends SPAN samples later than heard, so that no lag is the span itself
    first = len(far) - len(heard) - SPAN
    lags = np.concatenate([correlation[-(SPAN - first) :], correlation[: first + 1]])
    lags = lags[: max(able, BLOCK)]
    peak = int(np.argmax(lags))
    return peak, float(lags[peak] / (lags.std() + 1e-12))


def _whitened_correlation(
    far: NDArray[np.float32], heard: NDArray[np.float32]
) -> NDArray[np.float64] | None:
    """Correlate by phase alone, so that a voice's loud vowels do not smear the peak.

    None where one of both is silent.
    """
    size = 1 << (len(far) + len(heard)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(far, size))
    power = np.abs(spectrum)
    if not power.max():
        return None
    whitened = spectrum / (power + 0.01 * power.max())
    hertz = np.arange(len(whitened)) * RATE / size
    whitened[(hertz < LOWEST) | (hertz > HIGHEST)] = 0
    return np.fft.irfft(whitened, size)
