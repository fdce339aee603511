"""The concept bank: concepts of a trade, the ways in which people say them, and their neighbours.

A trade is a folder of `content/trades`, a group is one TOML file in its `concepts`.
A guide profits from a trade that it speaks of.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mockint.guide.concepts.stems import stems
from mockint.guide.trades import files
from mockint.model import Concept, Source

SPOKEN_OF = 4
"""Concepts of a trade that a guide names before it is taken to be of that trade.
Its title may say so too."""

_WORD = re.compile(r"[^\W_]+")
_ENTRY = re.compile(r"^\[\[concept\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BankEntry:
    """A concept of the bank."""

    concept: Concept
    near: tuple[str, ...]
    """Names of concepts that come up together with it."""
    group: str
    wrong: tuple[str, ...] = ()
    """What many believe of it, and what is not so."""
    instead: str = ""
    """What is so."""

    @property
    def gist(self) -> str:
        """What is compared in meaning."""
        return f"{self.concept.name}: {', '.join(self.concept.said_as[:2])}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of the bank."""

    name: str
    also: tuple[str, ...]
    trade: str
    entries: tuple[BankEntry, ...]

    def called(self, name: str) -> bool:
        """Say whether a heading or a theme means this group."""
        return key(name) in {key(known) for known in (self.name, *self.also)}


@cache
def shelves() -> tuple[Shelf, ...]:
    """Load the bank once a process; it is checked by a test, not at each start."""
    return tuple(_shelf(path) for path in files("concepts/*.toml"))


def _shelf(path: Path) -> Shelf:
    text = path.read_text("utf-8")
    read: Mapping[str, Any] = tomllib.loads(text)
    group, file = read["group"], f"{path.parents[1].name}/concepts/{path.name}"
    lines = [text.count("\n", 0, entry.start()) + 2 for entry in _ENTRY.finditer(text)]
    entries = tuple(
        BankEntry(
            Concept(row["name"], tuple(row["said_as"]), Source(file, line), row["means"]),
            tuple(row["near"]),
            group["name"],
            tuple(row.get("wrong", ())),
            row.get("instead", ""),
        )
        for row, line in zip(read["concept"], lines, strict=True)
    )
    return Shelf(group["name"], tuple(group.get("also", ())), path.parents[1].name, entries)


@lru_cache(maxsize=8)
def misbelieved(names: frozenset[str]) -> tuple[BankEntry, ...]:
    """Give the concepts of which something wrong is believed, of those trades that are spoken of.

    That is, of which enough of `names` come.
    """
    spelled = {_words(name) for name in names}
    return tuple(
        entry
        for trade in _trades()
        if sum(_words(form) in spelled for form in _names_of(trade)) >= SPOKEN_OF
        for shelf in _of(trade)
        for entry in shelf.entries
        if entry.wrong
    )


def _names_of(trade: str) -> Iterator[str]:
    return (entry.concept.name for shelf in _of(trade) for entry in shelf.entries)


def spoken_of(text: str, title: str) -> tuple[Shelf, ...]:
    """Give the groups of those trades that a guide speaks of.

    Its title says so, or it names enough of their concepts.
    """
    words = _words(text)
    return tuple(
        shelf for trade in _trades() if _is_of(trade, words, title) for shelf in _of(trade)
    )


def _trades() -> Iterable[str]:
    return dict.fromkeys(shelf.trade for shelf in shelves())


def _of(trade: str) -> Iterator[Shelf]:
    return (shelf for shelf in shelves() if shelf.trade == trade)


def _is_of(trade: str, words: str, title: str) -> bool:
    if re.search(rf"\b{re.escape(trade)}\b", title, re.IGNORECASE):
        return True
    named = (name for name in _names_of(trade) if _words(name) in words)
    return sum(1 for _ in zip(range(SPOKEN_OF), named, strict=False)) == SPOKEN_OF


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@lru_cache(maxsize=8192)
def key(name: str) -> frozenset[str]:
    """Reduce a name to what two writers of it share.

    `blue/green deploys` and `Blue-green deployments` have one key.
    """
    return stems(name) or frozenset({name.casefold()})


@cache
def known() -> Mapping[frozenset[str], BankEntry]:
    """Map the stems of all written names to concepts of the bank.

    The first concept that claims them has them.
    """
    by_stems: dict[frozenset[str], BankEntry] = {}
    for name, entry in _forms():
        by_stems.setdefault(key(name), entry)
    return by_stems


@cache
def _spelled() -> Mapping[str, BankEntry]:
    by_words: dict[str, BankEntry] = {}
    for name, entry in _forms():
        by_words.setdefault(_words(name), entry)
    return by_words


def _forms() -> Iterator[tuple[str, BankEntry]]:
    """Give all written names with their entries, those first that a concept is called by."""
    entries = [entry for shelf in shelves() for entry in shelf.entries]
    yield from ((entry.concept.name, entry) for entry in entries)
    yield from ((wording, entry) for entry in entries for wording in entry.concept.said_as)


def entry_named(name: str) -> BankEntry | None:
    """Find the bank's concept that is written so, else one with the same stems.

    The order matters: `API gateway` is not Amazon's.
    """
    return _spelled().get(_words(name)) or known().get(key(name))


def entry_of(concept: Concept) -> BankEntry | None:
    """Find the bank's concept by a guide's name of it.

    Else by what stands in brackets, if that abbreviates the name.
    """
    short = (
        wording
        for wording in concept.said_as
        if _abbreviates(wording, concept.name) or _abbreviates(concept.name, wording)
    )
    return next((entry for name in (concept.name, *short) if (entry := entry_named(name))), None)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short name is made of the first letters of a long one.

    SLO is short for service level objective; Redis is not short for cache.
    """
    letters = "".join(word[0] for word in _WORD.findall(name.casefold()))
    return len(short) > 1 and letters.startswith(short.casefold().rstrip("s"))


def enriched(concept: Concept, shelves_: Iterable[Shelf]) -> Concept:
    """Add what the bank knows of a concept: what it means, and how else it is said.

    The guide's own wordings come first.
    """
    entry = entry_of(concept)
    if entry is None or all(entry.group != shelf.name for shelf in shelves_):
        return concept
    others = (*concept.said_as, entry.concept.name, *entry.concept.said_as)
    own = tuple(
        dict.fromkeys(
            wording for wording in others if wording.casefold() != concept.name.casefold()
        )
    )
    return Concept(concept.name, own, concept.source, concept.means or entry.concept.means)
