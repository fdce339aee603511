"""Find the numbers in a text that mean something: `cut in half`, `three nines`, `10K daily users`.

Ordinals, years, versions, percentiles (`p95`) and other names that hold a number are no quantities.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mockint.model import Quantity
from mockint.text.amounts import Hit, amount, number_at, unit_at
from mockint.text.numerals import number
from mockint.text.shares import fraction, multiple, nines
from mockint.text.tokens import Token, tokens, word_at
from mockint.text.units import NAMES
from mockint.text.word_lists import listed

LARGEST = 10**33
"""A longer run of digits counts nothing that anybody speaks of; it is an account or a key."""


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and where it stands."""

    quantity: Quantity
    start: int
    """Character."""
    end: int
    """Character, exclusive."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of a text in their order."""
    return tuple(found.quantity for found in find(text))


def find(text: str, *, ordinals: bool = False) -> tuple[FoundQuantity, ...]:
    """Give the quantities of a text with their places.

    `ordinals` as well, on wish, with the unit `th`.
    """
    run = tokens(text)
    hits: list[tuple[Hit, int]] = []
    at = 0
    while at < len(run):
        past = _past_name(run, at)
        hit = None
        if past is None:
            hit = next((hit for rule in _RULES if (hit := rule(run, at))), None)
        if ordinals and hit is None:
            hit = _ordinal(run, at)
        if hit and -LARGEST < hit.value < LARGEST:
            hits.append((hit, at))
        at = past or (hit.after if hit else _past_number(run, at))
    shared = _shared_units(text, run, hits)
    return tuple(
        _place(text, run, hit, first) for hit, first in shared if not _is_year(run, hit, first)
    )


def _place(text: str, run: Sequence[Token], hit: Hit, first: int) -> FoundQuantity:
    start, end = run[first].start, run[hit.after - 1].end
    return FoundQuantity(Quantity(float(hit.value), hit.unit, text[start:end]), start, end)


def _past_name(run: Sequence[Token], at: int) -> int | None:
    """Skip `OAuth2`, `S3`, `p95`, `step two`, `version 3.11`, `24/7`.

    None when no such name begins here.
    """
    token = run[at]
    if at and token.word[0].isdecimal():
        before = run[at - 1].word
        if before[0].isalpha() and token.gap in ("", "-", "/", ".", ":"):
            return None if before in ("sub", "to", "of") else at + 1
        if token.gap.endswith((":", "#", "/")):
            return at + 1
    if token.word in NAMES and (named := number_at(run, at + 1)):
        return None if unit_at(run, named.after)[0] else named.after
    if token.word == "twenty" and [word_at(run, at + n) for n in (1, 2)] == ["four", "seven"]:
        return at + 3
    if token.word == "24" and [following.word for following in run[at + 1 : at + 2]] == ["7"]:
        return at + 2
    return None


def _past_number(run: Sequence[Token], at: int) -> int:
    numeral = number(run, at)
    return numeral.after if numeral and numeral.written else at + 1


def _ordinal(run: Sequence[Token], at: int) -> Hit | None:
    numeral = number(run, at)
    if run[at].word == "second":
        return Hit(2, "th", at + 1)
    return Hit(numeral.value, "th", numeral.after) if numeral and numeral.ordinal else None


def _shared_units(
    text: str, run: Sequence[Token], hits: list[tuple[Hit, int]]
) -> list[tuple[Hit, int]]:
    """Let `400` of `from 400 to 300 milliseconds` share the unit that is said once.

    And the other way round: `from 400 milliseconds to 300`.
    """
    shared = list(hits)
    # from the end, so that a unit reaches all of `from 400 or 500 to 300 milliseconds`
    for n in range(len(shared) - 2, -1, -1):
        (hit, first), (following, second) = shared[n], shared[n + 1]
        between = text[run[hit.after - 1].end : run[second].start].lower()
        if not _RANGE.fullmatch(between):
            continue
        if not hit.unit and following.unit:
            shared[n] = (hit._replace(unit=following.unit), first)
        elif hit.unit and not following.unit:
            shared[n + 1] = (following._replace(unit=hit.unit), second)
    return shared


_RANGE = re.compile(
    r"\s*(?:ish|or so|all the way)?\s*(?:down |up |back )?(?:to|or|[-\u2013\u2192]|->)"
    r"\s*(?:just|about|around|roughly|nearly|under|below|over|only|a|an)?\s*[$€£]?\s*"
)


def _is_year(run: Sequence[Token], hit: Hit, first: int) -> bool:
    """Say whether it is a bare year: `in 2024`, `since nineteen ninety nine`."""
    if hit.unit or not 1900 <= hit.value <= 2099 or hit.value.denominator != 1:
        return False
    if "," in run[first].word:
        return False
    before = run[first - 1].word if first else ""
    return before not in _COUNTING


_COUNTING = listed("to from by about around roughly nearly over under")
"""Words before a number that make it a count even where it could be a year."""

_RULES: tuple[Callable[[Sequence[Token], int], Hit | None], ...] = (
    nines,
    multiple,
    fraction,
    amount,
)
