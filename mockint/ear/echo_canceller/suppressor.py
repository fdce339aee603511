"""Takes away what the adaptive filter leaves of the echo.

How much that is, is learned: the rest's power beside what was played, band by band.
"""

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK
from mockint.ear.echo_canceller.adaptive_filter import BINS

BANDS = np.unique(np.round(np.geomspace(3, BINS, 28)).astype(int) - 3)[:-1]
"""First bin of each band that the suppressor decides on: as wide as hearing resolves, not finer."""

WIDTHS = np.diff([*BANDS, BINS])

QUICK = 0.6
"""Share of an echo's power that is left after a block: a living room, -60 dB in half a second."""

SLOW, FAINT = 0.93, 0.1
"""The same for the late part of the echo, and how strong that may be beside the early part."""

MARGIN = 10.0
"""How far above the mean of the echo's rest, in power, sound is the candidate's.

Tuned on 24 simulated desks, both voices, two rooms, clocks 100 ppm apart: 6 let an echo through
now and then, and with 10 every answer was still heard from its first word when the echo was 5 dB
louder than the candidate.
"""

UP, DOWN = 0.03, 0.06
"""How quickly that mean follows, a block; slower upwards: the candidate's voice raises it too."""


class ResidualSuppressor:
    """Lets through, band by band, what is louder than the echo's rest has been so far."""

    def __init__(self) -> None:
        self._before = np.zeros(BLOCK, np.float32)
        self._gain: NDArray[np.float64] = np.ones(len(BANDS))
        self._quick: NDArray[np.float64] = np.zeros(len(BANDS))
        self._slow: NDArray[np.float64] = np.zeros(len(BANDS))
        self._share: NDArray[np.float64] = np.zeros(len(BANDS))
        """Mean of the logarithm of the rest's power beside what was played."""
        self._seen = 0

    def feed(self, rest: NDArray[np.float32], far: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take a block of rest, and the power in each bin of what was played.

        Gives the candidate's sound. Gains fade from one block's to the next, so that nothing
        clicks.
        """
        played = np.add.reduceat(far, BANDS)
        self._quick = played + QUICK * self._quick
        self._slow = np.maximum(played, SLOW * self._slow)
        rings = self._quick + FAINT * self._slow + 1e-9
        spectrum = np.fft.rfft(np.concatenate([self._before, rest]))
        power = np.add.reduceat(np.abs(spectrum) ** 2, BANDS) + 1e-9
        gain = np.maximum(0.0, 1 - MARGIN * np.exp(self._share) * rings / power)
        if not self._seen:
            gain = np.zeros(len(BANDS))  # nothing is known of the rest yet: all is taken for echo
        self._learn(np.log(power / rings), played > FAINT**2 * self._slow)
        faded = _faded(spectrum, self._gain, gain)
        self._before, self._gain = rest, gain
        return faded

    def _learn(self, share: NDArray[np.float64], loud: NDArray[np.bool_]) -> None:
        """Follow the mean where something was played, quickly at first.

        It begins where all is taken for echo.
        """
        self._seen += 1
        if self._seen == 1:
            self._share = share
        change = np.clip(share - self._share, -2.0, 1.0)
        rate = np.maximum(np.where(change > 0, UP, DOWN), 1 / self._seen)
        self._share += np.where(loud, rate * change, 0.0)


def _faded(
    spectrum: NDArray[np.complex128], before: NDArray[np.float64], gain: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Weigh the bands by one block's gains, fading into those of the next."""
    old = np.fft.irfft(np.repeat(before, WIDTHS) * spectrum)[BLOCK:]
    new = np.fft.irfft(np.repeat(gain, WIDTHS) * spectrum)[BLOCK:]
    fade = np.arange(BLOCK) / BLOCK
    return np.asarray(old * (1 - fade) + new * fade, np.float32)
