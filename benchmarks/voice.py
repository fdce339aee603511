"""How well and how fast each voice speaks a guide's questions, as a recogniser hears them.

    python -m benchmarks.voice [GUIDE]

The words are compared in the form in which both were written down alike (`spoken.as_heard`). Nobody
judges here whether a voice is pleasant.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import jiwer
import soxr

from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.hibari import Hibari
from mockint.engines.pyttsx3 import Pyttsx3
from mockint.errors import MissingPart
from mockint.model import RATE
from mockint.ports import Synthesizer
from mockint.voice.normalise import as_heard, spoken
from mockint.wiring import guides


@dataclass
class Row:
    """What was measured of one voice; seconds, words a minute, word error rates."""

    voice: str
    load: float
    first: float
    factor: float
    pace: float
    raw: float
    wer: float
    worst: float


def measure(make: type[Synthesizer], questions: list[str], recogniser: FasterWhisper) -> Row:
    """Speak each question as written and as said; recognise both."""
    began = time.perf_counter()
    voice = make()
    load = time.perf_counter() - began
    texts = [*questions, *map(spoken, questions)]
    sounds, times = [], []
    for text in texts:
        began = time.perf_counter()
        sounds.append(voice.sound(text))
        times.append(time.perf_counter() - began)
    seconds = sum(sound.seconds for sound in sounds)
    heard = [
        as_heard(" ".join(w.text for w in recogniser.words(samples, vocabulary=(), language="en")))
        for samples in (soxr.resample(sound.samples, sound.rate, RATE) for sound in sounds)
    ]
    said, half = [as_heard(question) for question in questions], len(questions)
    return Row(
        voice=voice.made_by,
        load=load,
        first=times[half],
        factor=sum(times) / seconds,
        pace=60 * sum(len(text.split()) for text in texts) / seconds,
        raw=jiwer.wer(said, heard[:half]),
        wer=jiwer.wer(said, heard[half:]),
        worst=max(
            jiwer.wer(truth, recognised)
            for truth, recognised in zip(said, heard[half:], strict=True)
        ),
    )


def main() -> None:
    pack, _ = guides.read(Path(sys.argv[1]) if len(sys.argv) > 1 else guides.shipped())
    questions = [question.text for question in (*pack.questions, *pack.to_ask)]
    recogniser = FasterWhisper("base", threads=1)
    print(f"{pack.title}: {len(questions)} questions, heard by {recogniser.made_by}\n")
    print(
        "| voice | load, s | a question, s | real-time factor | words/min | WER as written "
        "| WER as said | worst |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for make in (Hibari, Pyttsx3):
        try:
            row = measure(make, questions, recogniser)
        except MissingPart as error:
            print(f"| {make.__name__} | {error} |")
            continue
        print(
            f"| {row.voice} | {row.load:.2f} | {row.first:.2f} | {row.factor:.3f} | {row.pace:.0f} "
            f"| {row.raw:.1%} | {row.wer:.1%} | {row.worst:.0%} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
