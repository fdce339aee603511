"""A microphone as blocks of 512 samples at 16 kHz, whatever rate and channels it has."""

import contextlib
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK
from mockint.engines.sounddevice.gaps import LEAST, Gaps, clock
from mockint.engines.sounddevice.portaudio import (
    FROZEN,
    LATENCY,
    choose,
    close,
    devices,
    library,
    promptly,
    refresh,
    settings,
    trouble,
)
from mockint.errors import DeviceTrouble
from mockint.model import RATE
from mockint.ports import SoundBlock

UNHEARD = round(10 * RATE / BLOCK)
"""Blocks that are kept while nobody listens: 10 s."""


class SoundCardMicrophone:
    """A microphone that is open from now on: nothing is lost between a question and its answer.

    Raises `DeviceTrouble` when there is none, `MissingPart` without PortAudio.
    """

    live = True

    def __init__(self, wish: str | None = None) -> None:
        self._sd = library()
        self._wish = wish
        self._device = choose(devices(), wish, kind="input")
        self.telephone = self._device.telephone
        self.name = self._device.name
        self._queue: SimpleQueue[tuple[bytes, bool, float] | None] = SimpleQueue()
        self._taken = Event()
        self._stream: Any = None
        self._open()

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on; raises `DeviceTrouble` when the device goes away."""
        if self._stream is None:
            self._again()
        self._flush()
        self._taken.set()
        try:
            yield from self._cut()
        finally:
            self._taken.clear()

    def close(self) -> None:
        """Let the device go."""
        stream, self._stream = self._stream, None
        if stream is not None:
            close(stream)

    def _again(self) -> None:
        """Open the device after it went away.

        When nobody chose one, that is what the system chooses now.
        """
        refresh()
        self._device = choose(devices(), self._wish, kind="input")
        self.name = self._device.name
        self._open()

    def another(self) -> None:
        """Take what is the system's choice from now on, and not the device that was chosen."""
        self._wish = None

    def _open(self) -> None:
        with trouble(self._sd, f'The microphone "{self.name}" cannot be used'):
            self._stream = promptly(self._opened, f'The microphone "{self.name}"')

    def _opened(self) -> Any:
        self._rate, self._channels = settings(self._sd, self._device, "input", RATE)
        queue: SimpleQueue[tuple[bytes, bool, float] | None] = SimpleQueue()
        self._queue = queue
        stream = self._sd.RawInputStream(
            samplerate=self._rate,
            channels=self._channels,
            dtype="int16",
            device=self._device.number,
            blocksize=round(BLOCK * self._rate / RATE),
            latency=LATENCY,
            callback=self._callback,
            finished_callback=lambda: queue.put(None),
        )
        stream.start()
        return stream

    def _callback(self, data: Any, _count: int, _time: Any, status: Any) -> None:
        self._queue.put((bytes(data), bool(status.input_overflow), clock()))
        if not self._taken.is_set() and self._queue.qsize() > UNHEARD:
            self._queue.get_nowait()

    def _flush(self) -> None:
        """Forget what nobody asked for; the news that the device is gone stays."""
        with contextlib.suppress(Empty):
            while self._queue.get_nowait() is not None:
                pass
            self._queue.put(None)

    def _cut(self) -> Iterator[SoundBlock]:
        """Mix, resample, and cut to blocks of 512."""
        resample = _resampler(self._rate)
        rest, lost, gaps, unheard = np.empty(0, np.int16), False, Gaps(), 0.0
        while True:
            data, overflowed, at = self._take()
            lost |= overflowed
            unheard += gaps.feed(at, len(data) / (2 * self._channels * self._rate))
            rest = np.concatenate([rest, resample(_mono(data, self._channels))])
            while len(rest) >= BLOCK:
                yield SoundBlock(rest[:BLOCK], overflowed=lost, unheard=unheard)
                rest, lost, unheard = rest[BLOCK:], False, 0.0

    def _take(self) -> tuple[bytes, bool, float]:
        try:
            item = self._wait()
        except Empty:
            item, what = None, f'The microphone "{self.name}" does not answer any more.'
        else:
            what = f'The microphone "{self.name}" went away.'
        if item is None:
            self.close()
            raise DeviceTrouble(what, do="Plug it in again, or choose another: mockint devices")
        return item

    def _wait(self) -> tuple[bytes, bool, float] | None:
        """Wait for the device, and once more where it was we who stood still. Raises `Empty`."""
        began = clock()
        try:
            return self._queue.get(timeout=FROZEN)
        except Empty:
            if clock() - began < FROZEN + LEAST:
                raise
            return self._queue.get(timeout=FROZEN)


def _mono(data: bytes, channels: int) -> NDArray[np.int16]:
    frames = np.frombuffer(data, np.int16)
    return frames if channels == 1 else frames.reshape(-1, channels).mean(axis=1).astype(np.int16)


def _resampler(rate: int) -> Any:
    """Make a resampler from `rate` to 16 kHz, which remembers what came before."""
    if rate == RATE:
        return lambda samples: samples
    import soxr

    return soxr.ResampleStream(rate, RATE, 1, dtype="int16").resample_chunk
