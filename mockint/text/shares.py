"""Read shares and multiples: `three nines`, `cut in half`, `by a third`, `twice as fast`."""

from collections.abc import Sequence
from fractions import Fraction

from mockint.text.amounts import Hit, unit_after
from mockint.text.number_words import SMALL
from mockint.text.tokens import Token, word_at
from mockint.text.units import FRACTIONS, MULTIPLES, TIMES, UNITS
from mockint.text.word_lists import listed


def nines(run: Sequence[Token], at: int) -> Hit | None:
    """Read `three nines` as 99.9 %."""
    count = SMALL.get(run[at].word, int(run[at].word) if run[at].word.isdecimal() else 0)
    if 2 <= count <= 9 and word_at(run, at + 1) in ("nines", "9s"):
        return Hit(100 - Fraction(100, 10**count), "%", at + 2)
    return None


def multiple(run: Sequence[Token], at: int) -> Hit | None:
    """Read `doubled` as 2 x, `twice as fast`, `halved` as 50 %."""
    word, following = run[at].word, word_at(run, at + 1)
    if word in ("halved", "halving"):
        return Hit(50, "%", at + 1)
    if word in ("twice", "double", "triple"):
        if following not in ("as", "the", "our", "its", "their"):
            return None
        return Hit(3 if word == "triple" else 2, "x", at + 1)
    return Hit(MULTIPLES[word], "x", at + 1) if word in MULTIPLES else None


def fraction(run: Sequence[Token], at: int) -> Hit | None:
    """Read `in half`, `by a third`, `two thirds of`.

    But not `half an hour` and not `the third quarter`.
    """
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
    is_share = before in _LEADING or following in _FOLLOWING
    return Hit(share * 100, "%", after) if is_share and following not in _SCHEDULE else None


_LEADING = listed("by in nearly roughly about almost another over than")

_FOLLOWING = listed("of the as less more faster fewer off lower our their its")

_SCHEDULE = ("year", "quarter", "day", "time", "way")
"""What a third of is a date or a turn: `the third quarter`, `one third time`."""


def _half_of_unit(run: Sequence[Token], at: int) -> Hit | None:
    """Read `half a million users`, `half a second`, `half an hour`."""
    scale = {"million": 10**6, "billion": 10**9, "thousand": 1000}.get(word_at(run, at))
    if scale:
        unit, after = unit_after(run, at + 1)
        return Hit(Fraction(scale, 2), unit, after)
    unit = UNITS.get(word_at(run, at), "")
    return Hit(Fraction(1, 2), unit, at + 1) if unit in TIMES else None
