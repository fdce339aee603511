"""Pair the numbers of an answer with those of the résumé that tell the same fact.

`numbers` reads both with the words around them, `cues` says whose a number is and whether it came
about, `scene` describes each pair by features, and here a logistic regression weighs them, twice:
the second time beside what the first made of the other pairs (`context`). It was learned from pairs
that others wrote (`python -m benchmarks.train_claims`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from mockint.ports import Embedder
from mockint.review.same_fact.context import NAMES as RATED
from mockint.review.same_fact.context import context
from mockint.review.same_fact.numbers import Fact, Mention, Passage, agree
from mockint.review.same_fact.scene import NAMES, Scene
from mockint.text.stated_number import Stated

AGREES, DIFFERS = 0.85, 0.9
"""Probability from which on two numbers tell the same fact, where they agree and where not.

On six sets, each rated by what was learned from the other five, 97 of 100 pairs that agree are
right from there on, and 96 of 100 that differ.
"""
POSSIBLY = 0.7
"""The same, from which on two that differ are possibly told; 94 of 100 are right."""


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
    rated = sorted(zip(ratings(scene), scene.pairs, strict=True), reverse=True)
    taken: list[SameFact] = []
    for sure, (at, to) in rated:
        fact, said = scene.facts[at], scene.mentions[to]
        free = all(
            other.fact is not fact and not _overlap(other.said.number, said.number)
            for other in taken
        )
        if sure >= POSSIBLY and free:
            taken.append(SameFact(fact, said, float(sure)))
    told = (same for same in taken if _is_told(same, taken))
    return sorted(told, key=lambda same: same.said.number.start)


def _is_told(same: SameFact, taken: Sequence[SameFact]) -> bool:
    """Leave out one end of a change that agrees where the other one differs: it is one fact."""
    if not same.agrees:
        return True
    ends = same.fact.passage.numbers
    partner = ends[same.fact.number.partner] if same.fact.number.partner >= 0 else None
    differs = any(
        other.fact.line == same.fact.line and other.fact.number is partner
        for other in taken
        if other.sure and not other.agrees
    )
    return same.sure and not differs


def ratings(scene: Scene) -> NDArray[np.float64]:
    """Say of each pair how likely both numbers tell the same fact; equal ones are weighed apart."""
    if not scene.pairs:
        return np.zeros(0)
    rows = np.array([scene.features(pair) for pair in scene.pairs])
    equal = np.array([scene.equal(pair) for pair in scene.pairs])
    first = _weighed(rows, equal, "first")
    lines = [fact.line for fact in scene.facts]
    return _weighed(np.column_stack([rows, context(scene.pairs, lines, first)]), equal, "second")


def _weighed(rows: NDArray[np.float64], equal: NDArray[np.bool_], look: str) -> NDArray[np.float64]:
    sums = np.zeros(len(rows))
    for part, which in (("equal", equal), ("other", ~equal)):
        bias, weights = _weights()[f"{look}, {part}"]
        sums[which] = bias + rows[which] @ weights
    return np.asarray(1 / (1 + np.exp(-sums)), np.float64)


@cache
def _weights() -> dict[str, tuple[float, NDArray[np.float64]]]:
    text = files("mockint.review.same_fact").joinpath("weights.json").read_text("utf-8")
    rows: dict[str, dict[str, float]] = json.loads(text)
    names = {"first": NAMES, "second": (*NAMES, *RATED)}
    return {
        part: (row["bias"], np.array([row[name] for name in names[part.split(",")[0]]]))
        for part, row in rows.items()
    }


def _overlap(left: Stated, right: Stated) -> bool:
    return left.start < right.end and right.start < left.end
