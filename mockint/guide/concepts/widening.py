"""Add concepts of the bank to questions for which the guide alone names too few.

A question's theme tells which group of the bank belongs to it; else the guide's own groups that
belong to it tell, or the concept nearest in meaning. Inside that group the nearest concepts and
the neighbours of those already chosen come first.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from mockint.guide.concepts.candidates import (
    MENTIONED,
    Candidates,
    Expectation,
    Vectors,
    candidates,
    likeness,
    own_likeness,
)
from mockint.guide.concepts.concept_bank import (
    BankEntry,
    Shelf,
    enriched,
    entry_named,
    key,
)
from mockint.guide.concepts.stems import stems
from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.model import Concept, ConceptGroup
from mockint.ports import Embedder

WANTED = 8
"""Concepts of a technical question; the bank only fills up to so many."""
WANTED_OF_STORY = 6
GUIDE_MOST = 6
"""Of the guide's own, where a model of meaning can tell the nearest and the bank has more."""
_HANGUL = re.compile("[가-힣]")
OWN_ENOUGH = 5
"""Of the guide's own, from which on a group of the bank that is called otherwise adds none."""
HOME = 0.36
"""Likeness of the nearest concept from which on its group belongs to the question.
Asked only of a question that names no group."""
HOME_OF_STORY = 0.3
"""The same for each of two concepts, in a story or a question on teamwork."""
LEAST = 0.2
"""Likeness of a concept to a question below which it is left out; with its neighbours' help."""
LEAST_OF_STORY = 0.27
"""Of the guide's own concepts in a story or a question on teamwork."""
NEIGHBOUR = 0.12
"""Added to the likeness of one that comes up together with a chosen concept."""

MOST_BY_MEANING = 1000
"""Questions; a longer list is compared by words alone.
A sentence takes about 10 ms the first time."""


def widened(
    expectations: Sequence[Expectation],
    groups: tuple[ConceptGroup, ...],
    shelves: Sequence[Shelf],
    meaning: Embedder | None,
) -> tuple[list[tuple[str, ...]], tuple[ConceptGroup, ...]]:
    """Give the concepts of each question, and the groups with all of them."""
    meaning = meaning if len(expectations) <= MOST_BY_MEANING else None
    groups = tuple(_enriched(group, shelves) for group in groups)
    bank = candidates(groups, shelves)
    like = likeness(expectations, bank, meaning)
    near_own = own_likeness(expectations, meaning)
    names = [
        _names(expectation, row, own, bank)
        for expectation, row, own in zip(expectations, like, near_own, strict=True)
    ]
    return names, _joined(groups, bank.used.values(), shelves)


def _enriched(group: ConceptGroup, shelves: Sequence[Shelf]) -> ConceptGroup:
    """Let the guide's concepts be said as the bank says."""
    return ConceptGroup(
        group.name, tuple(enriched(concept, shelves) for concept in group.concepts), group.source
    )


def _names(
    expectation: Expectation, like: Vectors, near_own: Vectors | None, bank: Candidates
) -> tuple[str, ...]:
    if expectation.kind in ABOUT_ONESELF:
        return ()
    personal = expectation.kind in STORIES
    own = list(expectation.own)
    called = _called(expectation, bank, personal=personal)
    # The bank's groups have English names: a Korean theme is called like none of them.
    alien = not (called or personal or _HANGUL.search(expectation.text))
    if near_own is not None:
        cut = bool(bank.entries) and not alien
        own = _nearest_own(expectation, near_own, personal=personal, cut=cut)
    if alien and len(own) >= OWN_ENOUGH:
        return tuple(own)
    wanted = WANTED_OF_STORY if personal else WANTED
    home = _home(expectation, like, bank, called, personal=personal)
    chosen = [i for name in own if (i := bank.at.get(_in_bank(name, bank))) is not None]
    while len(own) < wanted and home:
        scores = {i: float(like[i]) + NEIGHBOUR * _near(bank, i, chosen) for i in home}
        best = max(home, key=lambda i: (scores[i], -i))
        home.remove(best)
        if scores[best] < LEAST:
            break
        if any(bank.stems[best] <= key(name) for name in own):
            continue
        name = bank.guide.get(bank.stems[best])
        if name is None:
            name = bank.entries[best].concept.name
            bank.used[name] = bank.entries[best]
        if name not in own:
            own.append(name)
        chosen.append(best)
    return tuple(own)


