"""The echo canceller by itself: made sounds, a made room, no device."""

import numpy as np
import pytest
from numpy.typing import NDArray

from mockint.audio import BLOCK, Sound
from mockint.ear.echo_canceller import AdaptiveEchoCanceller
from mockint.ear.echo_canceller.adaptive_filter import WINDOW, AdaptiveFilter
from mockint.model import RATE

Signal = NDArray[np.float64]
"""Of full scale; 16 kHz."""

BEGIN = 1.0
"""Seconds at which the interviewer begins to speak."""

DELAY = 0.12
"""Seconds until it is heard."""


def speech(seconds: float, pitch: float, seed: int) -> Signal:
    """Make something like speech: voiced syllables of changing pitch and vowel, hisses between."""
    dice = np.random.default_rng(seed)
    syllables: list[Signal] = []
    while sum(map(len, syllables)) < seconds * RATE:
        size = round(dice.uniform(0.12, 0.3) * RATE)
        hertz = pitch * dice.uniform(0.85, 1.2) * np.linspace(1, dice.uniform(0.9, 1.1), size)
        phase, syllable = 2 * np.pi * np.cumsum(hertz) / RATE, np.zeros(size)
        formants = dice.uniform((300, 900, 2300), (800, 2000, 3200))
        for harmonic in range(1, int(4000 / pitch)):
            distance = (harmonic * pitch - formants) / (80, 120, 200)
            syllable += (1 / (1 + distance**2)).sum() * np.sin(harmonic * phase)
        syllable += dice.normal(0, 0.3, size) * dice.uniform(0, 1)
        syllables += [syllable * np.hanning(size), np.zeros(round(dice.uniform(0, 0.08) * RATE))]
    signal = np.concatenate(syllables)[: round(seconds * RATE)]
    return np.asarray(0.1 * signal / np.sqrt(np.mean(signal**2)))


def room(seed: int) -> Signal:
    """Make an impulse response: the direct sound after `DELAY`, then a tail of 0.3 s."""
    size = round(0.3 * RATE)
    tail = np.random.default_rng(seed).normal(0, 0.05, size) * 10 ** (-3 * np.arange(size) / size)
    tail[0] = 0.7
    return np.concatenate([np.zeros(round(DELAY * RATE)), tail])


def at(seconds: float, signal: Signal, whole: float) -> Signal:
    """Put a signal into so many seconds of silence."""
    placed, start = np.zeros(round(whole * RATE)), round(seconds * RATE)
    placed[start : start + len(signal)] = signal[: len(placed) - start]
    return placed


def cleaned(canceller: AdaptiveEchoCanceller, heard: Signal, far: Signal | None) -> Signal:
    """Run a microphone's sound through the canceller, which is told when `far` begins."""
    samples = (heard * 32767).clip(-32768, 32767).astype(np.int16)
    rest: list[NDArray[np.int16]] = []
    for start in range(0, len(samples) - BLOCK + 1, BLOCK):
        if far is not None and start == round(BEGIN * RATE) // BLOCK * BLOCK:
            canceller.played(Sound((far * 32767).astype(np.int16), RATE), BEGIN)
        rest.append(canceller.clean(samples[start : start + BLOCK]))
    return np.concatenate(rest) / 32767


def decibels(signal: NDArray[np.floating], begin: float, end: float) -> float:
    """Give the level of a part of a signal, from second to second."""
    part = signal[round(begin * RATE) : round(end * RATE)]
    return float(10 * np.log10(np.mean(part**2) + 1e-12))


@pytest.fixture(scope="module")
def far() -> Signal:
    """Let the interviewer speak for five seconds."""
    return speech(5.0, 110, seed=1)


@pytest.fixture(scope="module")
def echo(far: Signal) -> Signal:
    """Hear that in a room with a little noise, in ten seconds."""
    noise = np.random.default_rng(3).normal(0, 10 ** (-65 / 20), 10 * RATE)
    return at(BEGIN, np.convolve(far, room(2)), 10.0) + noise


def test_the_echo_is_gone_and_its_delay_known(far: Signal, echo: Signal) -> None:
    """At least 30 dB of it once the room is known, and none passes while the delay is sought."""
    canceller = AdaptiveEchoCanceller()
    rest = cleaned(canceller, echo, far)
    assert canceller.delay == pytest.approx(DELAY, abs=0.002)
    assert decibels(echo, 3, 6) - decibels(rest, 3, 6) > 30
    assert decibels(echo, BEGIN, 3) - decibels(rest, BEGIN, 3) > 30


def test_who_speaks_over_the_echo_is_heard(far: Signal, echo: Signal) -> None:
    """The candidate begins 0.8 s before the interviewer's end, as loud as the echo."""
    near = at(5.2, speech(3.0, 190, seed=4), 10.0)
    rest = cleaned(AdaptiveEchoCanceller(), echo + near, far)
    both = slice(round(5.25 * RATE), 6 * RATE)
    heard = np.corrcoef(near[both], (echo + near)[both])[0, 1]
    likeness = np.corrcoef(near[both], rest[both])[0, 1]
    assert heard < 0.75
    assert likeness > 0.85
    assert decibels(rest, 5.25, 6.0) == pytest.approx(decibels(near, 5.25, 6.0), abs=4)
    assert decibels(rest, 7.5, 8.1) == pytest.approx(decibels(near, 7.5, 8.1), abs=0.5)


def test_the_filter_alone_learns_the_room(far: Signal) -> None:
    """Less than a tenth of the echo's power is left for the suppressor."""
    learner = AdaptiveFilter()
    sounds, tail = far.astype(np.float32), room(2)[round(DELAY * RATE) :]
    echo = np.convolve(far, tail)[: len(far)].astype(np.float32)
    rest = [
        learner.feed(sounds[end - WINDOW : end], echo[end - BLOCK : end])
        for end in range(WINDOW, len(far) + 1, BLOCK)
    ]
    learned = np.concatenate([echo[:BLOCK], *rest]).astype(float)
    assert decibels(echo, 2, 4.9) - decibels(learned, 2, 4.9) > 10


def test_with_headphones_nothing_is_taken_away(far: Signal) -> None:
    """Where no echo comes for two seconds, the candidate's sound passes as it is."""
    near = at(5.2, speech(3.0, 190, seed=4), 10.0)
    rest = cleaned(AdaptiveEchoCanceller(), near, far)
    assert np.abs(rest - near[: len(rest)])[round(5.2 * RATE) :].max() < 1e-4


def test_while_nothing_is_played_the_samples_are_the_same() -> None:
    near = speech(2.0, 190, seed=4)
    rest = cleaned(AdaptiveEchoCanceller(), near, None)
    assert np.abs(rest - near[: len(rest)]).max() < 1e-4
