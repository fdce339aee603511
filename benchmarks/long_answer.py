"""An hour of continuous answer through the real ear: memory, lost sound, the file.

python -m benchmarks.long_answer [SECONDS]

Real speech and pauses, again and again, fed as fast as the ear takes it; only a silence timer of
ten seconds could end it. Real: ear, detector, recorder, writer. The recogniser is not part of it:
it reads windows of 30 s and keeps none.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

from mockint.audio import BLOCK, read_wav
from mockint.ear.listener import Listener
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.terminal import NoKeys
from mockint.events import Event, Listening, Notice
from mockint.model import RATE
from mockint.ports import SoundBlock

SPEECH = Path(__file__).parent.parent / "tests" / "sounds" / "jfk.flac"

FLAT = 20.0
"""Megabytes that memory may grow by, after the first minute."""


class Endless:
    """A live microphone that repeats a sound for so many blocks.

    It is live so that the sound is watched as at a desk.
    """

    name, live = "long answer", True

    def __init__(self, sound: np.ndarray, blocks: int) -> None:
        self._sound, self._blocks = sound, blocks

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield it."""
        for number in range(self._blocks):
            yield SoundBlock(said(self._sound, number))


def said(sound: np.ndarray, number: int) -> np.ndarray:
    """Give block `number` of the sound without end."""
    return np.take(sound, np.arange(number * BLOCK, (number + 1) * BLOCK), mode="wrap")


class Memory:
    """A screen that looks at the process's memory now and then, and counts what it is told."""

    def __init__(self) -> None:
        self.megabytes: list[float] = []
        self.told: list[str] = []
        self._process = psutil.Process()

    def show(self, moment: Event) -> None:
        """Look once in ten seconds of sound."""
        if isinstance(moment, Notice):
            self.told.append(moment.message)
        if isinstance(moment, Listening) and round(moment.seconds * RATE / BLOCK) % 312 == 0:
            self.megabytes.append(self._process.memory_info().rss / 1e6)


def measure(seconds: float) -> bool:
    """Say an answer of so many seconds, and print how it went; say whether all is well."""
    sound = np.concatenate([decode(SPEECH).samples, np.zeros(2 * RATE, np.int16)])
    blocks, screen = round(seconds * RATE / BLOCK), Memory()
    with tempfile.TemporaryDirectory() as folder:
        path, began = Path(folder) / "answer.wav", time.monotonic()
        ear = Listener(
            Endless(sound, blocks), Silero(), keys=NoKeys(), screen=screen, patience=None
        )
        recording = ear.listen(path, heard=lambda _: None, reply=lambda _: None)
        took, kept = time.monotonic() - began, read_wav(path)
        header = decode(path).samples  # a reader that trusts the header
    right = len(kept) == blocks * BLOCK and all(
        np.array_equal(kept[n * BLOCK : (n + 1) * BLOCK], said(sound, n)) for n in range(blocks)
    )
    right = right and len(header) == len(kept) and recording.seconds * RATE == len(kept)
    settled = screen.megabytes[min(6, len(screen.megabytes) - 1)]
    grown = max(screen.megabytes) - settled
    print(
        f"{recording.seconds:.0f} s of answer in {took:.0f} s, {len(recording.speech)} "
        "spans of speech"
    )
    print(f"memory after the first minute {settled:.1f} MB, at most {grown:.1f} MB more")
    print(
        f"every sample and the header right: {'yes' if right else 'NO'}; told: "
        f"{screen.told or 'nothing'}"
    )
    return right and grown <= FLAT and not screen.told


if __name__ == "__main__":
    sys.exit(0 if measure(float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0) else 1)
