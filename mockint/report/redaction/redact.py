"""Make a report that can be shared, by choice without names and without numbers.

Of what the candidate and the guide say stays only what is known to tell of nobody (`safe_words`).
What becomes of which text stands in `fields`. Whatever cannot be decided is hidden, so more goes
than must. Nothing that is made of such a report can leak what went.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum, StrEnum
from typing import Any

from mockint.model import Finding, Method, Quantity, Report, Transcript
from mockint.report.methods import LEFT_OUT
from mockint.report.redaction import telling
from mockint.report.redaction.digits import DIGITS, DIGITS_BUT_TIMES, NUMBER, bare
from mockint.report.redaction.fields import rule_of
from mockint.report.redaction.hiding import Hidden, Hiding
from mockint.report.redaction.safe_words import Position
from mockint.review.checks import CHECKS

ABOUT_NUMBERS = tuple(check.id for check in CHECKS if check.private_numbers)
"""Checks whose messages hold the candidate's numbers and what follows from them."""


class Private(StrEnum):
    """What can be left out."""

    AUDIO = "audio"
    NAMES = "names"
    NUMBERS = "numbers"


def redact(report: Report, what: frozenset[Private], hide: Sequence[str] = ()) -> Report:
    """Give the report without names and numbers, as wished, and without each text of `hide`.

    The sound is left out by the page.
    """
    names = Private.NAMES in what
    session = report.session
    seen = telling.names(session) if names else frozenset[str]()
    walk = _Walk(
        hiding=Hiding(telling.always(session, hide, whole=names), names, seen),
        numbers=telling.numbers(session) if Private.NUMBERS in what else None,
        concepts=frozenset(telling.concepts(session)),
        seconds=max(
            (entry.recording.seconds for entry in session.entries if entry.recording), default=0.0
        ),
    )
    for question in session.pack.questions:
        walk.alias("question", question.id)
    made: Report = walk.of(report)
    return replace(made, methods=(*made.methods, Method(LEFT_OUT, _told(walk.hiding.counts))))


def places(whole: Report, shared: Report) -> dict[str, str]:
    """Tell where the recordings lie that the report to share names otherwise."""
    entries = zip(whole.session.entries, shared.session.entries, strict=True)
    recordings = ((now.recording, was.recording) for was, now in entries)
    return {now.path: was.path for now, was in recordings if now and was}


