"""Spoken or written text in, the numbers that mean something out: `cut in half`, `three nines`, `10K daily users`.

Ordinals, years, versions, percentiles (`p95`) and other names that hold a number are no quantities.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from mockint.model import Quantity
from mockint.text.numerals import SMALL, Numeral, Token, number, tokens, word_at
from mockint.text.units import (
    ADJECTIVES,
    COUNTED,
    CURRENCIES,
    FRACTIONS,
    MULTIPLES,
    NAMES,
    TIMES,
    UNITS,
)

LARGEST = 10**33
"""A longer run of digits counts nothing that a guide or an answer speaks of; it is an account or a key."""


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and where it stands."""

    quantity: Quantity
    start: int
    """Character."""
    end: int
    """Character, exclusive."""


class _Hit(NamedTuple):
    value: Fraction | int
    unit: str
    after: int


def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of a text in their order."""
    return tuple(found.quantity for found in find(text))


def find(text: str, *, ordinals: bool = False) -> tuple[FoundQuantity, ...]:
    """Give the quantities of a text with their places; `ordinals` as well, on wish, with the unit `th`."""
    run = tokens(text)
    hits: list[tuple[_Hit, int]] = []
    at = 0
    while at < len(run):
        past = _past_name(run, at)
        hit = (
            next((hit for rule in _RULES if (hit := rule(run, at))), None) if past is None else None
        )
        if ordinals and hit is None and (ordinal := _ordinal(run, at)):
            hit = ordinal
        if hit and -LARGEST < hit.value < LARGEST:
            hits.append((hit, at))
        at = past or (hit.after if hit else _past_number(run, at))
    shared = _shared_units(text, run, hits)
    return tuple(
        _place(text, run, hit, first) for hit, first in shared if not _is_year(run, hit, first)
    )


def _place(text: str, run: Sequence[Token], hit: _Hit, first: int) -> FoundQuantity:
    start, end = run[first].start, run[hit.after - 1].end
    return FoundQuantity(Quantity(float(hit.value), hit.unit, text[start:end]), start, end)


def _past_name(run: Sequence[Token], at: int) -> int | None:
    """Skip `OAuth2`, `S3`, `p95`, `step two`, `version 3.11`, `24/7`; None when no such name begins here."""
    token = run[at]
    before = run[at - 1] if at else None
    if (
        token.word[0].isdecimal()
        and before
        and before.word[0].isalpha()
        and token.gap in ("", "-", "/", ".", ":")
    ):
        return None if before.word in ("sub", "to", "of") else at + 1
    if (
        token.word[0].isdecimal()
        and token.gap.endswith((":", "#", "/"))
        and token.gap.strip()
        and before
    ):
        return at + 1
    if token.word in NAMES and (named := _number(run, at + 1)):
        return None if _unit(run, named.after)[0] else named.after
    if token.word == "twenty" and [word_at(run, at + n) for n in (1, 2)] == ["four", "seven"]:
        return at + 3
    if token.word == "24" and [following.word for following in run[at + 1 : at + 2]] == ["7"]:
        return at + 2
    return None


def _number(run: Sequence[Token], at: int) -> Numeral | None:
    return number(run, at) if at < len(run) else None


def _past_number(run: Sequence[Token], at: int) -> int:
    numeral = number(run, at)
    return numeral.after if numeral and numeral.written else at + 1


def _ordinal(run: Sequence[Token], at: int) -> _Hit | None:
    numeral = number(run, at)
    if run[at].word == "second":
        return _Hit(2, "th", at + 1)
    return _Hit(numeral.value, "th", numeral.after) if numeral and numeral.ordinal else None


def _nines(run: Sequence[Token], at: int) -> _Hit | None:
    """Read `three nines` as 99.9 %."""
    count = SMALL.get(run[at].word, int(run[at].word) if run[at].word.isdecimal() else 0)
    if 2 <= count <= 9 and word_at(run, at + 1) in ("nines", "9s"):
        return _Hit(100 - Fraction(100, 10**count), "%", at + 2)
    return None


def _multiple(run: Sequence[Token], at: int) -> _Hit | None:
    """Read `doubled` as 2 x, `twice as fast`, `halved` as 50 %."""
    word, following = run[at].word, word_at(run, at + 1)
    if word in ("halved", "halving"):
        return _Hit(50, "%", at + 1)
    if word in ("twice", "double", "triple"):
        factor = 3 if word == "triple" else 2
        return (
            _Hit(factor, "x", at + 1) if following in ("as", "the", "our", "its", "their") else None
        )
    return _Hit(MULTIPLES[word], "x", at + 1) if word in MULTIPLES else None


def _fraction(run: Sequence[Token], at: int) -> _Hit | None:
    """Read `in half`, `by a third`, `two thirds of`; but not `half an hour` and not `the third quarter`."""
    before, word = run[at - 1].word if at else "", run[at].word
    if word == "half":
        share, after = Fraction(1, 2), at + 1
    elif word in ("a", "one", "two", "three") and word_at(run, at + 1) in FRACTIONS:
        share, after = FRACTIONS[word_at(run, at + 1)] * SMALL.get(word, 1), at + 2
    else:
        return None
    following = word_at(run, after)
    if word == "half" and following in ("a", "an"):
        return _half_of_unit(run, after + 1)
    led = before in ("by", "in", "nearly", "roughly", "about", "almost", "another", "over", "than")
    followed = following in (
        "of",
        "the",
        "as",
        "less",
        "more",
        "faster",
        "fewer",
        "off",
        "lower",
        "our",
        "their",
        "its",
    )
    return (
        _Hit(share * 100, "%", after) if (led or followed) and following not in _SCHEDULE else None
    )


_SCHEDULE = ("year", "quarter", "day", "time", "way")


def _half_of_unit(run: Sequence[Token], at: int) -> _Hit | None:
    """Read `half a million users`, `half a second`, `half an hour`."""
    scale = {"million": 10**6, "billion": 10**9, "thousand": 1000}.get(word_at(run, at))
    if scale:
        unit, after = _unit_after(run, at + 1)
        return _Hit(Fraction(scale, 2), unit, after)
    unit = UNITS.get(word_at(run, at), "")
    return _Hit(Fraction(1, 2), unit, at + 1) if unit in TIMES else None


def _amount(run: Sequence[Token], at: int) -> _Hit | None:
    """Read a number with its unit."""
    sign = (
        CURRENCIES.get(run[at].word, "") if len(run[at].word) == 1 or run[at].raw.isupper() else ""
    )
    numeral = _number(run, at + 1 if sign else at)
    if (
        numeral is None
        or numeral.ordinal
        or _percentile(run, numeral.after)
        or (at and run[at - 1].word == "p")
    ):
        return None
    after = numeral.after + (word_at(run, numeral.after) == "+")
    if sign:
        return _Hit(numeral.value, sign, after)
    unit, after = _unit_after(run, after)
    bare_one = not numeral.written and not unit and numeral.value in (0, 1)
    return None if bare_one else _cents(run, _Hit(numeral.value, unit, after))


def _percentile(run: Sequence[Token], at: int) -> bool:
    """Say whether `ninety` goes on as `ninety fifth percentile`."""
    numeral = _number(run, at)
    return bool(numeral and numeral.ordinal and run[at].joined) or word_at(run, at) == "percentile"


def _cents(run: Sequence[Token], hit: _Hit) -> _Hit:
    """Add `and sixty nine cents` to dollars."""
    if hit.unit not in CURRENCIES.values():
        return hit
    cents = _number(run, hit.after + (word_at(run, hit.after) == "and"))
    if cents and word_at(run, cents.after) in ("cent", "cents"):
        return _Hit(hit.value + cents.value / 100, hit.unit, cents.after + 1)
    return hit


def _unit_after(run: Sequence[Token], at: int) -> tuple[str, int]:
    """Give the unit at a place and the next token; looks past `daily active` for what is counted."""
    unit, after = _unit(run, at)
    if unit:
        return _per(run, unit, after)
    end = at
    while end < at + 3 and word_at(run, end) in ADJECTIVES:
        end += 1
    counted = COUNTED.get(word_at(run, end), "")
    return _per(run, counted, end + 1) if counted else ("", at)


def _unit(run: Sequence[Token], at: int) -> tuple[str, int]:
    """Read one unit: `ms`, `square kilometers`, `times` before a comparison; empty when there is none."""
    word = word_at(run, at)
    if word in ("square", "cubic") and (inner := UNITS.get(word_at(run, at + 1))):
        return inner + ("²" if word == "square" else "³"), at + 2
    if word in ("times", "fold"):
        compares = word_at(run, at + 1) in (
            "as",
            "the",
            "more",
            "less",
            "fewer",
            "better",
        ) or word_at(run, at + 1).endswith(("er", "rs"))
        return ("x" if compares or word == "fold" else "times"), at + 1
    if word == "percentage" and word_at(run, at + 1) in ("point", "points"):
        return "points", at + 2
    if word in ("united", "us", "american") and "dollars" in (
        word_at(run, at + 1),
        word_at(run, at + 2),
    ):
        return "$", at + (3 if word == "united" else 2)
    glued = at < len(run) and not run[at].gap
    letter_alone = (
        len(word) == 1
        and word not in ("x", "%")
        and not glued
        and not run[at - 1].word[0].isdecimal()
    )
    unit = (
        "" if letter_alone else (UNITS.get(word) or COUNTED.get(word) or CURRENCIES.get(word, ""))
    )
    return unit, at + bool(unit)


def _per(run: Sequence[Token], unit: str, at: int) -> tuple[str, int]:
    """Go on with `per second`, `a day`, `/s`."""
    slash = at < len(run) and run[at].gap == "/"
    start = at if slash else at + 1
    per = slash or word_at(run, at) in ("per", "a", "an", "each", "every")
    of = (run[start].word if per and start < len(run) else "") or ""
    base = UNITS.get(of, "") if of not in ("square", "cubic") else _unit(run, start)[0]
    allowed = base in TIMES or (word_at(run, at) == "per" and base)
    if not allowed:
        return unit, at
    return f"{unit}/{base}", _unit(run, start)[1] if of in ("square", "cubic") else start + 1


def _shared_units(
    text: str, run: Sequence[Token], hits: list[tuple[_Hit, int]]
) -> list[tuple[_Hit, int]]:
    """Let `400` of `from 400 to 300 milliseconds` share the unit that is said once, and the other way round."""
    shared = list(hits)
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


def _is_year(run: Sequence[Token], hit: _Hit, first: int) -> bool:
    """Say whether it is a bare year: `in 2024`, `since nineteen ninety nine`."""
    if (
        hit.unit
        or not 1900 <= hit.value <= 2099
        or hit.value.denominator != 1
        or "," in run[first].word
    ):
        return False
    before = run[first - 1].word if first else ""
    return before not in (
        "to",
        "from",
        "by",
        "about",
        "around",
        "roughly",
        "nearly",
        "over",
        "under",
    )


_RULES: tuple[Callable[[Sequence[Token], int], _Hit | None], ...] = (
    _nines,
    _multiple,
    _fraction,
    _amount,
)
