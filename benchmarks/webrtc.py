"""WebRTC's echo canceller (AEC3), which ours is measured against: an option of this bench alone.

It comes inside LiveKit's wheel (Apache-2.0, 12 MB, mostly other things): `pip install livekit`.
"""

from importlib.util import find_spec

import numpy as np
import soxr
from numpy.typing import NDArray

from mockint.audio import BLOCK, Sound
from mockint.model import RATE

FRAME = RATE // 100
"""Samples of the 10 ms that WebRTC takes at a time."""


def installed() -> bool:
    """Say whether LiveKit's wheel is here."""
    return find_spec("livekit") is not None


class Aec3:
    """Takes the played sound out of a microphone's blocks, as `AdaptiveEchoCanceller` does.

    Its sound comes out 10 ms late, because blocks are no multiple of its frames.
    """

    def __init__(self) -> None:
        from livekit.rtc import AudioProcessingModule

        self._module = AudioProcessingModule(echo_cancellation=True)
        self._far = np.zeros(0, np.int16)
        self._waiting = np.zeros(0, np.int16)
        self._cleaned = np.zeros(FRAME, np.int16)
        self._now = 0

    def played(self, sound: Sound, at: float) -> None:
        """Take note that `sound` is played from `at` seconds on."""
        samples = soxr.resample(sound.samples, sound.rate, RATE).astype(np.int16)
        self._far = np.concatenate([np.zeros(round(at * RATE), np.int16), samples])

    def clean(self, samples: NDArray[np.int16]) -> NDArray[np.int16]:
        """Give the next block without what was played."""
        self._waiting = np.concatenate([self._waiting, samples])
        while len(self._waiting) >= FRAME:
            frame, self._waiting = self._waiting[:FRAME], self._waiting[FRAME:]
            self._cleaned = np.concatenate([self._cleaned, self._processed(frame)])
        block, self._cleaned = self._cleaned[:BLOCK], self._cleaned[BLOCK:]
        return block

    def _processed(self, heard: NDArray[np.int16]) -> NDArray[np.int16]:
        """Run one frame through the module, after what was played in the same 10 ms."""
        far = np.zeros(FRAME, np.int16)
        played = self._far[self._now : self._now + FRAME]
        far[: len(played)] = played
        self._now += FRAME
        self._module.process_reverse_stream(_frame(far))
        near = _frame(heard)
        self._module.process_stream(near)
        return np.frombuffer(bytes(near.data), np.int16)


def _frame(samples: NDArray[np.int16]):  # noqa: ANN202 - LiveKit's own class
    from livekit.rtc import AudioFrame

    return AudioFrame(bytearray(samples.tobytes()), RATE, 1, FRAME)
