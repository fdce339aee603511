"""How well and how fast speech is written down, beside plain faster-whisper and openai-whisper.

All three have the same Whisper base weights and hear the same real speech, each in a process of its
own, so that its peak memory is its own. mockint reads the windows of a live interview; the other
two read each file whole, with their own defaults.

    python -m benchmarks.transcription            all speech beside the checkout, at ../shared/data
    python -m benchmarks.transcription --quick    a few clips of each kind
"""

import argparse
import csv
import json
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.wer import Errors, word_errors
from mockint.engines import model_files, pyav
from mockint.model import RATE
from mockint.ports import Samples

ROOT = Path(__file__).parent.parent

DATA = ROOT.parent / "shared" / "data"

KINDS = {
    "longform_en": 1,
    "spont_en": 4,
    "read_en_native": 11,
    "read_en_l2_mandarin": 176,
    "filler_probe_en": 52,
}
"""Kinds of English speech with a reference, and how many clips of each are heard: all."""

QUICK = {"spont_en": 1, "read_en_native": 4, "read_en_l2_mandarin": 6, "filler_probe_en": 6}

Hear = Callable[[Samples], str]


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording and what is said in it."""

    kind: str
    path: Path
    said: str


def clips(data: Path, kinds: dict[str, int]) -> Iterator[Clip]:
    """Read the list of the speech data.

    A reference is text, or names a file of text or of intervals.
    """
    counts: dict[str, int] = defaultdict(int)
    with (data / "MANIFEST.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind = row["kind"]
            if counts[kind] < kinds.get(kind, 0):
                counts[kind] += 1
                yield Clip(kind, data / row["path"], _reference(data, row["reference"]))


def _reference(data: Path, reference: str) -> str:
    if not re.search(r"\.(txt|TextGrid)$", reference):
        return reference
    text = (data / reference.removeprefix("open/")).read_text(encoding="utf-8")
    if reference.endswith(".txt"):
        return text
    intervals = re.findall(
        r'intervals \[\d+\]:\s*xmin = ([\d.]+)\s*xmax = [\d.]+\s*text = "([^"]*)"', text
    )
    return " ".join(
        words for _, words in sorted(intervals, key=lambda interval: float(interval[0]))
    )


def mockint() -> Hear:
    from mockint.engines.faster_whisper import FasterWhisper
    from mockint.engines.silero import Silero
    from mockint.words.offline import transcribe

    recogniser, detector = FasterWhisper("base"), Silero()
    return lambda samples: transcribe(samples, recogniser, detector).transcript.text


def plain_faster_whisper() -> Hear:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(model_files.folder()), device="cpu", compute_type="int8")

    def hear(samples: Samples) -> str:
        segments, _ = model.transcribe(samples.astype("float32") / 32768, language="en")
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def plain_openai_whisper() -> Hear:
    from mockint.engines.openai_whisper import OpenaiWhisper

    # the same weights, without our options
    model = OpenaiWhisper("base", device="cpu")._model  # noqa: SLF001
    return lambda samples: str(
        model.transcribe(samples.astype("float32") / 32768, language="en", fp16=False)["text"]
    )


ENGINES: dict[str, Callable[[], Hear]] = {
    "mockint": mockint,
    "plain faster-whisper": plain_faster_whisper,
    "plain openai-whisper": plain_openai_whisper,
}


def measure(engine: str, kinds: dict[str, int]) -> dict[str, object]:
    """Hear every clip in this process, and tell errors, speed and memory by kind of speech."""
    begun = time.perf_counter()
    hear = ENGINES[engine]()
    load = time.perf_counter() - begun
    results: dict[str, list[float]] = {}
    for kind, most in kinds.items():
        errors, heard, worked = Errors(0, 0), 0.0, 0.0
        for clip in clips(DATA, {kind: most}):
            samples = pyav.decode(clip.path).samples
            begun = time.perf_counter()
            text = hear(samples)
            worked += time.perf_counter() - begun
            heard += len(samples) / RATE
            errors += word_errors([clip.said], [text])
        results[kind] = [errors.wrong, errors.said, worked, heard]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform != "darwin" else 1 << 30
    )
    return {"load": load, "peak": peak, "kinds": results}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a few clips of each kind")
    parser.add_argument("--only", choices=ENGINES, help="measure one engine, and print JSON")
    arguments = parser.parse_args()
    kinds = QUICK if arguments.quick else KINDS
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    if arguments.only:
        print(json.dumps(measure(arguments.only, kinds)))
        return
    print(
        f"{'':22}"
        + "".join(f"{kind:>22}" for kind in kinds)
        + f"{'mean':>8}{'peak memory':>14}{'load':>8}"
    )
    print(f"{'':22}" + f"{'word error, real time':>22}" * len(kinds))
    for engine in ENGINES:
        command = [
            sys.executable,
            "-m",
            "benchmarks.transcription",
            "--only",
            engine,
            *(["--quick"] if arguments.quick else []),
        ]
        told = json.loads(
            subprocess.run(
                command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
            ).stdout.splitlines()[-1]
        )
        cells = [
            f"{100 * wrong / said:13.1f}% {worked / heard:7.3f}"
            for wrong, said, worked, heard in told["kinds"].values()
        ]
        rates = [wrong / said for wrong, said, _, _ in told["kinds"].values()]
        mean = f"{100 * sum(rates) / len(rates):7.1f}%"
        print(
            f"{engine:22}" + "".join(cells) + f"{mean}{told['peak']:11.2f} GB{told['load']:6.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