def _told(counts: Counter[Hidden]) -> str:
    """Sum up what was hidden.

    >>> _told(Counter({Hidden.NAME: 2, Hidden.DATE: 1}))
    'Hidden in this report: 2 names, 0 numbers, 0 addresses, 1 date, 0 undecided words.'
    """
    plural = {Hidden.ADDRESS: "es"}
    kinds = (
        f"{counts[kind]} {kind}{plural.get(kind, 's') if counts[kind] != 1 else ''}"
        for kind in Hidden
    )
    return f"Hidden in this report: {', '.join(kinds)}."


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through every text of a value; implements `hiding_rules.Redaction`."""

    hiding: Hiding
    numbers: frozenset[str] | None
    """Numbers that were said or stand in the guide; None: numbers stay."""
    concepts: frozenset[str]
    """Names of the concepts that the guide and its questions hold."""
    seconds: float
    """Length of the longest recording: up to there `0:52` is a place in one."""
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    """What stands for a concept or an id."""
    done: dict[tuple[str, Position, float], str] = field(default_factory=dict)
    """Texts that were cleaned: the guide stands twice in a session, and is counted once."""
    noted: set[tuple[Hidden, str]] = field(default_factory=set)

    @property
    def names(self) -> bool:
        """Whether names are to be left out."""
        return self.hiding.names

    def of(self, value: Any, rule: Callable[[str], str] | None = None) -> Any:
        """Give the same value, cleaned."""
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return rule(value) if rule else ""
        if isinstance(value, tuple):
            return tuple(self.of(item, rule) for item in value)
        if value is None or isinstance(value, int | float):
            return value
        if not is_dataclass(value) or isinstance(value, type):
            return None  # a form that no rule knows yet
        rule_for_all = _SPECIAL.get(type(value))
        special = rule_for_all(self, value) if rule_for_all else {}
        others = (known.name for known in fields(value) if known.name not in special)
        return replace(value, **special, **{name: self._field(value, name) for name in others})

    def _field(self, owner: Any, name: str) -> Any:
        rule = rule_of(type(owner), name)
        return self.of(getattr(owner, name), lambda text: rule(self, text, owner))

    def hide(self, text: str, position: Position = Position.START, *, seconds: float = 0.0) -> str:
        """Hide what may tell of somebody."""
        key = (text, position, seconds)
        if key not in self.done:
            self.done[key] = self.hiding.text(text, position, seconds=seconds)
        return self.done[key]

    def count(self, kind: Hidden, text: str) -> None:
        """Note that a text was left out, once."""
        if (kind, text) not in self.noted:
            self.noted.add((kind, text))
            self.hiding.counts[kind] += 1

    def numberless(self, text: str) -> str:
        """Take the numbers out, if they are to go."""
        return text if self.numbers is None else self._without(DIGITS, text)

    def explained(self, text: str) -> str:
        """Take out only numbers that were said or stand in the guide: `twice` and `one` stay."""
        return text if self.numbers is None else self._theirs(text)

    def message(self, finding: Finding) -> str:
        """Clean a message: times and measures of ours stay, the candidate's numbers go."""
        text = self.hide(finding.message, seconds=self.seconds)
        if self.numbers is None:
            return text
        if finding.check in ABOUT_NUMBERS:
            return self._without(DIGITS_BUT_TIMES, text)
        return self._theirs(_QUOTED.sub(lambda quoted: self._without(DIGITS, quoted[0]), text))

    def term(self, name: str) -> str:
        """Give a concept's name, or what stands for it everywhere; two that are hidden differ."""
        if ("term", name) not in self.known:
            # Two concepts that are hidden to the same sign would become one without a number.
            made, taken = self.hide(name, Position.HEADING), set(self.known.values())
            more = (f"{made} {n}" for n in range(2, len(taken) + 3))
            self.known["term", name] = next(
                sign for sign in (made, *more) if sign == name or sign not in taken
            )
        return self.known["term", name]

    def alias(self, kind: str, id_: str) -> str:
        """Give what stands for an id everywhere: `question-1`."""
        number = 1 + sum(known == kind for known, _ in self.known)
        return self.known.setdefault((kind, id_), f"{kind}-{number}")

    def _theirs(self, text: str) -> str:
        return DIGITS_BUT_TIMES.sub(
            lambda hit: self._number(hit[0]) if bare(hit[0]) in self._said else hit[0], text
        )

    @property
    def _said(self) -> frozenset[str]:
        return self.numbers or frozenset()

    def _without(self, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda hit: self._number(hit[0]), text)

    def _number(self, text: str) -> str:
        self.count(Hidden.NUMBER, text)
        return NUMBER


def _finding(walk: _Walk, was: Finding) -> dict[str, Any]:
    hidden = walk.numbers is not None and was.check in ABOUT_NUMBERS
    return {"value": None if hidden else was.value}


def _quantity(walk: _Walk, _: Quantity) -> dict[str, Any]:
    return {} if walk.numbers is None else {"value": 0.0, "text": NUMBER}


def _transcript(walk: _Walk, was: Transcript) -> dict[str, Any]:
    """Clean what was said as a whole: an address or a date stands in several words.

    The words that a second reading replaced are of no use to others, and those of a second voice
    are not the candidate's to give.
    """
    clean = walk.hiding.words([word.text for word in was.words])
    words = (
        replace(
            word,
            text=walk.numberless(text),
            heard_as=walk.numberless(walk.hide(word.heard_as, Position.INSIDE)),
        )
        for word, text in zip(was.words, clean, strict=True)
    )
    return {"words": tuple(words), "live": (), "others": ()}


_SPECIAL: dict[type, Callable[[_Walk, Any], dict[str, Any]]] = {
    Finding: _finding,
    Quantity: _quantity,
    Transcript: _transcript,
}
"""What a rule for one text cannot do right."""


_QUOTED = re.compile(r"(?<!\w)'(\S|\S.*?\S)'(?!\w)|“[^”]*”")
