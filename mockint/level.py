"""Whether a microphone is any good: blocks of sound in, plain sentences about mute, level, clipping and loss out.

Pure: no clock and no device; each complaint comes once.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mockint.audio import rms
from mockint.model import RATE

MUTED_AFTER = 4.0
"""Seconds of zeros and nothing else. A live microphone always hisses; said before the fifth second is over."""

QUIET = 0.003
"""Root mean square of speech (-50 dB of full scale): sixteen bits then leave about eight for the voice."""

QUIET_AFTER = 1.5
"""Seconds of speech before its level is judged."""

FULL = 32_600
"""From here up a sample counts as cut off; resampling moves clipped samples a little off full scale."""

CLIPPED_RUN = 3
"""Samples in a row at full scale: a peak that only touches it has one or two."""

CLIPPED_BLOCKS = 5
"""Blocks with such a run before it is said: one knock on the desk is no complaint."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with the sound, and what to do."""

    message: str
    do: str


class Trouble(Enum):
    """What a microphone can have."""

    MUTED = Complaint(
        "The microphone gives nothing but silence.",
        "If you are speaking: unmute it, allow its use in the system's settings, or choose another (mockint devices).",
    )
    QUIET = Complaint(
        "You are hardly to be heard.",
        "Come closer, or raise the microphone's level in the system's settings.",
    )
    CLIPPED = Complaint(
        "The microphone is too loud: the peaks of your voice are cut off.",
        "Lower its level in the system's settings, or move away a little.",
    )
    LOST = Complaint(
        "The computer was too busy: a little sound was lost.",
        "Close other programs; the answer goes on.",
    )


class Watch:
    """Watches the sound of one answer, and complains once about each kind of trouble."""

    def __init__(self) -> None:
        self.found: list[Trouble] = []
        """In the order of their discovery."""
        self.lost = 0
        """How many times sound was lost."""
        self._zeros = 0
        self._voiced = 0
        self._energy = 0.0
        self._clipped = 0

    def feed(self, samples: NDArray[np.int16], *, speaking: bool, overflowed: bool = False) -> list[Trouble]:
        """Take a block; give what is newly wrong."""
        self._zeros = 0 if samples.any() else self._zeros + len(samples)
        self._clipped += clips(samples)
        self.lost += overflowed
        if speaking:
            self._voiced += len(samples)
            self._energy += rms(samples) ** 2 * len(samples)
        new = [trouble for trouble, here in self._now().items() if here and trouble not in self.found]
        self.found += new
        return new

    def _now(self) -> dict[Trouble, bool]:
        heard_enough = self._voiced >= QUIET_AFTER * RATE
        return {
            Trouble.MUTED: self._zeros >= MUTED_AFTER * RATE,
            Trouble.QUIET: heard_enough and self._energy < QUIET**2 * self._voiced,
            Trouble.CLIPPED: self._clipped >= CLIPPED_BLOCKS,
            Trouble.LOST: self.lost > 0,
        }

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was said, as sentences to be kept with the recording."""
        times = "once" if self.lost == 1 else f"{self.lost} times"
        lost = f"A little sound was lost {times}, because the computer was too busy."
        return tuple(lost if trouble is Trouble.LOST else trouble.value.message for trouble in self.found)


def clips(samples: NDArray[np.int16]) -> bool:
    """Say whether the block holds a run of samples cut off at one end of the scale."""
    for full in (samples >= FULL, samples <= -FULL):
        runs = np.convolve(full, np.ones(CLIPPED_RUN, np.int8)) if full.any() else full
        if runs.max(initial=0) >= CLIPPED_RUN:
            return True
    return False
