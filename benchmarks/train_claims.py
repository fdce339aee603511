"""Weigh the features of `mockint.review.same_fact`; write its `weights.json`.

python -m benchmarks.train_claims FILE…

Files as `benchmarks.claims` reads them. Pairs of equal numbers and of other ones are weighed apart:
that the same value was said is evidence itself. The second look is learned from what a first look
says of sets that it has not seen. Prints what is found at several thresholds on sets that neither
look has seen, one author at a time.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import Row, Told, rows
from mockint.review.same_fact.context import NAMES as RATED
from mockint.review.same_fact.context import context
from mockint.review.same_fact.numbers import Passage
from mockint.review.same_fact.scene import NAMES, Pair, Scene
from mockint.text.stated_number import InChange
from mockint.wiring import parts

WEIGHTS = Path(__file__).parents[1] / "mockint" / "review" / "same_fact" / "weights.json"
HOLD = 4.0
"""How strongly weights are held to zero."""
STEPS = 15
BOTH_ENDS = 3
"""Words from which on both ends of a change may be in what is expected: `from 22 to 9`."""

Matrix = NDArray[np.float64]


class Labelled:
    """The pairs of one answer, and which of them are expected."""

    def __init__(self, row: Row, name: str) -> None:
        self.fold = name
        self.expected = len(row.expect)
        embedder = parts.embedder()
        self.scene = Scene([Passage(line) for line in row.resume], Passage(row.answer), embedder)
        self.features = np.array([self.scene.features(pair) for pair in self.scene.pairs])
        self.features = self.features.reshape(len(self.scene.pairs), len(NAMES))
        self.equal = np.array([self.scene.equal(pair) for pair in self.scene.pairs], bool)
        expected = {
            pair
            for told in row.expect
            for pair in (*self._expected(told, row), *self._other_end(told, row))
        }
        self.truth = np.array([pair in expected for pair in self.scene.pairs], float)

    def _expected(self, told: Told, row: Row) -> list[Pair]:
        """Find the pairs that are meant; of both ends of a change only one can differ."""
        fitting = [
            pair
            for pair in self.scene.pairs
            if self.scene.facts[pair[0]].line == told.line
            and self._touches(pair[1], told, row)
            and self.scene.equal(pair) == (told.verdict == "agrees")
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

    def _other_end(self, told: Told, row: Row) -> list[Pair]:
        """Find the end that agrees in words that tell both ends, where the other one differs."""
        if told.verdict == "agrees" or told.last - told.first < BOTH_ENDS:
            return []
        return [
            pair
            for pair in self.scene.pairs
            if self.scene.facts[pair[0]].line == told.line
            and self.scene.facts[pair[0]].number.partner >= 0
            and self._touches(pair[1], told, row)
            and self.scene.equal(pair)
        ]

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
            if fact == at and self.scene.equal((fact, to))
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


Model = dict[bool, tuple[float, Matrix]]


def learned(answers: Sequence[Labelled], rows_: Sequence[Matrix]) -> Model:
    """Fit both parts."""
    features, truth = np.concatenate(rows_), np.concatenate([answer.truth for answer in answers])
    equal = np.concatenate([answer.equal for answer in answers])
    return {part: fit(features[equal == part], truth[equal == part]) for part in (True, False)}


def rated(answer: Labelled, rows_: Matrix, model: Model) -> Matrix:
    """Give the probability of each pair."""
    sums = np.zeros(len(rows_))
    for part, (bias, weights) in model.items():
        which = answer.equal == part
        sums[which] = bias + rows_[which] @ weights
    return np.asarray(1 / (1 + np.exp(-sums)), np.float64)


def seen_again(answer: Labelled, first: Model) -> Matrix:
    """Give the features of the second look."""
    ratings = rated(answer, answer.features, first)
    lines = [fact.line for fact in answer.scene.facts]
    return np.column_stack([answer.features, context(answer.scene.pairs, lines, ratings)])


def looks(answers: Sequence[Labelled]) -> tuple[Model, Model]:
    """Fit the first look on everything, and the second on what a first says of unseen sets."""
    again: dict[int, Matrix] = {}
    for fold in {answer.fold for answer in answers}:
        rest = [answer for answer in answers if answer.fold != fold]
        first = learned(rest, [answer.features for answer in rest])
        again |= {
            id(answer): seen_again(answer, first) for answer in answers if answer.fold == fold
        }
    second = learned(answers, [again[id(answer)] for answer in answers])
    return learned(answers, [answer.features for answer in answers]), second


def taken(answer: Labelled, model: tuple[Model, Model]) -> Iterator[tuple[float, bool, bool]]:
    """Give each pair that is told with its probability, whether it is right, and equal."""
    sure = rated(answer, seen_again(answer, model[0]), model[1])
    facts: set[int] = set()
    said: list[tuple[int, int]] = []
    for n in np.argsort(-sure):
        at, to = answer.scene.pairs[n]
        number = answer.scene.mentions[to].number
        if at in facts or any(number.start < end and start < number.end for start, end in said):
            continue
        facts.add(at)
        said.append((number.start, number.end))
        yield float(sure[n]), bool(answer.truth[n]), bool(answer.equal[n])


def held_out(answers: Sequence[Labelled]) -> list[tuple[float, bool, bool]]:
    """Give what is told of each set by looks that have not seen it."""
    told: list[tuple[float, bool, bool]] = []
    for fold in sorted({answer.fold for answer in answers}):
        model = looks([answer for answer in answers if answer.fold != fold])
        told += [pair for answer in answers if answer.fold == fold for pair in taken(answer, model)]
    return told


def weights_of(look: str, names: Sequence[str], model: Model) -> dict[str, dict[str, float]]:
    """Give a look as it is written down."""
    return {
        f"{look}, {'equal' if part else 'other'}": {"bias": round(bias, 4)}
        | {name: round(float(weight), 4) for name, weight in zip(names, row, strict=True)}
        for part, (bias, row) in model.items()
    }


def main(paths: Sequence[Path]) -> None:
    """Cross-validate, fit on everything, and write the weights."""
    answers = [Labelled(row, path.stem) for path in paths for row in rows(path)]
    told = held_out(answers)
    for part, name in ((True, "equal"), (False, "other")):
        there = sum(answer.truth[answer.equal == part].sum() for answer in answers)
        for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
            right = [hit for sure, hit, equal in told if equal is part and sure >= least]
            share = sum(right) / max(1, len(right))
            print(f"{name} from {least}: precision {share:.3f}, recall {sum(right) / there:.3f}")
    first, second = looks(answers)
    weights = weights_of("first", NAMES, first) | weights_of("second", (*NAMES, *RATED), second)
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
