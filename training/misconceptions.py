"""Examples for the judge of misconceptions: what many believe wrongly, words, do they state it."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from mockint.guide.concepts.concept_bank import BankEntry, shelves
from mockint.judge.misconceptions import gist
from mockint.ports import Embedder
from training.encoder import Side
from training.reading import FOLDER, answers

Example = tuple[Side, float]

HERE = Path(__file__).parent / "misconceptions"
ANSWERS = HERE / "answers"
"""Whole answers, of each sentence of which its author says whether it is false."""
STATES = {"+": 1.0, "-": 0.0}
"""`+` states it, `-` says something true that is as near as can be."""
AS_RECOGNISED = 0.3
"""Share of texts that lose capitals and signs, as speech recognition may."""
SURE = 0.97
"""What a label counts; a few are wrong."""
ELSEWHERE = 1500
"""Sentences of answers an epoch, each beside the misconception that is nearest in meaning."""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """Words about a concept, and whether they state what many wrongly believe of it."""

    concept: str
    states: float
    text: str


def lines(folder: Path = HERE) -> list[LabelledLine]:
    """Read all lines of all authors."""
    found, concept = [], ""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# "):
                concept = line[2:].strip()
            elif line[:1] in STATES:
                found.append(LabelledLine(concept, STATES[line[0]], line[1:].strip()))
    return found


def entries() -> dict[str, BankEntry]:
    """Give the concepts of the bank of which something wrong is believed, by name."""
    return {
        entry.concept.name: entry for shelf in shelves() for entry in shelf.entries if entry.wrong
    }


class MisconceptionSampler:
    """All lines, and sentences of answers that state nothing of it; each call gives an epoch."""

    def __init__(self, seed: int, embedder: Embedder, folder: Path = HERE) -> None:
        self.seed = seed
        self.entries, self.lines = entries(), lines(folder)
        self.names = sorted({line.concept for line in self.lines})
        self.elsewhere = self._elsewhere(embedder)

    def __call__(self, epoch: int) -> list[Example]:
        """Give the examples of an epoch."""
        dice = random.Random(self.seed * 1000 + epoch)  # noqa: S311 - repeatable, not secret
        told = [(self.entries[line.concept], line.text, line.states) for line in self.lines]
        for name in self.names:
            entry = self.entries[name]
            told += [(entry, entry.wrong[0], 1.0), (entry, entry.instead, 0.0)]
        told += [
            (self.entries[dice.choice(self.names)], line.text, 0.0)
            for line in dice.sample(self.lines, len(self.lines) // 2)
        ]
        told += dice.sample(self.elsewhere, min(ELSEWHERE, len(self.elsewhere)))
        return [((gist(entry), _worn(text, dice)), states) for entry, text, states in told]

    def _elsewhere(self, embedder: Embedder) -> list[tuple[BankEntry, str, float]]:
        """Give sentences of answers, without what their authors call wrong, the nearest ones."""
        texts = list(dict.fromkeys(_true_sentences()))
        known = [self.entries[name] for name in self.names]
        wrong = embedder.vectors([entry.wrong[0] for entry in known])
        like = embedder.vectors(texts) @ wrong.T
        best = like.argmax(axis=1)
        order = np.argsort(-like.max(axis=1))[: 2 * ELSEWHERE]
        return [(known[best[at]], texts[at], 0.0) for at in order]


def _true_sentences() -> Iterator[str]:
    for answer in answers(FOLDER):
        wrong = [at for verdict, at in answer.verdicts.values() if verdict == "wrong"]
        for number, sentence in enumerate(answer.sentences, 1):
            if not any(number in at for at in wrong):
                yield sentence.text
    for path in sorted(ANSWERS.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("0 | "):
                yield line[4:].strip()


def _worn(text: str, dice: random.Random) -> str:
    plain = dice.random() < AS_RECOGNISED
    return re.sub(r"[,.?!;:]", "", text.lower()) if plain else text


def loss(made: dict[str, Tensor], labels: list[float]) -> Tensor:
    """Say how far the verdicts are from their labels."""
    wanted = torch.tensor(labels) * (2 * SURE - 1) + (1 - SURE)
    return functional.binary_cross_entropy_with_logits(made["stated"][:, 0], wanted)
