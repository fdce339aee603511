"""Find the sentence that says a concept by its meaning, where no word of it was said.

Similarity alone deceives: some sentences are near to everything, some concepts too. So two things
are taken off each similarity: half of what the sentence has in common with the guide's concepts in
general, and half of what the concept has. What remains is what both share with nobody else. A
concept is compared by its names and, in equal parts, by what it means where that is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockint.model import Concept
from mockint.ports import Embedder
from mockint.text.sentences import Sentence

NEIGHBOURS = 10
"""Nearest other concepts that stand for what is common."""
FEWEST = 12
"""Concepts that a guide must have before anything can be called common."""
SHORTEST = 5
"""Words of a sentence below which it has no meaning of its own."""
BACKGROUND = 80
"""Concepts of the guide that are compared with; more would change nothing but the time it takes."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """The sentence that comes nearest to a concept."""

    sentence: Sentence
    margin: float
    """By how much it is nearer than what is common; 0 is nothing special, 0.3 is plain."""


def nearest(
    sentences: Sequence[Sentence],
    wanted: Sequence[Concept],
    known: Sequence[Concept],
    *,
    embedder: Embedder,
) -> list[Near | None]:
    """Find the nearest sentence for each wanted concept; `known` are all concepts of the guide."""
    able = list(_whole(sentences))
    background = [concept for concept in known if concept not in wanted][: BACKGROUND - len(wanted)]
    everything = [*wanted, *background]
    if not able or not wanted or len(everything) < FEWEST:
        return [None] * len(wanted)
    spoken = embedder.vectors([sentence.text for sentence in able])
    names = embedder.vectors([gist(concept) for concept in everything])
    explained = embedder.vectors([concept.means or gist(concept) for concept in everything])
    like = np.mean([spoken @ names.T, spoken @ explained.T], axis=0)
    among = np.mean([vectors @ vectors[: len(wanted)].T for vectors in (names, explained)], axis=0)
    margins = _margins(like, among)
    best = margins.argmax(axis=0)
    return [Near(able[row], float(margins[row, n])) for n, row in enumerate(best)]


def _whole(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Join what is too short to mean anything to what follows it."""
    begun: Sentence | None = None
    for sentence in sentences:
        joined = (
            Sentence(begun.first, sentence.last, f"{begun.text} {sentence.text}")
            if begun
            else sentence
        )
        begun = None if joined.last - joined.first + 1 >= SHORTEST else joined
        if begun is None:
            yield joined


def _margins(like: Vectors, among: Vectors) -> Vectors:
    """Give the margins, sentence by wanted concept.

    `like` is sentence by concept, `among` is concept by wanted concept.
    """
    count = among.shape[1]
    margins = np.zeros((len(like), count), np.float32)
    for n in range(count):
        # A concept is most similar to itself, so it does not count among what is common.
        others = np.arange(like.shape[1]) != n
        common = np.sort(like[:, others], axis=1)[:, -NEIGHBOURS:].mean(axis=1)
        hub = np.sort(among[others, n])[-NEIGHBOURS:].mean()
        margins[:, n] = like[:, n] - common / 2 - hub / 2
    return margins


def gist(concept: Concept) -> str:
    """Write a concept so that its meaning is plain: its name and the ways of saying it."""
    return f"{concept.name}: {', '.join(concept.said_as)}" if concept.said_as else concept.name
