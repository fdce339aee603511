"""Read any sound file at 16 kHz mono with PyAV: FFmpeg's libraries in a wheel, no program.

The file is opened by us and handed over as bytes, so that a playlist in disguise reaches neither
the network nor another file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mockint.errors import BadSound, MissingPart
from mockint.model import RATE
from mockint.ports import Samples

LENGTH_IS_WRITTEN = ("flac", "mov", "matroska", "asf", "aiff", "caf")
"""Containers whose header says how long the sound is.

MP3 has it in one optional frame, else FFmpeg guesses.
"""

MAY_MISS = 0.1
"""Seconds that a whole file may be shorter than its header says: the encoder's padding."""

UNKNOWN_SIZE = 0x7FFF_0000
"""Programs that write a WAV into a pipe put a size from here up into its header."""

LONGEST = 2 * 3600
"""Seconds of sound that are read; as samples they take 230 MB.

A small file may promise, or hold, days of silence.
"""

OGG_PAGE = 65_307
"""Bytes of the longest page."""

_KNOWN = "mockint reads WAV, FLAC, MP3, M4A, Ogg, Opus, WMA and most other sound files."


@dataclass(frozen=True, slots=True)
class Decoded:
    """What could be read of a sound file."""

    samples: Samples
    damaged: bool
    """Part of the sound is missing: the file was cut short, or cannot be decoded to its end."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples) / RATE


def decode(path: Path) -> Decoded:
    """Read the first sound track of a file at 16 kHz, channels mixed. Raises `BadSound`."""
    try:
        import av
    except ImportError as error:
        raise MissingPart(
            "PyAV, which reads sound files, is not installed.", do="Run: pip install av"
        ) from error
    try:
        with path.open("rb") as file:
            decoded = _decode(file, path, av)
    except IsADirectoryError as error:
        raise BadSound(f"{path} is a folder, not a sound file.") from error
    except OSError as error:
        raise BadSound(f"{path} cannot be read: {error.strerror or error}.") from error
    if not len(decoded.samples):
        raise BadSound(f"{path} holds no sound that can be read.", do=_KNOWN)
    return decoded


def _decode(file: BinaryIO, path: Path, av: Any) -> Decoded:
    """Decode what can be; `av` is the library."""
    head = file.read(4096)
    if not head:
        raise BadSound(f"{path} is empty.", do=_KNOWN)
    cut = _is_cut(file, head)
    file.seek(0)
    container = _opened(file, head, path, av)
    with container:
        stream = container.streams.best("audio")
        if stream is None:
            raise BadSound(f"{path} holds no sound track.", do=_KNOWN)
        held = bytearray()
        try:
            for chunk in _chunks(container.decode(stream), av):
                held += chunk.data
                if len(held) > LONGEST * RATE * 2:  # two bytes a sample
                    raise BadSound(
                        f"{path} holds more than {LONGEST // 3600} hours of sound.",
                        do="Cut it in pieces.",
                    )
        except av.FFmpegError:
            cut = True  # what came before the fault is good
        samples = np.frombuffer(held, np.int16)
        missing = _written_length(container, stream, head) - len(samples) / RATE
        return Decoded(samples, damaged=cut or missing > MAY_MISS)


def _opened(file: BinaryIO, head: bytes, path: Path, av: Any) -> Any:
    """Let FFmpeg find out what the file is. Raises `BadSound`."""
    try:
        return av.open(file, metadata_errors="replace", options={"protocol_whitelist": "none"})
    except (av.FFmpegError, ValueError) as error:
        if head[4:8] == b"ftyp":
            raise BadSound(
                f"{path} was cut short: its table of contents, at the end, is missing."
            ) from error
        raise BadSound(f"{path} is not a sound file.", do=_KNOWN) from error


def _chunks(frames: Iterator[Any], av: Any) -> Iterator[Samples]:
    """Resample frame by frame.

    Begins anew where a file changes its rate or its channels halfway.
    """
    shape, resampler = None, None
    for frame in frames:
        frame.pts = None  # gaps in the time stamps are not silence
        if shape != (frame.format.name, frame.layout.name, frame.sample_rate):
            yield from _pull(resampler, None)
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        yield from _pull(resampler, frame)
    yield from _pull(resampler, None)


def _pull(resampler: Any, frame: Any) -> Iterator[Samples]:
    """Give what comes out for a frame; None asks for the rest."""
    if resampler is not None:
        for resampled in resampler.resample(frame):
            yield resampled.to_ndarray()[0]


def _written_length(container: Any, stream: Any, head: bytes) -> float:
    """Give the seconds of sound that the header promises; 0 when it promises nothing."""
    # a frame of an MP3 that holds its length is called by one of these two names
    written = b"Xing" in head or b"Info" in head
    written = written or container.format.name.startswith(LENGTH_IS_WRITTEN)
    if written and stream.duration:
        return float(stream.duration * stream.time_base)
    if written and container.duration and len(container.streams) == 1:
        return float(container.duration) / 1e6
    return 0.0


def _is_cut(file: BinaryIO, head: bytes) -> bool:
    """Say whether the end is missing.

    In these formats FFmpeg takes the end of the file for the end of the sound.
    """
    size = file.seek(0, SEEK_END)
    if head[:4] == b"RIFF":
        promised = int.from_bytes(head[4:8], "little")
        return 0 < promised < UNKNOWN_SIZE and size < promised + 8
    if head[:4] == b"OggS":
        file.seek(max(0, size - OGG_PAGE))
        tail = file.read()
        last = tail[tail.rfind(b"OggS") :]
        return len(last) > 5 and not last[5] & 4  # the flag of a stream's last page
    return False
