"""Takes the interviewer's own voice out of the microphone: what was played and each block in, its rest out.

    echo_canceller = EchoGuard()
    echo_canceller.played(sound, at=12.4)       # seconds on the clock of the blocks; 0.3 s early or late does not matter
    rest = echo_canceller.clean(block.samples)  # block after block, no gap; 512 samples in and out, no delay
    detector.probability(rest)         # speech in `rest` is the candidate's

Three steps, each from the literature on acoustic echo: the delay by a whitened cross-correlation, found anew for each
sound because devices start when they like; an adaptive filter in the frequency domain that knows its own uncertainty
(a Kalman filter for each bin; Enzner and Vary 2006, partitioned as by Kuech, Mabande and Enzner 2014); and a
suppressor that takes away what the filter is expected to leave. Until the delay is known nothing passes: a second of
doubt costs nothing, because sound is on disk before anybody looks at it. What was learned of the room stays from
question to question. Pure: no clock, no device, no thread.
"""

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK, Sound
from mockint.model import RATE

Samples = NDArray[np.int16]
"""Mono, 16 kHz; shape (n,)."""

WINDOW = 2 * BLOCK
"""Samples of a transform: overlap-save with half a window of news."""

PARTS = 10
"""Partitions of the filter: 320 ms of room, of which about 290 ms lie after the direct sound."""

LEAD = BLOCK // 2
"""Samples by which the filter looks before the found delay, because the correlation's peak may be a reflection."""

EARLIEST, LATEST = -0.3, 0.7
"""Seconds between the told and the real beginning of a sound in the microphone: buffers, Bluetooth, and the air."""

LISTENED = 1.6
"""Seconds of sound that the delay is searched in."""

SEARCHES = 4
"""Blocks between two looks for the delay."""

SURE = 9.0
"""Height of the correlation's peak, in standard deviations, that is a delay; noise alone reaches about 5."""

SAME = 0.003
"""Seconds within which two looks must agree: peaks of noise lie anywhere."""

UNHEARD = 2.0
"""Seconds of played sound without a delay after which it is believed that no echo comes: headphones."""

TAIL = 1.2
"""Seconds after a sound's last sample while its echo may still ring."""

AGEING = 0.998
"""How much of the room stays from block to block: the filter follows drifting clocks."""

UNKNOWN = 1.0
"""Variance of each coefficient before anything was heard: the echo may be as loud as the sound."""


