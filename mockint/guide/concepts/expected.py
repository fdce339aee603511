"""Choose the concepts that a good answer touches, by the words they share with the question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from mockint.guide.concepts.groups import LOOSE
from mockint.guide.concepts.stems import stems
from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.model import ConceptGroup, Kind

MOST = 10
"""Concepts of one question."""
MOST_CORE = 4
"""Of these, concepts without which no answer is good."""
MOST_GROUPS = 3
COMMON = 40
"""A word that stands in more groups than this tells nothing."""
SHARE = 0.34
"""Of the best group's weight; a group with less is left out."""

IN_NAME = 2.0
"""A word shared with the group's name weighs this much, with one of its concepts 1."""
IN_THEME = 0.75
"""A word of the theme only, against one of the question."""

ENOUGH = {True: 1.5, False: 0.7}
"""Least weight of a group; stories and team questions name technical words in passing."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where each stem occurs: group → weight."""

    groups: tuple[ConceptGroup, ...]
    named: Mapping[str, frozenset[int]]
    held: Mapping[str, frozenset[int]]
    concepts: Mapping[str, frozenset[str]]


def index(groups: Sequence[ConceptGroup]) -> Index:
    """Take the stems of all groups once, so that many questions stay quick."""
    named: dict[str, set[int]] = defaultdict(set)
    held: dict[str, set[int]] = defaultdict(set)
    concepts: dict[str, set[str]] = defaultdict(set)
    for i, group in enumerate(groups):
        for stem in stems(group.name):
            named[stem].add(i)
        for concept in group.concepts:
            for stem in stems(" ".join((concept.name, *concept.said_as))):
                held[stem].add(i)
                concepts[stem].add(concept.name)
    few = {stem: frozenset(names) for stem, names in concepts.items() if len(names) <= COMMON}
    return Index(tuple(groups), _rare(named), _rare(held), few)


def expected(text: str, theme: str, kind: Kind, *, where: Index) -> tuple[str, ...]:
    """Name the concepts, those that the question itself mentions first; none of who one is."""
    if kind in ABOUT_ONESELF:
        return ()
    own = stems(text)
    weights: dict[int, float] = defaultdict(float)
    for stem in sorted(own | stems(theme)):
        factor = 1.0 if stem in own else IN_THEME
        named = where.named.get(stem, frozenset())
        for i in named:
            weights[i] += factor * IN_NAME / len(named)
        held = where.held.get(stem, frozenset()) - named
        for i in held:
            weights[i] += factor / len(held)
    best = max(weights.values(), default=0.0)
    least = max(ENOUGH[kind in STORIES], best * SHARE)
    chosen = sorted(
        (i for i, weight in weights.items() if weight >= least), key=lambda i: (-weights[i], i)
    )
    mentioned = {name for stem in own for name in where.concepts.get(stem, ())}
    names = [name for i in chosen[:MOST_GROUPS] for name in _of(where.groups[i], mentioned)]
    return tuple(dict.fromkeys([*(n for n in names if n in mentioned), *names]))[:MOST]


def core(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Choose the concepts without which no answer is good: those that the question itself names."""
    asked = stems(text)
    return tuple(name for name in names if (own := stems(name)) and own <= asked)[:MOST_CORE]


def _of(group: ConceptGroup, mentioned: AbstractSet[str]) -> list[str]:
    """Give a group's concepts; of a list that is no group only those that the question mentions."""
    names = [concept.name for concept in group.concepts]
    return (
        [name for name in names if name in mentioned] if group.name == LOOSE else names[: MOST * 2]
    )


def _rare(places: Mapping[str, Iterable[int]]) -> dict[str, frozenset[int]]:
    return {
        stem: frozenset(where) for stem, where in places.items() if len(frozenset(where)) <= COMMON
    }
