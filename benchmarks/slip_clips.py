"""The clips on which slips are measured, with where their fillers are.

Readings are kept in build/slips.

The long clips have human borders (TextGrid). For the short ones the transcript says how many
fillers there are; their borders were read off pitch and level by us, and stand here.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from mockint.ear.whole_recording import speech_in
from mockint.engines import pyav
from mockint.engines.faster_whisper import VERBATIM, FasterWhisper
from mockint.engines.silero import Silero
from mockint.model import Span, Transcript, Word
from mockint.ports import Samples
from mockint.words.disfluencies import read_verbatim
from mockint.words.offline import transcribe

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
KEPT = ROOT / "build" / "slips"

VERBATIM_KINDS = ("spont_en", "filler_probe_en")
FLUENT_KINDS = {"read_en_native": 11, "longform_en": 1, "read_en_l2_mandarin": 40}

MARKS = {
    "mfa_uh": ((2.40, 3.65),),
    "mfa_um": ((3.80, 5.15),),
    "mfa_uhuh": (
        (1.42, 1.58),
        (1.90, 2.05),
        (2.62, 2.80),
        (3.24, 3.48),
        (4.36, 4.48),
        (4.54, 5.25),
    ),
    "mfa_uhum": (
        (1.84, 2.26),
        (2.40, 2.90),
        (3.02, 3.75),
        (3.98, 4.68),
        (5.14, 5.86),
        (6.30, 6.65),
    ),
    "mfa_crossword": ((2.00, 2.50), (5.84, 6.54)),
    "mfa_cutoffprogressive": ((2.10, 3.30), (8.28, 8.62)),
}
"""Seconds. The first of mfa_cutoffprogressive lies somewhere among broken-off words."""

ADDED = {"acoustic_corpus": ((14.45, 14.80),)}
"""In the clip's transcript, not in its TextGrid."""

JOINED = (("acoustic_corpus", 0.0), ("cold_corpus", 26.72325))
"""What michaelandsickmichael is made of."""


@dataclass(frozen=True)
class Clip:
    """A recording and its fillers."""

    name: str
    kind: str
    path: Path
    said: str
    marks: tuple[Span, ...]

    @property
    def samples(self) -> Samples:
        """The sound, 16 kHz."""
        return pyav.decode(self.path).samples


def clips(kinds: tuple[str, ...] = (*VERBATIM_KINDS, *FLUENT_KINDS)) -> Iterator[Clip]:
    """Read the list of the speech data."""
    counts: dict[str, int] = {}
    with (DATA / "MANIFEST.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind, path = row["kind"], DATA / row["path"]
            counts[kind] = counts.get(kind, 0) + 1
            if kind in kinds and counts[kind] <= FLUENT_KINDS.get(kind, 1000):
                yield Clip(path.stem, kind, path, row["reference"], _marks(path))


def _marks(path: Path) -> tuple[Span, ...]:
    if path.stem == "michaelandsickmichael":
        parts = [(_marks(path.with_name(f"{name}.wav")), offset) for name, offset in JOINED]
        return tuple(
            Span(mark.start + offset, mark.end + offset)
            for marks, offset in parts
            for mark in marks
        )
    grid = path.with_suffix(".TextGrid")
    found = [*MARKS.get(path.stem, ()), *ADDED.get(path.stem, ())]
    if grid.is_file():
        found += [
            (start, end)
            for start, end, text in _grid(grid)
            if text in {"um", "uh", "hm"} and end - start > 0.05
        ]
    return tuple(Span(start, end) for start, end in sorted(found))


def _grid(path: Path) -> Iterator[tuple[float, float, str]]:
    """Read the tier of words of Praat's short form."""
    lines = path.read_text(encoding="utf-8").splitlines()
    begin = lines.index('"words"') + 4
    for at in range(begin, begin + 3 * int(lines[begin - 1]), 3):
        yield float(lines[at]), float(lines[at + 1]), lines[at + 2].strip('"')


@cache
def recogniser() -> FasterWhisper:
    """Load Whisper base once."""
    return FasterWhisper("base")


def first_reading(clip: Clip) -> Transcript:
    """Read a clip as an interview does."""
    return Transcript(
        kept(
            clip, "first", lambda: transcribe(clip.samples, recogniser(), Silero()).transcript.words
        ),
        "en",
        "",
    )


def second_reading(clip: Clip) -> tuple[Word, ...]:
    """Read a clip as the verbatim layer does."""
    before = hashlib.sha256(VERBATIM["en"].encode()).hexdigest()[:8]
    return kept(
        clip,
        before,
        lambda: tuple(
            read_verbatim(clip.samples, speech_in(clip.samples, Silero()), recogniser(), "en")
        ),
    )


def kept(clip: Clip, name: str, read: Callable[[], Sequence[Word]]) -> tuple[Word, ...]:
    """Take the reading that was kept, or read and keep."""
    path = KEPT / f"{clip.name}-{name}.json"
    if not path.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(word) for word in read()]), encoding="utf-8")
    return tuple(Word(**word) for word in json.loads(path.read_text(encoding="utf-8")))
