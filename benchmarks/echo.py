"""The interviewer's own voice starts no answer; one that begins over its last word is whole.

python -m benchmarks.echo [FOLDER OF SPEECH] [--tries N]

A question is played by a loudspeaker at 50 cm into a microphone: each voice in turn, two measured
or simulated rooms, 50 to 300 ms of delay, clocks up to 100 ppm apart, the loudspeaker's distortion,
room noise, told times wrong by up to 50 ms. "As loud" is as loud as the candidate, who sits as
near; -10 and +5 dB beside it. Answers are real human speech that begins 0.2 to 0.5 s before the
question's end. Beside ours: WebRTC's AEC3 where it is installed, and the plain detector, which
hears both alike. Our numbers were tuned on 24 of such scenes with other random numbers, the same
rooms and partly the same speakers; AEC3's are its authors', for calls.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks import webrtc
from mockint.audio import BLOCK, Sound, rms
from mockint.ear.echo_canceller import AdaptiveEchoCanceller
from mockint.ear.endpointing import Turn
from mockint.engines.hibari import Hibari
from mockint.engines.pyav import decode
from mockint.engines.pyttsx3 import Pyttsx3
from mockint.engines.silero import Silero
from mockint.model import RATE, Span
from mockint.voice.normalise import spoken
from mockint.wiring import guides

BEFORE, AFTER = 1.5, 3.0
"""Seconds of room before and after the question."""

LEVELS = (0.0, -10.0, 5.0)
"""Decibels of the echo beside the candidate."""

KEPT = 0.45
"""Seconds by which the answer's first span may be late: the ear keeps half a second before it."""


class Canceller(Protocol):
    """Takes out of a microphone's blocks what was played."""

    def played(self, sound: Sound, at: float) -> None:
        """Take note that `sound` is played from `at` seconds on."""

    def clean(self, samples: NDArray[np.int16]) -> NDArray[np.int16]:
        """Give the next block without it."""


@dataclass(frozen=True)
class Scene:
    """What a microphone hears, and what is known of it."""

    question: Sound
    heard: NDArray[np.int16]
    told: float
    onset: float | None


def scene(
    question: Sound,
    room: NDArray[np.float64],
    level: float,
    answer: NDArray[np.int16] | None,
    seed: int,
) -> Scene:
    """Play a question in a room; `level` is the echo's, in dB beside a candidate at -26 dBFS."""
    dice = np.random.default_rng(seed)
    loud, drift = 10 ** (dice.uniform(-30, -22) / 20), 1 + dice.uniform(-1e-4, 1e-4)
    source = (
        np.tanh(
            1.5 * soxr.resample(question.samples.astype(float) / 32768, question.rate, RATE * drift)
        )
        / 1.5
    )
    echo = np.convolve(source, room)
    echo *= loud * 10 ** (level / 20) / np.sqrt(np.mean(echo[: len(source)] ** 2))
    start = round((BEFORE + dice.uniform(0.05, 0.3)) * RATE)
    heard = np.zeros(
        (start + len(echo) + round(AFTER * RATE)) // BLOCK * BLOCK + 6 * RATE // BLOCK * BLOCK
    )
    heard[start : start + len(echo)] += echo
    onset = None
    if answer is not None:
        near = answer / 32768
        near *= loud / np.sqrt(np.mean(near[np.abs(near) > 0.01] ** 2))
        at = (
            start
            + int(np.argmax(np.abs(room)))
            + len(source)
            - round(dice.uniform(0.2, 0.5) * RATE)
        )
        heard[at : at + len(near)] += near
        onset = at / RATE
    heard += dice.normal(0, 10 ** (dice.uniform(-70, -55) / 20), len(heard))
    return Scene(
        question,
        (heard * 32767).clip(-32768, 32767).astype(np.int16),
        BEFORE + dice.uniform(-0.05, 0.05),
        onset,
    )


def spans(scene: Scene, canceller: Canceller | None) -> list[Span]:
    """Hear a scene; without a canceller by the plain detector."""
    detector, turn, found = Silero(), Turn(None), list[Span | None]()
    told_at = round((BEFORE - 0.1) * RATE) // BLOCK * BLOCK
    for start in range(0, len(scene.heard) - BLOCK + 1, BLOCK):
        block = scene.heard[start : start + BLOCK]
        level = rms(block)
        if canceller is not None:
            if start == told_at:
                canceller.played(scene.question, scene.told)
            block = canceller.clean(block)
        end = (start + BLOCK) / RATE
        found.append(turn.feed(end, detector.probability(block), level))
    return [span for span in [*found, turn.close()] if span is not None]


def kept(scene: Scene, canceller: Canceller | None) -> bool:
    """Say whether the answer's first span begins with its first word, or soon enough."""
    assert scene.onset is not None
    return any(abs(span.start - scene.onset) <= KEPT for span in spans(scene, canceller))


def rooms(folder: Path) -> list[NDArray[np.float64]]:
    """Read the impulse responses, each of unit energy."""
    found = [
        decode(path).samples.astype(float)
        for path in sorted((folder / "noise" / "rir").glob("*.wav"))
    ]
    return [room / np.sqrt(np.sum(room**2)) for room in found]


def answers(folder: Path) -> list[NDArray[np.int16]]:
    """Read real answers from their first word on, at most five seconds of each."""
    sets = (
        "read_en_native/**/*.wav",
        "read_en_native/**/*.flac",
        "read_en_l2_mandarin/**/*.wav",
        "spont_en/**/*.wav",
    )
    paths = [path for pattern in sets for path in sorted(folder.glob(pattern))[:40:3]]
    return [_from_first_word(decode(path).samples[: 60 * RATE]) for path in paths]


def _from_first_word(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    detector = Silero()
    for at in range(0, len(samples) - BLOCK, BLOCK):
        if detector.probability(samples[at : at + BLOCK]) > 0.5:
            return samples[max(0, at - BLOCK) :][: 5 * RATE]
    return samples[: 5 * RATE]


def questions() -> list[Sound]:
    """Let each voice speak the shipped guide, one question of each in turn."""
    texts = [spoken(question.text) for question in guides.read(guides.shipped())[0].questions]
    voices = [make() for make in (Hibari, Pyttsx3)]
    return [voice.sound(text) for text in texts for voice in voices]


def main(args: Sequence[str]) -> None:
    """Print one table."""
    tries = int(args[args.index("--tries") + 1]) if "--tries" in args else 50
    folder = Path(args[0]) if args and not args[0].startswith("--") else Path("../shared/data")
    asked, near, places = questions(), answers(folder), rooms(folder)
    rivals: dict[str, Callable[[], Canceller | None]] = {"ours": AdaptiveEchoCanceller}
    if webrtc.installed():
        rivals["WebRTC's AEC3"] = webrtc.Aec3
    rivals["plain detector"] = lambda: None
    table = Table("echo beside the candidate", "by", "no answer", "first word kept")
    for level in LEVELS:
        alone, over = [], []
        for n, question in enumerate(islice(cycle(asked), tries)):
            room = places[n // 2 % 2]
            alone.append(scene(question, room, level, None, n))
            over.append(scene(question, room, level, near[n % len(near)], 1000 + n))
        for name, make in rivals.items():
            silent = sum(not spans(sound, make()) for sound in alone)
            whole = sum(kept(sound, make()) for sound in over)
            table.add_row(f"{level:+.0f} dB", name, f"{silent} of {tries}", f"{whole} of {tries}")
    Console().print(table)
    if not webrtc.installed():
        print("WebRTC's AEC3 is left out: it comes with `pip install livekit`.")


if __name__ == "__main__":
    main(sys.argv[1:])
