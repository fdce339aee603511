"""A report in, one to share out: without names, without numbers, by choice; nothing downstream can leak them.

Names are told by their capital letters, so more is taken out than must be; what a recogniser wrote small is only found
where it stands with a capital elsewhere, is the company's, or was given by the candidate.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, StrEnum
from functools import reduce
from typing import Any, TypeVar

from mockint.model import (
    Concept,
    Finding,
    Pack,
    Quantity,
    Question,
    Recording,
    Report,
    Review,
    Score,
    Session,
    Source,
    Word,
)
from mockint.words import STOP

T = TypeVar("T")

NAME, NUMBER = "[name]", "[number]"

ABOUT_NUMBERS = ("metrics", "claims")
"""Checks whose messages hold the candidate's numbers and what follows from them."""

KEPT = frozenset(
    {
        *("check", "unit", "language", "made_by", "reference", "started", "direction", "role", "chosen_by", "said_as"),
        "methods",
    }
)
"""Fields that hold no word of the candidate's and none of the guide's but its terms."""


class Private(StrEnum):
    """What can be left out."""

    AUDIO = "audio"
    NAMES = "names"
    NUMBERS = "numbers"


Clean = Callable[[str], str]


def redact(report: Report, what: frozenset[Private], hide: Sequence[str] = ()) -> Report:
    """Give the report without names and numbers, as wished, and without each text of `hide`; sound is the page's."""
    cleaners = [_without(re.escape(text), NAME) for text in hide if text.strip()]
    if Private.NAMES in what:
        cleaners.append(_names(report.session))
    walk = _Walk(
        cleaners=tuple(cleaners),
        terms=frozenset(name for question in report.session.pack.questions for name in question.concepts),
        names=Private.NAMES in what,
        numbers=_numbers(report.session) if Private.NUMBERS in what else None,
    )
    return walk.of(report)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through every text of a value."""

    cleaners: tuple[Clean, ...]
    terms: frozenset[str]
    names: bool
    numbers: frozenset[str] | None
    """Numbers that were said or stand in the guide; None: numbers stay."""

    def of(self, value: T) -> T:
        """Give the same value, cleaned."""
        return self._of(value, "")  # type: ignore[no-any-return]

    def _of(self, value: Any, field: str) -> Any:
        if isinstance(value, Enum) or field in KEPT:
            return value
        if isinstance(value, str):
            return value if value in self.terms else self._text(value)
        if isinstance(value, tuple):
            return tuple(self._of(one, field) for one in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        made = replace(value, **{one.name: self._of(getattr(value, one.name), one.name) for one in fields(value)})
        rule = _SPECIAL.get(type(value))
        return replace(made, **rule(self, value)) if rule else made

    def _text(self, text: str) -> str:
        for clean in self.cleaners:
            text = clean(text)
        return text if self.numbers is None else _DIGITS.sub(NUMBER, text)

    def message(self, finding: Finding) -> str:
        """Clean a message: times and measures of ours stay, the candidate's numbers go."""
        text = finding.message
        for clean in self.cleaners:
            text = clean(text)
        if self.numbers is None:
            return text
        if finding.check in ABOUT_NUMBERS:
            return _DIGITS_BUT_TIMES.sub(NUMBER, text)
        return self._theirs(_QUOTED.sub(lambda quoted: _DIGITS.sub(NUMBER, quoted[0]), text))

    def explanation(self, text: str) -> str:
        """Clean what a concept means: `twice` and `one` stay, a number that was said or stands in the guide goes."""
        text = self.ours(text)
        return text if self.numbers is None else self._theirs(text)

    def _theirs(self, text: str) -> str:
        return _DIGITS_BUT_TIMES.sub(lambda one: NUMBER if _bare(one[0]) in (self.numbers or ()) else one[0], text)

    def ours(self, text: str) -> str:
        """Clean a text in which all numbers are ours: a folder's name, the reason of a score."""
        for clean in self.cleaners:
            text = clean(text)
        return text


def _finding(walk: _Walk, was: Finding) -> dict[str, Any]:
    hidden = walk.numbers is not None and was.check in ABOUT_NUMBERS
    return {"message": walk.message(was), "value": None if hidden else was.value}


def _quantity(walk: _Walk, _: Quantity) -> dict[str, Any]:
    return {} if walk.numbers is None else {"value": 0.0, "text": NUMBER}


def _recording(walk: _Walk, was: Recording) -> dict[str, Any]:
    return {"path": walk.ours(was.path), "device": "" if walk.names else was.device}


