"""At most 30 seconds of sound in, words with times and probabilities out, by faster-whisper (Whisper on CTranslate2).

The sound goes through the encoder once, which is most of the work; whatever is decoded from it, with hints or without
or for the times of the words, comes from that. Each stretch is read by itself: temperature 0, no text of
earlier stretches. Measured here, everything else went wrong on real speech: a second pass over the last half second
invents sentences, earlier text as prompt and sampling loop.
"""

import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy as np

from mockint.engines.faster_whisper.hub import find
from mockint.errors import BadInput, MissingPart
from mockint.model import RATE, Word
from mockint.ports import Samples

BEAM = 5
"""Readings followed at once where a reading that follows the likeliest token alone is DOUBTFUL.

Elsewhere a beam only smooths: it left out repetitions and hesitations (17 words wrong of 304, and not 14) and takes
three times as long to decode. On accented and on read speech it is needed: 4 wrong of 116 and not 8, 69 of 477 and not
74. These are the recordings that the rule was chosen on.
"""

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

    `base` comes with the extra `offline`; the others are fetched by `mockint models get`. `device` is `auto`,
    `cpu` or `cuda`. Of more than two processor cores one is left to the rest of the program. Raises `MissingPart`.
    """

    def __init__(
        self, model: str = "base", *, device: str = "auto", threads: int | None = None
    ) -> None:
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            raise MissingPart(
                "faster-whisper is not installed.", do="Run: pip install faster-whisper"
            ) from error
        place, kind = find(model), _device(device)
        precision = "int8" if kind == "cpu" else "float16"
        try:
            self._model = WhisperModel(
                str(place),
                device=kind,
                compute_type=precision,
                cpu_threads=threads or threads_of(_cores()),
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise MissingPart(
                f"The model {model} cannot be loaded on {kind}: {error}.",
                do="Try --device cpu, or another --model.",
            ) from error
        self._tokenizers: dict[str, Any] = {}
        self.made_by = f"faster-whisper {version('faster-whisper')} {model} {precision}"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""
        return (
            self.words_unless(lambda: False, samples, vocabulary=vocabulary, language=language)
            or []
        )

    def words_unless(
        self,
        stale: Callable[[], bool],
        samples: Samples,
        *,
        vocabulary: Sequence[str],
        language: str,
    ) -> list[Word] | None:
        """Recognise; None when nobody wants the words any more once the sound is encoded, half the work."""
        if not len(samples):
            return []
        sound = self._encoded(samples, language)
        if stale():
            return None
        found = self._heard(sound, hints(vocabulary, language))
        last = found[-1].end if found else 0.0
        if last <= 0 or len(samples) / RATE - last < UNHEARD:
            return found
        rest = self.words(samples[round(last * RATE) :], vocabulary=(), language=language)
        return found + [
            replace(word, start=word.start + last, end=word.end + last) for word in rest
        ]

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        """Recognise at most 30 seconds with every um and repetition, as the words before it seem to have had them.

        Misses clauses and gets words wrong that `words` gets right: for the slips in it only.
        """
        if not len(samples):
            return []
        sound = self._encoded(samples, language, silence=False)
        reading = self._read(
            sound, _How(before=VERBATIM["ko" if language == "ko" else "en"], timed=False)
        )
        return self._words(
            sound,
            reading if not reading.loops else self._read(sound, _How(repeats=False, timed=False)),
        )

    def language(self, samples: Samples) -> str:
        """Say which language is spoken: its two-letter code."""
        language, _, _ = self._model.detect_language(_floats(samples))
        return str(language)

    def _encoded(self, samples: Samples, language: str, *, silence: bool = True) -> "_Encoded":
        """Hear the sound, followed by digital silence up to 30 s, as Whisper was trained.

        Without silence what follows is a faint noise, faster-whisper's way; um is heard more often before that.
        """
        tokens = self._tokens(language)
        extractor = self._model.feature_extractor
        most, frames = extractor.nb_max_frames, -(-len(samples) // extractor.hop_length)
        sound = np.zeros(extractor.n_samples if silence else len(samples), np.float32)
        sound[: len(samples)] = _floats(samples[: len(sound)])
        heard = extractor(sound, padding=0 if silence else extractor.hop_length)[
            :, : most if silence else frames
        ]
        features = np.zeros((len(heard), most), np.float32)
        features[:, : heard.shape[1]] = heard[:, :most]
        return _Encoded(self._model.encode(features), min(frames, most), tokens, language)

    def _tokens(self, language: str) -> Any:
        """Give the tokenizer for a language; made once."""
        from faster_whisper.tokenizer import Tokenizer

        if language not in self._tokenizers:
            try:
                self._tokenizers[language] = Tokenizer(
                    self._model.hf_tokenizer,
                    self._model.model.is_multilingual,
                    task="transcribe",
                    language=language,
                )
            except ValueError as error:
                raise BadInput(
                    f"Whisper knows no language {language!r}.", do="Use a code such as en or ko."
                ) from error
        return self._tokenizers[language]

    def _heard(self, sound: "_Encoded", hint: str | None) -> list[Word]:
        """Read once; read again without hints when those made Whisper stop early, and otherwise when it loops."""
        reading = self._read(sound, _How(hint, beam=1))
        if (
            reading.doubtful and not reading.quiet
        ):  # over silence a second reading is surer of what nobody said
            again = self._read(sound, _How(hint, timed=False))
            reading = reading if again.loops else again
        found = [] if reading.loops else self._words(sound, reading)
        if hint and (not found or sound.seconds - found[-1].end > UNHEARD):
            return self._heard(sound, None)
        return (
            self._words(sound, self._read(sound, _How(repeats=False))) if reading.loops else found
        )

    def _read(self, sound: "_Encoded", how: "_How") -> "_Reading":
        """Decode."""
        from faster_whisper.transcribe import get_suppressed_tokens

        tokens = sound.tokens
        prompt = self._model.get_prompt(
            tokens,
            tokens.encode(f" {how.before}") if how.before else [],
            without_timestamps=not how.timed,
            hotwords=how.hint,
        )
        (result,) = self._model.model.generate(
            sound.state,
            [prompt],
            beam_size=how.beam,
            suppress_tokens=list(get_suppressed_tokens(tokens, [-1])),
            no_repeat_ngram_size=0 if how.repeats else 4,
            return_scores=True,
            return_no_speech_prob=True,
            max_length=self._model.max_length,
            max_initial_timestamp_index=50,  # a second: Whisper's own default
        )
        ids = result.sequences_ids[0]
        text = [token for token in ids if token < tokens.eot]
        return _Reading(
            text,
            compression=_compression(tokens.decode(text)),
            likelihood=result.scores[0] * len(ids) / (len(ids) + 1),
            silent=result.no_speech_prob,
        )

    def _words(self, sound: "_Encoded", reading: "_Reading") -> list[Word]:
        """Find the times of a reading's words; none when nobody seems to speak."""
        if reading.invented or not reading.text:
            return []
        (found,) = self._model.find_alignment(
            sound.tokens, [reading.text], sound.state, sound.frames
        )
        words = _joined(found, sound.language)
        unsure = np.mean([word.probability or 0.0 for word in words] or [0.0]) < UNSURE
        return [] if unsure else words


