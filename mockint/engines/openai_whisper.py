"""Recognise speech with openai-whisper (Whisper on PyTorch), at most 30 seconds at a time.

The same weights as faster-whisper's `base`: the bundled file is CTranslate2's, whose layers are
those of OpenAI's network laid out otherwise. It is unpacked in memory (half a second), so that
there is no second copy on disk and nothing unchecked is loaded.
"""

import difflib
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from mockint.engines import model_files
from mockint.engines.checkpoint import dimensions, tensors_of, unfused
from mockint.errors import BadInput, MissingPart
from mockint.model import Word
from mockint.places import cache_folder
from mockint.ports import Samples

LOOPS = 2.4
"""Text that compresses better than this repeats itself: the limit of Whisper's own authors."""

NO_SPEECH = 0.6
"""Probability of "nobody speaks" above which a doubtful text is dropped: Whisper's authors'."""

DOUBTFUL = -1.0
"""Mean log probability of a token below which a text is doubtful: Whisper's authors'."""

HINTS = 400
"""Characters of vocabulary: about 100 tokens of the prompt."""


class OpenaiWhisper:
    """Recognises speech with Whisper as its authors published it.

    `model` is one of its names, or a `.pt` file. `base` comes with the extra `offline`; the others
    are never fetched, only found. Raises `MissingPart`.
    """

    def __init__(self, model: str = "base", *, device: str = "auto") -> None:
        try:
            import torch
            import whisper
        except ImportError as error:
            raise MissingPart(
                "openai-whisper is not installed.", do="Run: pip install 'mockint[openai-whisper]'"
            ) from error
        kind = device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
        self._half = kind != "cpu"
        self._model = _model(model, kind)
        self._whisper = whisper
        precision = "float16" if self._half else "float32"
        self.made_by = f"openai-whisper {version('openai-whisper')} {model} {precision}"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""
        if not len(samples):
            return []
        if language not in self._whisper.tokenizer.LANGUAGES:
            raise BadInput(
                f"Whisper knows no language {language!r}.", do="Use a code such as en or ko."
            )
        result = self._whisper.transcribe(
            self._model,
            samples.astype(np.float32) / 32768.0,
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt=f"Glossary: {', '.join(dict.fromkeys(vocabulary))[:HINTS]}."
            if vocabulary
            else None,
            word_timestamps=True,
            fp16=self._half,
            verbose=None,
        )
        return [
            word for segment in _said(result["segments"], len(samples)) for word in _words(segment)
        ]

    def language(self, samples: Samples) -> str:
        """Say which language is spoken: its two-letter code."""
        sound = self._whisper.pad_or_trim(samples.astype(np.float32) / 32768.0)
        mel = self._whisper.log_mel_spectrogram(sound, n_mels=self._model.dims.n_mels).to(
            self._model.device
        )
        _, chances = self._model.detect_language(mel)
        return str(max(chances, key=chances.get))


def _model(model: str, kind: str) -> Any:
    import whisper

    if model == model_files.BASE.name and model_files.present():
        return _unpacked(model_files.folder() / "model.bin", kind)
    if not Path(model).is_file() and model not in whisper.available_models():
        close = difflib.get_close_matches(model, whisper.available_models(), n=1)
        known = ", ".join(whisper.available_models())
        raise BadInput(
            f"openai-whisper knows no model {model!r}.",
            do=f"Did you mean {close[0]}?" if close else f"Known: {known}.",
        )
    folder = cache_folder() / "openai-whisper"
    if not Path(model).is_file() and not _is_fetched(model, folder):
        raise MissingPart(
            f"The model {model} of openai-whisper is not on this machine.",
            do='Fetch it once: python -c "import whisper; '
            f"whisper.load_model('{model}', download_root='{folder}')\"",
        )
    try:
        return whisper.load_model(model, device=kind, download_root=str(folder))
    except (OSError, RuntimeError) as error:
        raise MissingPart(
            f"The model {model} of openai-whisper cannot be loaded: {error}."
        ) from error


def _is_fetched(model: str, folder: Path) -> bool:
    """Say whether a model's file was fetched and has its hash."""
    import whisper

    address = whisper._MODELS[model]  # noqa: SLF001 - the only table of names
    return model_files.fetched(address, folder) is not None


def _unpacked(path: Path, kind: str) -> Any:
    """Build OpenAI's network from CTranslate2's file."""
    import torch
    import whisper

    tensors = dict(tensors_of(path.read_bytes()))
    network = whisper.model.Whisper(whisper.model.ModelDimensions(**dimensions(tensors)))
    state = {
        name: torch.from_numpy(np.array(tensor, np.float32)) for name, tensor in unfused(tensors)
    }
    network.load_state_dict(state, strict=False)  # the mask and the heads are no weights
    # has no other name
    network.set_alignment_heads(whisper._ALIGNMENT_HEADS[model_files.BASE.name])  # noqa: SLF001
    return network.to(kind)


def _said(segments: Sequence[dict[str, Any]], samples: int) -> Iterator[dict[str, Any]]:
    """Leave out what nobody seems to have said.

    That is guesses at silence, circles, and second readings of the last crumb of sound.
    """
    for segment in segments:
        guessed = segment["no_speech_prob"] > NO_SPEECH and segment["avg_logprob"] < DOUBTFUL
        crumb = segment["seek"] > 0 and samples / 16_000 - segment["seek"] / 100 < 1.0
        if not (guessed or crumb or segment["compression_ratio"] > LOOPS):
            yield segment


def _words(segment: dict[str, Any]) -> Iterator[Word]:
    for word in segment["words"]:
        if text := word["word"].strip():
            yield Word(
                text, float(word["start"]), float(word["end"]), round(float(word["probability"]), 3)
            )
