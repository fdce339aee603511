"""The concept bank: concepts of a trade, the ways in which people say them, and their neighbours.

A trade is a folder of `content/trades`, a group is one TOML file in its `concepts`.
A guide profits from a trade that it speaks of.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mockint.guide.concepts.stems import stems
from mockint.guide.trades import files, index_file
from mockint.model import Concept, Source

SPOKEN_OF = 4
"""Concepts of a trade that a guide names before it is taken to be of that trade.
Its title may say so too."""
BESIDE = 3
"""A trade of which less than a third as much is named as of another is only touched; ours."""

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


@dataclass(frozen=True, slots=True)
class TradeIndex:
    """What tells a trade, so that the concepts of the others need not be read."""

    title_words: tuple[str, ...]
    """Words of a post's title."""
    names: tuple[str, ...]
    """Of its concepts."""


def shelves() -> tuple[Shelf, ...]:
    """Give the whole bank; it is checked by a test, not at each start."""
    return tuple(shelf for trade in trades() for shelf in shelves_of(trade))


@cache
def shelves_of(trade: str) -> tuple[Shelf, ...]:
    """Load the groups of one trade once a process; an unknown one has none."""
    if trade not in trades():
        return ()
    return tuple(_shelf(path) for path in files("concepts/*.toml", trade))


@cache
def trades() -> Mapping[str, TradeIndex]:
    """Give the trades that have concepts; `content/trades/make.py` writes their index."""
    read: Mapping[str, Any] = json.loads(index_file().read_text("utf-8"))
    return {
        trade: TradeIndex(tuple(told["title_words"]), tuple(told["names"]))
        for trade, told in read.items()
    }


def trades_named(names: frozenset[str]) -> tuple[str, ...]:
    """Tell the trades of which enough of `names` are concepts."""
    spelled = {_words(name) for name in names}
    return tuple(
        trade
        for trade, told in trades().items()
        if sum(_words(name) in spelled for name in told.names) >= SPOKEN_OF
    )


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
    return tuple(
        entry
        for trade in trades_named(names)
        for shelf in shelves_of(trade)
        for entry in shelf.entries
        if entry.wrong
    )


def spoken_of(text: str, title: str) -> tuple[Shelf, ...]:
    """Give the groups of those trades that a guide speaks of.

    Its title says so, or it names enough of their concepts.
    """
    words, headed = _words(text), _words(title)
    counts = {
        trade: sum(_words(name) in words for name in told.names) for trade, told in trades().items()
    }
    least = max(SPOKEN_OF, max(counts.values()) / BESIDE)
    return tuple(
        shelf
        for trade, told in trades().items()
        if counts[trade] >= least
        or any(_words(word) in headed for word in (trade, *told.title_words))
        for shelf in shelves_of(trade)
    )


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@lru_cache(maxsize=8192)
def key(name: str) -> frozenset[str]:
    """Reduce a name to what two writers of it share.

    `blue/green deploys` and `Blue-green deployments` have one key.
    """
    return stems(name) or frozenset({name.casefold()})


@cache
def known(within: tuple[str, ...]) -> Mapping[frozenset[str], BankEntry]:
    """Map the stems of all written names to the concepts of some trades.

    The first concept that claims them has them.
    """
    by_stems: dict[frozenset[str], BankEntry] = {}
    for name, entry in _forms(within):
        by_stems.setdefault(key(name), entry)
    return by_stems


@cache
def _spelled(within: tuple[str, ...]) -> Mapping[str, BankEntry]:
    by_words: dict[str, BankEntry] = {}
    for name, entry in _forms(within):
        by_words.setdefault(_words(name), entry)
    return by_words


def _forms(within: tuple[str, ...]) -> Iterator[tuple[str, BankEntry]]:
    """Give all written names with their entries, those first that a concept is called by."""
    entries = [entry for trade in within for shelf in shelves_of(trade) for entry in shelf.entries]
    yield from ((entry.concept.name, entry) for entry in entries)
    yield from ((wording, entry) for entry in entries for wording in entry.concept.said_as)


def entry_named(name: str, within: tuple[str, ...] | None = None) -> BankEntry | None:
    """Find the concept of some trades, or of all, that is written so, else one with its stems.

    The order matters: `API gateway` is not Amazon's.
    """
    within = tuple(trades()) if within is None else within
    return _spelled(within).get(_words(name)) or known(within).get(key(name))


def entry_of(concept: Concept, within: tuple[str, ...]) -> BankEntry | None:
    """Find the bank's concept by a guide's name of it.

    Else by what stands in brackets, if that abbreviates the name.
    """
    short = (
        wording
        for wording in concept.said_as
        if _abbreviates(wording, concept.name) or _abbreviates(concept.name, wording)
    )
    named = (entry_named(name, within) for name in (concept.name, *short))
    return next((entry for entry in named if entry), None)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short name is made of the first letters of a long one.

    SLO is short for service level objective; Redis is not short for cache.
    """
    letters = "".join(word[0] for word in _WORD.findall(name.casefold()))
    return len(short) > 1 and letters.startswith(short.casefold().rstrip("s"))


def trades_of(shelves_: Iterable[Shelf]) -> tuple[str, ...]:
    """Name the trades of some groups."""
    return tuple(dict.fromkeys(shelf.trade for shelf in shelves_))


def enriched(concept: Concept, shelves_: Collection[Shelf]) -> Concept:
    """Add what the bank knows of a concept: what it means, and how else it is said.

    The guide's own wordings come first.
    """
    entry = entry_of(concept, trades_of(shelves_))
    if entry is None or all(entry.group != shelf.name for shelf in shelves_):
        return concept
    others = (*concept.said_as, entry.concept.name, *entry.concept.said_as)
    own = tuple(
        dict.fromkeys(
            wording for wording in others if wording.casefold() != concept.name.casefold()
        )
    )
    return Concept(concept.name, own, concept.source, concept.means or entry.concept.means)
