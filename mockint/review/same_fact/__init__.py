"""Pair the numbers of an answer with those of the résumé that tell the same fact.

`numbers` reads both with the words around them, `cues` says whose a number is and whether it came
about, `scene` describes each pair by features, and here a logistic regression weighs them. It was
learned from pairs that others wrote (`python -m benchmarks.train_claims`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mockint.ports import Embedder
from mockint.review.same_fact.numbers import Fact, Mention, Passage, agree
from mockint.review.same_fact.scene import NAMES, Pair, Scene
from mockint.text.stated_number import Stated

AGREES, DIFFERS = 0.88, 0.9
"""Probability from which on two numbers tell the same fact, where they agree and where not.

In tenfold cross-validation on 270 answers of three authors 98 of 100 pairs that agree are right
from there on, and 95 of 100 that differ.
"""
POSSIBLY = 0.7
"""The same, from which on two that differ are possibly told; 92 of 100 are right."""


@dataclass(frozen=True, slots=True)
class SameFact:
    """A number of the answer, and the one of the résumé that it tells."""

    fact: Fact
    said: Mention
    probability: float

    @property
    def agrees(self) -> bool:
        """Whether both are one, as people round."""
        return agree(self.fact.number, self.said.number)

    @property
    def sure(self) -> bool:
        """Whether it is told as a fact; else it is only possible."""
        return self.probability >= (AGREES if self.agrees else DIFFERS)


def same_facts(lines: Sequence[str], answer: str, embedder: Embedder | None) -> list[SameFact]:
    """Pair the numbers, each at most once and the surest first; in the order of the answer."""
    scene = Scene([Passage(line) for line in lines], Passage(answer), embedder)
    rated = sorted(((probability(scene, pair), pair) for pair in scene.pairs), reverse=True)
    taken: list[SameFact] = []
    for sure, (at, to) in rated:
        fact, said = scene.facts[at], scene.mentions[to]
        free = all(
            other.fact is not fact and not _overlap(other.said.number, said.number)
            for other in taken
        )
        if sure >= POSSIBLY and free:
            taken.append(SameFact(fact, said, sure))
    told = (same for same in taken if same.sure or not same.agrees)
    return sorted(told, key=lambda same: same.said.number.start)


def probability(scene: Scene, pair: Pair) -> float:
    """Say how likely both numbers tell the same fact; equal ones are weighed by themselves."""
    equal = agree(scene.facts[pair[0]].number, scene.mentions[pair[1]].number)
    bias, weights = _weights()["equal" if equal else "other"]
    return float(1 / (1 + np.exp(-(bias + scene.features(pair) @ weights))))


@cache
def _weights() -> dict[str, tuple[float, NDArray[np.float64]]]:
    text = files("mockint.review.same_fact").joinpath("weights.json").read_text("utf-8")
    rows: dict[str, dict[str, float]] = json.loads(text)
    return {
        part: (row["bias"], np.array([row[name] for name in NAMES])) for part, row in rows.items()
    }


def _overlap(left: Stated, right: Stated) -> bool:
    return left.start < right.end and right.start < left.end
