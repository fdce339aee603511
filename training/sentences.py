"""Examples for the judge of sentences: one between its neighbours, its part and its traits."""

import random
import re
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from mockint.judge.labels import PARTS, TRAITS
from training.encoder import Side
from training.reading import FOLDER, LabelledAnswer, answers, traits

Example = tuple[Side, list[float]]
"""A sentence between its neighbours; its part's number, then 1, 0 or `UNKNOWN` a trait."""

UNKNOWN = -1.0
ALONE = 0.35
"""Share of sentences that are read without their neighbours."""
CUT_ANEW = 0.5
"""Share of answers that are also cut into pieces, as if nothing were punctuated."""
SHORTEST, LONGEST = 8, 22
"""Words of such a piece."""
MOSTLY, WHOLLY = 0.6, 0.85
"""Share of a piece in one sentence, and of that sentence in it, for its labels to hold."""
RARE = 2.0
"""How much more a trait that is there counts than one that is not."""
TRAITS_COUNT = 6.0
"""How much the traits count beside the part."""


class SentenceSampler:
    """All sentences of the training text; each call gives those of one epoch."""

    def __init__(self, seed: int, folder: Path = FOLDER) -> None:
        self.seed = seed
        self.answers = tuple(answers(folder))

    def __call__(self, epoch: int) -> list[Example]:
        """Give the examples of an epoch."""
        dice = random.Random(self.seed * 1000 + epoch)  # noqa: S311 - repeatable, not secret
        examples: list[Example] = []
        for answer in self.answers:
            labels = [_labels(answer, at) for at in range(len(answer.sentences))]
            texts = [sentence.text for sentence in answer.sentences]
            for side, label in zip(_beside(texts), labels, strict=True):
                alone = dice.random() < ALONE or label[0] == UNKNOWN
                examples.append((("", side[1], "") if alone else side, label))
            if dice.random() < CUT_ANEW and len(texts) > 2 and labels[0][0] != UNKNOWN:
                examples += _cut_anew(texts, labels, dice)
        return examples


def loss(made: dict[str, Tensor], labels: list[list[float]]) -> Tensor:
    """Say how far parts and traits are from their labels; what is not labelled does not count."""
    wanted = torch.tensor(labels)
    part, own = wanted[:, 0].long(), wanted[:, 1:]
    known = part >= 0
    lost = 6 * made["traits"].sum() * 0
    if known.any():
        lost = functional.cross_entropy(made["parts"][known], part[known], label_smoothing=0.05)
    told = (own != UNKNOWN).float()
    losses = functional.binary_cross_entropy_with_logits(
        made["traits"],
        own.clamp(min=0),
        reduction="none",
        pos_weight=torch.full((len(TRAITS),), RARE),
    )
    return lost + TRAITS_COUNT * (losses * told).sum() / told.sum().clamp(min=1)


def _labels(answer: LabelledAnswer, at: int) -> list[float]:
    sentence = answer.sentences[at]
    own = traits(sentence.traits)
    labelled = set(answer.only) or {"parts", *TRAITS}
    part = float(PARTS.index(sentence.part)) if "parts" in labelled else UNKNOWN
    return [part, *(float(trait in own) if trait in labelled else UNKNOWN for trait in TRAITS)]


def _beside(texts: list[str]) -> list[Side]:
    return list(zip(["", *texts], texts, [*texts[1:], ""], strict=False))


def _cut_anew(texts: list[str], labels: list[list[float]], dice: random.Random) -> list[Example]:
    """Join an answer without its signs, and cut it elsewhere."""
    words = [
        (word, at)
        for at, text in enumerate(texts)
        for word in re.sub(r"[,.?!;:]", "", text.lower()).split()
    ]
    pieces, first = [], 0
    while first < len(words):
        size = dice.randint(SHORTEST, LONGEST)
        pieces.append(words[first : first + size])
        first += size
    sides = _beside([" ".join(word for word, _ in piece) for piece in pieces])
    sizes = Counter(at for _, at in words)
    examples: list[Example] = []
    for side, piece in zip(sides, pieces, strict=True):
        at, count = Counter(at for _, at in piece).most_common(1)[0]
        if count >= MOSTLY * len(piece):
            whole = count >= WHOLLY * sizes[at]
            rest = labels[at][1:] if whole else [UNKNOWN] * len(TRAITS)
            examples.append((side, [labels[at][0], *rest]))
    return examples
