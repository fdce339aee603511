"""Read a number with its unit: `10K daily users`, `two hundred requests a second`."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mockint.text.numerals import Numeral, number
from mockint.text.tokens import Token, word_at
from mockint.text.units import ADJECTIVES, COUNTED, CURRENCIES, TIMES, UNITS


class Hit(NamedTuple):
    """A number that means something."""

    value: Fraction | int
    unit: str
    after: int
    """Index of the token that follows it."""


def amount(run: Sequence[Token], at: int) -> Hit | None:
    """Read a number with its unit."""
    # `USD 5` is money, `yen 5` is a name
    leads = len(run[at].word) == 1 or run[at].raw.isupper()
    sign = CURRENCIES.get(run[at].word, "") if leads else ""
    numeral = number_at(run, at + 1 if sign else at)
    if numeral is None or numeral.ordinal or _percentile(run, numeral.after):
        return None
    if at and run[at - 1].word == "p":
        return None
    after = numeral.after + (word_at(run, numeral.after) == "+")
    if sign:
        # `$1.2m` is money, where `1.2m` is a length
        scale = {"m": 10**6, "b": 10**9}.get(word_at(run, after), 1)
        return Hit(numeral.value * scale, sign, after + (scale > 1))
    unit, after = unit_after(run, after)
    bare_one = not numeral.written and not unit and numeral.value in (0, 1)
    return None if bare_one else _cents(run, Hit(numeral.value, unit, after))


def number_at(run: Sequence[Token], at: int) -> Numeral | None:
    """Read the number at a place, which may lie behind the end."""
    return number(run, at) if at < len(run) else None


def _percentile(run: Sequence[Token], at: int) -> bool:
    """Say whether `ninety` goes on as `ninety fifth percentile`."""
    numeral = number_at(run, at)
    return bool(numeral and numeral.ordinal and run[at].joined) or word_at(run, at) == "percentile"


def _cents(run: Sequence[Token], hit: Hit) -> Hit:
    """Add `and sixty nine cents` to dollars."""
    if hit.unit not in CURRENCIES.values():
        return hit
    cents = number_at(run, hit.after + (word_at(run, hit.after) == "and"))
    if cents and word_at(run, cents.after) in ("cent", "cents"):
        return Hit(hit.value + cents.value / 100, hit.unit, cents.after + 1)
    return hit


def unit_after(run: Sequence[Token], at: int) -> tuple[str, int]:
    """Give the unit at a place and the next token.

    Looks past `daily active` for what is counted.
    """
    unit, after = unit_at(run, at)
    if unit:
        return _per(run, unit, after)
    end = at
    while end < at + 3 and word_at(run, end) in ADJECTIVES:
        end += 1
    counted = COUNTED.get(word_at(run, end), "")
    return _per(run, counted, end + 1) if counted else ("", at)


def unit_at(run: Sequence[Token], at: int) -> tuple[str, int]:
    """Read one unit: `ms`, `square kilometers`, `times` before a comparison.

    Empty when there is none.
    """
    word = word_at(run, at)
    if word in ("square", "cubic") and (inner := UNITS.get(word_at(run, at + 1))):
        return inner + ("²" if word == "square" else "³"), at + 2
    if word in ("times", "fold"):
        following = word_at(run, at + 1)
        compares = following in _COMPARING or following.endswith(("er", "rs"))
        return ("x" if compares or word == "fold" else "times"), at + 1
    if word == "percentage" and word_at(run, at + 1) in ("point", "points"):
        return "points", at + 2
    if word in ("united", "us", "american") and "dollars" in (
        word_at(run, at + 1),
        word_at(run, at + 2),
    ):
        return "$", at + (3 if word == "united" else 2)
    if _letter_alone(run, at, word):
        return "", at
    unit = UNITS.get(word) or COUNTED.get(word) or CURRENCIES.get(word, "")
    return unit, at + bool(unit)


_COMPARING = ("as", "the", "more", "less", "fewer", "better")


def _letter_alone(run: Sequence[Token], at: int, word: str) -> bool:
    """Say whether a letter stands apart from a number in words: the `s` of `two s` is no unit."""
    if len(word) != 1 or word in ("x", "%"):
        return False
    return bool(run[at].gap) and not run[at - 1].word[0].isdecimal()


def _per(run: Sequence[Token], unit: str, at: int) -> tuple[str, int]:
    """Go on with `per second`, `a day`, `/s`."""
    slash = at < len(run) and run[at].gap == "/"
    start = at if slash else at + 1
    per = slash or word_at(run, at) in ("per", "a", "an", "each", "every")
    of = (run[start].word if per and start < len(run) else "") or ""
    base = UNITS.get(of, "") if of not in ("square", "cubic") else unit_at(run, start)[0]
    allowed = base in TIMES or (word_at(run, at) == "per" and base)
    if not allowed:
        return unit, at
    return f"{unit}/{base}", unit_at(run, start)[1] if of in ("square", "cubic") else start + 1
