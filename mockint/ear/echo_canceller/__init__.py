"""Takes the interviewer's own voice out of what the microphone hears.

    echo_canceller = AdaptiveEchoCanceller()
    echo_canceller.played(sound, at=12.4)       # seconds on the clock of the blocks, within 0.3 s
    rest = echo_canceller.clean(block.samples)  # every block; 512 samples in and out, no delay
    detector.probability(rest)                  # speech in `rest` is the candidate's

Three steps, each from the literature on acoustic echo: `delay` finds when a sound arrives, anew
for each sound because devices start when they like; `adaptive_filter` learns the room;
`suppressor` takes away what the filter is expected to leave.

Until the delay is known nothing passes. A second of doubt costs nothing, because sound is on disk
before anybody looks at it. What was learned of the room stays from question to question.
Pure: no clock, no device, no thread.
"""

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK, Sound
from mockint.ear.echo_canceller.adaptive_filter import WINDOW, AdaptiveFilter
from mockint.ear.echo_canceller.delay import EARLIEST, LATEST, LISTENED, SPAN, find_delay
from mockint.ear.echo_canceller.suppressor import ResidualSuppressor
from mockint.model import RATE

Samples = NDArray[np.int16]
"""Mono, 16 kHz; shape (n,)."""

Played = tuple[int, NDArray[np.float32]]
"""The first sample's place on the clock of the blocks, and the sound at our rate."""

LEAD = BLOCK // 2
"""Samples that the filter looks ahead of the delay: the correlation's peak may be a reflection."""

SEARCHES = 4
"""Blocks between two looks for the delay."""

SURE = 9.0
"""Height of the correlation's peak, in standard deviations, that is a delay; noise reaches 5."""

SAME = 0.003
"""Seconds within which two looks must agree: peaks of noise lie anywhere."""

AUDIBLE = 0.005
"""Peak of a block, of full scale, that can be told from the room: -46 dB."""

UNHEARD = 2.0
"""Seconds of played sound without a delay after which no echo is expected: headphones."""

TAIL = 1.2
"""Seconds after a sound's last sample while its echo may still ring."""

FAR_BELOW = 0.1
"""Level beside the loudest of the last seconds under which a rest is only the room still ringing.

20 dB: a candidate sits as near to the microphone as the loudspeaker stands.
"""

FADES = 0.985
"""What is left of that loudest level after a block: 4 dB a second."""


class AdaptiveEchoCanceller:
    """Takes the played sound out of a microphone's blocks; one instance for one desk."""

    def __init__(self) -> None:
        self._now = 0
        self._played: list[Played] = []
        self._heard = np.zeros(round(LISTENED * RATE) // BLOCK * BLOCK, np.float32)
        self._delay: int | None = None
        self._sure = False
        self._sounded = 0
        self._guess = -RATE
        self._began = 0
        self._loudest = 0.0
        self._filter = AdaptiveFilter()
        self._suppressor = ResidualSuppressor()

    @property
    def now(self) -> float:
        """Seconds of sound that were cleaned: the clock that `played` is told in."""
        return self._now / RATE

    @property
    def delay(self) -> float | None:
        """Seconds from the told beginning to the echo; None while unknown, or nothing is heard."""
        return None if self._delay is None else self._delay / RATE

    def played(self, sound: Sound, at: float) -> None:
        """Take note that `sound`, at any rate, began at `at` seconds on the blocks' clock."""
        self._played = [played for played in self._played if _ends(played) > self._now]
        self._played.append((round(at * RATE), _at_our_rate(sound)))
        self._sure, self._sounded, self._began = False, 0, self._played[-1][0]

    def stopped(self, at: float) -> None:
        """Take note that playing was broken off at `at` seconds."""
        end = round(at * RATE)
        self._played = [
            (start, samples[: max(0, end - start)])
            for start, samples in self._played
            if start < end
        ]

    def sounding(self) -> bool:
        """Something that was played may be heard now."""
        return any(
            played[0] + EARLIEST * RATE <= self._now < _ends(played) for played in self._played
        )

    def clean(self, samples: Samples) -> Samples:
        """Give what of the next block's 512 samples was not played by us.

        While nothing is played these are the same samples.
        """
        heard = (samples / np.float32(32768)).astype(np.float32)
        self._heard = np.concatenate([self._heard[len(heard) :], heard])
        self._now += len(heard)
        if not self.sounding():
            return samples
        self._search()
        if not self._sure:
            return np.zeros_like(samples)
        if self._delay is None:
            return samples
        return np.asarray((self._without(heard, self._now) * 32768).clip(-32768, 32767), np.int16)

    def _without(self, heard: NDArray[np.float32], end: int) -> NDArray[np.float32]:
        """Take the echo out of the block that ended at `end`."""
        far = self._far(end - (self._delay or 0) + LEAD, WINDOW)
        rest = self._filter.feed(far, heard)
        rest = self._suppressor.feed(rest, np.abs(np.fft.rfft(far)) ** 2)
        self._loudest = max(_rms(heard), FADES * self._loudest)
        return rest if _rms(rest) >= FAR_BELOW * self._loudest else np.zeros_like(rest)

    def _relearn(self) -> None:
        """Go through what was heard before the delay was known, to know the room already."""
        for left in range(len(self._heard), BLOCK, -BLOCK):
            self._without(self._heard[-left : BLOCK - left], self._now - left + BLOCK)

    def _search(self) -> None:
        """Look for the delay until it is found or there seems to be none."""
        if self._sure:
            return
        loud = np.abs(self._far(self._now, BLOCK)).max() > AUDIBLE
        self._sounded += loud * BLOCK
        if self._now // BLOCK % SEARCHES:
            return
        earliest = round(EARLIEST * RATE)
        far = self._far(self._now - earliest, len(self._heard) + SPAN)
        # no echo lies further behind its sound than that has lasted
        delay, height = find_delay(far, self._heard, able=self._now - self._began - earliest)
        before, self._guess = self._guess, delay
        if height > SURE and abs(delay - before) <= SAME * RATE:
            self._delay, self._sure = delay + earliest, True
            self._relearn()
        elif self._sounded > UNHEARD * RATE:
            self._delay, self._sure = None, True

    def _far(self, end: int, size: int) -> NDArray[np.float32]:
        """Give the last `size` samples that were played before `end`, silence where nothing was."""
        far, begin = np.zeros(size, np.float32), end - size
        for start, samples in self._played:
            low, high = max(begin, start), min(end, start + len(samples))
            if low < high:
                far[low - begin : high - begin] += samples[low - start : high - start]
        return far


def _ends(played: Played) -> float:
    """Say until which sample a sound's echo may be heard."""
    start, samples = played
    return start + len(samples) + (LATEST + TAIL) * RATE


def _rms(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


def _at_our_rate(sound: Sound) -> NDArray[np.float32]:
    """Resample a whole sound by its spectrum."""
    samples: NDArray[np.float32] = (sound.samples / np.float32(32768)).astype(np.float32)
    if sound.rate == RATE or not len(samples):
        return samples
    size = round(len(samples) * RATE / sound.rate)
    spectrum = np.fft.rfft(samples)
    fitted = np.zeros(size // 2 + 1, np.complex64)
    both = min(len(spectrum), len(fitted))
    fitted[:both] = spectrum[:both]
    resampled = np.fft.irfft(fitted, size) * size / len(samples)
    return np.asarray(resampled, np.float32)
