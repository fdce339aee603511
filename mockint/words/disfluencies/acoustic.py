"""Find stretches of sound that may be an um or uh, and say how much of each words cover.

A filler is a voice that stands still: flat pitch, steady spectrum, lower than the rest. Which
steady stretches are fillers says a logistic model of seven measures, none of which tells who speaks
(`benchmarks/train_slips.py`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mockint.model import Span, Word
from mockint.ports import Samples
from mockint.words.disfluencies.lexical import is_sound
from mockint.words.disfluencies.voicing import Frames, frames

VOICED = 0.6
"""Periodicity of a frame from which it is voice."""

STEADY = 0.75
"""Change of the log mel bands across 60 ms below which a voice stands still.

Fluent speech has 1.0 to 1.5.
"""

QUIETEST = 30.0
"""Decibels below the loudest speech that still count: a closed mm is 20 below an open vowel."""

SHORTEST, LONGEST = 0.11, 1.6
"""Seconds of a steady stretch; a longer one is sung, hummed, or no voice."""

GAP = 4
"""Frames that may lie between two parts of one stretch."""

LEAP = 6.0
"""Semitones between neighbours that end a stretch."""

LETTER, ONSET = 0.1, 0.1
"""Seconds that a word takes for each letter and beyond, at most.

Recognisers give it a dropped filler's time too.
"""

MEASURES = ("length", "flux", "wobble", "pitch", "level", "spread", "drift")
"""What the model looks at, in the order of its weights."""


@dataclass(frozen=True, slots=True)
class Steady:
    """A stretch of steady voice."""

    span: Span
    score: float
    """0 to 1: how much it sounds like a filler."""
    covered: float
    """0 to 1: how much of it a word takes up."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the logistic model."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    """One for each measure, then the constant."""

    def score(self, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the logistic score of each stretch's seven measures, 0 to 1; shape (n,)."""
        scaled = (measures - np.array(self.mean)) / np.array(self.scale)
        logit = scaled @ np.array(self.weights[:-1]) + self.weights[-1]
        return np.asarray(1 / (1 + np.exp(-logit)))


@cache
def model() -> Model:
    """Read the weights that come with the program."""
    file = files("mockint.words.disfluencies") / "steady.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    return Model(tuple(data["mean"]), tuple(data["scale"]), tuple(data["weights"]))


def steady(samples: Samples, words: Sequence[Word], model: Model) -> list[Steady]:
    """Find steady stretches, in order of time."""
    sound = frames(samples)
    places = stretches(sound)
    if not places:
        return []
    scores = model.score(measures(sound, places))
    spans = [Span(first / 100, end / 100) for first, end in places]
    return [
        Steady(span, float(score), covered(span, words))
        for span, score in zip(spans, scores, strict=True)
    ]


def stretches(sound: Frames) -> list[tuple[int, int]]:
    """Give the first frame of each steady stretch, and the one behind its last."""
    flux = np.convolve(np.pad(sound.flux, 2, "edge"), np.ones(5) / 5, "valid")
    good = np.flatnonzero(
        (sound.voicing > VOICED) & (flux < STEADY) & (sound.level > _loudest(sound) - QUIETEST)
    )
    if not len(good):
        return []
    apart = np.diff(good) > GAP
    leap = (np.abs(np.diff(sound.pitch[good])) > LEAP) & (np.diff(good) > 1)
    runs = np.split(good, np.flatnonzero(apart | leap) + 1)
    bounds = [(int(part[0]), int(part[-1]) + 1) for part in runs]
    return [(first, end) for first, end in bounds if SHORTEST <= (end - first) / 100 <= LONGEST]


def measures(sound: Frames, places: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """Measure stretches, pitch and level against the rest of the answer.

    Shape (n, len(MEASURES)).
    """
    voice = (sound.voicing > VOICED) & (sound.level > _loudest(sound) - QUIETEST + 5)
    usual_pitch = float(np.median(sound.pitch[voice])) if voice.any() else 0.0
    usual_level = float(np.median(sound.level[voice])) if voice.any() else 0.0
    rows = []
    for first, end in places:
        pitch, shape = sound.pitch[first:end], sound.shape[first:end]
        third = max(3, (end - first) // 3)
        rows.append(
            (
                np.log(end - first),
                sound.flux[first:end].mean(),
                np.median(np.abs(pitch - np.median(pitch))),
                np.median(pitch) - usual_pitch,
                sound.level[first:end].mean() - usual_level,
                np.abs(shape - shape.mean(axis=0)).mean(),
                np.abs(shape[-third:].mean(axis=0) - shape[:third].mean(axis=0)).mean(),
            )
        )
    return np.array(rows, np.float64)


def covered(span: Span, words: Sequence[Word]) -> float:
    """Say how much of a span words take up, each for as long as its letters need before its end."""
    covering = []
    for word in words:
        letters = sum(letter.isalnum() for letter in word.text)
        start = max(word.start, word.end - LETTER * letters - ONSET)
        if not is_sound(word.text) and start < span.end and word.end > span.start:
            covering.append((max(start, span.start), min(word.end, span.end)))
    total, reached = 0.0, span.start
    for start, end in sorted(covering):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total / span.seconds


def _loudest(sound: Frames) -> float:
    return float(np.percentile(sound.level, 95))
