"""A loudspeaker: sound in at any rate, heard when `play` returns."""

import contextlib
from collections.abc import Iterator
from threading import Event, Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.audio import Sound
from mockint.engines.sounddevice.portaudio import (
    BUSY,
    FROZEN,
    LATENCY,
    LIST,
    choose,
    close,
    devices,
    library,
    promptly,
    settings,
    trouble,
)
from mockint.errors import DeviceTrouble

TAIL = 0.35
"""Seconds of silence after each sound, because the last `latency` of a stream is never heard."""


class SoundCard:
    """A loudspeaker. Raises `DeviceTrouble` when there is none, `MissingPart` without PortAudio."""

    def __init__(self, wish: str | None = None) -> None:
        self._sd = library()
        self._wish = wish
        self._device = choose(devices(), wish, kind="output")
        self.name = self._device.name
        self._silent = Event()
        self._playing = Lock()

    def play(self, sound: Sound) -> None:
        """Play one sound; returns when its last sample was heard or `stop` was called."""
        with self._playing, BUSY:
            self._silent.clear()
            # its number may be another's since, and the system's choice too
            self._device = choose(devices(), self._wish, kind="output")
            self.name = self._device.name
            rate, channels = promptly(
                lambda: settings(self._sd, self._device, "output", sound.rate),
                f'The loudspeaker "{self.name}"',
            )
            samples = _resampled(sound, rate)
            padded = np.concatenate([samples, np.zeros(round(TAIL * rate), np.int16)])
            self._play(np.repeat(padded[:, None], channels, axis=1), rate)

    def stop(self) -> None:
        """Fall silent at once; may be called from another thread."""
        self._silent.set()

    def _play(self, frames: NDArray[np.int16], rate: int) -> None:
        piece = _Piece(frames, self._silent, self._sd)
        with trouble(self._sd, f'The loudspeaker "{self.name}" cannot be used'):
            stream = promptly(
                lambda: self._sd.OutputStream(
                    samplerate=rate,
                    channels=frames.shape[1],
                    dtype="int16",
                    device=self._device.number,
                    latency=LATENCY,
                    callback=piece.callback,
                    finished_callback=piece.done.set,
                ),
                f'The loudspeaker "{self.name}"',
            )
            with _running(stream):
                whole = piece.wait()
        if not whole and not self._silent.is_set():
            raise DeviceTrouble(f'The loudspeaker "{self.name}" went away.', do=LIST)


class _Piece:
    """A sound while it is played."""

    def __init__(self, frames: NDArray[np.int16], silent: Event, sd: Any) -> None:
        self.done = Event()
        self._frames = frames
        self._silent = silent
        self._sd = sd
        self._at = 0

    def callback(self, out: NDArray[np.int16], count: int, _time: Any, _status: Any) -> None:
        """Give the device what it plays next."""
        if self._silent.is_set():
            raise self._sd.CallbackAbort
        part = self._frames[self._at : self._at + count]
        out[: len(part)] = part
        out[len(part) :] = 0
        self._at += count
        if self._at >= len(self._frames):
            raise self._sd.CallbackStop

    def wait(self) -> bool:
        """Wait until all was played, or the device takes nothing any more; say which."""
        before = -1
        while not self.done.wait(FROZEN) and self._at > before:
            before = self._at
        return self.done.is_set() and self._at >= len(self._frames)


def _resampled(sound: Sound, rate: int) -> NDArray[np.int16]:
    if rate == sound.rate:
        return sound.samples
    import soxr

    return np.asarray(soxr.resample(sound.samples, sound.rate, rate), np.int16)


@contextlib.contextmanager
def _running(stream: Any) -> Iterator[None]:
    """Start a stream, and close it whatever happens."""
    try:
        promptly(stream.start, "The loudspeaker")
        yield
    finally:
        close(stream)
