"""Ends of turn and voice activity on real speech: wrong ends and waits of our manners beside fixed timers.

python -m benchmarks.turns [FOLDER OF SPEECH]

A file is played as an answer and followed by silence. Whenever a rule says that the answer is over while somebody
still speaks later, that is a wrong end; the rule then begins anew. The wait is counted from the last speech by human
borders to the rule's end. The meetings are dialogues of several people, so their wrong ends are overstated; the
address has no human borders, so the spans of our own detector stand for them.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from mockint.audio import BLOCK
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import RATE, Span
from mockint.ports import Samples
from mockint.turn import PATIENCE, Manner, SpeechSpans, Turn

SILENCE = 6.0
"""Seconds after each file."""

STEP = BLOCK / RATE

INTERVAL = re.compile(
    r'^(?:\s*xmin = )?([\d.]+)\s*\n(?:\s*xmax = )?([\d.]+)\s*\n(?:\s*text = )?"([^"]*)"', re.MULTILINE
)
"""An interval of a TextGrid, in its long and in its short form."""

SILENT = ("", "sil", "sp")


@dataclass(frozen=True)
class Clip:
    """A file with who speaks when, by human borders."""

    name: str
    samples: Samples
    speech: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        """Speech, pauses of less than a second included."""
        edges = [self.speech[0].start, *(b for a in gaps(self.speech, 1.0) for b in (a.start, a.end))]
        edges.append(self.speech[-1].end)
        return sum(end - start for start, end in zip(edges[::2], edges[1::2], strict=True))


def gaps(speech: Sequence[Span], least: float) -> list[Span]:
    """Give the pauses of at least so many seconds."""
    return [Span(a.end, b.start) for a, b in pairwise(speech) if b.start - a.end >= least]


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans that overlap."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def clips(folder: Path) -> Iterator[tuple[str, list[Clip]]]:
    """Read the three sets."""
    for name, pattern in (("pause_vad_en", "ami/*.wav"), ("spont_en", "mfa/*.wav"), ("longform_en", "*/*.wma")):
        yield name, [clip(path) for path in sorted((folder / name).glob(pattern))]


def clip(path: Path) -> Clip:
    samples = decode(path).samples
    if (rttm := path.with_suffix(".rttm")).exists():
        rows = [line.split() for line in rttm.read_text("utf-8").splitlines()]
        spans = [Span(float(row[3]), float(row[3]) + float(row[4])) for row in rows]
    elif (grid := path.with_suffix(".TextGrid")).exists():
        found = INTERVAL.findall(grid.read_text("utf-8"))
        spans = [Span(float(start), float(end)) for start, end, text in found if text.strip() not in SILENT]
    else:
        spans = list(own_spans(probabilities(samples)))
    return Clip(path.stem, samples, merged(spans))


def probabilities(samples: Samples) -> list[float]:
    detector = Silero()
    blocks = (samples[i : i + BLOCK] for i in range(0, len(samples), BLOCK))
    return [detector.probability(block) for block in blocks]


def own_spans(chances: Sequence[float]) -> Iterator[Span]:
    spans = SpeechSpans()
    for number, chance in enumerate(chances, 1):
        if span := spans.feed(number * STEP, chance):
            yield span
    if span := spans.close():
        yield span


class Timer:
    """What others do: over when no block of so many seconds reached a half."""

    def __init__(self, wait: float) -> None:
        self._wait = wait
        self._last: float | None = None
        self._now = 0.0

    def feed(self, seconds: float, probability: float) -> None:
        """Take the block that ends at `seconds`."""
        self._now = seconds
        if probability >= 0.5:
            self._last = seconds

    def close(self) -> None:
        """Begin anew."""
        self._last = None

    @property
    def over(self) -> bool:
        """The answer is over."""
        return self._last is not None and self._now - self._last >= self._wait - 1e-9


RULES: dict[str, Callable[[], Timer | Turn]] = {
    "timer 0.8 s": lambda: Timer(0.8),
    "timer 1.5 s": lambda: Timer(1.5),
    "timer 3.0 s": lambda: Timer(3.0),
    "brisk": lambda: Turn(PATIENCE[Manner.BRISK]),
    "patient": lambda: Turn(PATIENCE[Manner.PATIENT]),
}


def play(chances: Sequence[float], clip: Clip, rule: Timer | Turn) -> tuple[int, float]:
    """Give the number of wrong ends, and the wait after the real one in seconds."""
    wrong, last = 0, min(clip.speech[-1].end, len(clip.samples) / RATE)
    for number, chance in enumerate(chances, 1):
        rule.feed(number * STEP, chance)
        if rule.over and number * STEP < last:
            wrong += 1
            rule.close()
        elif rule.over:
            return wrong, number * STEP - last
    return wrong, float("nan")


def turns(sets: Sequence[tuple[str, list[Clip]]]) -> Table:
    table = Table("speech", "minutes", "rule", "wrong ends", "a minute", "median wait", "longest", title="Ends of turn")
    for name, found in sets:
        after = np.zeros(round(SILENCE * RATE), np.int16)
        chances = [probabilities(np.concatenate([clip.samples, after])) for clip in found]
        minutes = sum(clip.seconds for clip in found) / 60
        for label, rule in RULES.items():
            played = [play(chance, clip, rule()) for chance, clip in zip(chances, found, strict=True)]
            wrong = sum(count for count, _ in played)
            waits = [wait for _, wait in played]
            table.add_row(
                name,
                f"{minutes:.1f}",
                label,
                str(wrong),
                f"{wrong / minutes:.2f}",
                f"{statistics.median(waits):.2f} s",
                f"{max(waits):.2f} s",
            )
        table.add_section()
    return table


def hearing(meetings: Sequence[Clip]) -> Table:
    """Voice activity against human borders, clean and with pink noise; error is missed plus false, by time."""
    table = Table("sound", "AUC of blocks", "error, blocks over 0.5", "error, our spans", title="Voice activity")
    for label, decibels in (("clean", None), ("noise at 10 dB", 10.0), ("noise at 0 dB", 0.0)):
        chances, truth, ours = [], [], []
        for clip in meetings:
            found = probabilities(noisy(clip.samples, decibels))
            chances += found
            truth += inside(clip.speech, len(found))
            ours += inside(tuple(own_spans(found)), len(found))
        right, guess = np.array(truth), np.array(chances)
        table.add_row(
            label,
            f"{area(guess, right):.3f}",
            f"{np.mean((guess > 0.5) != right):.1%}",
            f"{np.mean(np.array(ours) != right):.1%}",
        )
    return table


def inside(spans: Sequence[Span], blocks: int) -> list[bool]:
    middles = [(number + 0.5) * STEP for number in range(blocks)]
    return [any(span.start <= middle < span.end for span in spans) for middle in middles]


def noisy(samples: Samples, decibels: float | None) -> Samples:
    """Add pink noise, so many decibels below the loudest tenth of the blocks."""
    if decibels is None:
        return samples
    size = len(samples)
    spectrum = np.fft.rfft(np.random.default_rng(0).normal(size=size))
    pink = np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), size)
    blocks = samples[: size // BLOCK * BLOCK].reshape(-1, BLOCK).astype(np.float64)
    loud = np.quantile(np.sqrt((blocks**2).mean(axis=1)), 0.9)
    mixed = samples + pink / pink.std() * loud / 10 ** (decibels / 20)
    return np.asarray(mixed.clip(-32768, 32767), np.int16)


def area(guess: np.ndarray, right: np.ndarray) -> float:
    """Give the area under the curve: how often a block of speech gets more than a block without."""
    ranks = guess.argsort().argsort()
    yes, no = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - yes * (yes - 1) / 2) / (yes * no))


def cost(clip: Clip) -> float:
    """Give the share of one core that detection takes."""
    began = time.process_time()
    probabilities(clip.samples)
    return (time.process_time() - began) / (len(clip.samples) / RATE)


def main(folder: Path = Path("../shared/data")) -> None:
    """Print both tables."""
    sets = list(clips(folder))
    console = Console()
    console.print(turns(sets))
    console.print(hearing(sets[0][1]))
    console.print(f"Voice activity takes {cost(sets[-1][1][0]):.2%} of a core.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
