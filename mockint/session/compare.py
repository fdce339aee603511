"""Compare takes of the same questions: what the last one gained and lost, each with its moment.

A take is one answer in one session, of one person, and it answers something. Only what
is there or not there is compared: a part of the structure, a concept, a number, a claim, and
whatever else a finding praises. Measures differ only when they differ by more than their noise.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from mockint.model import Entry, Finding, Level, Question, Session
from mockint.session.instant import instant
from mockint.text.quotes import quote

YOU = "you"
"""The candidate of every session that was not played from sound files."""

Measuring = tuple[str, str, float, Callable[[Entry], float | None]]
"""Name, unit, noise and how: what two takes may differ by and still be alike."""


class Change(StrEnum):
    """What became of a thing between the takes before and the last one."""

    GAINED = "gained"
    LOST = "lost"
    KEPT = "kept"
    STILL_MISSING = "still missing"


@dataclass(frozen=True, slots=True)
class Take:
    """One answer to a question."""

    number: int
    """Counted from 1, in order of time."""
    session: str
    """Its id."""
    started: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a thing was said."""

    take: int
    at: float | None
    """Seconds."""
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing, and what became of it."""

    change: Change
    check: str
    title: str
    """The check's, for people."""
    what: str
    """A concept, a part, a number; else the finding's own sentence."""
    before: Moment | None
    """The last take before that had it."""
    after: Moment | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure over the takes."""

    name: str
    unit: str
    values: tuple[float | None, ...]
    """One for each take; None where it cannot be told."""
    noise: float
    """What two takes may differ by and still be alike."""

    @property
    def differs(self) -> bool:
        """Say whether the last take differs from the one before it by more than noise."""
        known = self._known
        return len(known) > 1 and abs(known[-1] - known[-2]) > self.noise

    @property
    def is_alike(self) -> bool:
        """Say whether two takes are known and differ by noise at most."""
        return len(self._known) > 1 and not self.differs

    @property
    def _known(self) -> list[float]:
        return [value for value in self.values if value is not None]


@dataclass(frozen=True, slots=True)
class Versus:
    """All takes of one question."""

    question: Question
    takes: tuple[Take, ...]
    differences: tuple[Difference, ...]
    measures: tuple[Measure, ...]

    def of(self, change: Change) -> tuple[Difference, ...]:
        """Give the differences of one kind."""
        return tuple(difference for difference in self.differences if difference.change is change)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sessions, question by question."""

    sessions: tuple[str, ...]
    """Ids in order of time."""
    questions: tuple[Versus, ...]
    alone: tuple[str, ...]
    """Texts of questions that were answered only once."""


def compare(
    sessions: Sequence[Session],
    only: Callable[[Question], bool] = lambda _: True,
    *,
    answered: Callable[[Entry], bool] = lambda _: True,
    by_number: AbstractSet[str],
    measures: Sequence[Measuring],
) -> Comparison:
    """Compare every question that the same person answered in at least two sessions.

    A question is known again by its text: guides are renumbered. `answered` says whether an entry
    is a take at all. `by_number`: ids of the checks whose findings are known again by their number.
    `measures`: what else is compared.
    """
    ordered = sorted(sessions, key=lambda session: instant(session.started))
    takes: dict[tuple[str, str], list[Take]] = {}
    for session in ordered:
        for entry in session.entries:
            if entry.review and entry.transcript and only(entry.question) and answered(entry):
                known = takes.setdefault((session.candidate, _known(entry.question)), [])
                known.append(Take(len(known) + 1, session.id, session.started, entry))
    titles = {check.id: check.title for session in ordered for check in session.pack.rubric.checks}
    paired, alone = [], []
    for answers in takes.values():
        if len(answers) == 1:
            alone.append(answers[0].entry.question.text)
            continue
        versus = _versus(tuple(answers), titles, by_number)
        paired.append(replace(versus, measures=tuple(_measured(answers, measures))))
    return Comparison(tuple(session.id for session in ordered), tuple(paired), tuple(alone))


