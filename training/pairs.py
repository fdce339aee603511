"""Examples for the judge of concepts: a concept, words, and what they say of it."""

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from mockint.guide.concepts.meanings import meanings_of
from mockint.judge.labels import VERDICTS, Verdict
from mockint.ports import Embedder
from training.encoder import Side
from training.reading import EVERYDAY, FOLDER, LabelledAnswer, LabelledConcept, answers, concepts

Example = tuple[Side, int]

OF_MARK = {
    "+": Verdict.SAID, "~": Verdict.NAMED, "-": Verdict.DENIED, "!": Verdict.WRONG,
    "^": Verdict.ABSENT, "0": Verdict.ABSENT,
}  # fmt: skip
WITH_MEANING = 0.65
"""Share of concepts that are read with what they mean, where the dictionary knows it."""
AS_RECOGNISED = 0.25
"""Share of texts that lose capitals and signs, as speech recognition may."""
RARE = (1.0, 1.2, 1.5, 1.5, 1.0)
"""How much an example counts, by its verdict: what is denied or wrong is rarer."""
NEAREST = 4
"""Stretches of an answer nearest to a concept that is not in it. In use these are what is read, so
half of the examples are of them: chosen at random, most would be easy."""
KEPT = 0.85
"""Share of all examples that an epoch takes, so that no two are the same."""


class PairSampler:
    """All pairs of the training text; each call gives those of one epoch."""

    def __init__(self, seed: int, embedder: Embedder, folder: Path = FOLDER) -> None:
        self.seed, self.embedder = seed, embedder
        self.answers, self.concepts = tuple(answers(folder)), tuple(concepts(folder))
        self.sentences = [sentence.text for answer in self.answers for sentence in answer.sentences]
        by_author: dict[str, set[str]] = {}
        for answer in self.answers:
            by_author.setdefault(answer.author, set()).update(answer.concepts)
        for concept in self.concepts:
            by_author.setdefault(concept.author, set()).add(concept.name)
        self.of_author = {author: sorted(names) for author, names in by_author.items()}
        self.names = sorted(set().union(*by_author.values()))
        self.meanings = {
            name: meaning
            for names in self.of_author.values()
            for name, meaning in zip(names, meanings_of(names), strict=True)
            if meaning
        }
        self.meanings |= {own.name: own.means for own in self.concepts if own.means}
        self.everyday = EVERYDAY.read_text("utf-8").splitlines()
        self._spoken: dict[tuple[str, str], NDArray[np.float32]] = {}
        self._named: dict[str, NDArray[np.float32]] = {}

    def __call__(self, epoch: int) -> list[Example]:
        """Give the examples of an epoch."""
        dice = random.Random(self.seed * 1000 + epoch)  # noqa: S311 - repeatable, not secret
        examples = [example for concept in self.concepts for example in self._lines(concept, dice)]
        for answer in self.answers:
            if answer.concepts:
                examples += self._told(answer, dice)
                examples += self._others(answer, dice)
        examples += [
            ((dice.choice(self.names), line), _class(Verdict.ABSENT)) for line in self.everyday
        ]
        return [self._worn(example, dice) for example in examples if dice.random() < KEPT]

    def _lines(self, concept: LabelledConcept, dice: random.Random) -> list[Example]:
        """Give the lines under a concept; a neighbour that is explained is said itself."""
        examples: list[Example] = []
        for mark, line in concept.lines:
            text = line
            if mark == "^" and (found := re.match(r"\[(.*?)\]\s*(.*)", line)):
                text = found[2]
                examples.append(((found[1], text), _class(Verdict.SAID)))
            examples.append(((concept.name, text), _class(OF_MARK[mark])))
        strange = dice.choice(self.sentences)
        return [*examples, ((concept.name, strange), _class(Verdict.ABSENT))]

    def _told(self, answer: LabelledAnswer, dice: random.Random) -> list[Example]:
        """Give what an answer says of the concepts it was asked for, and where it does not."""
        texts = [sentence.text for sentence in answer.sentences]
        examples: list[Example] = []
        for name, (verdict, numbers) in answer.verdicts.items():
            label = _class(Verdict(verdict))
            at = [number - 1 for number in numbers]
            if not at:
                some = [self._near(answer, name, dice) for _ in range(2)]
                some += dice.sample(_stretches(texts), 2)
                examples += [((name, text), label) for text in some]
                continue
            if at[-1] - at[0] <= 2:
                examples.append(((name, " ".join(texts[min(at) : max(at) + 1])), label))
            place = dice.choice(at)
            first = max(0, place - dice.randrange(2))
            examples.append(((name, texts[place]), label))
            examples.append(((name, " ".join(texts[first : first + 2])), label))
            far = [text for place, text in enumerate(texts) if _far(place, at)]
            examples += [
                ((name, text), _class(Verdict.ABSENT))
                for text in dice.sample(far, min(1, len(far)))
            ]
        return examples

    def _others(self, answer: LabelledAnswer, dice: random.Random) -> list[Example]:
        """Give concepts that nobody asked for: of the same field, and of any."""
        near = [name for name in self.of_author[answer.author] if name not in answer.concepts]
        names = [*dice.sample(near, min(2, len(near))), *dice.sample(self.names, 2)]
        return [((name, self._near(answer, name, dice)), _class(Verdict.ABSENT)) for name in names]

    def _near(self, answer: LabelledAnswer, name: str, dice: random.Random) -> str:
        """Give one of the stretches of an answer that are nearest in meaning to a concept."""
        stretches = _stretches([sentence.text for sentence in answer.sentences])
        key = (answer.author, answer.id)
        if key not in self._spoken:
            self._spoken[key] = self.embedder.vectors(stretches)
        if name not in self._named:
            gist = f"{name}: {self.meanings[name]}" if name in self.meanings else name
            self._named[name] = self.embedder.vectors([name, gist]).sum(axis=0)
        nearest = np.argsort(-(self._spoken[key] @ self._named[name]))[:NEAREST]
        return stretches[dice.choice(nearest.tolist())]

    def _worn(self, example: Example, dice: random.Random) -> Example:
        """Write an example as it may be met: with the meaning or without, with signs or without."""
        (name, text), label = example
        meaning = self.meanings.get(name, "") if dice.random() < WITH_MEANING else ""
        plain = dice.random() < AS_RECOGNISED
        heard = re.sub(r"[,.?!;:]", "", text.lower()) if plain else text
        return (f"{name}: {meaning}" if meaning else name, heard), label


def loss(made: dict[str, Tensor], labels: list[int]) -> Tensor:
    """Say how far the verdicts are from their labels."""
    return functional.cross_entropy(
        made["verdicts"], torch.tensor(labels), weight=torch.tensor(RARE), label_smoothing=0.05
    )


def _class(verdict: Verdict) -> int:
    return VERDICTS.index(verdict)


def _stretches(texts: Sequence[str]) -> list[str]:
    """Give each sentence, and each with the next."""
    return [*texts, *(f"{text} {after}" for text, after in pairwise(texts))]


def _far(place: int, told: Sequence[int]) -> bool:
    return all(abs(place - at) > 1 for at in told)
