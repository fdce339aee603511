"""Find the numbers that belong to a result; dates, schedules and head counts do not.

Precision first: a number counts only beside a word that says what got better, or in `from … to …`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from mockint.model import Quantity, Word
from mockint.text.quantities import FoundQuantity, find
from mockint.text.quotes import join_words
from mockint.text.sentences import Sentence
from mockint.text.units import CURRENCIES, SECONDS, TIMES

UP = re.compile(
    r"\b(?:increas\w+|improv\w+|grew|grow\w*|rose|rais\w+|boost\w*|gain\w*|higher|faster|quicker"
    r"|better|more|doubl\w+|tripl\w+|quadrupl\w+|jump\w+|climb\w+|went up|sped|speed\w*)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:reduc\w+|decreas\w+|drop\w*|cut\w*|lower\w*|fell|fall\w*|down|sav\w+|shr[aiu]nk\w*|less"
    r"|fewer|halv\w+|slash\w*|declin\w+|shav\w+|brought|eliminat\w+|minimi\w+)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:latenc\w+|response|load|p\s?\d\d|throughput|availability|uptime|error rate|conversion"
    r"|retention|cost\w*|revenue|accuracy|coverage|downtime|recover\w*|hit (?:rate|ratio)|queries"
    r"|query|deploy\w*|build\w*|pipeline|nines)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:goal|target\w*|aim\w*|objective|slos?|slas?|budget|want\w* to|need\w* to|had to|have to"
    r"|would|could|should|will|i'd|we'd|you'd|plan\w* to|hop\w+ to|expect\w*|suppos\w+|assum\w+"
    r"|say|if|until|when)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:would|could|should|will|might|may|i'd|we'd|to)\b[^.]*\b(?:reduce|improve|increase|lower"
    r"|decrease|drop|save|speed|get|bring)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|because|which)\b", re.IGNORECASE)
_SCHEDULE = re.compile(
    r"\b(?:for|after|every|wait\w*|timeout\w*|ttl|retr\w+|backoff|interval\w*|sleep\w*|within|last|"
    r"past|first|next|took me"
    r"|spent|old|per)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\s*(?:sure|certain|agree\w*|right|honest|of the time|of (?:the )?(?:traffic|requests"
    r"|users))\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|was|were|took|at|of)\b(?:\W+\w+){0,4}\W*$|\b(?:drop\w*|went|down|cut"
    r"|reduc\w+)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[^.?!]{0,12}?\b(?:down to|up to|to)\b[\w\s]{0,14}|\s*(?:->|\u2192)\s*", re.IGNORECASE
)

_BY = re.compile(r"\bby\W+(?:\w+\W+){0,2}$")
_HARM = re.compile(
    r"\b(?:errors?|error rate|latenc\w+|failures?|timeouts?|costs?|load times?|complaints?"
    r"|downtime|cpu|backlog|lag)\b(?:\W+\w+){0,4}?\W+(?:rose|jump\w+|climb\w+|spik\w+|grew|went up"
    r"|shot up|doubl\w+|tripl\w+|increas\w+)\b",
    re.IGNORECASE,
)


class NumberRole(Enum):
    """What a number does for the answer."""

    CHANGE = auto()
    """How much better or worse something got."""
    LEVEL = auto()
    """What was reached: `three nines`."""
    SCALE = auto()
    """How big the thing is: `ten K daily users`."""
    HARM = auto()
    """How bad it was before."""
    AIM = auto()
    """What was wanted or would be; no result yet."""


@dataclass(frozen=True, slots=True)
class Result:
    """A number, and what it says about the work."""

    role: NumberRole
    first: int
    """Word."""
    last: int
    sentence: Sentence
    quantity: Quantity
    """For `from … to …`, where it ended."""
    change: float | None
    """Percent, down is negative; None when it is no change."""


def results(words: Sequence[Word], sentences: Sequence[Sentence]) -> Iterator[Result]:
    """Find the numbers that count, in their order."""
    for sentence in sentences:
        numbers = find(sentence.text)
        if not numbers:
            continue
        joined = join_words(words[sentence.first : sentence.last + 1])
        harmed = bool(_HARM.search(sentence.text))
        for judged, change, begin, end in _judged(sentence.text, numbers):
            role = NumberRole.HARM if harmed and judged is NumberRole.CHANGE else judged
            first, last = joined.words(begin.start, end.end)
            first -= begin is not end and sentence.text[: begin.start].lower().endswith("from ")
            yield Result(
                role, sentence.first + first, sentence.first + last, sentence, end.quantity, change
            )


def _judged(
    text: str, numbers: Sequence[FoundQuantity]
) -> Iterator[tuple[NumberRole, float | None, FoundQuantity, FoundQuantity]]:
    """Tie the numbers of one sentence to what they say."""
    taken: set[int] = set()
    for at, (number, other) in enumerate(pairwise(numbers)):
        if at not in taken and (change := _from_to(text, number, other)) is not None:
            taken |= {at, at + 1}
            role = NumberRole.AIM if _is_aim(text[: number.start]) else NumberRole.CHANGE
            yield role, change, number, other
    for at, number in enumerate(numbers):
        alone = None if at in taken else _alone(text, number)
        if alone:
            signed = _signed(text, number) if alone is NumberRole.CHANGE else None
            yield alone, signed, number, number


def _from_to(text: str, number: FoundQuantity, other: FoundQuantity) -> float | None:
    """Give the change in percent of `from 400 to 300 ms`; None when it is no such thing."""
    before, after = number.quantity, other.quantity
    led = _FROM.search(text[: number.start])
    if (
        not led
        or not _TO.fullmatch(text[number.end : other.start])
        or before.unit == "yr"
        or not before.value
    ):
        return None
    # `from 2 seconds to 300 ms` is told in two units.
    factor = 1.0
    if before.unit != after.unit:
        if before.unit not in SECONDS or after.unit not in SECONDS:
            return None
        factor = SECONDS[after.unit] / SECONDS[before.unit]
    bare = not before.unit and not (UP.search(text) or DOWN.search(text) or _SUBJECT.search(text))
    # `from 2019 to 2021` is a time and no change.
    years = not before.unit and 1900 <= before.value <= 2099 and 1900 <= after.value <= 2099
    return None if bare or years else 100 * (after.value * factor - before.value) / before.value


def _alone(text: str, number: FoundQuantity) -> NumberRole | None:
    """Say what a single number does; None when it is none of ours."""
    role = _by_unit(text, number)
    if role in (NumberRole.CHANGE, NumberRole.LEVEL) and _is_aim(text[: number.start]):
        return NumberRole.AIM
    return role


def _by_unit(text: str, number: FoundQuantity) -> NumberRole | None:
    unit, value = number.quantity.unit.split("/")[0], number.quantity.value
    moves = bool(UP.search(text) or DOWN.search(text))
    if unit == "%":
        return _percent(text, number, moves=moves)
    money = unit in CURRENCIES.values() and (moves or _SUBJECT.search(text))
    if unit in ("x", "points") or money:
        return NumberRole.CHANGE
    if unit in TIMES:
        return _time(text, number, moves=moves)
    if unit in ("errors", "incidents", "downtime"):
        return NumberRole.LEVEL if value == 0 or moves else None
    if unit in ("users", "requests", "rows"):
        return NumberRole.SCALE if value >= 100 else None
    return None


def _time(text: str, number: FoundQuantity, *, moves: bool) -> NumberRole | None:
    """Tell a measured time from a schedule; days and more measure no machine."""
    before = text[: number.start]
    if number.quantity.unit.split("/")[0] in TIMES[5:] or _SCHEDULE.search(before):
        return None
    measured = _SUBJECT.search(text) or (moves and _BY.search(before))
    return NumberRole.LEVEL if measured else None


def _is_aim(before: str) -> bool:
    """Say whether what stands before a number makes it a wish: `would … and reduce`."""
    return bool(_AIM.search(_CLAUSE.split(before)[-1]) or _WISHED.search(before[-90:]))


def _percent(text: str, number: FoundQuantity, *, moves: bool) -> NumberRole | None:
    """Tell `reduced by 25%` and `99.9% availability` from `100 percent sure`."""
    if number.quantity.value >= 99 and number.quantity.value < 100:
        return NumberRole.LEVEL
    if _SURE.match(text[number.end :]):
        return None
    if moves:
        return NumberRole.CHANGE
    return NumberRole.LEVEL if _SUBJECT.search(text) else None


def _signed(text: str, number: FoundQuantity) -> float | None:
    """Give the change in percent with its direction, by the nearest word that tells it."""
    value, unit = number.quantity.value, number.quantity.unit
    before, after = (
        text[max(0, number.start - 80) : number.start],
        text[number.end : number.end + 40],
    )
    downs = [match.end() for match in DOWN.finditer(before)]
    ups = [match.end() for match in UP.finditer(before)]
    down = max(downs, default=-1) > max(ups, default=-1) or (
        not downs and not ups and bool(DOWN.search(after))
    )
    # Three times less is a third of it: 67 % down.
    if unit == "x":
        return 100 * (1 / value - 1) if down and value > 1 else 100 * (value - 1)
    return (-value if down else value) if unit in ("%", "points") else None