_SPECIAL: dict[type, Callable[[_Walk, Any], dict[str, Any]]] = {
    Finding: _finding,
    Quantity: _quantity,
    Recording: _recording,
    Question: lambda walk, was: {"id": walk.ours(was.id)},
    Review: lambda walk, was: {"question": walk.ours(was.question)},
    Score: lambda walk, was: {"reason": walk.ours(was.reason)},
    Source: lambda walk, was: {"file": "guide.md" if walk.names else was.file},
    Concept: lambda walk, was: {"name": was.name, "means": walk.explanation(was.means)},
    Session: lambda walk, _: {"id": "session", "candidate": "the candidate"} if walk.names else {},
    Pack: lambda walk, _: {"guide": "guide.md", "guide_hash": ""} if walk.names else {},
}
"""What a rule for texts cannot do right."""


def _names(session: Session) -> Clean:
    """Find what is written with a capital and never small, and whatever belongs to the company's name."""
    texts = [*_texts(session), *_meanings(session.pack)]
    seen = [token for text in texts for token in _TOKEN.findall(text)]
    terms = {part for one in _terms(session.pack) for part in _TOKEN.findall(one.casefold())}
    ours = (token for text in _about(session) for token in _TOKEN.findall(text.casefold()))
    small = {token for token in seen if token[:1].islower()} | STOP | terms | _OWN | set(ours)
    forced = {token for token in _TOKEN.findall(session.pack.company.casefold()) if len(token) > 1}
    called = {_bare(token) for token in seen if token[:1].isupper() and _bare(token) not in small}
    honoured = {name for text in texts for name in _HONOURED.findall(text)}
    known = sorted((called | forced | honoured) - {""}, key=len, reverse=True)
    return _without("|".join(map(re.escape, known)), NAME) if known else lambda text: text


def _texts(session: Session) -> Iterator[str]:
    """Give the texts in which a capital means something: no headings."""
    pack = session.pack
    yield from (
        one.text for part in (pack.facts, pack.claims, pack.advice, pack.questions, pack.to_ask) for one in part
    )
    yield from (check.because for check in pack.rubric.checks)
    for entry in session.entries:
        yield entry.question.text
        yield from _said(entry.transcript.words if entry.transcript else ())


def _about(session: Session) -> Iterator[str]:
    """Give headings, in which every word may have a capital, and the sentences of findings but for their quotations."""
    yield from (check.title for check in session.pack.rubric.checks)
    meanings = set(_meanings(session.pack))
    for entry in session.entries:
        yield entry.question.theme
        for one in entry.review.findings if entry.review else ():
            yield _QUOTED.sub("", reduce(lambda told, text: told.replace(text, ""), meanings, one.message))


def _said(words: Iterable[Word]) -> Iterator[str]:
    for word in words:
        yield word.text
        yield word.heard_as


def _meanings(pack: Pack) -> Iterator[str]:
    """Give what the concepts mean: some of it may be the candidate's own words."""
    concepts = (one for group in (*pack.concepts, *pack.rubric.concepts) for one in group.concepts)
    yield from (one.means for one in concepts if one.means)


def _terms(pack: Pack) -> Iterator[str]:
    for group in (*pack.concepts, *pack.rubric.concepts):
        for concept in group.concepts:
            yield from (concept.name, *concept.said_as)


def _numbers(session: Session) -> frozenset[str]:
    """Give the numbers that would give somebody away wherever they stand; single digits do not."""
    found = (_bare(one) for text in _texts(session) for one in _DIGITS.findall(text))
    return frozenset(one for one in found if len(one) > 1)


def _without(pattern: str, sign: str) -> Clean:
    """Make what takes whole words out; a possessive goes with its word."""
    whole = re.compile(rf"(?<![^\W_])(?:{pattern})(?:['’]s)?(?![^\W_])", re.IGNORECASE)
    return lambda text: whole.sub(sign, text)


def _bare(text: str) -> str:
    return text.casefold().removesuffix("'s").removesuffix("’s").strip(".,")


_TOKEN = re.compile(r"[^\W\d_][\w'’+#.-]*[\w+#]|[^\W\d_]")
_OWN = {"i", "i'm", "i'd", "i've", "i'll", "ok", "okay", "yeah", "yes", "well", "now", "then", "first", "finally"}
_HONOURED = re.compile(r"([가-힣]{2,4}?)\s?(?:씨|님)")
_WORDS = (
    *("zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen"),
    *("half", "halved", "halving", "quarter", "third", "thirds", "twice", "double", "doubled", "triple", "tripled"),
    *("percent", "nines"),
)
_DIGITS = re.compile(
    rf"(?<![^\W\d_])\d+(?:[.,:]\d+)*(?:\s?%)?|(?<![^\W_])(?:{'|'.join(_WORDS)})s?(?![^\W_])"
    r"|(?<![^\W_])[영공일이삼사오육칠팔구십백천만억]{2,}",
    re.IGNORECASE,
)
_DIGITS_BUT_TIMES = re.compile(rf"(?<![\d:])(?!\d+:\d\d(?!\d))(?:{_DIGITS.pattern})", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)'(\S|\S.*?\S)'(?!\w)|“[^”]*”")
