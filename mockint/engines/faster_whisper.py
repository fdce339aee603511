"""At most 30 seconds of sound in, words with times and probabilities out, by faster-whisper (Whisper on CTranslate2).

Each stretch is read in one pass: beam 5, temperature 0, no text of earlier stretches, no time tokens. Measured here,
everything else went wrong on real speech: a second pass over the last half second invents sentences, earlier text as
prompt and sampling loop.
"""

import contextlib
import difflib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from mockint import weights
from mockint.errors import BadInput, MissingPart
from mockint.model import RATE, Word
from mockint.ports import Samples

BEAM = 5
"""Readings followed at once; a beam of 1 is a third faster and a little worse."""

LOOPS = 2.4
"""Text that compresses better than this repeats itself: the limit of Whisper's own authors."""

NO_SPEECH = 0.6
"""Probability of "nobody speaks" above which a doubtful reading is dropped: the limit of Whisper's own authors."""

DOUBTFUL, GUESSED = -0.5, -1.2
"""Mean log probability of a token below which a reading is doubtful, and below which it is a guess in any case.

Measured: of 120 stretches of native, accented and broken speech none is below -0.95 or has NO_SPEECH above 0.5; of 30
stretches of dishes, hum and white noise all are below -1.45, and digital silence is at -0.74 with NO_SPEECH at 0.84.
"""

UNSURE = 0.15
"""Mean probability of the words below which they were not said: hints over silence come back at 0.01."""

UNHEARD = 3.0
"""Seconds behind the last word from which on Whisper has stopped early, because what it is given ends in speech."""

HINTS = 400
"""Characters of vocabulary, about 100 tokens: half of Whisper's prompt, so that the answer itself has room."""

VERBATIM = {
    "en": "Um, so, I mean, uh, we had, um, we had a thing, you know, and, uh, it was, hmm, like, er, well, um...",
    "ko": "음, 그, 어... 그러니까, 음, 뭐랄까, 어, 그게, 음, 저, 이제, 막, 어...",
}
"""What Whisper is told was said before, so that it goes on in the same manner."""

UNSPACED = ("zh", "ja", "th", "lo", "my", "yue")
"""Languages that Whisper writes without blanks between words."""