def of_one_person(sessions: Sequence[Session]) -> Sequence[Session]:
    """Choose the sessions of one person: yours where there are any, else the newest one's."""
    if not sessions:
        return sessions
    candidates = {session.candidate for session in sessions}
    newest = max(sessions, key=lambda session: instant(session.started)).candidate
    person = YOU if YOU in candidates else newest
    return [session for session in sessions if session.candidate == person]


def _known(question: Question) -> str:
    return " ".join(question.text.casefold().split())


def _versus(takes: tuple[Take, ...], titles: dict[str, str], by_number: AbstractSet[str]) -> Versus:
    held = [_items(take, by_number) for take in takes]
    # the last take's things come first, as the report tells them first
    order = dict.fromkeys(key for take in reversed(held) for key in take)
    differences = [
        difference for key in order if (difference := _difference(key, held, titles)) is not None
    ]
    shown = sorted(differences, key=lambda difference: list(Change).index(difference.change))
    return Versus(takes[-1].entry.question, takes, tuple(shown), ())


@dataclass(frozen=True, slots=True)
class _Item:
    """What a take has, or is told to lack."""

    what: str
    there: bool
    moment: Moment


_Key = tuple[str, str]


def _items(take: Take, by_number: AbstractSet[str]) -> dict[_Key, _Item]:
    """List what findings say is there or missing; what is in doubt is neither."""
    items: dict[_Key, _Item] = {}
    for finding in take.entry.review.findings if take.entry.review else ():
        there = finding.level is Level.GOOD
        if not there and finding.level not in (Level.MISSING, Level.IMPROVE):
            continue
        key, what = _name(take, finding, by_number)
        if key not in items or there:
            items[key] = _Item(what, there, _moment(take, finding))
    return items


def _name(take: Take, finding: Finding, by_number: AbstractSet[str]) -> tuple[_Key, str]:
    """Know a thing again in another take: by its subject or number, else by its check alone."""
    if finding.check in by_number and finding.value is not None and finding.level is Level.GOOD:
        words = _moment(take, finding).words
        key = (finding.check, f"{_rounded(finding.value)} {finding.unit}")
        return key, words or finding.message
    if finding.subject and finding.check not in by_number:
        return (finding.check, finding.subject), finding.subject
    return (finding.check, ""), finding.message


def _rounded(value: float) -> str:
    """Give numbers that are alike but for their last digits the same name: `24.9` and `25`."""
    return f"{abs(value):.2g}" if value else "0"


def _moment(take: Take, finding: Finding) -> Moment:
    if not finding.evidence:
        return Moment(take.number, None, "")
    evidence = finding.evidence[0]
    words = take.entry.transcript.words if take.entry.transcript else ()
    quoted = ""
    if evidence.first is not None and evidence.last is not None:
        quoted = quote(words, evidence.first, evidence.last)
    return Moment(take.number, evidence.span.start, quoted)


def _difference(
    key: _Key, held: Sequence[dict[_Key, _Item]], titles: dict[str, str]
) -> Difference | None:
    last = held[-1].get(key)
    having = [take[key] for take in held[:-1] if key in take and take[key].there]
    before, after = (having[-1] if having else None), (last if last and last.there else None)
    if before and after:
        change = Change.KEPT
    elif after:
        change = Change.GAINED
    elif before:
        change = Change.LOST
    elif last:
        change = Change.STILL_MISSING
    else:
        return None
    named = after or before or last
    return Difference(
        change,
        key[0],
        titles.get(key[0]) or key[0].replace("_", " ").capitalize(),
        named.what if named else "",
        before.moment if before else None,
        after.moment if after else None,
    )


def _measured(takes: Sequence[Take], measures: Sequence[Measuring]) -> Iterator[Measure]:
    for name, unit, noise, measure in measures:
        values = tuple(measure(take.entry) for take in takes)
        if any(value is not None for value in values):
            yield Measure(name, unit, values, noise)
