"""Times of words against borders that a human drew, and words written where nobody spoke.

Beside mockint stand plain Whispers.

The Montreal clips have a border at the beginning and at the end of each word. Words that both have
in the same place of the text are compared. The borders are of three recordings of one man; they
were looked at while this was made.
"""

import difflib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.transcription import DATA
from mockint.audio import BLOCK, rms
from mockint.engines import model_files
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.pocketsphinx import PocketSphinx
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import RATE, Word
from mockint.ports import Samples
from mockint.words.alignment import aligned
from mockint.words.offline import transcribe

CLIPS = ("acoustic_corpus", "cold_corpus", "cold_corpus3")

INTERVAL = re.compile(r'^([\d.]+)\n([\d.]+)\n"([^"]*)"', re.MULTILINE)
"""An interval of a TextGrid in its short form."""

QUIET = 0.05
"""Level of silence against that of loud speech: 26 dB below."""

SILENT = ("", "sil", "sp")


def drawn(path: Path) -> list[Word]:
    """Read the words with their borders."""
    tier = path.read_text("utf-8").split('"IntervalTier"')[1]
    told = [(text, float(start), float(end)) for start, end, text in INTERVAL.findall(tier)]
    return [Word(text, start, end, None) for text, start, end in told if text.strip() not in SILENT]


def misses(words: Sequence[Word], said: Sequence[Word]) -> Iterator[float]:
    """Give how far each word that both have begins, and ends, from where it was drawn; seconds."""
    ours, theirs = (
        [re.sub(r"[^\w']", "", word.text.lower()) for word in side] for side in (words, said)
    )
    for block in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            recognised, drawn = words[block.a + step], said[block.b + step]
            yield recognised.start - drawn.start
            yield recognised.end - drawn.end


def astray(words: Sequence[Word], said: Sequence[Word], samples: Samples) -> int:
    """Count words that lie wholly where no word is drawn and the sound is quiet.

    Borders are wrong too: one stands in the middle of a loud "quite".
    """
    blocks = samples[: len(samples) // BLOCK * BLOCK].reshape(-1, BLOCK)
    quiet = QUIET * np.quantile([rms(block) for block in blocks], 0.9)
    outside = [
        word
        for word in words
        if not any(min(word.end, drawn.end) > max(word.start, drawn.start) for drawn in said)
    ]
    return sum(
        rms(samples[round(word.start * RATE) : round(word.end * RATE)]) < quiet for word in outside
    )


def mockint() -> Callable[[Samples], Sequence[Word]]:
    recogniser, detector, aligner = FasterWhisper("base"), Silero(), PocketSphinx()

    def hear(samples: Samples) -> Sequence[Word]:
        return aligned(transcribe(samples, recogniser, detector).transcript, samples, aligner).words

    return hear


def unaligned() -> Callable[[Samples], Sequence[Word]]:
    recogniser, detector = FasterWhisper("base"), Silero()
    return lambda samples: transcribe(samples, recogniser, detector).transcript.words


def plain() -> Callable[[Samples], Sequence[Word]]:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(model_files.folder()), device="cpu", compute_type="int8")

    def hear(samples: Samples) -> list[Word]:
        segments, _ = model.transcribe(
            samples.astype("float32") / 32768, language="en", word_timestamps=True
        )
        return [
            Word(word.word.strip(), word.start, word.end, word.probability)
            for s in segments
            for word in s.words
        ]

    return hear


def plain_openai() -> Callable[[Samples], Sequence[Word]]:
    from mockint.engines.openai_whisper import OpenaiWhisper

    # the same weights, without our options
    model = OpenaiWhisper("base", device="cpu")._model  # noqa: SLF001

    def hear(samples: Samples) -> list[Word]:
        sound = samples.astype("float32") / 32768
        found = model.transcribe(sound, language="en", fp16=False, word_timestamps=True)["segments"]
        return [
            Word(w["word"].strip(), w["start"], w["end"], w["probability"])
            for s in found
            for w in s["words"]
        ]

    return hear


def main() -> None:
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    print(f"{'':24}{'borders':>8}{'median error':>14}{'worst tenth':>13}{'over silence':>14}")
    for name, engine in (
        ("mockint", mockint()),
        ("… before aligning", unaligned()),
        ("plain faster-whisper", plain()),
        ("plain openai-whisper", plain_openai()),
    ):
        errors, lost = [], 0
        for clip in CLIPS:
            folder = DATA / "spont_en" / "mfa"
            samples, said = (
                decode(folder / f"{clip}.wav").samples,
                drawn(folder / f"{clip}.TextGrid"),
            )
            words = engine(samples)
            errors += [abs(miss) for miss in misses(words, said)]
            lost += astray(words, said, samples)
        median, worst = np.percentile(errors, [50, 90]) * 1000
        print(f"{name:24}{len(errors):8}{median:11.0f} ms{worst:10.0f} ms{lost:14}", flush=True)


if __name__ == "__main__":
    main()
