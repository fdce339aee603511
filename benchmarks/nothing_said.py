"""Words written down where nobody says any: silence, hiss, dishes, a bike and key strokes.

Five minutes of each are read.

    python -m benchmarks.nothing_said

mockint reads as in an interview, with the hints of a question; beside it plain faster-whisper and
plain openai-whisper of the same weights. Dishes are a real recording (Google's Speech Commands), in
a loop; the bike and the keys are made by code.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from benchmarks.terms import glossary, recogniser, terms
from benchmarks.transcription import DATA, plain_faster_whisper, plain_openai_whisper
from mockint.engines import pyav
from mockint.engines.silero import Silero
from mockint.model import RATE
from mockint.ports import Samples
from mockint.words.offline import transcribe
from mockint.words.terms.vocabulary import hints

Wave = NDArray[np.float64]

LENGTH = 5 * 60 * RATE
QUESTION = 4
"""Of the shipped guide, on databases: many terms."""
LOUD = 3000
"""Root mean square of a noise, of 32,768: as loud as speech."""


def bike(chance: np.random.Generator) -> Samples:
    """Make the whirr of a flywheel that swells 80 times a minute, and a chain that ticks."""
    at = np.arange(LENGTH) / RATE
    whirr = _between(200, 1200, chance.standard_normal(LENGTH))
    swell = 1 + 0.6 * np.sin(2 * np.pi * 80 / 60 * at)
    hum = np.sin(2 * np.pi * 110 * at) + 0.5 * np.sin(2 * np.pi * 220 * at)
    ticks = _strokes(chance, 60 / 80 / 8, spread=0.02, fading=0.004)
    return _loud(whirr / whirr.std() * swell + 0.3 * hum * swell + ticks)


def keys(chance: np.random.Generator) -> Samples:
    """Make somebody type over a quiet room: six strokes a second, clicks that fade in 30 ms."""
    return _loud(
        _strokes(chance, 0.16, spread=0.6, fading=0.012) + 0.02 * chance.standard_normal(LENGTH)
    )


def _strokes(chance: np.random.Generator, every: float, *, spread: float, fading: float) -> Wave:
    """Give clicks every `every` seconds, give or take a share, that fade in `fade` seconds."""
    sound = np.zeros(LENGTH)
    click = np.exp(-np.arange(round(6 * fading * RATE)) / RATE / fading)
    at = 0.0
    while (first := round(at * RATE)) + len(click) < LENGTH:
        sound[first : first + len(click)] += (
            click * chance.standard_normal(len(click)) * chance.uniform(0.4, 1)
        )
        at += every * (1 + spread * chance.uniform(-1, 1))
    return _between(800, 6000, sound)


def _between(low: float, high: float, sound: Wave) -> Wave:
    """Leave the frequencies between two, in hertz."""
    parts = np.fft.rfft(sound)
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    return np.fft.irfft(np.where((at >= low) & (at <= high), parts, 0), len(sound))


def _loud(sound: Wave) -> Samples:
    return np.clip(sound / np.sqrt(np.mean(np.square(sound))) * LOUD, -32768, 32767).astype(
        np.int16
    )


def sounds() -> dict[str, Samples]:
    """Give the noises by name."""
    chance = np.random.default_rng(7)
    dishes = pyav.decode(DATA / "noise" / "speech_commands" / "doing_the_dishes.wav").samples
    return {
        "silence": np.zeros(LENGTH, np.int16),
        "hiss": _loud(chance.standard_normal(LENGTH)),
        "dishes": np.resize(dishes, LENGTH),
        "bike, by code": bike(chance),
        "keys, by code": keys(chance),
    }


def main() -> None:
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    wanted = hints(terms(QUESTION), glossary())
    engines = {
        "mockint": lambda sound: (
            transcribe(sound, recogniser(), Silero(), vocabulary=wanted).transcript.text
        ),
        "plain faster-whisper": plain_faster_whisper(),
        "plain openai-whisper": plain_openai_whisper(),
    }
    print(f"{'words in five minutes of':26}" + "".join(f"{name:>24}" for name in engines))
    for name, sound in sounds().items():
        heard = [len(hear(sound).split()) for hear in engines.values()]
        print(f"{name:26}" + "".join(f"{count:24}" for count in heard), flush=True)


if __name__ == "__main__":
    main()