class FasterWhisper:
    """Recognises speech with Whisper; `model` is a size (`base`, `large-v3`), a folder, or a hub's `owner/name`.

    `base` comes with the extra `offline`; the others are downloaded once from their usual hub. `device` is `auto`,
    `cpu` or `cuda`. One processor core is left to the rest of the program. Raises `MissingPart`.
    """

    def __init__(self, model: str = "base", *, device: str = "auto", threads: int | None = None) -> None:
        try:
            from faster_whisper import BatchedInferencePipeline, WhisperModel
        except ImportError as error:
            raise MissingPart("faster-whisper is not installed.", do="Run: pip install faster-whisper") from error
        place, kind = find(model), _device(device)
        precision = "int8" if kind == "cpu" else "float16"
        try:
            self._model = WhisperModel(
                str(place), device=kind, compute_type=precision, cpu_threads=threads or _spare_cores()
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise MissingPart(
                f"The model {model} cannot be loaded on {kind}: {error}.", do="Try --device cpu, or another --model."
            ) from error
        self._pipeline = BatchedInferencePipeline(self._model)
        self.made_by = f"faster-whisper {version('faster-whisper')} {model} {precision}"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""
        if not len(samples):
            return []
        found = self._heard(samples, vocabulary, language)
        last = found[-1].end if found else 0.0
        if last <= 0 or _left(found, samples) < UNHEARD:
            return found
        rest = self.words(samples[round(last * RATE) :], vocabulary=(), language=language)
        return found + [replace(word, start=word.start + last, end=word.end + last) for word in rest]

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        """Recognise at most 30 seconds with every um and repetition, as the words before it seem to have had them.

        Misses clauses and gets words wrong that `words` gets right: for the slips in it only.
        """
        if not len(samples):
            return []
        before = VERBATIM["ko" if language == "ko" else "en"]
        segments = self._read(samples, None, language, initial_prompt=before)
        if any(segment.compression_ratio > LOOPS for segment in segments):
            segments = self._read(samples, None, language, no_repeat_ngram_size=4)
        return _told(segments, language)

    def language(self, samples: Samples) -> str:
        """Say which language is spoken: its two-letter code."""
        language, _, _ = self._model.detect_language(_floats(samples))
        return str(language)

    def _heard(self, samples: Samples, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Read once; read again without hints when those made Whisper stop early, and otherwise when it loops."""
        segments = self._read(samples, hints(vocabulary, language), language)
        loops = any(segment.compression_ratio > LOOPS for segment in segments)
        found = _told(segments, language)
        if vocabulary and (loops or not found or _left(found, samples) > UNHEARD):
            return self._heard(samples, (), language)
        return _told(self._read(samples, None, language, no_repeat_ngram_size=4), language) if loops else found

    def _read(self, samples: Samples, hint: str | None, language: str, **options: Any) -> list[Any]:
        try:
            segments, _ = self._pipeline.transcribe(
                _floats(samples),
                language=language,
                beam_size=BEAM,
                temperature=0.0,
                vad_filter=False,
                clip_timestamps=[{"start": 0, "end": len(samples) / RATE}],
                without_timestamps=True,
                word_timestamps=True,
                hotwords=hint,
                batch_size=1,
                **options,
            )
        except ValueError as error:  # the one thing in here that a user chooses
            raise BadInput(f"Whisper knows no language {language!r}.", do="Use a code such as en or ko.") from error
        return list(segments)


def hints(vocabulary: Sequence[str], language: str) -> str | None:
    """Write terms as a sentence that could come before the answer: in order, each once, as many as fit.

    A bare list, faster-whisper's usual way, finds as many terms, but made Whisper leave out half a real answer.
    """
    terms: list[str] = []
    for term in dict.fromkeys(vocabulary):
        if sum(map(len, terms)) + 2 * len(terms) + len(term) > HINTS:
            break
        terms.append(term)
    return f"{'용어' if language == 'ko' else 'Glossary'}: {', '.join(terms)}." if terms else None


def find(model: str) -> Path:
    """Give the folder of a model: the bundled one, a folder of the user's, or one fetched from its hub."""
    if Path(model).is_dir():
        return Path(model)
    if model == weights.BASE.name and weights.present():
        return weights.folder()
    from faster_whisper import available_models

    if "/" not in model and model not in available_models():
        close = difflib.get_close_matches(model, available_models(), n=1)
        raise BadInput(
            f"There is no Whisper model {model!r}.",
            do=f"Did you mean {close[0]}?" if close else f"Known: {', '.join(available_models())}.",
        )
    return _fetched(model)


def _fetched(model: str) -> Path:
    """Take a model from the hub's own cache, or download it there with a progress bar on stderr."""
    from faster_whisper import utils
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    name = model if "/" in model else utils._MODELS[model]  # noqa: SLF001 - the only table of names
    patterns = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
    with contextlib.suppress(LocalEntryNotFoundError):
        here = Path(snapshot_download(name, allow_patterns=patterns, local_files_only=True))
        if (here / "model.bin").is_file():  # else a download broke off
            return here
    try:
        return Path(snapshot_download(name, allow_patterns=patterns))
    except Exception as error:  # the hub's client raises a dozen kinds, its HTTP library's among them
        install = "pip install 'mockint[offline]' brings base" if model != "base" else "pip install 'mockint[offline]'"
        raise MissingPart(
            f"The Whisper model {model} is not on this machine, and {name} cannot be downloaded.",
            do=f"Connect to the internet once, or work without: {install}.",
        ) from error


def _floats(samples: Samples) -> Any:
    return samples.astype(np.float32) / 32768.0


def _device(wish: str) -> str:
    """Choose the graphics card where there is one that CTranslate2 can use."""
    if wish != "auto":
        return wish
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def _spare_cores() -> int:
    """Count the cores that recognition may use: all but one, at most 4 (more gain nothing on a short stretch)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, cores - 1))


def _invented(segment: Any) -> bool:
    """Say whether nobody seems to speak and the text is a guess, or the text still runs in circles."""
    silent = segment.no_speech_prob > NO_SPEECH and segment.avg_logprob < DOUBTFUL
    unsure = np.mean([word.probability for word in segment.words or ()] or [0.0]) < UNSURE
    return bool(silent or unsure or segment.avg_logprob < GUESSED or segment.compression_ratio > LOOPS)


def _told(segments: Iterable[Any], language: str) -> list[Word]:
    return [word for segment in segments if not _invented(segment) for word in _words(segment, language)]


def _left(words: Sequence[Word], samples: Samples) -> float:
    """Count the seconds of sound behind the last word."""
    return len(samples) / RATE - words[-1].end


def _words(segment: Any, language: str) -> Iterable[Word]:
    """Convert; a piece without a blank before it ("%" after "25") belongs to the word before it."""
    words: list[Word] = []
    for word in segment.words or ():
        text, sure = word.word.strip(), round(min(1.0, float(word.probability)), 3)
        if words and not word.word.startswith(" ") and language not in UNSPACED:
            last = words.pop()
            known = last.probability if last.probability is not None else sure
            words.append(Word(last.text + text, last.start, float(word.end), min(known, sure)))
        elif text:
            words.append(Word(text, float(word.start), float(word.end), sure))
    return words
