"""Learn how far the network of concepts can be trusted, on answers that it has not met.

A regression over `mockint.judge.features`. What it learns from lies in
`training/calibration`, by authors of whom nothing is in `training/text`.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from mockint.judge.features import features
from mockint.judge.labels import VERDICTS, Verdict
from mockint.judge.pairs import read_pairs
from mockint.judge.windows import windows
from mockint.model import Concept, Source, Word
from mockint.ports import Embedder, Judge
from mockint.review.concept_search import ConceptSearch
from mockint.review.concept_verdicts import heard_in
from mockint.text.sentences import sentences
from training.reading import LabelledAnswer

STRANGERS = 3
"""Concepts of the same author that nobody asked for, an answer: they did not come up."""
STEPS, DECAY = 400, 2e-3
NARROW = 0.01
"""A feature that is the same everywhere is spread no wider than this."""

HERE = Source("training", 1)


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one concept in one answer."""

    author: str
    verdict: Verdict
    features: NDArray[np.float64]


def rows(answers: Sequence[LabelledAnswer], judge: Judge, embedder: Embedder) -> Iterator[Row]:
    """Give a row for each expected concept of each answer, and for some that nobody asked for."""
    dice = random.Random(7)  # noqa: S311 - repeatable, not secret
    names: dict[str, dict[str, None]] = {}
    for answer in answers:
        names.setdefault(answer.author, {}).update(dict.fromkeys(answer.concepts))
    for answer in answers:
        others = [name for name in names[answer.author] if name not in answer.concepts]
        strangers = dice.sample(others, min(STRANGERS, len(others)))
        wanted = [Concept(name, (), HERE) for name in (*answer.concepts, *strangers)]
        read = _read(answer, wanted, judge, embedder)
        for concept, row in zip(wanted, read, strict=True):
            verdict = answer.verdicts.get(concept.name, (Verdict.ABSENT, ()))[0]
            yield Row(answer.author, Verdict(verdict), row)


def _read(
    answer: LabelledAnswer, wanted: Sequence[Concept], judge: Judge, embedder: Embedder
) -> list[NDArray[np.float64]]:
    texts = " ".join(sentence.text for sentence in answer.sentences).split()
    words = tuple(Word(text, 0.0, 0.0, None) for text in texts)
    cut = sentences(words)
    search = ConceptSearch(words)
    heard = heard_in(cut, {concept.name: search.find(concept) for concept in wanted})
    return features(read_pairs(wanted, windows(words, cut), heard, judge=judge, embedder=embedder))


def fit(learned: Sequence[Row]) -> dict[str, list[list[float]] | list[float]]:
    """Learn the regression; give its weights as JSON holds them."""
    table = np.stack([row.features for row in learned])
    mean, scale = table.mean(axis=0), np.maximum(table.std(axis=0), NARROW)
    x = torch.tensor((table - mean) / scale, dtype=torch.float64)
    y = torch.tensor([VERDICTS.index(row.verdict) for row in learned])
    weight = torch.zeros(x.shape[1], len(VERDICTS), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(len(VERDICTS), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        lost = functional.cross_entropy(x @ weight + bias, y) + DECAY * weight.square().sum()
        lost.backward()  # type: ignore[no-untyped-call]
        return lost

    optimiser.step(loss)
    learned_weights = {"mean": mean, "scale": scale, "weight": weight, "bias": bias}
    return {
        name: np.round(np.asarray(_plain(value)), 5).tolist()
        for name, value in learned_weights.items()
    }


def _plain(value: torch.Tensor | NDArray[np.float64]) -> NDArray[np.float64]:
    return value.detach().numpy() if isinstance(value, torch.Tensor) else value


def write(path: Path, weights: dict[str, list[list[float]] | list[float]]) -> None:
    """Write the regression that comes with the program."""
    path.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
