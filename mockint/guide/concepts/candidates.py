"""Concepts of the bank as candidates for each question, with how close they come to it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mockint.guide.concepts.concept_bank import BankEntry, Shelf, entry_of, key, trades_of
from mockint.guide.concepts.stems import stems
from mockint.model import ConceptGroup, Kind
from mockint.ports import Embedder

MENTIONED = 0.3
"""Added to the likeness of a concept that the question names."""
BY_WORDS = 0.4
"""Likeness by words alone, where there is no model of meaning: at most so much."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Expectation:
    """A question and what the guide's own groups give for it."""

    text: str
    theme: str
    kind: Kind
    own: tuple[str, ...]


@dataclass(slots=True)
class Candidates:
    """What is compared with each question, made once a guide."""

    entries: tuple[BankEntry, ...]
    shelf_of: Mapping[str, Shelf]
    at: Mapping[str, int]
    stems: tuple[AbstractSet[str], ...]
    guide: Mapping[AbstractSet[str], str]
    """The guide's own name of a concept."""
    groups: Mapping[str, str]
    """The guide's group of each of its concepts."""
    whole: AbstractSet[str]
    """Concepts that are as wide as a group, such as `PostgreSQL`.
    To say the question's own subject shows nothing."""
    trades: tuple[str, ...]
    used: dict[str, BankEntry] = field(default_factory=dict)


def candidates(groups: Sequence[ConceptGroup], shelves: Sequence[Shelf]) -> Candidates:
    """Lay out what the bank offers beside what the guide names itself."""
    entries = tuple(entry for shelf in shelves for entry in shelf.entries)
    guide: dict[AbstractSet[str], str] = {}
    within = trades_of(shelves)
    for concept in [concept for group in groups for concept in group.concepts]:
        entry = entry_of(concept, within)
        guide.setdefault(key(entry.concept.name if entry else concept.name), concept.name)
    return Candidates(
        entries,
        {shelf.name: shelf for shelf in shelves},
        {entry.concept.name: i for i, entry in enumerate(entries)},
        tuple(key(entry.concept.name) for entry in entries),
        guide,
        {concept.name: group.name for group in groups for concept in group.concepts},
        {
            entry.concept.name
            for entry in entries
            if any(shelf.called(entry.concept.name) for shelf in shelves)
        },
        within,
    )


def likeness(
    expectations: Sequence[Expectation], bank: Candidates, meaning: Embedder | None
) -> Vectors:
    """Give how close each question is to each concept of the bank; shape (questions, entries)."""
    like = np.zeros((len(expectations), len(bank.entries)), np.float32)
    if not bank.entries:
        return like
    if meaning:
        asked = meaning.vectors([expectation.text for expectation in expectations])
        like = asked @ meaning.vectors([entry.gist for entry in bank.entries]).T
    for row, expectation in zip(like, expectations, strict=True):
        mentioned = stems(f"{expectation.text} {expectation.theme}")
        for i, name in enumerate(bank.stems):
            if shared := len(name & mentioned) / len(name):
                row[i] += MENTIONED if shared == 1 else 0.0
                row[i] += 0.0 if meaning else BY_WORDS * shared
    return like


def own_likeness(
    expectations: Sequence[Expectation], meaning: Embedder | None
) -> list[Vectors | None]:
    """Give how close each question is to each of its own concepts; None when nobody can tell."""
    if meaning is None:
        return [None] * len(expectations)
    asked = meaning.vectors([expectation.text for expectation in expectations])
    return [
        meaning.vectors(expectation.own) @ vector if expectation.own else None
        for expectation, vector in zip(expectations, asked, strict=True)
    ]
