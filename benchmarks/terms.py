"""A field's terms as heard, beside plain Whispers; and what is heard that was never said.

    python -m benchmarks.terms             all, over an hour on two cores
    python -m benchmarks.terms --only mockint --quick

Sounds and readings are kept in build/terms.

No voice is human: hibari, two of five speakers of Kokoro and one of espeak-ng's for each sentence,
in a room. Those of espeak-ng count apart, since they are hard to follow for anybody. Limits and
spellings were chosen on the other half of the sentences (`--tuning`). A term is found when its
letters stand in a row.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import islice

import numpy as np

from benchmarks.term_speech import DATA, KEPT, Spoken, speech
from benchmarks.transcription import plain_faster_whisper, plain_openai_whisper
from mockint.ear.whole_recording import speech_in as spoken
from mockint.engines import pyav
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.silero import Silero
from mockint.model import RATE, Pack, Transcript, Word
from mockint.ports import Samples
from mockint.text.word_forms import squash
from mockint.wiring import guides, parts
from mockint.words.disfluencies import read_verbatim
from mockint.words.offline import transcribe
from mockint.words.terms import expected
from mockint.words.terms.correct import corrected
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.unprompted import unsaid
from mockint.words.terms.vocabulary import hints

ENGINES = ("mockint", "hints only", "plain faster-whisper", "plain openai-whisper")

REAL = (
    "spont_en",
    "filler_probe_en",
    "read_en_native",
    "read_en_l2_mandarin",
    "longform_en",
    "pause_vad_en",
)


@dataclass
class Count:
    """Terms that were said, and found."""

    said: int = 0
    found: int = 0

    def __str__(self) -> str:
        """Give the recall and what it is of."""
        return f"{self.found / self.said:.3f} of {self.said}" if self.said else "-"


def found(term: str, words: Sequence[str]) -> bool:
    """Say whether a term's letters stand in a row of whole words; the plural counts."""
    wanted = {squash(term), squash(term) + "s", squash(term).removesuffix("s")}
    return any(
        squash("".join(words[at : at + size])) in wanted
        for at in range(len(words))
        for size in range(1, 7)
    )


@cache
def pack() -> Pack:
    return guides.read(guides.shipped())[0]


@cache
def glossary() -> Glossary:
    return parts.glossary()


@cache
def recogniser() -> FasterWhisper:
    return FasterWhisper("base")


@cache
def plain(engine: str) -> Callable[[Samples], str]:
    return plain_faster_whisper() if engine == "plain faster-whisper" else plain_openai_whisper()


def terms(question: int) -> tuple[str, ...]:
    """Give what mockint expects in an answer to a question, counted from 1."""
    return expected(pack(), pack().questions[question - 1], glossary()).names


def read(engine: str, name: str, samples: Samples, question: int) -> tuple[str, ...]:
    """Give the words that an engine writes down."""
    if engine.startswith("plain"):
        return tuple(_kept(engine, name, lambda: plain(engine)(samples).split()))
    hinted = hints(terms(question), glossary())
    mark = hashlib.sha256(" ".join(hinted).encode()).hexdigest()[:8]
    told = _kept(f"hints {mark}", name, lambda: [asdict(word) for word in heard(samples, hinted)])
    transcript = Transcript(tuple(Word(**word) for word in told), "en", "")
    if engine == "mockint":
        transcript = corrected(transcript, glossary(), terms(question))
    return tuple(word.text for word in transcript.words)


def heard(samples: Samples, hinted: Sequence[str]) -> tuple[Word, ...]:
    """Read as an interview does."""
    return transcribe(samples, recogniser(), Silero(), vocabulary=hinted).transcript.words


def _kept(engine: str, name: str, make: Callable[[], list]) -> list:  # type: ignore[type-arg]
    """Take what was read before, or read and keep."""
    path = KEPT / "heard" / engine / f"{name}.json"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(make()), encoding="utf-8")
    kept: list = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return kept


