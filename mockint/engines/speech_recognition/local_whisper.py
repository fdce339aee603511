"""SpeechRecognition's two local Whispers, with a model that is loaded once and never fetched."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from mockint.engines import model_files
from mockint.engines.checkpoint import dimensions, tensors_of, unfused
from mockint.errors import BadInput, MissingPart
from mockint.model import Word
from mockint.places import cache_folder

LOOPS, NO_SPEECH, DOUBTFUL = 2.4, 0.6, -1.0
"""Compression ratio, probability of silence, log probability: the limits of Whisper's authors."""


def load_faster_whisper(model: str) -> Callable[..., Any]:
    """Load faster-whisper behind the library's own adapter. Raises `MissingPart`."""
    from faster_whisper import WhisperModel
    from speech_recognition.recognizers.whisper_local import base, faster_whisper

    bundled = model == model_files.BASE.name and model_files.present()
    threads = max(1, min(4, (os.cpu_count() or 2) - 1))
    try:
        loaded = WhisperModel(
            str(model_files.folder()) if bundled else model,
            compute_type="int8",
            cpu_threads=threads,
            local_files_only=True,
        )
    except FileNotFoundError as error:
        raise MissingPart(
            f"The Whisper model {model} is not on this machine.",
            do=f"Fetch it once: mockint models get {model}.",
        ) from error
    recognise: Callable[..., Any] = base.WhisperCompatibleRecognizer(
        faster_whisper.TranscribableAdapter(loaded)
    ).recognize
    return recognise


def load_openai_whisper(model: str) -> Callable[..., Any]:
    """Load OpenAI's Whisper behind the library's adapter. Raises `BadInput`, `MissingPart`."""
    import torch
    import whisper as openai
    from speech_recognition.recognizers.whisper_local import base, whisper

    if model == model_files.BASE.name and model_files.present():
        tensors = dict(tensors_of((model_files.folder() / "model.bin").read_bytes()))
        loaded = openai.model.Whisper(openai.model.ModelDimensions(**dimensions(tensors)))
        state = {
            name: torch.from_numpy(np.array(tensor, np.float32))
            for name, tensor in unfused(tensors)
        }
        loaded.load_state_dict(state, strict=False)  # the mask is no weight
        # has no other name
        loaded.set_alignment_heads(openai._ALIGNMENT_HEADS[model])  # noqa: SLF001
    else:
        path = _fetched(model)
        loaded = openai.load_model(
            str(path) if path == Path(model) else model, download_root=str(path.parent)
        )
    adapter: Any = whisper.TranscribableAdapter(loaded)
    recognise: Callable[..., Any] = base.WhisperCompatibleRecognizer(adapter).recognize
    return recognise


def _fetched(model: str) -> Path:
    """Find OpenAI's own file of a model, or the user's; it is never fetched.

    Raises `BadInput`, `MissingPart`.
    """
    import whisper

    if Path(model).is_file():
        return Path(model)
    if model not in whisper.available_models():
        raise BadInput(
            f"Whisper has no model {model!r}.",
            do=f"Known: {', '.join(whisper.available_models())}.",
        )
    folder = cache_folder() / "openai-whisper"
    # has no other name
    if (path := model_files.fetched(whisper._MODELS[model], folder)) is None:  # noqa: SLF001
        raise MissingPart(
            f"The model {model} of openai-whisper is not on this machine.",
            do='Fetch it once: python -c "import whisper; '
            f"whisper.load_model('{model}', download_root='{folder}')\"",
        )
    return path


def words_of(segment: Any) -> Iterable[Word]:
    """Read a segment of either Whisper, without circles and guesses at silence."""
    fields: Mapping[str, Any] = segment if isinstance(segment, dict) else vars(segment)
    guessed = fields["no_speech_prob"] > NO_SPEECH and fields["avg_logprob"] < DOUBTFUL
    if guessed or fields["compression_ratio"] > LOOPS:
        return
    for spoken in fields["words"] or ():
        word: Mapping[str, Any] = spoken if isinstance(spoken, dict) else vars(spoken)
        if text := word["word"].strip():
            yield Word(
                text, float(word["start"]), float(word["end"]), round(float(word["probability"]), 3)
            )
