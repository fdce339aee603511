"""Tie numbers together: `25 to 30` is a range, `from 94 days to 61` a change."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mockint.text.stated_number import COUNT, InChange, Stated

_HEDGES = (
    r"(?:\W+(?:about|around|roughly|nearly|over|almost|just|under|below|only|maybe|exactly|the|some"
    r"|an?(?: average of)?|at least|more than|less than|something like|up to|a good))*\W*"
)
_FROM = re.compile(rf"\bfrom{_HEDGES}$", re.IGNORECASE)
_TO = re.compile(rf"\b(?:to|reached|hit|at){_HEDGES}$", re.IGNORECASE)
_BY = re.compile(rf"\bby{_HEDGES}$", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:rais|reduc|increas|grew|grow|improv|cut|lower|drop|fell|fall|rose|rise|went|go|gone"
    r"|brought|bring|shorten|took|mov|push|bump|got|get|down|up|shr[aiu]nk|climb|jump|boost|decreas"
    r"|slash|expand|scal)\w*\b(?:\W+[\w'%-]+){0,7}\W*$",
    re.IGNORECASE,
)
_ARROW = re.compile(r"\s*(?:->|\u2192)\s*")
_ONTO = re.compile(
    r"(?:\W+\w+){0,4}?\W*(?:\b(?:down to|up to|to|into|till|until|back to)\b|->|\u2192)" + _HEDGES,
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:down|up|compared|instead|coming)\b[^.;]{0,12}\b(?:from|to|of)\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s*(?:[-\u2013]|to|or|and|till|until|up to)\s*(?:maybe |about |around |even )?[$€£]?\s*",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:when i (?:came|started|arrived|joined|took|began)|at first|at the (?:start|beginning)"
    r"|before (?:that|we|i)|in the beginning|originally|initially|used to|began with"
    r"|started (?:with|at|on)|we stood at|was the start|to begin with|the first year)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:in the end|at the end|ended (?:up )?(?:on|at|with|in)|landed (?:at|on)"
    r"|finished (?:at|on)|came (?:down |up )?to|now (?:it's|it is|we)|it's [\w ]{1,20} now"
    r"|when i left|by the time|after(?: that| \w+ (?:years?|months?)| the)|finally"
    r"|the last (?:two |three )?(?:season|year)s?|handed over"
    r"|got (?:it |us |them )?(?:down |up )?to|we reached|today)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!;]\s|\b(?:so|then|and then|but)\b")
_STOP = re.compile(r"[.?!;,]\s")
REACH = 60
"""Characters before a number, and between two, that may tie it to a change."""


def place_of(text: str, start: int) -> InChange:
    """Say where in a change a number stands, by the words before it, else by the sentence."""
    before = text[max(0, start - REACH) : start]
    for place, words in (
        (InChange.START, _FROM),
        (InChange.BY, _BY),
        (InChange.END, _TO),
    ):
        if words.search(before):
            return place
    told = (
        _SENTENCE.split(text[max(0, start - 2 * REACH) : start])[-1],
        _STOP.split(text[start : start + REACH])[0],
    )
    for place, words in ((InChange.END, _LATER), (InChange.START, _FIRST)):
        if any(words.search(part) for part in told):
            return place
    return InChange.NONE


def ranged(text: str, numbers: Sequence[Stated]) -> list[Stated]:
    """Join `25 to 30` to one number, unless something moves from the one to the other."""
    joined: list[Stated] = []
    for number in numbers:
        last = joined[-1] if joined else None
        alike = last is not None and (last.kind == number.kind or not last.noun)
        if last and alike and _is_range(text, last, number):
            joined[-1] = replace(number, value=last.value, place=last.place, start=last.start)
        else:
            joined.append(number)
    return joined


def _is_range(text: str, last: Stated, number: Stated) -> bool:
    between = text[last.end : number.start].lower()
    if not _BETWEEN.fullmatch(between) or not last.value < number.value <= 2 * last.value:
        return False
    if "and" in between and "between" not in text[max(0, last.start - 12) : last.start]:
        return False
    moves = _MOVES.search(text[max(0, last.start - REACH) : last.start]) and "or" not in between
    return last.place is not InChange.START and not moves


def paired(text: str, numbers: Sequence[Stated]) -> list[Stated]:
    """Tie the start of a change to its end: `from 94 days to 61`, `16 days, down from 27`."""
    tied = list(numbers)
    for at, (number, other) in enumerate(pairwise(numbers)):
        between = text[number.end : other.start]
        if _goes_on(text, number, between):
            tied[at], tied[at + 1] = _tied(tied[at], tied[at + 1], at, InChange.START)
        elif _BACK.search(between) and other.place is InChange.START:
            tied[at], tied[at + 1] = _tied(tied[at], tied[at + 1], at, InChange.END)
    return tied


def _goes_on(text: str, number: Stated, between: str) -> bool:
    if _ARROW.fullmatch(between):
        return True
    before = text[max(0, number.start - REACH) : number.start]
    starts = number.place is InChange.START or bool(_MOVES.search(before))
    onto = len(between) < REACH and _ONTO.fullmatch(between)
    return starts and number.place is not InChange.BY and bool(onto)


def _tied(left: Stated, right: Stated, at: int, place: InChange) -> tuple[Stated, Stated]:
    other = InChange.END if place is InChange.START else InChange.START
    return (
        replace(_like(left, right), place=place, partner=at + 1),
        replace(_like(right, left), place=other, partner=at),
    )


def _like(number: Stated, other: Stated) -> Stated:
    """Take the unit over where only the other one has it."""
    if number.kind != COUNT or number.noun or not (other.kind != COUNT or other.noun):
        return number if number.per else replace(number, per=other.per)
    return replace(
        number,
        kind=other.kind,
        currency=other.currency,
        noun=other.noun,
        per=number.per or other.per,
        value=number.value * other.scale,
        most=number.most * other.scale,
        scale=other.scale,
    )
