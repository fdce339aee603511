"""Weigh the features of `mockint.review.same_fact`; write its `weights.json`.

python -m benchmarks.train_claims FILE…

Files as `benchmarks.claims` reads them. Pairs of equal numbers and of other ones are weighed apart:
that the same value was said is evidence itself. Prints what tenfold cross-validation by answer
finds at several thresholds.
"""

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import Row, Told, rows
from mockint.review.same_fact.numbers import Passage, agree
from mockint.review.same_fact.scene import NAMES, Pair, Scene
from mockint.text.stated_number import InChange
from mockint.wiring import parts

WEIGHTS = Path(__file__).parents[1] / "mockint" / "review" / "same_fact" / "weights.json"
HOLD = 4.0
"""How strongly weights are held to zero."""
FOLDS = 10
STEPS = 15

Matrix = NDArray[np.float64]


class Labelled:
    """The pairs of one answer, and which of them are expected."""

    def __init__(self, row: Row, name: str) -> None:
        embedder = parts.embedder()
        self.scene = Scene([Passage(line) for line in row.resume], Passage(row.answer), embedder)
        self.fold = zlib.crc32(name.encode()) % FOLDS
        self.features = np.array([self.scene.features(pair) for pair in self.scene.pairs])
        self.equal = np.array([self._agree(pair) for pair in self.scene.pairs], bool)
        expected = {pair for told in row.expect for pair in self._expected(told, row)}
        self.truth = np.array([pair in expected for pair in self.scene.pairs], float)

    def _agree(self, pair: Pair) -> bool:
        return agree(self.scene.facts[pair[0]].number, self.scene.mentions[pair[1]].number)

    def _expected(self, told: Told, row: Row) -> list[Pair]:
        """Find the pairs that are meant; of both ends of a change only one can differ."""
        fitting = [
            pair
            for pair in self.scene.pairs
            if self.scene.facts[pair[0]].line == told.line
            and self._touches(pair[1], told, row)
            and self._agree(pair) == (told.verdict == "agrees")
        ]
        if told.verdict == "agrees" or len(fitting) < 2:
            return fitting
        rest = [pair for pair in fitting if not self._said_elsewhere(pair[0], told, row)] or fitting
        ends = [
            pair
            for pair in rest
            if self.scene.facts[pair[0]].number.place == self.scene.mentions[pair[1]].number.place
        ] or [pair for pair in rest if self.scene.facts[pair[0]].number.place is InChange.END]
        return (ends or rest)[-1:]

    def _touches(self, to: int, told: Told, row: Row) -> bool:
        number = self.scene.mentions[to].number
        first = len(row.answer[: number.start].split())
        last = len(row.answer[: number.end].split()) - 1
        return first <= told.last and told.first <= last

    def _said_elsewhere(self, at: int, told: Told, row: Row) -> bool:
        return any(
            other.line == told.line and other.verdict == "agrees" and self._touches(to, other, row)
            for other in row.expect
            for fact, to in self.scene.pairs
            if fact == at and self._agree((fact, to))
        )


def fit(features: Matrix, truth: Matrix) -> tuple[float, Matrix]:
    """Logistic regression with a ridge, by Newton's method; gives the bias and the weights."""
    middle, spread = features.mean(0), features.std(0)
    used = spread > 1e-6
    scaled = np.where(used, (features - middle) / np.where(used, spread, 1.0), 0.0)
    rows_ = np.column_stack([np.ones(len(scaled)), scaled])
    ridge = np.diag([1e-6] + [HOLD] * features.shape[1])
    weights = np.zeros(rows_.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows_ @ weights))
        curve = rows_.T @ (rows_ * (sure * (1 - sure))[:, None]) + ridge
        weights += np.linalg.solve(curve, rows_.T @ (truth - sure) - ridge @ weights)
    plain = np.where(used, weights[1:] / np.where(used, spread, 1.0), 0.0)
    return float(weights[0] - plain @ middle), plain


def learned(answers: Sequence[Labelled]) -> dict[bool, tuple[float, Matrix]]:
    """Fit both parts."""
    features = np.concatenate([one.features for one in answers if len(one.features)])
    truth = np.concatenate([one.truth for one in answers])
    equal = np.concatenate([one.equal for one in answers])
    return {part: fit(features[equal == part], truth[equal == part]) for part in (True, False)}


def taken(
    answer: Labelled, model: dict[bool, tuple[float, Matrix]]
) -> Iterator[tuple[float, bool]]:
    """Give each pair that is told with its probability, and whether it is right."""
    rated = []
    for n, pair in enumerate(answer.scene.pairs):
        bias, weights = model[bool(answer.equal[n])]
        rated.append((1 / (1 + np.exp(-(bias + answer.features[n] @ weights))), n, pair))
    facts: set[int] = set()
    said: set[int] = set()
    for sure, n, (at, to) in sorted(rated, reverse=True):
        if at not in facts and to not in said:
            facts.add(at)
            said.add(to)
            yield float(sure), bool(answer.truth[n])


def main(paths: Sequence[Path]) -> None:
    """Cross-validate, fit on everything, and write the weights."""
    answers = [
        Labelled(row, f"{path.stem}{n}") for path in paths for n, row in enumerate(rows(path))
    ]
    held = []
    for fold in range(FOLDS):
        model = learned([one for one in answers if one.fold != fold])
        held += [pair for one in answers if one.fold == fold for pair in taken(one, model)]
    expected = sum(one.truth.sum() for one in answers)
    for least in (0.5, 0.6, 0.7, 0.72, 0.75, 0.8, 0.9):
        told = [right for sure, right in held if sure >= least]
        share = sum(told) / max(1, len(told))
        print(f"from {least}: precision {share:.3f}, recall {sum(told) / expected:.3f}")
    model = learned(answers)
    names = {True: "equal", False: "other"}
    weights = {
        names[part]: {"bias": round(bias, 4)}
        | {name: round(float(weight), 4) for name, weight in zip(NAMES, row, strict=True)}
        for part, (bias, row) in model.items()
    }
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
