"""Sound files in place of a microphone, in the time of speech or at full speed.

This is how a recorded candidate is interviewed, and how a machine without a microphone shows the
whole way.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from mockint.audio import BLOCK
from mockint.model import RATE
from mockint.ports import Samples, SoundBlock


class SoundFiles:
    """A microphone that hears one file for each answer, in order, and nothing after the last.

    `decode` reads a file to samples. `fast` gives blocks as quickly as they are taken, else one
    every 32 ms. `silence` is added after each file, in seconds: with more than the ear's patience
    an answer ends by silence, as it would on a desk; without, it ends with its file.
    """

    live = False

    def __init__(
        self,
        paths: Iterable[Path] = (),
        *,
        decode: Callable[[Path], Samples],
        fast: bool = False,
        silence: float = 0.0,
    ) -> None:
        self.name = "sound files"
        self._paths = deque(paths)
        self._decode = decode
        self._fast = fast
        self._silence = round(silence * RATE)

    def load(self, path: Path) -> None:
        """Put a file after those that wait."""
        self._paths.append(path)

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield the next file; raises `BadSound` when it cannot be read."""
        if not self._paths:
            return
        path = self._paths.popleft()
        self.name = path.name
        samples = self._decode(path)
        began = time.monotonic()
        for start in range(0, len(samples) + self._silence, BLOCK):
            if not self._fast:
                # the schedule is absolute, so what the listener's work takes does not add up
                time.sleep(max(0.0, began + (start + BLOCK) / RATE - time.monotonic()))
            piece = samples[start : start + BLOCK]
            yield SoundBlock(np.pad(piece, (0, BLOCK - len(piece))))
