"""Tell which part of a story each sentence tells, with a probability.

Cues weighed by logistic regression say what a sentence looks like by itself; a hidden Markov model
smooths that over the sequence. It knows two orders, the usual one and the result told first, and
lets the words decide between them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mockint.review.cues import COMPILED

Matrix = NDArray[np.float64]


class StoryPart(StrEnum):
    """A part of a story."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


PARTS = tuple(StoryPart)

STATES = (*PARTS, StoryPart.RESULT)
"""Of the Markov model: the four parts, and a result that is told before everything else."""


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """What was learned from labelled stories; see `benchmarks/train_roles.py`."""

    cues: Matrix
    """Cue by part."""
    bias: Matrix
    """By part."""
    start: Matrix
    """Log probability of the first state."""
    move: Matrix
    """Log probability of the next state, by state."""
    end: Matrix
    """Log probability that a story ends in a state."""


@dataclass(frozen=True, slots=True)
class SentencePart:
    """What one sentence tells."""

    part: StoryPart | None
    """None where it tells no part."""
    probability: float
    """Of that part, 0 to 1; without a judge smoothed over the sequence."""
    alone: tuple[float, ...]
    """Of each part in the order of `PARTS`, by the sentence itself."""

    def by_part(self) -> dict[str, float]:
        """Give the probabilities of the sentence's own words under the names of the parts."""
        return {
            str(part): round(probability, 4)
            for part, probability in zip(PARTS, self.alone, strict=True)
        }


@lru_cache(maxsize=1)
def learned() -> StoryWeights:
    """Load the weights that come with the program."""
    plain = json.loads(files("mockint.review").joinpath("roles.json").read_text("utf-8"))
    return StoryWeights(
        *(
            np.array(plain[name], dtype=np.float64)
            for name in ("cues", "bias", "start", "move", "end")
        )
    )


def features(sentences: Sequence[str]) -> Matrix:
    """Say which cues each sentence holds: sentence by cue, 0 or 1."""
    return np.array(
        [[bool(cue.search(text)) for cue in COMPILED] for text in sentences], dtype=np.float64
    )


def alone(sentences: Sequence[str], weights: StoryWeights) -> Matrix:
    """Give the probability of each part for each sentence, by its own words only."""
    score = features(sentences) @ weights.cues + weights.bias
    # The greatest score is taken off first: the shares stay the same, and exp cannot overflow.
    score = np.exp(score - score.max(axis=1, keepdims=True))
    return np.asarray(score / score.sum(axis=1, keepdims=True), dtype=np.float64)


def roles(sentences: Sequence[str], weights: StoryWeights | None = None) -> list[SentencePart]:
    """Tell the part of each sentence of one story."""
    if not sentences:
        return []
    weights = weights or learned()
    own = alone(sentences, weights)
    # A probability of 0 would rule a whole path out, whatever the other sentences say.
    look = np.log(own[:, [PARTS.index(state) for state in STATES]] + 1e-9)
    path, posterior = _best_path(look, weights), _posterior(look, weights)
    return [
        SentencePart(
            STATES[state],
            float(min(1.0, share[state] + _twin(share, state))),
            tuple(float(probability) for probability in row),
        )
        for state, share, row in zip(path, posterior, own, strict=True)
    ]


def _twin(share: Matrix, state: int) -> float:
    """Give the share of the other state that means the same part."""
    return float(
        sum(share[n] for n, part in enumerate(STATES) if n != state and part is STATES[state])
    )


def _best_path(look: Matrix, weights: StoryWeights) -> list[int]:
    """Find the most likely sequence of states (Viterbi)."""
    best, back = weights.start + look[0], []
    for row in look[1:]:
        reached = best[:, None] + weights.move
        back.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    path = [int((best + weights.end).argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return path[::-1]


def _posterior(look: Matrix, weights: StoryWeights) -> Matrix:
    """Give the probability of each state at each sentence (forward and backward)."""
    ahead, behind = [weights.start + look[0]], [weights.end]
    for row in look[1:]:
        ahead.append(np.logaddexp.reduce(ahead[-1][:, None] + weights.move, axis=0) + row)
    for row in look[:0:-1]:
        behind.append(np.logaddexp.reduce(weights.move + (row + behind[-1])[None, :], axis=1))
    both = np.array(ahead) + np.array(behind[::-1])
    both = np.exp(both - both.max(axis=1, keepdims=True))
    return np.asarray(both / both.sum(axis=1, keepdims=True), dtype=np.float64)
