"""Choose questions for one post from the bank of our own.

They fit its level and what the advert speaks of, and are mixed by kind.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockint.model import Kind, Source
from mockint.prepare.advert import Advert, Seniority
from mockint.prepare.named_concepts import mentions

GENERAL = "general"

MIX = (
    *(
        Kind.BEHAVIORAL,
        Kind.WALKTHROUGH,
        Kind.SYSTEM_DESIGN,
        Kind.COMPARISON,
        Kind.COLLABORATION,
        Kind.BEHAVIORAL,
    ),
    *(
        Kind.WALKTHROUGH,
        Kind.DEFINITION,
        Kind.SYSTEM_DESIGN,
        Kind.BEHAVIORAL,
        Kind.COMPARISON,
        Kind.WALKTHROUGH,
    ),
)
"""The kinds of twelve questions; more begin again from the front."""

AT_MOST = 2
"""Questions that are chosen for one word of the advert."""

IN_ROLE = 5
"""A trade's word in the title of the post weighs as much as so many in the advert."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank."""

    text: str
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
    entries: tuple[BankQuestion, ...]


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """All questions, what a candidate may ask, and general advice."""

    trades: tuple[Trade, ...]
    to_ask: tuple[tuple[str, str], ...]
    """Theme and question."""
    advice: tuple[tuple[str, str], ...]
    """Topic and text."""


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """A question for this post, and why it is one."""

    entry: BankQuestion
    word: str
    """Of the advert; empty when it fits any post of its level."""
    source: Source | None


def load(folder: Path) -> QuestionBank:
    """Read the bank that comes with the program; a test checks it, not each start."""
    files = {
        path.parent.name: tomllib.loads(path.read_text("utf-8"))
        for path in sorted(folder.glob("*/questions.toml"))
    }
    general = files[GENERAL]
    return QuestionBank(
        tuple(_trade(name, file) for name, file in files.items()),
        tuple((row["theme"], row["text"]) for row in general["to_ask"]),
        tuple((row["topic"], row["text"]) for row in general["advice"]),
    )


def _trade(name: str, file: dict[str, Any]) -> Trade:
    entries = (
        BankQuestion(
            row["text"],
            Kind(row["kind"]),
            frozenset(map(Seniority, row["levels"])),
            tuple(row["about"]),
            name,
        )
        for row in file["question"]
    )
    return Trade(name, file["trade"]["name"], tuple(file["trade"]["words"]), tuple(entries))


def trade_of(advert: Advert, bank: QuestionBank) -> Trade:
    """Tell the trade by the words of the title and the advert.

    It is the general one when none of them is known.
    """
    text = f" {advert.paper.text.casefold()} "
    title = advert.role.text.casefold() if advert.role else ""

    def weight(trade: Trade) -> int:
        return sum(text.count(word) and 1 + IN_ROLE * (word in title) for word in trade.words)

    general = next(trade for trade in bank.trades if trade.id == GENERAL)
    best = max(bank.trades, key=weight)
    return best if weight(best) else general


def choose(
    bank: QuestionBank, advert: Advert, trade: Trade, level: Seniority, *, count: int
) -> tuple[ChosenQuestion, ...]:
    """Choose so many questions in a mix of kinds; the first is the opening of the bank."""
    general = next(known for known in bank.trades if known.id == GENERAL)
    pool = [
        _called(entry, advert)
        for entry in (*general.entries, *(trade.entries if trade is not general else ()))
    ]
    fit = [question for question in pool if level in question.entry.levels]
    chosen = fit[:1]
    left = sorted(fit[1:], key=lambda question: -_score(question))
    for at in range(1, count):
        if not left:
            break
        kind = MIX[at % len(MIX)]
        times = Counter(question.word for question in chosen)
        worn = {word for word, often in times.items() if word and often >= AT_MOST}
        fresh = (
            question
            for question in left
            if question.entry.kind is kind and question.word not in worn and _wanted(question)
        )
        chosen.append(next(fresh, left[0]))
        left.remove(chosen[-1])
    return tuple(chosen)


def _called(entry: BankQuestion, advert: Advert) -> ChosenQuestion:
    hit = mentions(advert.paper, entry.about) if entry.about else None
    return ChosenQuestion(entry, hit[0] if hit else "", hit[1] if hit else None)


def _score(question: ChosenQuestion) -> int:
    """Prefer what the advert speaks of, then the trade, then what fits any post."""
    return (
        4 * bool(question.word) + 2 * (question.entry.trade != GENERAL) + (not question.entry.about)
    )


def _wanted(question: ChosenQuestion) -> bool:
    """Leave out questions on things that the advert does not speak of.

    Those of its trade stay.
    """
    return bool(question.word) or not question.entry.about or question.entry.trade != GENERAL
