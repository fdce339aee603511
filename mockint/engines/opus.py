"""A recording in, a small WebM file of Opus sound out, by PyAV's libopus.

Opus in WebM plays in Chromium, Firefox and Safari, has an index so that a click on a word lands on
its sample, and takes 3 kB a second: half of MP3 at the same quality of speech. The same sound gives
the same bytes.
"""

import io
from typing import Any

from mockint.errors import MissingPart
from mockint.model import RATE
from mockint.ports import Samples

BITS = 25_000
"""Bits per second: wideband speech without audible loss.

Opus's mode for speech needs a fifth less to be as near to the recording's spectrum, and takes three
times as long.
"""

SPEED = {"application": "audio", "compression_level": "0", "vbr": "on", "frame_duration": "60"}
"""Half an hour in a few seconds; slower settings save 5% of the bytes."""

PIECE = 10 * RATE
"""Samples that are handed over at a time: 10 s."""


def webm(samples: Samples) -> bytes:
    """Compress 16 kHz mono sound; raises `MissingPart` when PyAV is not there."""
    try:
        import av
    except ImportError as error:
        raise MissingPart(
            "PyAV, which compresses sound, is not installed.", do="Run: pip install av"
        ) from error
    file = io.BytesIO()
    # Bit-exact: without it the container gets a random identity and the writer's version.
    with av.open(file, "w", format="webm", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=RATE)
        stream.codec_context.layout = "mono"
        stream.codec_context.format = "s16"
        stream.codec_context.bit_rate = BITS
        stream.codec_context.options = SPEED
        for start in range(0, len(samples), PIECE):
            container.mux(stream.encode(_frame(samples[start : start + PIECE], start, av)))
        container.mux(stream.encode(None))
    return file.getvalue()


def _frame(samples: Samples, start: int, av: Any) -> Any:
    frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = start
    return frame