def checked(name: str, samples: Samples, question: int) -> tuple[str, ...]:
    """Give mockint's words after the second hearing, which is when the report is written."""
    hinted = hints(terms(question), glossary())
    mark = hashlib.sha256(" ".join(hinted).encode()).hexdigest()[:8]
    first = tuple(
        Word(**word)
        for word in _kept(
            f"hints {mark}", name, lambda: [asdict(w) for w in heard(samples, hinted)]
        )
    )
    spans = spoken(samples, Silero())
    second = _kept(
        "verbatim",
        name,
        lambda: [asdict(w) for w in read_verbatim(samples, spans, recogniser(), "en")],
    )
    fixed = parts.align(
        corrected(Transcript(first, "en", ""), glossary(), terms(question)), samples
    )
    reading = parts.align(Transcript(tuple(Word(**word) for word in second), "en", ""), samples)
    return tuple(word.text for word in unsaid(fixed.words, reading.words, terms(question)))


def recall(engines: Sequence[str], clips: Sequence[Spoken]) -> None:
    """Print how many terms each engine has, by voice and by where the term is known."""
    mine = {
        squash(term) for number in range(1, len(pack().questions) + 1) for term in terms(number)
    }
    columns = ("the guide's", "the field's", "all", "the guide's by espeak-ng")
    print(f"{'term recall':24}" + "".join(f"{column:>26}" for column in columns))
    for engine in engines:
        counts: dict[str, Count] = defaultdict(Count)
        for clip in clips:
            words = read(engine, clip.path.stem, clip.samples, clip.sentence.question)
            for term in clip.sentence.terms:
                own = bool(
                    {squash(term), squash(term) + "s", squash(term).removesuffix("s")} & mine
                )
                for column in _columns(clip.voice, own=own):
                    counts[column].said += 1
                    counts[column].found += found(term, words)
        print(f"{engine:24}" + "".join(f"{counts[column]!s:>26}" for column in columns), flush=True)
        print(
            "    the guide's by "
            + ", ".join(
                f"{column} {counts[column]}" for column in sorted(set(counts) - set(columns))
            )
        )


def _columns(voice: str, *, own: bool) -> tuple[str, ...]:
    if voice.startswith("espeak-ng"):
        return ("the guide's by espeak-ng",) if own else ()
    return ("all", "the guide's", voice) if own else ("all", "the field's")


def real() -> Iterator[tuple[str, str, Samples]]:
    """Give real English recordings with what is said in them if known, then noise and silence."""
    with (DATA / "MANIFEST.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] in REAL:
                yield (
                    row["path"].replace("/", " "),
                    row["reference"],
                    pyav.decode(DATA / row["path"]).samples,
                )
            elif row["kind"] == "noise" and "rir" not in row["path"]:
                yield row["path"].replace("/", " "), "", pyav.decode(DATA / row["path"]).samples
    chance = np.random.default_rng(5)
    yield "silence", "", np.zeros(60 * RATE, np.int16)
    yield "white noise", "", (chance.standard_normal(60 * RATE) * 600).astype(np.int16)


def inserted(quick: int | None) -> None:
    """Print the terms that stand in a real recording and were not said."""
    total, wrong = 0.0, []
    for name, said, samples in islice(real(), 0, None, quick or 1):
        total += len(samples) / RATE
        question = 1 + len(name) % len(pack().questions)
        ours = read("mockint", name, samples, question)
        if len(ours) == 0:
            continue
        names = [term for term in hints(terms(question), glossary()) if found(term, ours)]
        if names:
            ours = checked(name, samples, question)
            names = [term for term in names if found(term, ours)]
        theirs = read("plain faster-whisper", name, samples, question) if names else ()
        wrong += [
            (name, term)
            for term in names
            if not found(term, theirs) and not found(term, said.split())
        ]
    print(
        f"\n{total / 60:.0f} minutes of real speech, noise and silence: {len(wrong)} terms "
        f"that were not said {wrong}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="every tenth clip")
    parser.add_argument(
        "--tuning", action="store_true", help="the half on which limits were chosen"
    )
    parser.add_argument("--only", choices=ENGINES, help="one engine")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    clips = list(speech(reporting=not arguments.tuning))[:: 10 if arguments.quick else 1]
    half = "tuning" if arguments.tuning else "reporting"
    print(f"{len(clips)} spoken sentences, synthetic voices in a room with noise; the {half} half")
    recall((arguments.only,) if arguments.only else ENGINES, clips)
    inserted(10 if arguments.quick else None)


if __name__ == "__main__":
    main()
