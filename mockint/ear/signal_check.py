"""Check a microphone's signal: plain sentences about mute, level, noise, clipping and loss.

Pure: no clock and no device; each complaint comes once.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mockint.audio import rms
from mockint.model import RATE

MUTED_AFTER = 4.0
"""Seconds of zeros and nothing else, so that it is said before the fifth second is over.

A live microphone always hisses.
"""

QUIET = 0.003
"""Root mean square of speech, -50 dB of full scale: of sixteen bits about eight are left for it."""

QUIET_AFTER = 1.5
"""Seconds of speech before its level is judged."""

FULL = 32_600
"""From here up a sample counts as cut off: resampling moves clipped samples off full scale."""

CLIPPED_RUN = 3
"""Samples in a row at full scale: a peak that only touches it has one or two."""

CLIPPED_BLOCKS = 5
"""Blocks with such a run before it is said: one knock on the desk is no complaint."""

NEAR = 15.0
"""Decibels between voice and room below which words are hard to make out."""

SPOKEN = 10
"""Blocks of speech, a third of a second, that count as somebody having spoken."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with the sound, and what to do."""

    message: str
    do: str


class Trouble(Enum):
    """What a microphone can have."""

    MUTED = Complaint(
        "The microphone gives nothing but silence.",
        "If you are speaking: unmute it, allow its use in the system's settings, "
        "or choose another (mockint devices).",
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
    ASLEEP = Complaint(
        "The computer slept, or stood still: what you said meanwhile was not heard.",
        "Say it again if it matters; the answer goes on.",
    )


class SignalCheck:
    """Watches the sound of one answer, and complains once about each kind of trouble."""

    def __init__(self) -> None:
        self.found: list[Trouble] = []
        """In the order of their discovery."""
        self.lost = 0
        """How many times sound was lost."""
        self._unheard: list[tuple[float, float]] = []
        self._heard = 0
        self._zeros = 0
        self._voiced = 0
        self._energy = 0.0
        self._clipped = 0

    def feed(
        self,
        samples: NDArray[np.int16],
        *,
        speaking: bool,
        overflowed: bool = False,
        unheard: float = 0.0,
    ) -> list[Trouble]:
        """Take a block; give what is newly wrong. `unheard` seconds went by just before it."""
        self._heard += len(samples)
        if unheard:
            self._unheard.append((self._heard / RATE, unheard))
        self._zeros = 0 if samples.any() else self._zeros + len(samples)
        self._clipped += clips(samples)
        self.lost += overflowed
        if speaking:
            self._voiced += len(samples)
            self._energy += rms(samples) ** 2 * len(samples)
        new = [
            trouble for trouble, here in self._now().items() if here and trouble not in self.found
        ]
        self.found += new
        return new

    def _now(self) -> dict[Trouble, bool]:
        heard_enough = self._voiced >= QUIET_AFTER * RATE
        return {
            Trouble.MUTED: self._zeros >= MUTED_AFTER * RATE,
            Trouble.QUIET: heard_enough and self._energy < QUIET**2 * self._voiced,
            Trouble.CLIPPED: self._clipped >= CLIPPED_BLOCKS,
            Trouble.LOST: self.lost > 0,
            Trouble.ASLEEP: bool(self._unheard),
        }

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was said, as sentences to be kept with the recording."""
        return tuple(remark for trouble in self.found for remark in self._remarks(trouble))

    def _remarks(self, trouble: Trouble) -> list[str]:
        match trouble:
            case Trouble.LOST:
                times = "once" if self.lost == 1 else f"{self.lost} times"
                return [f"A little sound was lost {times}, because the computer was too busy."]
            case Trouble.ASLEEP:
                return [_gap(at, seconds) for at, seconds in self._unheard]
            case _:
                return [trouble.value.message]


def _gap(at: float, seconds: float) -> str:
    """Say where sound is missing, and how much."""
    return (
        f"Around {int(at) // 60}:{int(at) % 60:02d}, {seconds:.0f} seconds were not heard: "
        "the computer slept, or the program stood still."
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """A few seconds at a desk, measured."""

    noise: float
    """Level of the silent room in decibels of full scale; -100 for digital silence."""
    voice: float | None
    """Level of the speaker; None when nobody spoke."""
    troubles: tuple[Trouble, ...]
    near: bool
    """The voice stands out too little from the room."""

    @property
    def good(self) -> bool:
        """An interview can be held at this desk."""
        return self.voice is not None and not self.troubles and not self.near


def measure(blocks: Sequence[NDArray[np.int16]], speaking: Sequence[bool]) -> Measured:
    """Measure a desk by a recording, with each block's verdict whether somebody speaks in it."""
    check = SignalCheck()
    for block, speech in zip(blocks, speaking, strict=True):
        check.feed(block, speaking=speech)
    quiet = sorted(rms(block) for block, speech in zip(blocks, speaking, strict=True) if not speech)
    loud = [rms(block) for block, speech in zip(blocks, speaking, strict=True) if speech]
    # the lower quartile: breath and chair count as silence to the detector, and are no room
    noise = decibels(quiet[len(quiet) // 4]) if quiet else decibels(min(loud, default=0.0))
    voice = decibels(float(np.sqrt(np.mean(np.square(loud))))) if len(loud) >= SPOKEN else None
    troubles = tuple(check.found) if any(block.any() for block in blocks) else (Trouble.MUTED,)
    return Measured(noise, voice, troubles, near=voice is not None and voice - noise < NEAR)


def decibels(level: float) -> float:
    """Give a level of 0 to 1 in decibels of full scale, -100 at the least."""
    return max(-100.0, 20 * math.log10(max(level, 1e-9)))


def clips(samples: NDArray[np.int16]) -> bool:
    """Say whether the block holds a run of samples cut off at one end of the scale."""
    for full in (samples >= FULL, samples <= -FULL):
        runs = np.convolve(full, np.ones(CLIPPED_RUN, np.int8)) if full.any() else full
        if runs.max(initial=0) >= CLIPPED_RUN:
            return True
    return False
