"""Choose the sound track and the channel in which somebody speaks.

Mixing the channels is right as long as it loses no speech: an inverted channel cancels the other
one out, and noise in one channel covers the voice in the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK
from mockint.ports import Detector, Samples

SPEECH = 0.5
"""Probability from which on a block of sound is speech; Silero's own default."""
LEAST = 10
"""Blocks of speech, a third of a second, below which nobody speaks."""
SHARE = 0.1
"""Share of the speech of the most talkative channel below which another one does not speak."""
KEPT = 0.8
"""Share of a channel's speech that is left in a mix that is good."""
ALIKE = 0.9
"""Correlation of the loudness of two channels, block by block, that hold the same."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where in a sound somebody speaks, and how loud each block of it is."""

    speech: NDArray[np.bool_]
    loudness: NDArray[np.float64]

    @property
    def blocks(self) -> int:
        """How many blocks are speech."""
        return int(self.speech.sum())


def profile(samples: Samples, detector: Detector) -> Profile:
    """Listen to a sound, block by block."""
    blocks = [samples[at : at + BLOCK] for at in range(0, len(samples), BLOCK)]
    speech = [detector.probability(block) >= SPEECH for block in blocks]
    loudness = [float(np.sqrt(np.mean(np.square(block, dtype=np.float64)))) for block in blocks]
    return Profile(np.array(speech, bool), np.array(loudness))


def speaking(profiles: Sequence[Profile]) -> list[int]:
    """Give those in which somebody speaks, by their places."""
    most = max((sound.blocks for sound in profiles), default=0)
    enough = max(LEAST, SHARE * most)
    return [at for at, sound in enumerate(profiles) if sound.blocks >= enough]


def choose_channel(mix: Profile, channels: Sequence[Profile]) -> int | None:
    """Give the channel to read; None where all of them are to be mixed."""
    speak = speaking(channels)
    if not speak:
        return None
    best = max(speak, key=lambda at: channels[at].blocks)
    together = np.any([channels[at].speech for at in speak], axis=0).sum()
    if len(speak) > 1 and mix.blocks >= KEPT * together:
        return None
    return best


def differ(profiles: Sequence[Profile]) -> bool:
    """Say whether two of these, in which somebody speaks, hold something else."""
    speak = [profiles[at] for at in speaking(profiles)]
    return any(not _alike(speak[0], other) for other in speak[1:])


def _alike(sound: Profile, other: Profile) -> bool:
    length = min(len(sound.loudness), len(other.loudness))
    pair = sound.loudness[:length], other.loudness[:length]
    if length < 2 or not all(np.ptp(loudness) for loudness in pair):
        return False
    return bool(np.corrcoef(*pair)[0, 1] >= ALIKE)
