"""Load the bank of our own questions, a folder of `content/trades` for each trade."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockint.model import Kind
from mockint.prepare.advert import Seniority

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank."""

    text: str
    reworded: str
    """The same in other, simpler words."""
    kind: Kind
    levels: frozenset[Seniority]
    about: tuple[str, ...]
    """Words of an advert that call for it; none when it fits any post."""
    trade: str


@dataclass(frozen=True, slots=True)
class Trade:
    """The questions of one trade."""

    id: str
    name: str
    words: tuple[str, ...]
    """Of an advert's text: several of them tell the trade."""
    entries: tuple[BankQuestion, ...]
    titles: tuple[str, ...] = ()
    """Of a post's title: each tells the trade."""
    others: tuple[str, ...] = ()
    """Titles that hold one of those words and are of another trade."""
    unsure: tuple[str, ...] = ()
    """Those titles that need some of `signs` in the text besides."""
    signs: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    """Words of a text that deny the trade, whatever the title is."""
    plain: tuple[str, ...] = ()
    """Words of titles that tell no trade; the general one has them."""


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """All questions, what a candidate may ask, and general advice."""

    trades: tuple[Trade, ...]
    to_ask: tuple[tuple[str, str], ...]
    """Theme and question."""
    advice: tuple[tuple[str, str], ...]
    """Topic and text."""


def load(folder: Path) -> QuestionBank:
    """Read the bank that comes with the program; a test checks it, not each start."""
    files = {path.parent: _table(path) for path in sorted(folder.glob("*/questions.toml"))}
    general = files[folder / GENERAL]
    return QuestionBank(
        tuple(_trade(place, file) for place, file in files.items()),
        tuple((row["theme"], row["text"]) for row in general["to_ask"]),
        tuple((row["topic"], row["text"]) for row in general["advice"]),
    )


def _trade(place: Path, file: dict[str, Any]) -> Trade:
    entries = (
        BankQuestion(
            row["text"],
            row["reworded"],
            Kind(row["kind"]),
            frozenset(map(Seniority, row["levels"])),
            tuple(row["about"]),
            place.name,
        )
        for row in file["question"]
    )
    words = tuple(file["trade"]["words"])
    titles = _table(place / "titles.toml") if (place / "titles.toml").exists() else {}
    lists = {key: tuple(held) for key, held in {"titles": words, **titles}.items()}
    return Trade(place.name, file["trade"]["name"], words, tuple(entries), **lists)


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
