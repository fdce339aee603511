"""Play sound slower or faster at its own pitch: FFmpeg's atempo filter, by PyAV."""

from typing import Any

import numpy as np

from mockint.audio import Sound
from mockint.errors import MissingPart

PIECE = 1.0
"""Seconds that are handed over at a time."""


def stretch(sound: Sound, speed: float) -> Sound:
    """Play at `speed`, 0.5 to 2; raises `MissingPart` when PyAV is not there."""
    if speed == 1.0 or not len(sound.samples):
        return sound
    try:
        import av
    except ImportError as error:
        raise MissingPart(
            "PyAV, which changes the speed, is not installed.", do="Run: pip install av"
        ) from error
    graph = _graph(sound.rate, speed, av)
    pieces: list[Any] = []
    step = round(PIECE * sound.rate)
    for start in range(0, len(sound.samples), step):
        frame = av.AudioFrame.from_ndarray(
            sound.samples[None, start : start + step], format="s16", layout="mono"
        )
        frame.sample_rate, frame.pts = sound.rate, start
        graph.push(frame)
        pieces += _ready(graph, av)
    graph.push(None)
    pieces += _ready(graph, av)
    return Sound(np.concatenate(pieces) if pieces else np.empty(0, np.int16), sound.rate)


def _graph(rate: int, speed: float, av: Any) -> Any:
    """Set the filter up between a source and a sink."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono", time_base=f"1/{rate}")
    tempo, sink = graph.add("atempo", str(speed)), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    return graph


def _ready(graph: Any, av: Any) -> list[Any]:
    """Take what the filter has made so far."""
    pieces = []
    while True:
        try:
            pieces.append(graph.pull().to_ndarray()[0])
        except (av.BlockingIOError, av.EOFError):
            return pieces
