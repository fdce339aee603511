"""Compare takes of the same questions: what the last one gained and lost, each with its moment.

A take is one answer in one session, of one person, and it answers something. Only what
is there or not there is compared: a part of the structure, a concept, a number, a claim, and
whatever else a finding praises. What one of two takes has in doubt, or was never asked for, is
neither gained nor lost. Measures differ only when they differ by more than their noise, and what a
finding says of one that does not differ has not changed either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType

from mockint.model import Entry, Finding, Level, Question, Session
from mockint.session.instant import instant
from mockint.session.takes import Change, Comparison, Difference, Measure, Moment, Take, Versus
from mockint.text.quotes import quote

FOLLOW_UP = "-follow-up"
"""Ends the id of a follow-up in sessions from before it joined the answer it belongs to."""
YOU = "you"
"""The candidate of every session that was not played from sound files."""

Measuring = tuple[str, str, float, Callable[[Entry], float | None], str]
"""Name, unit, noise (what two takes may differ by and still be alike), how, and the check's id."""


def compare(  # noqa: PLR0913 - what is compared, and by what
    sessions: Sequence[Session],
    only: Callable[[Question], bool] = lambda _: True,
    *,
    answered: Callable[[Entry], bool] = lambda _: True,
    by_number: AbstractSet[str],
    measures: Sequence[Measuring],
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Comparison:
    """Compare every question that the same person answered in at least two sessions.

    A question is known again by its text: guides are renumbered. `answered` says whether an entry
    is a take at all. `by_number`: ids of the checks whose findings are known again by their number.
    `measures`: what else is compared. `titles` are those of checks that no guide asks for.
    """
    ordered = sorted(sessions, key=lambda session: instant(session.started))
    takes: dict[tuple[str, str], list[Take]] = {}
    for session in ordered:
        for entry in session.entries:
            if entry.review and entry.transcript and only(entry.question) and answered(entry):
                known = takes.setdefault((session.candidate, _known(entry.question, session)), [])
                known.append(Take(len(known) + 1, session.id, session.started, entry))
    asked = (check for session in ordered for check in session.pack.rubric.checks)
    named = {**titles, **{check.id: check.title for check in asked if check.title}}
    paired, alone = [], []
    for answers in takes.values():
        if len(answers) == 1:
            alone.append(answers[0].entry.question.text)
            continue
        versus = _versus(tuple(answers), named, by_number)
        paired.append(_folded(replace(versus, measures=tuple(_measured(answers, measures)))))
    return Comparison(tuple(session.id for session in ordered), tuple(paired), tuple(alone))


def of_one_person(sessions: Sequence[Session]) -> Sequence[Session]:
    """Choose the sessions of one person: yours where there are any, else the newest one's."""
    if not sessions:
        return sessions
    candidates = {session.candidate for session in sessions}
    newest = max(sessions, key=lambda session: instant(session.started)).candidate
    person = YOU if YOU in candidates else newest
    return [session for session in sessions if session.candidate == person]


def _known(question: Question, session: Session) -> str:
    """Know a question again by its text; a follow-up by its question's text as well."""
    texts = [question.text]
    if question.id.endswith(FOLLOW_UP):
        asked = question.id.removesuffix(FOLLOW_UP)
        texts += [planned.text for planned in session.pack.questions if planned.id == asked]
    return " ".join(" ".join(texts).casefold().split())


def _folded(versus: Versus) -> Versus:
    """Leave out what a check says of a measure that did not change."""
    alike = {measure.check for measure in versus.measures if measure.is_alike}
    kept = (
        difference
        for difference in versus.differences
        if difference.check not in alike or difference.change is Change.STILL_MISSING
    )
    return replace(versus, differences=tuple(kept))


def _versus(takes: tuple[Take, ...], titles: dict[str, str], by_number: AbstractSet[str]) -> Versus:
    held = [_items(take, by_number) for take in takes]
    # the last take's things come first, as the report tells them first
    order = dict.fromkeys(key for take in reversed(held) for key in take)
    doubted = [_undecided(take, by_number) for take in takes]
    differences = [
        difference
        for key in order
        if (difference := _difference(key, held, titles)) is not None
        and _is_decided(difference, key, takes, doubted, told_missing=key in held[-1])
    ]
    shown = sorted(
        _distinct(differences), key=lambda difference: list(Change).index(difference.change)
    )
    return Versus(takes[-1].entry.question, takes, tuple(shown), ())


def _distinct(differences: Sequence[Difference]) -> Iterator[Difference]:
    """Tell what two checks say of the same words once, by the shorter name."""
    shortest: dict[tuple[Change, Moment], str] = {}
    for difference in differences:
        for moment in (difference.before, difference.after):
            if moment and moment.words:
                key = (difference.change, moment)
                shortest[key] = min(shortest.get(key, difference.what), difference.what, key=len)
    for difference in differences:
        moments = [moment for moment in (difference.before, difference.after) if moment]
        told = {shortest.get((difference.change, moment)) for moment in moments} - {None}
        if not told or difference.what in told:
            yield difference


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


def _undecided(take: Take, by_number: AbstractSet[str]) -> AbstractSet[_Key]:
    """List what findings have in doubt, or only measure."""
    return {
        _name(take, finding, by_number)[0]
        for finding in (take.entry.review.findings if take.entry.review else ())
        if finding.level in (Level.DOUBT, Level.NOTE)
    }


def _is_decided(
    difference: Difference,
    key: _Key,
    takes: Sequence[Take],
    undecided: Sequence[AbstractSet[_Key]],
    *,
    told_missing: bool,
) -> bool:
    """Say whether a gain or a loss is sure: nobody doubts it, and both takes were asked for it."""
    if difference.change not in (Change.GAINED, Change.LOST):
        return True
    asked = [key[1] in take.entry.question.concepts for take in takes]
    if asked[-1] != any(asked):
        return False
    if difference.change is Change.GAINED:
        return asked[-2] == asked[-1] and key not in undecided[-2]
    return key not in undecided[-1] and (told_missing or _is_thing(key[1], takes))


def _is_thing(name: str, takes: Sequence[Take]) -> bool:
    """Say whether it is a thing that was said or not: a concept, a number, a claim.

    Of a part of the structure, and of praise without a name, silence says nothing.
    """
    reviews = (take.entry.review for take in takes if take.entry.review)
    return bool(name) and name not in {part.role for review in reviews for part in review.parts}


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
    elif last and all(key in things for things in held):
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
    for name, unit, noise, measure, check in measures:
        values = tuple(measure(take.entry) for take in takes)
        if any(value is not None for value in values):
            yield Measure(name, unit, values, noise, check)
