"""Loads a Whisper model for CTranslate2, on the device and with the threads that suit it."""

import os
from typing import Any

from mockint.engines import heap
from mockint.engines.faster_whisper.hub import find
from mockint.errors import MissingPart


def load(model: str, *, device: str, threads: int | None) -> tuple[Any, str]:
    """Load a model that is on this machine; gives it with the precision that it works in.

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
    folder, kind = find(model), _device(device)
    precision = "int8" if kind == "cpu" else "float16"
    try:
        with heap.kept_small():
            loaded = WhisperModel(
                str(folder),
                device=kind,
                compute_type=precision,
                cpu_threads=threads or threads_of(_cores()),
            )
    except (RuntimeError, ValueError, OSError) as error:
        raise MissingPart(
            f"The model {model} cannot be loaded on {kind}: {error}.",
            do="Try --device cpu, or another --model.",
        ) from error
    return loaded, precision


def threads_of(cores: int) -> int:
    """Say how many of the processor cores recognition may use.

    All but one, at most 4: more gain nothing. Both of two: the last words are there in half the
    time, and sound is copied in time all the same.
    """
    return max(1, min(4, cores - 1 if cores > 2 else cores))


def _device(wish: str) -> str:
    """Choose the graphics card where there is one that CTranslate2 can use."""
    if wish != "auto":
        return wish
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def _cores() -> int:
    """Count the cores that this process may use: a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
