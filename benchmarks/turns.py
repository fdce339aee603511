"""Ends of turn on real speech: wrong ends and waits, beside other rules.

python -m benchmarks.turns [FOLDER OF SPEECH]

A file is played as an answer and followed by silence. Whenever a rule says that the answer is over
while somebody still speaks later, that is a wrong end. The wait is counted from the last speech by
human borders to the rule's end; where a clip was cut while somebody speaks, its end is no end of an
answer, so the waits of such clips are given apart. The meetings are dialogues of several people, so
their wrong ends are overstated; the address has no human borders, so the spans of our own detector
stand for them. These are the files that our rule was chosen on.

Words come from the real recogniser, and as late as they do on a desk. `benchmarks.turn_loss` plays
the same files through the ear itself; `benchmarks.turn_curve` draws the picture in docs/turns.md.
"""

import re
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from mockint.audio import BLOCK, rms
from mockint.ear.end_of_turn_phrases import end_of_turn_phrase
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts, Turn
from mockint.ear.speech_segments import SegmentOptions, SpeechSegments
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.smart_turn import SmartTurn
from mockint.model import RATE, Span
from mockint.ports import Recogniser, Samples
from mockint.wiring import parts
from mockint.words.live import read
from mockint.words.windows import short, windows

SILENCE = 22.0
"""Seconds after each file."""

CUT = 0.2
"""Seconds without speech that the end of a clip has, at least, which does not cut an answer."""

TWICE = ("michaelandsickmichael",)
"""Two other clips, joined: in the middle is the end of an answer, which is there as one already."""

READING = 1.25
"""Seconds after the last speech at which its words are known.

A quarter of a second until the span closes, one for Whisper base.
"""

STEP = BLOCK / RATE

