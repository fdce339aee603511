"""Choose questions for one post from the bank.

They fit its level and what the advert speaks of, and are mixed by kind.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import cycle, islice

from mockint.model import Kind, Source
from mockint.prepare.advert import Advert, Seniority
from mockint.prepare.named_concepts import mentions
from mockint.prepare.question_bank import GENERAL, BankQuestion, QuestionBank, Trade
from mockint.prepare.shared import GENERAL as GENERAL_WORDS
from mockint.prepare.shared import WORD, root

OPENING = (Kind.SELF_PRESENTATION, Kind.MOTIVATION)
"""The kinds that an interview begins with."""
MIDDLE = (
    Kind.WALKTHROUGH,
    Kind.SYSTEM_DESIGN,
    Kind.BEHAVIORAL,
    Kind.COMPARISON,
    Kind.SITUATIONAL,
    Kind.SYSTEM_DESIGN,
    Kind.CONFLICT,
    Kind.WALKTHROUGH,
    Kind.DEFINITION,
    Kind.BEHAVIORAL,
    Kind.STRENGTHS,
    Kind.COLLABORATION,
    Kind.OPINION,
)
"""The kinds between; more begin again from the front, and a kind that a trade lacks is left out."""
ENDING = (Kind.PLANS, Kind.TERMS)
"""The kinds that it ends with."""
FEW, MANY = 5, 10
"""Questions below which only the trade is asked after the first, and from which on there is room
for both endings; between, for the last of them."""

SHORTEST = 4
"""Letters of a word that tells a thing; shorter ones mean too many."""

AT_MOST = 2
"""Questions that are chosen for one word of the advert."""


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """A question for this post, and why it is one."""

    entry: BankQuestion
    word: str
    """Of the advert; empty when it fits any post of its level."""
    source: Source | None


def choose(
    bank: QuestionBank, advert: Advert, trade: Trade, level: Seniority, *, count: int
) -> tuple[ChosenQuestion, ...]:
    """Choose at most so many questions; the first is the opening of the bank."""
    general = next(known for known in bank.trades if known.id == GENERAL)
    own = trade.entries if trade is not general else ()
    pool = [_called(entry, advert) for entry in (*general.entries, *own)]
    fit = [question for question in pool if level in question.entry.levels]
    chosen = fit[:1]
    foreign = _telling_roots(trade) - _roots(advert.work.text)
    left = [
        question
        for question in fit[1:]
        if _belongs(question, advert) and foreign.isdisjoint(_roots_in(question, advert))
    ]
    left.sort(key=lambda question: -_score(question))
    ending = () if count < FEW else ENDING if count >= MANY else ENDING[-1:]
    for kind in OPENING[1:] if count >= FEW else ():
        _take(left, chosen, kind)
    kinds = cycle(MIDDLE)
    while left and len(chosen) < count - len(ending):
        if not any(_take(left, chosen, kind) for kind in islice(kinds, len(MIDDLE))):
            chosen.append(left.pop(0))
    for kind in ending:
        _take(left, chosen, kind)
    return tuple(chosen[:count])


def _take(left: list[ChosenQuestion], chosen: list[ChosenQuestion], kind: Kind) -> bool:
    """Move the best question of a kind over, if there is one; no word of an advert is worn out."""
    times = Counter(question.word for question in chosen)
    worn = {word for word, often in times.items() if word and often >= AT_MOST}
    for question in left:
        if question.entry.kind is kind and question.word not in worn and _score(question):
            chosen.append(question)
            left.remove(question)
            return True
    return False


def _called(entry: BankQuestion, advert: Advert) -> ChosenQuestion:
    """Look for what calls for a question: a general one by facts too, others by the work alone."""
    where = advert.terms if entry.trade == GENERAL else advert.work
    hit = mentions(where, entry.about) if entry.about else None
    return ChosenQuestion(entry, hit[0] if hit else "", hit[1] if hit else None)


def _belongs(question: ChosenQuestion, advert: Advert) -> bool:
    """Leave out a trade's questions on what the advert does not speak of.

    Without an advert nothing is known of the post, and all of them may come.
    """
    entry = question.entry
    return (
        bool(question.word) or not entry.about or entry.trade == GENERAL or not advert.paper.lines
    )


def _telling_roots(trade: Trade) -> frozenset[str]:
    """Give the things by which a trade's posts differ: what calls for its questions.

    A word that any post has, as a shift, is none.
    """
    named = (*trade.words, *(word for entry in trade.entries for word in entry.about))
    roots = {root(word) for word in named if len(word) >= SHORTEST and " " not in word}
    return frozenset(roots - GENERAL_WORDS)


def _roots_in(question: ChosenQuestion, advert: Advert) -> frozenset[str]:
    """Give the words of a trade's question; a ward is no question for who works in homes."""
    free = question.entry.trade == GENERAL or not advert.paper.lines
    return frozenset() if free else _roots(question.entry.text)


def _roots(text: str) -> frozenset[str]:
    return frozenset(map(root, WORD.findall(text)))


def _score(question: ChosenQuestion) -> int:
    """Prefer what the advert speaks of, then the trade, then what fits any post."""
    return (
        4 * bool(question.word) + 2 * (question.entry.trade != GENERAL) + (not question.entry.about)
    )