@dataclass(frozen=True, slots=True)
class _How:
    """How a sound is decoded."""

    hint: str | None = None
    """Terms that may come."""
    before: str = ""
    """What Whisper believes to have been said before."""
    repeats: bool = True
    """Four tokens may come again in the same order."""
    timed: bool = True
    """Whisper writes time tokens too. They are not used, but with them it leaves out less of hesitant speech.

    Where it is in doubt it gets more words right without them: 346 wrong of 1,396 and not 389 (Mandarin speakers).
    """
    beam: int = BEAM


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Sound as Whisper's decoder hears it."""

    state: Any
    """The encoder's output."""
    frames: int
    """Of 10 ms, that are sound and not filling."""
    tokens: Any
    """The tokenizer for its language."""
    language: str

    @property
    def seconds(self) -> float:
        """Length."""
        return self.frames / 100


@dataclass(frozen=True, slots=True)
class _Reading:
    """What Whisper takes a sound for."""

    text: list[int]
    """Tokens, without times."""
    compression: float
    """How many times shorter the text is when packed."""
    likelihood: float
    """Mean log probability of a token."""
    silent: float
    """Probability that nobody speaks."""

    @property
    def loops(self) -> bool:
        """The text runs in circles."""
        return self.compression > LOOPS

    @property
    def doubtful(self) -> bool:
        """Another reading may be better."""
        return self.loops or self.likelihood < DOUBTFUL

    @property
    def quiet(self) -> bool:
        """Nobody seems to speak."""
        return self.silent > NO_SPEECH and self.doubtful

    @property
    def invented(self) -> bool:
        """Nobody said this: nobody seems to speak, the text is a guess, or it still runs in circles."""
        return self.quiet or self.likelihood < GUESSED or self.loops


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


def _floats(samples: Samples) -> Any:
    return samples.astype(np.float32) / 32768.0


def _device(wish: str) -> str:
    """Choose the graphics card where there is one that CTranslate2 can use."""
    if wish != "auto":
        return wish
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def threads_of(cores: int) -> int:
    """Say how many of the processor cores recognition may use: all but one, at most 4 (more gain nothing).

    Both of two: the last words are there in half the time, and sound is copied in time all the same.
    """
    return max(1, min(4, cores - 1 if cores > 2 else cores))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _compression(text: str) -> float:
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def _joined(found: Sequence[dict[str, Any]], language: str) -> list[Word]:
    """Convert; a piece without a blank before it ("%" after "25") belongs to the word before it."""
    words: list[Word] = []
    for one in found:
        text, sure = one["word"].strip(), round(min(1.0, float(one["probability"])), 3)
        start, end = float(one["start"]), float(one["end"])
        if words and not one["word"].startswith(" ") and language not in UNSPACED:
            last = words.pop()
            known = last.probability if last.probability is not None else sure
            bare = not any(letter.isalnum() for letter in text)
            words.append(
                Word(
                    last.text + text,
                    last.start,
                    last.end if bare else end,
                    known if bare else min(known, sure),
                )
            )
        elif text:
            words.append(Word(text, start, end, sure))
    return words
