"""Tell the trade of an advert, or none: a neighbour's questions are worse than general ones.

The title decides. Where its words are of no trade (“Software Engineer II”), the text may.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mockint.prepare.advert import Advert
from mockint.prepare.post_title import NOUN
from mockint.prepare.question_bank import GENERAL, QuestionBank, Trade
from mockint.text.word_lists import listed

FEWEST = 3
"""Words of a trade that the text must have where the title says nothing; one proves nothing."""

UNTITLED = 5
"""The same where no title was found: a school's cook is told by more than the school."""

TIMES = 2
"""So many times the words of the next trade; two that are close are a post between them."""

CONFIRMED = 2
"""Signs in the text that a title needs which several trades have: `Account Manager`."""

TOKEN = re.compile(r"\.?[^\W_](?:[\w.+#&'’-]*[\w+#])?|[,(:|–—/]|-(?=\s)")
BREAKS = frozenset(listed(", ( : | – — / - of in for at to"))
"""Where a title's head ends: a `Teacher of Maths` is a teacher."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A title's words that tell a trade."""

    first: int
    after: int
    trade: Trade
    phrase: str


def trade_of(advert: Advert, bank: QuestionBank) -> Trade:
    """Tell the trade; the general one where it is not sure."""
    general = next(trade for trade in bank.trades if trade.id == GENERAL)
    text = words_of(advert.work.text)
    tokens = _tokens(_title(advert))
    plain = frozenset(general.plain) | BREAKS
    if set(tokens) <= plain:
        return _by_text(text, bank.trades, FEWEST if tokens else UNTITLED) or general
    hit = _by_title(tokens, bank.trades, plain)
    return hit.trade if hit and _confirmed(hit.phrase, hit.trade, text) else general


def _title(advert: Advert) -> str:
    """Give the role, with what follows its comma: `Software Engineer, Data Platform`."""
    if advert.role is None:
        return ""
    role = advert.role
    lines = (line.text for line in advert.paper.lines if line.source == role.source)
    behind = rf"{re.escape(role.text)}(, [\w &/+.-]{{2,40}}?)(?= at | [–—-] |[|@(–—]|$)"
    hits = (re.search(behind, line, re.IGNORECASE) for line in lines)
    return role.text + next((hit[1] for hit in hits if hit), "")


def words_of(text: str) -> str:
    """Give a text's words in lower case between single blanks, to find whole phrases in it."""
    return f" {' '.join(_tokens(text))} "


def _tokens(text: str) -> list[str]:
    return [token.rstrip(".") or token for token in TOKEN.findall(text.casefold())]


def _has(text: str, phrase: str) -> bool:
    """Say whether a text has a phrase, also in the plural; Korean joins its words."""
    if "가" <= phrase[0] <= "힣":
        return phrase in text
    return f" {phrase} " in text or f" {phrase}s " in text


def _by_text(text: str, trades: Iterable[Trade], fewest: int) -> Trade | None:
    counted = sorted(
        ((sum(_has(text, word) for word in trade.words), trade.id, trade) for trade in trades),
        reverse=True,
    )
    (most, _, best), (second, _, _) = counted[0], counted[1]
    return best if most >= fewest and most >= TIMES * second else None


def _by_title(tokens: Sequence[str], trades: Iterable[Trade], plain: frozenset[str]) -> _Hit | None:
    """Find what tells a trade in the title's head, or where that says nothing, behind it."""
    hits = _hits(tokens, trades)
    for first, after in _segments(tokens, hits):
        held = [hit for hit in hits if first <= hit.first < after]
        covered = {at for hit in held for at in range(hit.first, hit.after)}
        if held:
            last = held[-1]
            return None if _another_head(tokens[last.after : after], plain) else last
        if not {tokens[at] for at in range(first, after) if at not in covered} <= plain:
            return None
    return None


def _another_head(rest: Sequence[str], plain: frozenset[str]) -> bool:
    """Whether a title goes on to another occupation: a `Nurse Recruiter` is no nurse."""
    told = [token for token in rest if token not in plain]
    return any(map(NOUN.search, told)) or bool(told and NOUN.search(rest[-1]))


def _hits(tokens: Sequence[str], trades: Iterable[Trade]) -> list[_Hit]:
    """Find the phrases, the longest first, none over another; in the order of the title."""
    found = [hit for trade in trades for hit in _of_trade(tokens, trade)]
    hits: list[_Hit] = []
    for hit in sorted(found, key=lambda hit: hit.first - hit.after):
        if not any(_overlap(hit, known) for known in hits):
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.first)


def _of_trade(tokens: Sequence[str], trade: Trade) -> Iterator[_Hit]:
    """Find the phrases of one trade, but for those within a title that is not of it."""
    others = list(_found(tokens, trade.others, trade))
    hits = _found(tokens, trade.titles, trade)
    return (hit for hit in hits if not any(_overlap(hit, other) for other in others))


def _found(tokens: Sequence[str], phrases: Iterable[str], trade: Trade) -> Iterator[_Hit]:
    for phrase in map(_tokens, phrases):
        for at in range(len(tokens) - len(phrase) + 1):
            if _same(tokens[at : at + len(phrase)], phrase):
                yield _Hit(at, at + len(phrase), trade, " ".join(phrase))


def _overlap(left: _Hit, right: _Hit) -> bool:
    return left.first < right.after and right.first < left.after


def _same(tokens: Sequence[str], phrase: Sequence[str]) -> bool:
    *before, last = phrase
    korean = "가" <= last[0] <= "힣" and tokens[-1].startswith(last)
    return list(tokens[:-1]) == before and (tokens[-1] in {last, f"{last}s"} or korean)


def _segments(tokens: Sequence[str], hits: Sequence[_Hit]) -> Iterator[tuple[int, int]]:
    """Cut a title where its head ends, but not within a phrase: `Head of Product`."""
    inside = {at for hit in hits for at in range(hit.first + 1, hit.after)}
    cuts = [at for at, token in enumerate(tokens) if token in BREAKS and at not in inside]
    for first, after in zip([0, *(at + 1 for at in cuts)], [*cuts, len(tokens)], strict=True):
        if first and tokens[first - 1] == "to":  # an assistant to the finance director
            return
        yield first, after


def _confirmed(phrase: str, trade: Trade, text: str) -> bool:
    """Say whether the text agrees with a title that several trades have."""
    if any(_has(text, word) for word in trade.against):
        return False
    if phrase not in {" ".join(_tokens(title)) for title in trade.unsure}:
        return True
    return sum(_has(text, sign) for sign in trade.signs) >= CONFIRMED
