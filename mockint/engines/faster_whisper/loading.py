"""Loads a Whisper model for CTranslate2, on the device and with the threads that suit it."""

import os
from pathlib import Path
from typing import Any

import numpy as np

from mockint.engines import heap
from mockint.engines.faster_whisper.hub import find
from mockint.errors import MissingPart
from mockint.model import RATE

PRECISION = {"cpu": "int8", "cuda": "float16"}
"""What sums are made in on each device."""


def load(model: str, *, device: str, threads: int | None) -> tuple[Any, str]:
    """Load a model that is on this machine; gives it with the precision that it works in.

    A graphics card that was not asked for by name and does not work gives way to the processor.
    Raises `MissingPart`.
    """
    # else Intel's library keeps what was freed, for each thread by itself; it is no quicker so
    os.environ.setdefault("MKL_DISABLE_FAST_MM", "1")
    try:
        from faster_whisper import WhisperModel
    except ImportError as error:
        raise MissingPart(
            "faster-whisper is not installed.", do="Run: pip install faster-whisper"
        ) from error
    folder, kind = find(model), chosen(device)
    try:
        return _opened(WhisperModel, folder, kind, threads), PRECISION[kind]
    except (RuntimeError, ValueError, OSError) as error:
        if device == "auto" and kind == "cuda":
            return load(model, device="cpu", threads=threads)
        raise MissingPart(
            f"The model {model} cannot be loaded on {kind}: {error}.",
            do="Try --device cpu, or another --model.",
        ) from error


def _opened(whisper: Any, folder: Path, kind: str, threads: int | None) -> Any:
    """Load from a folder; on a graphics card, read a moment of silence, too.

    A driver without CUDA's libraries is found out only when something is read.
    """
    with heap.kept_small():
        loaded = whisper(
            str(folder),
            device=kind,
            compute_type=PRECISION[kind],
            cpu_threads=threads or threads_of(_cores()),
        )
    if kind == "cuda":
        loaded.detect_language(np.zeros(RATE, np.float32))
    return loaded


def threads_of(cores: int) -> int:
    """Say how many of the processor cores recognition may use.

    All but one, at most 4: more gain nothing. Both of two: the last words are there in half the
    time, and sound is copied in time all the same.
    """
    return max(1, min(4, cores - 1 if cores > 2 else cores))


def chosen(device: str) -> str:
    """Choose the graphics card where there is one that CTranslate2 can use; `auto` asks for it."""
    if device != "auto":
        return device
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def _cores() -> int:
    """Count the cores that this process may use: a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