def _nearest_own(
    expectation: Expectation, near: Vectors, *, personal: bool, cut: bool
) -> list[str]:
    """Order the guide's concepts: what the question names first, then by meaning.

    For a story only those that are near are kept.
    """
    mentioned = stems(f"{expectation.text} {expectation.theme}")
    score = {
        name: float(closeness) + MENTIONED * (key(name) <= mentioned)
        for name, closeness in zip(expectation.own, near, strict=True)
    }
    ranked = sorted(expectation.own, key=lambda name: -score[name])
    if personal:
        return [name for name in ranked if score[name] >= LEAST_OF_STORY]
    return ranked[:GUIDE_MOST] if cut else ranked


def _called(expectation: Expectation, bank: Candidates, *, personal: bool) -> list[str]:
    """Name the bank's groups that are called like the theme, or like the guide's own groups."""
    called = [name for name, shelf in bank.shelf_of.items() if shelf.called(expectation.theme)]
    if called or personal:
        return called
    guided = {bank.groups[name] for name in expectation.own if name in bank.groups}
    return [
        name
        for name, shelf in bank.shelf_of.items()
        if any(shelf.called(group) for group in guided)
    ]


def _home(
    expectation: Expectation, like: Vectors, bank: Candidates, called: list[str], *, personal: bool
) -> list[int]:
    """Find the entries of the groups that belong to a question."""
    if not called and len(like):
        called = (
            _home_of_story(expectation, like, bank) if personal else _home_by_nearest(like, bank)
        )
    return [
        i
        for i, entry in enumerate(bank.entries)
        if entry.group in called and entry.concept.name not in bank.whole
    ]


def _home_by_nearest(like: Vectors, bank: Candidates) -> list[str]:
    best = int(like.argmax())
    return [bank.entries[best].group] if like[best] >= HOME else []


def _home_of_story(expectation: Expectation, like: Vectors, bank: Candidates) -> list[str]:
    """Take a group of which two concepts are near, one of them by a shared word too.

    Without the shared word "a tight deadline" would choose a group.
    """
    words, near = stems(expectation.text), np.flatnonzero(like >= HOME_OF_STORY)
    best = bank.entries[int(like.argmax())].group
    of_best = [int(i) for i in near if bank.entries[i].group == best]
    return [best] if len(of_best) > 1 and any(bank.stems[i] & words for i in of_best) else []


def _in_bank(name: str, bank: Candidates) -> str:
    entry = entry_named(name, bank.trades)
    return entry.concept.name if entry else name


def _near(bank: Candidates, i: int, chosen: Iterable[int]) -> bool:
    entry = bank.entries[i]
    others = [bank.entries[index] for index in chosen]
    return any(
        other.concept.name in entry.near or entry.concept.name in other.near for other in others
    )


def _joined(
    groups: tuple[ConceptGroup, ...], used: Iterable[BankEntry], shelves: Sequence[Shelf]
) -> tuple[ConceptGroup, ...]:
    """Put the bank's concepts that are expected into the guide's group of that name.

    Where the guide has no such group, they form one of their own.
    """
    more: dict[str, list[Concept]] = {}
    for entry in used:
        more.setdefault(entry.group, []).append(entry.concept)
    joined = []
    for group in groups:
        shelf = next(
            (
                candidate
                for candidate in shelves
                if candidate.name in more and candidate.called(group.name)
            ),
            None,
        )
        extra = more.pop(shelf.name) if shelf else []
        joined.append(ConceptGroup(group.name, (*group.concepts, *extra), group.source))
    rest = (
        ConceptGroup(name, tuple(concepts), concepts[0].source) for name, concepts in more.items()
    )
    return (*joined, *rest)
