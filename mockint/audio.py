"""Sound as numbers: samples in memory, WAV files on disk, and nothing that needs a device."""

import contextlib
import io
import os
import time
import wave
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from mockint import files
from mockint.errors import BadSound, NotKept
from mockint.files import write
from mockint.model import RATE, Span

BLOCK = 512
"""Samples in a block: 32 ms at 16 kHz, the size that Silero's detector was trained on."""

SYNC_EVERY = 2.0
"""Seconds between calls that force the sound through to the disk.

They guard against a crash of the whole machine: against the program's own, each flush does.
"""

Samples = NDArray[np.int16]
"""Mono, 16 kHz; shape (n,)."""

HEADER = 44
"""Bytes before the samples in the WAV files that we write."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples at their rate."""

    samples: NDArray[np.int16]
    """Mono; shape (n,)."""
    rate: int
    """Hertz."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples) / self.rate


def rms(samples: Samples) -> float:
    """Give the root mean square, 0 to 1 of full scale; 0 for no samples."""
    if not len(samples):
        return 0.0
    return float(np.sqrt(np.mean(np.square(samples.astype(np.float32) / 32768.0))))


class WavWriter:
    """Writes a 16 kHz mono WAV whose header is right after every block.

    So the file is whole when the program is killed: the flush hands each block and the header that
    fits it to the operating system. Raises `NotKept` when the disk is full; what was written until
    then is whole.
    """

    def __init__(self, path: Path) -> None:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise _not_kept(path, error) from error
        self._path = path
        self._file = os.fdopen(descriptor, "wb")
        self._bytes = 0
        self._synced = time.monotonic()
        try:
            self._file.write(_wav(Sound(np.empty(0, np.int16), RATE)))
            self._file.flush()
        except OSError as error:
            self.close()
            raise _not_kept(path, error) from error

    def write(self, samples: Samples) -> None:
        """Append samples; they are in the operating system's hands when this returns."""
        try:
            self._file.seek(HEADER + self._bytes)
            self._file.write(samples.astype("<i2", copy=False).tobytes())
            self._tell(self._bytes + 2 * len(samples))
            self._bytes += 2 * len(samples)
            if time.monotonic() - self._synced > SYNC_EVERY:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise _not_kept(self._path, error) from error

    def close(self, keep: int | None = None) -> None:
        """End the file; it is cut after `keep` samples where it shall hold no more.

        Never fails: all is written already.
        """
        if keep is not None:
            with contextlib.suppress(OSError):
                self.cut(keep)
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        with contextlib.suppress(OSError):
            self._file.close()

    def cut(self, keep: int) -> None:
        """Shorten the file to so many samples; what is written next comes behind them."""
        # the header comes first, so that it never promises more than there is
        self._tell(2 * keep)
        self._file.truncate(HEADER + 2 * keep)
        self._bytes = 2 * keep

    def _tell(self, sound: int) -> None:
        """Have the header tell of so many bytes of sound."""
        for at, size in ((4, HEADER - 8 + sound), (HEADER - 4, sound)):
            self._file.seek(at)
            self._file.write(size.to_bytes(4, "little"))
        self._file.flush()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


LOUDNESS = 0.08
"""Root mean square of speech that is made to be played, 0 to 1 of full scale: about -22 dBFS."""

PEAK = 0.89
"""Most that such speech may reach: -1 dBFS."""


def level(samples: NDArray[np.float32]) -> Samples:
    """Bring speech, -1 to 1, to the loudness that all voices share."""
    frames = samples[: len(samples) // BLOCK * BLOCK].reshape(-1, BLOCK)
    loud = np.sqrt(np.mean(np.square(frames), axis=1))
    if not len(loud) or not loud.max():
        return np.zeros(len(samples), np.int16)
    # pauses do not count towards the loudness: a slow voice would come out louder
    voiced = float(np.sqrt(np.mean(np.square(loud[loud > loud.max() / 10]))))
    gain = min(LOUDNESS / voiced, PEAK / float(np.abs(samples).max()))
    return np.round(samples * gain * 32767).astype(np.int16)


def write_wav(path: Path, sound: Sound) -> None:
    """Write a whole sound at its own rate, in the place of whatever was there. Raises `NotKept`."""
    write(path, _wav(sound))


def _wav(sound: Sound) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples.astype("<i2", copy=False).tobytes())
    return data.getvalue()


def read_sound(path: Path) -> Sound:
    """Read a whole WAV of ours at its own rate. Raises `BadSound`."""
    try:
        with wave.open(str(path), "rb") as file:
            form = (file.getnchannels(), file.getsampwidth())
            if form != (1, 2) or not 8000 <= file.getframerate() <= 192_000:
                raise BadSound(f"{path} is none of mockint's own sounds.")
            data = file.readframes(file.getnframes())
            samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16, copy=False)
            return Sound(samples, file.getframerate())
    except (OSError, EOFError, wave.Error) as error:
        raise BadSound(f"{path} cannot be read: {error}.") from error


def read_wav(path: Path, span: Span | None = None) -> Samples:
    """Read a recording of ours, or a span of it; also while it is still being written.

    Trusts the file's length and not its header. Raises `BadSound` for anything but 16 kHz mono
    16-bit WAV.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
            if header[:4] != b"RIFF" or header[8:16] != b"WAVEfmt " or header[20:28] != _FORMAT:
                raise BadSound(
                    f"{path} is not one of mockint's own recordings.",
                    do="Convert it: mockint transcribe reads any sound.",
                )
            if span is None:
                data = file.read()
            else:
                start = max(0, round(span.start * RATE))
                file.seek(HEADER + 2 * start)
                data = file.read(2 * max(0, round(span.end * RATE) - start))
    except OSError as error:
        raise BadSound(f"{path} cannot be read: {error.strerror}.") from error
    return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16, copy=False)


_FORMAT = (1).to_bytes(2, "little") + (1).to_bytes(2, "little") + RATE.to_bytes(4, "little")


def _not_kept(path: Path, error: OSError) -> NotKept:
    fault = files.not_kept(path, error, elsewhere="--recordings DIR")
    return NotKept(fault.what, do=f"What was recorded is kept. {fault.do}")
