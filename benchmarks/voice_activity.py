"""Voice activity against human borders: ours, faster-whisper's own detector, an energy gate.

python -m benchmarks.voice_activity [FOLDER OF SPEECH]

Five excerpts of meetings, clean, with pink noise and dishes, and as heard in a room. The error is
what is missed plus what is false, as a share of the speech (detection error rate, NIST), in blocks
of 32 ms; in brackets its 95% interval by drawing excerpts anew. There are only five, one of them
nearly silent, so the intervals are wide. Our thresholds were chosen on these excerpts.

faster-whisper's detector joins speech over pauses of up to 2 s and adds 0.4 s on both sides, as its
`vad_filter` does; the column "short pauses" is the same detector with our pause and margin.

What was tried and is not built: bringing the loudest sound of the last 5 s to a fixed level, at
most 18 dB louder. It brings the error at 10 dB to 19.1%, but the interviewer's own voice then
starts an answer in 29 of 36 scenes of `benchmarks.echo --tries 12`, where now it starts none.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.turns import STEP, Clip, clip, own_spans, probabilities
from mockint.audio import BLOCK, rms
from mockint.ear.speech_segments import SegmentOptions
from mockint.engines.pyav import decode
from mockint.model import RATE, Span
from mockint.ports import Samples

DRAWS = 2000

GATE = 10.0
"""Decibels over the room's level (the quietest tenth) from which the plain energy gate opens."""

Spans = Sequence[Span]
Find = Callable[[Samples], Spans]


def ours(samples: Samples) -> list[Span]:
    """Find speech as the ear does."""
    return list(own_spans(samples, probabilities(samples)))


def theirs(samples: Samples, **options: int) -> list[Span]:
    """Find speech with the detector inside faster-whisper."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    found = get_speech_timestamps(samples.astype(np.float32) / 32768, VadOptions(**options))
    return [Span(span["start"] / RATE, span["end"] / RATE) for span in found]


def gate(samples: Samples) -> list[Span]:
    """Find speech by its level alone; pauses and margins as ours are."""
    levels = [rms(samples[i : i + BLOCK]) for i in range(0, len(samples), BLOCK)]
    least = np.quantile(levels, 0.1) * 10 ** (GATE / 20)
    options = SegmentOptions(begin=0.5, margin=0.0, hysteresis=0.0)
    return list(own_spans(samples, [float(level > least) for level in levels], options))


FINDERS: dict[str, Find] = {
    "ours": ours,
    "faster-whisper": theirs,
    "… short pauses": lambda samples: theirs(
        samples, min_silence_duration_ms=250, speech_pad_ms=100
    ),
    "energy gate": gate,
}


def pink(size: int) -> np.ndarray:
    """Give noise whose power falls by 3 dB an octave."""
    spectrum = np.fft.rfft(np.random.default_rng(0).normal(size=size))
    return np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), size)


def mixed(samples: Samples, noise: np.ndarray, decibels: float) -> Samples:
    """Add noise, so many decibels below the loudest tenth of the blocks."""
    blocks = samples[: len(samples) // BLOCK * BLOCK].reshape(-1, BLOCK).astype(np.float64)
    loud = np.quantile(np.sqrt((blocks**2).mean(axis=1)), 0.9)
    sound = samples + noise / noise.std() * loud / 10 ** (decibels / 20)
    return np.asarray(sound.clip(-32768, 32767), np.int16)


def in_room(samples: Samples, response: np.ndarray) -> Samples:
    """Let a room's response follow each sample, from the direct sound on; as loud as before."""
    response = response[np.abs(response).argmax() :].astype(np.float64)
    size = 1 << (len(samples) + len(response)).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(response, size)
    sound = np.fft.irfft(spectrum, size)[: len(samples)]
    sound *= samples.astype(np.float64).std() / (sound.std() or 1.0)
    return np.asarray(sound.clip(-32768, 32767), np.int16)


def conditions(folder: Path) -> dict[str, Find]:
    """Give what is done with the sound before it is heard."""
    dishes = decode(folder / "noise" / "speech_commands" / "doing_the_dishes.wav").samples
    rooms = {
        name: decode(folder / "noise" / "rir" / f"{name}.wav").samples for name in ("rir1", "rir2")
    }
    return {
        "clean": lambda samples: samples,
        **{
            f"noise at {decibels} dB": lambda samples, decibels=decibels: mixed(
                samples, pink(len(samples)), decibels
            )
            for decibels in (20, 10, 5, 0)
        },
        "dishes at 10 dB": lambda samples: mixed(
            samples, np.resize(dishes.astype(np.float64), len(samples)), 10
        ),
        **{
            f"room {name[-1]}": lambda samples, name=name: in_room(samples, rooms[name])
            for name in rooms
        },
    }


def inside(spans: Spans, blocks: int) -> list[bool]:
    """Say of each block whether its middle lies in a span."""
    middles = [(number + 0.5) * STEP for number in range(blocks)]
    return [any(span.start <= middle < span.end for span in spans) for middle in middles]


def counted(meeting: Clip, samples: Samples, find: Find) -> tuple[int, int, int]:
    """Count the blocks of speech that are missed, those that are false, and those of speech."""
    blocks = -(-len(samples) // BLOCK)
    right = np.array(inside(meeting.speech, blocks))
    guess = np.array(inside(find(samples), blocks))
    return int((right & ~guess).sum()), int((guess & ~right).sum()), int(right.sum())


def told(counts: Sequence[tuple[int, int, int]]) -> str:
    """Give the error, its interval, and what of it is missed and false."""
    table = np.array(counts)
    missed, false, speech = table.sum(axis=0)
    draws = np.random.default_rng(0).integers(len(table), size=(DRAWS, len(table)))
    sums = table[draws].sum(axis=1)
    low, high = np.quantile((sums[:, 0] + sums[:, 1]) / sums[:, 2], (0.025, 0.975))
    return (
        f"{(missed + false) / speech:.1%} [{low:.0%}, {high:.0%}]\n"
        f"{missed / speech:.1%} + {false / speech:.1%}"
    )


def area(guess: np.ndarray, right: np.ndarray) -> float:
    """Give the area under the curve: how often a block of speech gets more than a block without."""
    ranks = guess.argsort().argsort()
    yes, no = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - yes * (yes - 1) / 2) / (yes * no))


def rows(folder: Path, meetings: Sequence[Clip]) -> Iterator[list[str]]:
    """Give a row of the table for each condition."""
    for name, change in conditions(folder).items():
        heard = [(meeting, change(meeting.samples)) for meeting in meetings]
        yield [
            name,
            *(told([counted(*pair, find) for pair in heard]) for find in FINDERS.values()),
        ]


def cost(meetings: Sequence[Clip]) -> float:
    """Give the share of one core that detection takes."""
    began = time.process_time()
    for meeting in meetings:
        probabilities(meeting.samples)
    return (time.process_time() - began) / sum(len(m.samples) / RATE for m in meetings)


def main(folder: Path = Path("../shared/data")) -> None:
    """Print the table and the cost."""
    meetings = [clip(path) for path in sorted((folder / "pause_vad_en").glob("*/*.wav"))]
    table = Table("sound", *FINDERS, title="Voice activity: error [95%], missed + false")
    for row in rows(folder, meetings):
        table.add_row(*row)
    Console(width=140).print(table)
    print(f"Voice activity takes {cost(meetings):.2%} of a core.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
