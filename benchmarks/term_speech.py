"""Sentences with marked terms in, synthetic speech in a room out.

It is kept in build/terms, because making it takes a while.

No human voice is in it. Each sentence is spoken four times: by hibari, by two of Kokoro's speakers,
and by one of three voices of espeak-ng, with the noise of a room 20 to 30 dB below the voice, and
every other one with an echo.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

from benchmarks.kokoro import KOKORO_RATE, Kokoro
from mockint.audio import Sound, level, read_sound, write_wav
from mockint.engines import pyav
from mockint.engines.hibari import Hibari
from mockint.model import RATE
from mockint.ports import Samples
from mockint.voice.normalise import spoken

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
KEPT = ROOT / "build" / "terms"

KOKORO = ("af_bella", "am_michael", "bf_emma", "am_fenrir", "bm_george")
"""Women and men, American and British; hibari speaks as a sixth of them, af_heart."""

ESPEAK = {"en-us": 150, "en-gb+f3": 145, "en-us+m4": 160}
"""Voices and words a minute. They are machines to anybody's ear, and told apart."""

SNR = (20.0, 30.0, 25.0)
"""Decibels between the voice and the noise of the room."""

ECHO = 0.4
"""Share of the sound that comes by way of the walls at a desk.

The measured rooms were recorded from afar.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the terms that are said in it, and the question that it answers."""

    number: int
    question: int
    """Counted from 1."""
    text: str
    terms: tuple[str, ...]
    reporting: bool
    """For the figure that is told; the others are for choosing limits."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence by one of the voices."""

    sentence: Sentence
    voice: str
    path: Path

    @property
    def samples(self) -> Samples:
        """The sound, 16 kHz."""
        return read_sound(self.path).samples


def sentences() -> list[Sentence]:
    """Read the list; odd and even sentences alternate within each question."""
    found: list[Sentence] = []
    for line in (ROOT / "benchmarks" / "terms.txt").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"(\d+) (.+)", line):
            terms = tuple(re.findall(r"\[([^\]]+)\]", match[2]))
            text = re.sub(r"[\[\]]", "", match[2])
            found.append(
                Sentence(len(found), int(match[1]), text, terms, reporting=len(found) % 2 == 1)
            )
    return found


def speech(*, reporting: bool) -> Iterator[Spoken]:
    """Give each sentence of one half by four voices, made where it is not there yet."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for sentence in sentences():
        if sentence.reporting is not reporting:
            continue
        turn = sentence.number // 2
        for voice in _voices(turn):
            path = KEPT / f"{sentence.number:03d} {voice}.wav"
            if not path.is_file():
                dry = _dry(voice, spoken(sentence.text))
                write_wav(
                    path, Sound(_in_room(dry, seed=sentence.number, echo=turn % 2 == 1), RATE)
                )
            yield Spoken(sentence, voice, path)


def _voices(turn: int) -> tuple[str, ...]:
    """Name the voices whose turn it is: an engine, and one of its speakers."""
    speakers = (KOKORO[(turn + number) % len(KOKORO)] for number in range(2))
    return (
        "hibari",
        *(f"kokoro {speaker}" for speaker in speakers),
        f"espeak-ng {list(ESPEAK)[turn % len(ESPEAK)]}",
    )


def _dry(voice: str, text: str) -> NDArray[np.float32]:
    """Speak without a room, 16 kHz."""
    engine, _, speaker = voice.partition(" ")
    if engine == "kokoro":
        made, rate = _kokoro().sound(text, speaker), KOKORO_RATE
    else:
        sound = _hibari().sound(text) if engine == "hibari" else _espeak(text, speaker)
        made, rate = _floats(sound.samples), sound.rate
    dry: NDArray[np.float32] = soxr.resample(made, rate, RATE)
    return dry


@cache
def _hibari() -> Hibari:
    return Hibari()


@cache
def _kokoro() -> Kokoro:
    return Kokoro()


def _espeak(text: str, speaker: str) -> Sound:
    path = KEPT / "espeak.wav"
    subprocess.run(
        ["espeak-ng", "-v", speaker, "-s", str(ESPEAK[speaker]), "-w", str(path), text], check=True
    )
    sound = read_sound(path)
    path.unlink()
    return sound


def _floats(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples.astype(np.float32) / 32768


def _in_room(dry: NDArray[np.float32], *, seed: int, echo: bool) -> Samples:
    """Add half a second before and after, the echo of a room, and the noise of dishes or air."""
    wet = np.pad(dry, RATE // 2)
    if echo:
        room = _floats(pyav.decode(DATA / "noise" / "rir" / f"rir{1 + seed % 2}.wav").samples)
        direct = int(np.argmax(np.abs(room)))
        size = 1 << (len(wet) + len(room)).bit_length()
        whole = np.fft.irfft(np.fft.rfft(wet, size) * np.fft.rfft(room, size), size)
        walls = whole[direct : direct + len(wet)].astype(np.float32)
        wet = wet / np.abs(wet).max() + ECHO * walls / np.abs(walls).max()
    loud = wet[np.abs(wet) > np.abs(wet).max() / 20]
    noise = _noise(len(wet), seed)
    gain = (
        np.sqrt(np.mean(np.square(loud)))
        / np.sqrt(np.mean(np.square(noise)))
        / 10 ** (SNR[seed % 3] / 20)
    )
    return level((wet + gain * noise).astype(np.float32))


def _noise(length: int, seed: int) -> NDArray[np.float32]:
    """Give dishes for every third sentence, else noise that falls off as the air of a room does."""
    chance = np.random.default_rng(seed)
    if seed % 3 == 0:
        dishes = _floats(
            pyav.decode(DATA / "noise" / "speech_commands" / "doing_the_dishes.wav").samples
        )
        start = int(chance.integers(len(dishes)))
        return np.resize(np.roll(dishes, -start), length)
    spectrum = np.fft.rfft(chance.standard_normal(length))
    spectrum /= np.sqrt(1 + np.arange(len(spectrum)))
    return np.fft.irfft(spectrum, length).astype(np.float32)
