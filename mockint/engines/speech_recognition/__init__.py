"""Recognise speech with any recogniser that the SpeechRecognition library knows.

At most 30 seconds at a time. The library itself is asked which there are. Sphinx, Vosk and the
local Whispers stay on this machine; every other one sends the sound to a company's server, with the
user's own key, and only when it is chosen by name. Where a recogniser tells no word times, the
words are spread over the sound by their length and their probability is None: unknown.
"""

import difflib
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np

from mockint.engines import model_files
from mockint.engines.speech_recognition.local_whisper import (
    load_faster_whisper,
    load_openai_whisper,
    words_of,
)
from mockint.errors import BadInput, MissingPart
from mockint.model import RATE, Word
from mockint.ports import Samples

LOCAL = ("sphinx", "vosk", "whisper", "faster_whisper")
"""Recognisers that work on this machine; all others send the sound away."""

NOT_ANSWERS = ("api", "tensorflow")
"""A service that was shut down, and a spotter of single keywords: neither can write an answer."""

TAGS = {
    "en": "en-US",
    "ko": "ko-KR",
    "ja": "ja-JP",
    "zh": "zh-CN",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
}
"""Language codes with a country, as most recognisers want them."""


class SpeechRecognition:
    """Recognises with the library's recogniser `model`: `sphinx`, `whisper`, `google` and so on.

    `options` are that recogniser's own arguments, such as `key`; one that is not given is taken
    from the environment variable MOCKINT_<RECOGNISER>_<OPTION>, such as MOCKINT_AZURE_KEY. Raises
    `MissingPart`, `BadInput`.
    """

    def __init__(self, model: str = "sphinx", *, options: Mapping[str, str] | None = None) -> None:
        known = recognisers()
        if model not in known:
            close = difflib.get_close_matches(model, known, n=1)
            raise BadInput(
                f"SpeechRecognition knows no recogniser {model!r}.",
                do=f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}.",
            )
        import speech_recognition

        self._library = speech_recognition
        self._name = model
        self._recognise = getattr(speech_recognition.Recognizer(), f"recognize_{model}")
        self._options = _options(model, self._recognise, options or {})
        self._ready: Callable[..., Any] | None = None
        self.leaves_machine = model not in LOCAL
        """The sound is sent to somebody else's server."""
        self.made_by = f"SpeechRecognition {version('SpeechRecognition')} {model}"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample.

        Only the local Whispers make use of the vocabulary.
        """
        if not len(samples):
            return []
        library = self._library
        sound = library.AudioData(samples.astype("<i2").tobytes(), RATE, 2)
        try:
            if self._name == "sphinx":
                return _sphinx(
                    self._recognise(sound, language=TAGS.get(language, language), show_all=True)
                )
            if self._name in ("whisper", "faster_whisper"):
                return self._whisper(sound, vocabulary, language)
            return spread(
                _text(self._recognise(sound, **self._call(language))), len(samples) / RATE
            )
        except library.UnknownValueError:
            return []
        except (library.RequestError, library.exceptions.SetupError, ImportError, OSError) as error:
            raise MissingPart(
                f"The recogniser {self._name} cannot be used: {error}.",
                do="Its key or its server may be at fault."
                if self.leaves_machine
                else "See docs/transcription.md.",
            ) from error

    def _call(self, language: str) -> dict[str, Any]:
        """Add the language in the way in which this recogniser wants it."""
        names = inspect.signature(self._recognise).parameters
        tag = (
            language
            if self._name in ("openai", "groq", "cohere_api")
            else TAGS.get(language, language)
        )
        if self._name == "google_cloud":
            return {"language_code": tag, **self._options}
        takes = "language" in names or self._name in ("openai", "groq")
        return {"language": tag, **self._options} if takes else dict(self._options)

    def _whisper(self, sound: Any, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Use the library's local Whisper.

        Its model is loaded once and not, as the library does, at each call.
        """
        if self._ready is None:
            load = load_openai_whisper if self._name == "whisper" else load_faster_whisper
            self._ready = load(self._options.get("model", model_files.BASE.name))
        hint = f"Glossary: {', '.join(dict.fromkeys(vocabulary))[:400]}." if vocabulary else None
        result = self._ready(
            sound,
            show_dict=True,
            language=language,
            word_timestamps=True,
            temperature=0.0,
            beam_size=5,
            condition_on_previous_text=False,
            **({"hotwords": hint} if self._name == "faster_whisper" else {"initial_prompt": hint}),
        )
        return [word for segment in result["segments"] for word in words_of(segment)]


def recognisers() -> list[str]:
    """Ask the library which recognisers it has. Raises `MissingPart`."""
    try:
        from speech_recognition import Recognizer
    except ImportError as error:
        raise MissingPart(
            "SpeechRecognition is not installed.",
            do="Run: pip install 'mockint[speech-recognition]'",
        ) from error
    names = (
        name.removeprefix("recognize_") for name in dir(Recognizer) if name.startswith("recognize_")
    )
    return sorted(name for name in names if name not in NOT_ANSWERS and not name.endswith("legacy"))


def spread(text: str, seconds: float) -> list[Word]:
    """Spread words over the sound by their length: a guess, marked by a probability of None."""
    words = text.split()
    ends = np.cumsum([len(word) + 1 for word in words]) / max(1, len(text) + 1) * seconds
    starts = [0.0, *ends[:-1]]
    return [
        Word(word, round(float(start), 3), round(float(end), 3), None)
        for word, start, end in zip(words, starts, ends, strict=False)
    ]


def _options(name: str, recognise: Callable[..., Any], given: Mapping[str, str]) -> dict[str, str]:
    """Complete the options from the environment. Raises `BadInput` for one that is missing."""
    prefix = f"MOCKINT_{name.upper()}_"
    options = {
        key[len(prefix) :].lower(): value
        for key, value in os.environ.items()
        if key.startswith(prefix)
    } | {**given}
    needed = [
        parameter.name
        for parameter in list(inspect.signature(recognise).parameters.values())
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
        and parameter.name not in ("audio_data", "language", *options)
    ]
    if needed:
        raise BadInput(
            f"The recogniser {name} needs {' and '.join(needed)}.",
            do=f"Give --option {needed[0]}=… "
            f"or the environment variable {prefix}{needed[0].upper()}.",
        )
    return options


def _sphinx(decoder: Any) -> list[Word]:
    """Read the words off Sphinx's decoder.

    It counts time in frames of 10 ms and is sure of everything.
    """
    return [
        Word(
            segment.word.split("(")[0],
            round(segment.start_frame / 100, 3),
            round((segment.end_frame + 1) / 100, 3),
            None,
        )
        for segment in decoder.seg() or ()
        if not segment.word.startswith(("<", "["))
    ]


def _text(result: Any) -> str:
    """Take the text from what a recogniser gives: text, or text and a confidence."""
    return str(result[0] if isinstance(result, tuple) else result)
