"""How two numbers are said: place in a change, rate, direction, unit, and how far apart."""

from collections.abc import Iterator
from math import log10

from mockint.review.same_fact.cues import other_direction, same_direction
from mockint.review.same_fact.numbers import Fact, Mention
from mockint.text.stated_number import COUNT, TIME, Stated


def slip(mine: Stated, theirs: Stated) -> bool:
    """Say whether one value is the other misheard or mistyped: 16 and 60, 48 and 84, 12 and 120."""
    left, right = (f"{number.value / number.scale:.4g}" for number in (mine, theirs))
    if left == right:
        return False
    digits = [text.replace(".", "").strip("0") for text in (left, right)]
    teen = {left, right} in [{f"1{n}", f"{n}0"} for n in range(3, 10)]
    return digits[0] == digits[1] or sorted(digits[0]) == sorted(digits[1]) or teen


def form(fact: Fact, said: Mention) -> Iterator[float]:
    """How both are said: place in a change, rate, direction, unit, and how far apart they are."""
    mine, theirs = fact.number, said.number
    both = bool(mine.place and theirs.place)
    yield float(both and mine.place is theirs.place)
    yield float(both and mine.place is not theirs.place)
    rates = bool(mine.per and theirs.per)
    yield float(rates and mine.per == theirs.per)
    yield float(rates and mine.per != theirs.per)
    yield float(same_direction(fact.clause, said.sentence))
    yield float(other_direction(fact.clause, said.sentence))
    yield float(mine.kind in ("%", "points"))
    yield float(mine.kind == TIME)
    yield float(mine.kind == COUNT)
    yield float(theirs.kind == COUNT and not theirs.noun)
    logs = log10(max(theirs.value, 1e-9)) - log10(max(mine.value, 1e-9))
    yield min(abs(logs), 1.74)
    yield float(abs(logs) > 0.9 and abs(logs - round(logs)) < 0.02)