BANDS = np.unique(np.round(np.geomspace(3, WINDOW // 2 + 1, 28)).astype(int) - 3)[:-1]
"""First bin of each band that the suppressor decides on: as wide as hearing resolves, nothing finer."""

WIDTHS = np.diff([*BANDS, WINDOW // 2 + 1])

QUICK = 0.6
"""Share of an echo's power that is left after a block: a living room, 60 dB down after half a second."""

SLOW, FAINT = 0.93, 0.1
"""The same for the late part of the echo, and how strong that may be beside the early part."""

MARGIN = 10.0
"""How far above the mean of the echo's rest, in power, sound is the candidate's.

Tuned on 24 simulated desks, both voices, two rooms, clocks 100 ppm apart: 6 let an echo through now and then, and with
10 every answer was still heard from its first word when the echo was 5 dB louder than the candidate.
"""

FAR_BELOW = 0.1
"""Level beside the loudest of the last seconds under which a rest is the room still ringing, and nobody's first word.

20 dB: a candidate sits as near to the microphone as the loudspeaker stands.
"""

FADES = 0.985
"""What is left of that loudest level after a block: 4 dB a second."""

UP, DOWN = 0.03, 0.06
"""How quickly that mean follows, a block; slower upwards, because the candidate's voice raises it too."""


class AdaptiveEchoCanceller:
    """Takes the played sound out of what a microphone hears, block by block; one instance for one desk."""

    def __init__(self) -> None:
        self._now = 0
        self._played: list[tuple[int, NDArray[np.float32]]] = []
        self._heard = np.zeros(round(LISTENED * RATE) // BLOCK * BLOCK, np.float32)
        self._delay: int | None = None
        self._sure = False
        self._sounded = 0
        self._guess = -RATE
        self._began = 0
        self._loudest = 0.0
        self._filter = _Filter()
        self._rest = _Suppressor()

    @property
    def now(self) -> float:
        """Seconds of sound that were cleaned: the clock that `played` is told in."""
        return self._now / RATE

    @property
    def delay(self) -> float | None:
        """Seconds from the told beginning to the echo; None while it is not known or nothing is heard of it."""
        return None if self._delay is None else self._delay / RATE

    def played(self, sound: Sound, at: float) -> None:
        """Take note that `sound`, at any rate, began to be played at `at` seconds on the clock of the blocks."""
        self._played = [one for one in self._played if self._ends(one) > self._now]
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
            start + EARLIEST * RATE <= self._now < self._ends((start, s))
            for start, s in self._played
        )

    def clean(self, samples: Samples) -> Samples:
        """Give what of the next block's 512 samples was not played by us; the same samples while nothing is played."""
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
        rest = self._rest.feed(self._filter.feed(far, heard), np.abs(np.fft.rfft(far)) ** 2)
        self._loudest = max(_rms(heard), FADES * self._loudest)
        return rest if _rms(rest) >= FAR_BELOW * self._loudest else np.zeros_like(rest)

    def _relearn(self) -> None:
        """Go through what was heard before the delay was known, so that the filter knows the room already."""
        for left in range(len(self._heard), BLOCK, -BLOCK):
            self._without(self._heard[-left : BLOCK - left], self._now - left + BLOCK)

    def _search(self) -> None:
        """Look for the delay in what was heard last, until it is found or there seems to be none."""
        if self._sure:
            return
        loud = np.abs(self._far(self._now, BLOCK)).max() > 0.005
        self._sounded += loud * BLOCK
        if self._now // BLOCK % SEARCHES:
            return
        far = self._far(self._now - round(EARLIEST * RATE), len(self._heard) + _SPAN)
        delay, height = _delay(
            far, self._heard, able=self._now - self._began - round(EARLIEST * RATE)
        )
        before, self._guess = self._guess, delay
        if height > SURE and abs(delay - before) <= SAME * RATE:
            self._delay, self._sure = delay + round(EARLIEST * RATE), True
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

    @staticmethod
    def _ends(one: tuple[int, NDArray[np.float32]]) -> float:
        return one[0] + len(one[1]) + (LATEST + TAIL) * RATE


_SPAN = round((LATEST - EARLIEST) * RATE)


def _delay(far: NDArray[np.float32], heard: NDArray[np.float32], *, able: int) -> tuple[int, float]:
    """Find how many samples `heard` lies behind `far`, which ends at the same time plus the span searched in.

    Gives the lag, 0 to the span, and the height of its peak in standard deviations of all others.
    """
    size = 1 << (len(far) + len(heard)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(far, size))
    power = np.abs(spectrum)
    if not power.max():
        return 0, 0.0
    whitened = spectrum / (power + 0.01 * power.max())
    band = np.arange(len(whitened)) * RATE / size
    whitened[(band < 200) | (band > 6000)] = 0
    correlation = np.fft.irfft(whitened, size)
    # far ends `span` samples later than heard, so that no lag is the span itself
    first = len(far) - len(heard) - _SPAN
    lags = np.concatenate([correlation[-(_SPAN - first) :], correlation[: first + 1]])[
        : max(able, BLOCK)
    ]
    peak = int(np.argmax(lags))
    return peak, float(lags[peak] / (lags.std() + 1e-12))


class _Filter:
    """Learns the way from loudspeaker to microphone: a block of both in, what is left and what may be left out."""

    def __init__(self) -> None:
        shape = (PARTS, WINDOW // 2 + 1)
        self._far = np.zeros(shape, np.complex128)
        self._room = np.zeros(shape, np.complex128)
        decay = 10 ** (-np.arange(PARTS) / 4)
        self._doubt = np.repeat((UNKNOWN * decay / decay.sum())[:, None], shape[1], axis=1)
        self._noise: NDArray[np.float64] = np.full(shape[1], 1e-6)

    def feed(self, far: NDArray[np.float32], heard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take two blocks of what was played and one that was heard; give the rest."""
        self._far = np.roll(self._far, 1, axis=0)
        self._far[0] = np.fft.rfft(far)
        echo = np.fft.irfft((self._room * self._far).sum(axis=0))[BLOCK:]
        rest = np.asarray(heard - echo, np.float32)
        error = np.fft.rfft(np.concatenate([np.zeros(BLOCK, np.float32), rest]))
        power = np.abs(self._far) ** 2
        doubt = (self._doubt * power).sum(axis=0)
        self._noise = 0.9 * self._noise + 0.1 * np.abs(error) ** 2
        gain = self._doubt / (doubt + 2 * self._noise + 1e-9)
        step = np.fft.irfft(gain * np.conj(self._far) * error)
        step[:, BLOCK:] = 0
        self._room = AGEING * (self._room + np.fft.rfft(step))
        shrink = AGEING**2 * (1 - 0.5 * gain * power)
        self._doubt = shrink * self._doubt + (1 - AGEING**2) * np.abs(self._room) ** 2
        return rest


class _Suppressor:
    """Takes away what a filter leaves: the echo's rest, by how loud it was so far beside what was played."""

    def __init__(self) -> None:
        self._before = np.zeros(BLOCK, np.float32)
        self._gain: NDArray[np.float64] = np.ones(len(BANDS))
        self._quick: NDArray[np.float64] = np.zeros(len(BANDS))
        self._slow: NDArray[np.float64] = np.zeros(len(BANDS))
        self._share: NDArray[np.float64] = np.zeros(len(BANDS))
        """Mean of the logarithm of the rest's power beside what was played."""
        self._seen = 0

    def feed(self, rest: NDArray[np.float32], far: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take a block of rest, and the power in each bin of what was played; give the candidate's sound.

        Gains fade from one block's to the next, so that nothing clicks.
        """
        played = np.add.reduceat(far, BANDS)
        self._quick = played + QUICK * self._quick
        self._slow = np.maximum(played, SLOW * self._slow)
        rings = self._quick + FAINT * self._slow + 1e-9
        spectrum = np.fft.rfft(np.concatenate([self._before, rest]))
        power = np.add.reduceat(np.abs(spectrum) ** 2, BANDS) + 1e-9
        gain = np.maximum(0.0, 1 - MARGIN * np.exp(self._share) * rings / power) * (self._seen > 0)
        self._learn(np.log(power / rings), played > FAINT**2 * self._slow)
        old, new = (
            np.fft.irfft(np.repeat(one, WIDTHS) * spectrum)[BLOCK:] for one in (self._gain, gain)
        )
        fade = np.arange(BLOCK) / BLOCK
        self._before, self._gain = rest, gain
        return np.asarray(old * (1 - fade) + new * fade, np.float32)

    def _learn(self, share: NDArray[np.float64], loud: NDArray[np.bool_]) -> None:
        """Follow the mean where something was played, quickly at first; it begins where all is taken for echo."""
        self._seen += 1
        if self._seen == 1:
            self._share = share
        change = np.clip(share - self._share, -2.0, 1.0)
        rate = np.maximum(np.where(change > 0, UP, DOWN), 1 / self._seen)
        self._share += np.where(loud, rate * change, 0.0)


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
    resampled: NDArray[np.float32] = (np.fft.irfft(fitted, size) * size / len(samples)).astype(
        np.float32
    )
    return resampled