INTERVAL = re.compile(
    r'^(?:\s*xmin = )?([\d.]+)\s*\n(?:\s*xmax = )?([\d.]+)\s*\n(?:\s*text = )?"([^"]*)"',
    re.MULTILINE,
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
        edges = [
            self.speech[0].start,
            *(b for a in gaps(self.speech, 1.0) for b in (a.start, a.end)),
        ]
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
    for name, pattern in (
        ("pause_vad_en", "ami/*.wav"),
        ("spont_en", "mfa/*.wav"),
        ("longform_en", "*/*.wma"),
    ):
        yield (
            name,
            [
                clip(path)
                for path in sorted((folder / name).glob(pattern))
                if path.stem not in TWICE
            ],
        )


def clip(path: Path) -> Clip:
    samples = decode(path).samples
    if (rttm := path.with_suffix(".rttm")).exists():
        rows = [line.split() for line in rttm.read_text("utf-8").splitlines()]
        spans = [Span(float(row[3]), float(row[3]) + float(row[4])) for row in rows]
    elif (grid := path.with_suffix(".TextGrid")).exists():
        found = INTERVAL.findall(grid.read_text("utf-8"))
        spans = [
            Span(float(start), float(end))
            for start, end, text in found
            if text.strip() not in SILENT
        ]
    else:
        spans = list(own_spans(samples, probabilities(samples)))
    return Clip(path.stem, samples, merged(spans))


def probabilities(samples: Samples) -> list[float]:
    detector = Silero()
    blocks = (samples[i : i + BLOCK] for i in range(0, len(samples), BLOCK))
    return [detector.probability(block) for block in blocks]


def own_spans(
    samples: Samples, chances: Sequence[float], how: SegmentOptions | None = None
) -> Iterator[Span]:
    spans = SpeechSegments(how)
    for number, chance in enumerate(chances, 1):
        if span := spans.feed(
            number * STEP, chance, rms(samples[(number - 1) * BLOCK : number * BLOCK])
        ):
            yield span
    if span := spans.close():
        yield span


class Timer:
    """What others do: over when no block of so many seconds reached a half."""

    def __init__(self, wait: float) -> None:
        self._wait = wait
        self._last: float | None = None
        self._now = 0.0
        self.speaking = False

    def feed(self, seconds: float, probability: float) -> None:
        """Take the block that ends at `seconds`."""
        self._now = seconds
        self.speaking = probability >= 0.5
        if self.speaking:
            self._last = seconds

    @property
    def over(self) -> bool:
        """The answer is over."""
        return self._last is not None and self._now - self._last >= self._wait - 1e-9


class PlainSmartTurn(Timer):
    """End as others do with Smart Turn: above a half a short wait, else three seconds."""

    def __init__(self, wait: float, clip: "Heard") -> None:
        super().__init__(wait)
        self._short, self._clip = wait, clip
        self._asked: float | None = None

    def feed(self, seconds: float, probability: float) -> None:
        """Take the block that ends at `seconds`."""
        super().feed(seconds, probability)
        if self._last is not None and self._asked != self._last and seconds - self._last >= 0.2:
            self._asked = self._last
            self._wait = (
                self._short if self._clip.finished(seconds) > 0.5 else max(3.0, self._short)
            )


class Heard:
    """A clip with silence after it, and all that can be asked about it; each is worked out once."""

    def __init__(self, clip: Clip, recogniser: Recogniser) -> None:
        self.clip = clip
        self.samples = np.concatenate([clip.samples, np.zeros(round(SILENCE * RATE), np.int16)])
        self.chances = probabilities(self.samples)
        self.levels = [rms(self.samples[i : i + BLOCK]) for i in range(0, len(self.samples), BLOCK)]
        self.last = min(clip.speech[-1].end, len(clip.samples) / RATE)
        self.whole = self.last < len(clip.samples) / RATE - CUT
        self._recogniser = recogniser
        self._finished: dict[float, float] = {}
        self._words: dict[Span, str] = {}

    def finished(self, seconds: float) -> float:
        """Give Smart Turn's score at a time."""
        if seconds not in self._finished:
            end = round(seconds * RATE)
            self._finished[seconds] = SmartTurn().probability(
                self.samples[max(0, end - 8 * RATE) : end]
            )
        return self._finished[seconds]

    def words(self, spans: Sequence[Span]) -> str:
        """Give the words of the reading window that is open after these spans."""
        if spans[-1] not in self._words:
            window = windows([piece for span in spans for piece in short(span, self.sound)])[-1]
            found = read(window, self.sound, self._recogniser, vocabulary=(), language="en")
            self._words[spans[-1]] = " ".join(word.text for word in found)
        return self._words[spans[-1]]

    def sound(self, span: Span) -> Samples:
        """Give the samples of a span."""
        return self.samples[round(max(0.0, span.start) * RATE) : round(span.end * RATE)]


class Ours:
    """Our turn with all its evidence; words come so late as a recogniser takes."""

    def __init__(self, patience: Timeouts | None, clip: Heard) -> None:
        self._turn = Turn(patience, awaits_words=True)
        self._clip = clip
        self._spans: list[Span] = []
        self._read = 0

    @property
    def speaking(self) -> bool:
        """Somebody speaks."""
        return self._turn.speaking

    @property
    def over(self) -> bool:
        """The answer is over."""
        return self._turn.over

    def feed(self, seconds: float, probability: float) -> None:
        """Take the block that ends at `seconds`."""
        level = self._clip.levels[round(seconds / STEP) - 1]
        if span := self._turn.feed(seconds, probability, level):
            self._spans.append(span)
        if self._turn.due:
            self._turn.judge(self._clip.finished(seconds))
        silent = self._spans and not self._turn.speaking and self._turn.silence >= READING
        if silent and self._read != len(self._spans):
            self._read = len(self._spans)
            self._turn.read(end_of_turn_phrase(self._clip.words(self._spans)))


Rule = Callable[[Heard], Timer | Ours]

RULES: dict[str, Rule] = {
    "timer 0.8 s": lambda _: Timer(0.8),
    "timer 1.5 s": lambda _: Timer(1.5),
    "timer 3.0 s": lambda _: Timer(3.0),
    "Smart Turn 1.0 s or 3 s": lambda clip: PlainSmartTurn(1.0, clip),
    "brisk": lambda clip: Ours(TIMEOUTS[Preset.BRISK], clip),
    "patient": lambda clip: Ours(TIMEOUTS[Preset.PATIENT], clip),
    "manual": lambda clip: Ours(TIMEOUTS[Preset.MANUAL], clip),
}


@dataclass(frozen=True)
class Played:
    """What a rule did with a clip."""

    wrong: int
    wait: float
    """Seconds after the last speech; not a number when the rule never ends."""
    whole: bool
    """The clip holds the end of its answer."""


def play(clip: Heard, rule: Timer | Ours) -> Played:
    """Count the wrong ends, one a pause at the most, and the wait after the real one."""
    wrong, ended = 0, False
    for number, chance in enumerate(clip.chances, 1):
        rule.feed(number * STEP, chance)
        if rule.over and number * STEP >= clip.last:
            return Played(wrong, number * STEP - clip.last, clip.whole)
        wrong += rule.over and not ended
        ended = rule.over or (ended and not rule.speaking)
    return Played(wrong, float("nan"), clip.whole)


def heard(folder: Path) -> dict[str, list[Heard]]:
    """Read all sets."""
    recogniser = parts.recogniser()
    return {name: [Heard(clip, recogniser) for clip in found] for name, found in clips(folder)}


def turns(sets: dict[str, list[Heard]]) -> Table:
    columns = (
        "speech",
        "minutes",
        "rule",
        "wrong ends",
        "a minute",
        "median wait",
        "longest",
        "median, cut clips too",
    )
    table = Table(*columns, title="Ends of turn")
    for name, found in {**sets, "all": [clip for some in sets.values() for clip in some]}.items():
        minutes = sum(heard.clip.seconds for heard in found) / 60
        for label, rule in RULES.items():
            played = [play(heard, rule(heard)) for heard in found]
            wrong = sum(turn.wrong for turn in played)
            real = [turn.wait for turn in played if turn.whole]
            table.add_row(
                name,
                f"{minutes:.1f}",
                label,
                str(wrong),
                f"{wrong / minutes:.2f}",
                f"{statistics.median(real):.2f} s",
                f"{max(real):.2f} s",
                f"{statistics.median(turn.wait for turn in played):.2f} s",
            )
        table.add_section()
    return table


def main(folder: Path = Path("../shared/data")) -> None:
    """Print the table."""
    Console(width=140).print(turns(heard(folder)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
