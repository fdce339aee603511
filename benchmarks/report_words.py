"""The words of the report, beside the live ones and plain faster-whisper: wrong, left out, put in.

    python -m benchmarks.report_words                     all speech at ../shared/data, over an hour
    python -m benchmarks.report_words spontaneous         one kind; more may be named

All three have the same Whisper base weights and hear the same clips in this process. Short clips of
spontaneous and of telephone speech are joined to minutes with half a second of silence between, as
answers are long; nobody says so much of the same on the telephone, and voices change. The intervals
are 95% by paired bootstrap over clips: words wrong of mockint, less those of plain faster-whisper.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.transcription import DATA, KINDS, ROOT, clips, plain_faster_whisper
from benchmarks.wer import Apart, apart
from mockint.engines import pyav
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.silero import Silero
from mockint.model import RATE
from mockint.ports import Samples
from mockint.words.offline import transcribe
from mockint.words.second_reading import reread

MINUTE, GAP = 60.0, 0.5
"""Seconds of joined clips, at least, and of silence between them."""

READINGS = ("live", "report", "plain")
KEPT = ROOT / "build" / "report_words.jsonl"

Said = tuple[str, Samples, str]
"""Name, sound, and what is said."""


def joined(parts: Sequence[Said]) -> Iterator[Said]:
    """Join clips, in order, to such of a minute."""
    silence = np.zeros(round(GAP * RATE), np.int16)
    group: list[Said] = []
    for part in parts:
        group.append(part)
        if sum(len(samples) / RATE + GAP for _, samples, _ in group) >= MINUTE:
            yield _one(group, silence)
            group = []
    if group:
        yield _one(group, silence)


def _one(group: Sequence[Said], silence: Samples) -> Said:
    sound = np.concatenate([piece for _, samples, _ in group for piece in (samples, silence)])
    return group[0][0], sound, " ".join(said for _, _, said in group)


def manifest(kind: str) -> list[Said]:
    return [
        (clip.path.name, pyav.decode(clip.path).samples, clip.said)
        for clip in clips(DATA, {kind: KINDS[kind]})
    ]


def telephone() -> list[Said]:
    folder = DATA / "telephone_en" / "wuw2"
    with (folder / "manifest.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows.sort(key=lambda row: row["file"])
    return [
        (row["file"], pyav.decode(folder / row["file"]).samples, row["reference"]) for row in rows
    ]


SPEECH: dict[str, Callable[[], Sequence[Said]]] = {
    "spontaneous": lambda: list(joined(manifest("spont_en"))),
    "telephone": lambda: list(joined(telephone())),
    "address": lambda: manifest("longform_en"),
    "read": lambda: manifest("read_en_native"),
    "mandarin": lambda: manifest("read_en_l2_mandarin"),
    "acted": lambda: manifest("filler_probe_en"),
}
"""Kinds, the long ones first."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip as it was read three times."""

    kind: str
    name: str
    said: str
    texts: tuple[str, str, str]
    """Live, of the report, plain."""

    @property
    def counts(self) -> tuple[Apart, ...]:
        """What is wrong in each."""
        return tuple(apart(self.said, text) for text in self.texts)


def hear(kinds: Sequence[str], kept: Path) -> Iterator[Heard]:
    """Read each clip, or take what was read before from a file, which makes it go on."""
    known = {(heard.kind, heard.name): heard for heard in _known(kept)}
    recogniser, detector, plain = FasterWhisper("base"), Silero(), plain_faster_whisper()
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a", encoding="utf-8") as file:
        for kind in kinds:
            for name, samples, said in SPEECH[kind]():
                heard = known.get((kind, name))
                if heard is None:
                    live = transcribe(samples, recogniser, detector)
                    report = reread(samples, live.transcript, live.speech, recogniser)
                    texts = (live.transcript.text, report.text, plain(samples))
                    heard = Heard(kind, name, said, texts)
                    file.write(json.dumps([kind, name, said, texts]) + "\n")
                    file.flush()
                yield heard


def _known(kept: Path) -> Iterator[Heard]:
    for line in kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else ():
        kind, name, said, texts = json.loads(line)
        yield Heard(kind, name, said, tuple(texts))


def interval(differences: Sequence[int], words: Sequence[int]) -> tuple[float, float]:
    """Give the 95% interval of a difference in points of word error; clips are drawn anew."""
    wrong, said = np.array(differences), np.array(words)
    drawn = np.random.default_rng(7).integers(0, len(wrong), (10_000, len(wrong)))
    low, high = np.percentile(100 * wrong[drawn].sum(1) / said[drawn].sum(1), (2.5, 97.5))
    return float(low), float(high)


def show(kind: str, heard: Sequence[Heard]) -> None:
    """Print a kind's errors, and how they differ from plain faster-whisper's."""
    counts = [clip.counts for clip in heard]
    said = [apart[0].said for apart in counts]
    print(f"{kind}: {len(heard)} clips, {sum(said)} words")
    for at, reading in enumerate(READINGS):
        total = sum((apart[at] for apart in counts), Apart(0, 0, 0, 0))
        row = f"  {reading:8}{total.wrong:5} wrong: {total.replaced:4} replaced"
        row += f"{total.left_out:5} left out{total.put_in:5} put in"
        row += f"{100 * total.wrong / max(1, total.said):7.1f}%"
        if reading != "plain":
            low, high = interval([apart[at].wrong - apart[-1].wrong for apart in counts], said)
            row += f"   beside plain [{low:+.1f}, {high:+.1f}] points"
        print(row, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", choices=[*SPEECH, []], help="all, when none is named")
    parser.add_argument("--keep", type=Path, default=KEPT, help="where readings are kept")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    everything: list[Heard] = []
    for kind in arguments.kinds or SPEECH:
        heard = list(hear([kind], arguments.keep))
        everything += heard
        show(kind, heard)
    if len({clip.kind for clip in everything}) > 1:
        show("together", everything)


if __name__ == "__main__":
    main()
