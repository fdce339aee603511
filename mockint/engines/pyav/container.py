"""Read one track of a sound file at 16 kHz with PyAV, its channels mixed or one of them alone.

The file is opened by us and handed over as bytes, so that a playlist in disguise reaches neither
the network nor another file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from os import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from mockint.errors import BadSound
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

KNOWN = "mockint reads WAV, FLAC, MP3, M4A, Ogg, Opus, WMA and most other sound files."

MOST_TRACKS = MOST_CHANNELS = 8
"""Sound tracks of a file, and channels of a track, that are told apart."""

MIX_LOSES = 0.6
"""Share of the loudest channel's power from which on a mix loses nothing.

Two equal channels keep all of it, two that know nothing of each other a half, a voice in one of two
a quarter, an inverted one nothing.
"""


@dataclass(slots=True)
class Track:
    """What could be read of a track."""

    samples: Samples
    damaged: bool
    """Part of the sound is missing: the file was cut short, or cannot be decoded to its end."""
    channels: int = 1
    powers: NDArray[np.float64] = field(default_factory=lambda: np.zeros(MOST_CHANNELS))
    """Power of each channel."""
    mixed: float = 0.0
    """Power of their mean."""

    @property
    def suspicious(self) -> bool:
        """Whether the mix is much weaker than a channel of it."""
        return self.channels > 1 and self.mixed < MIX_LOSES * float(self.powers.max())


class SoundFile:
    """A file that is open; `av` is the library. Raises `BadSound`."""

    def __init__(self, file: BinaryIO, path: Path, av: Any) -> None:
        self._file, self._path, self._av = file, path, av
        self._head = file.read(4096)
        if not self._head:
            raise BadSound(f"{path} is empty.", do=KNOWN)
        self._cut = _is_cut(file, self._head)

    def tracks(self) -> list[int]:
        """Give the sound tracks by their numbers, the one that players take first."""
        with self._opened() as container:
            best = container.streams.best("audio")
            if best is None:
                raise BadSound(f"{self._path} holds no sound track.", do=KNOWN)
            tracks = list(container.streams.audio)
            first = next(at for at, track in enumerate(tracks) if track.index == best.index)
        others = [at for at in range(len(tracks)) if at != first]
        return [first, *others][:MOST_TRACKS]

    def read(self, number: int, channel: int | None = None) -> Track:
        """Read a track, its channels mixed, or one channel of it."""
        with self._opened() as container:
            stream = container.streams.audio[number]
            track, held = Track(np.zeros(0, np.int16), self._cut), bytearray()
            try:
                for chunk in _chunks(container.decode(stream), self._av, track, channel):
                    held += chunk.data
                    if len(held) > LONGEST * RATE * 2:  # two bytes a sample
                        raise BadSound(
                            f"{self._path} holds more than {LONGEST // 3600} hours of sound.",
                            do="Cut it in pieces.",
                        )
            except self._av.FFmpegError:
                track.damaged = True  # what came before the fault is good
            track.samples = np.frombuffer(held, np.int16)
            seconds = len(track.samples) / RATE
            missing = _written_length(container, stream, self._head) - seconds
            track.damaged = track.damaged or missing > MAY_MISS
            return track

    def _opened(self) -> Any:
        """Let FFmpeg find out what the file is."""
        self._file.seek(0)
        try:
            return self._av.open(
                self._file, metadata_errors="replace", options={"protocol_whitelist": "none"}
            )
        except (self._av.FFmpegError, ValueError) as error:
            if self._head[4:8] == b"ftyp":
                raise BadSound(
                    f"{self._path} was cut short: its table of contents, at the end, is missing."
                ) from error
            raise BadSound(f"{self._path} is not a sound file.", do=KNOWN) from error


def _chunks(frames: Iterator[Any], av: Any, track: Track, channel: int | None) -> Iterator[Samples]:
    """Resample frame by frame, and measure the channels.

    Begins anew where a file changes its rate or its channels halfway.
    """
    shape, resampler, meter, row = None, None, None, 0
    for frame in frames:
        frame.pts = None  # gaps in the time stamps are not silence
        if shape != (frame.format.name, frame.layout.name, frame.sample_rate):
            yield from _pull(resampler, None, row)
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            row = min(channel or 0, frame.layout.nb_channels - 1)
            layout = "mono" if channel is None else frame.layout
            resampler = av.AudioResampler(format="s16p", layout=layout, rate=RATE)
            meter = _meter(frame, av)
        _measure(frame, meter, track)
        yield from _pull(resampler, frame, row)
    yield from _pull(resampler, None, row)


def _meter(frame: Any, av: Any) -> Any:
    """Make what turns any kind of samples into plain numbers; None for a single channel."""
    several = 1 < frame.layout.nb_channels <= MOST_CHANNELS
    rate = frame.sample_rate
    return av.AudioResampler(format="fltp", layout=frame.layout, rate=rate) if several else None


def _measure(frame: Any, meter: Any, track: Track) -> None:
    """Add the power of a frame: of each channel, and of their mean."""
    for plain in meter.resample(frame) if meter else ():
        levels = plain.to_ndarray()
        track.channels = max(track.channels, len(levels))
        track.powers[: len(levels)] += np.square(levels).sum(axis=1)
        track.mixed += float(np.square(levels.mean(axis=0)).sum())


def _pull(resampler: Any, frame: Any, row: int) -> Iterator[Samples]:
    """Give what comes out for a frame; None asks for the rest."""
    if resampler is not None:
        for resampled in resampler.resample(frame):
            yield resampled.to_ndarray()[row]


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
