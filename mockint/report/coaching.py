"""An answer in, what a coach would say of it out: a verdict, three changes, some praise."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockint.model import Entry, Finding, Level, Rubric
from mockint.report.examples import Example, example
from mockint.report.judgement import Judgement, judgement
from mockint.report.topics import structure
from mockint.review import steps
from mockint.review.check import About, SubjectKind
from mockint.review.checks import row
from mockint.review.steps import OPEN, weight
from mockint.text.sanitise import plain

PRAISED = 1
"""Findings of an answer that are praised before one unfolds all of them: what to keep first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to change in an answer."""

    judgement: Judgement
    example: Example | None
    """How it could sound; None where no example is sure to be true."""
    opener: str
    """A sentence to begin with, without any fact; empty where there is none, or an example."""
    quoted: str
    """The résumé's own line, where it tells what neither answer nor example did; may be empty."""


def changes(number: int, entry: Entry, rubric: Rubric) -> tuple[Change, ...]:
    """Choose what to change in answer `number`: three things at most, the gravest first."""
    if entry.review is None:
        return ()
    english = entry.transcript is not None and entry.transcript.language.startswith("en")
    made: list[Change] = []
    for finding in steps(entry.review, rubric):
        used = [change.example for change in made if change.example]
        shown = example(finding, entry, rubric, used)
        made.append(
            Change(
                judgement(finding, number, entry, rubric),
                shown,
                opener(finding) if english and not shown else "",
                "" if shown else _resume(finding, rubric),
            )
        )
    return tuple(made)


def opener(finding: Finding) -> str:
    """Give a sentence to begin with for what is missing; a part that is too long needs none."""
    wanting = finding.level is Level.MISSING or not finding.subject
    return row(finding.check).openers.get(finding.subject, "") if wanting else ""


def praise(number: int, entry: Entry, rubric: Rubric) -> tuple[Judgement, ...]:
    """Choose what to keep of answer `number`: the weightiest praise, one of each check."""
    good = {
        finding.check: finding
        for finding in reversed(entry.review.findings if entry.review else ())
        if finding.level is Level.GOOD and row(finding.check).about is not About.DELIVERY
    }
    ranked = sorted(good.values(), key=lambda finding: -weight(finding.check, rubric))
    return tuple(judgement(finding, number, entry, rubric) for finding in ranked[:PRAISED])


def verdict(entry: Entry, changed: Sequence[Change]) -> str:
    """Say in one or two sentences how an answer stands; nothing before its review."""
    if entry.review is None or not entry.review.findings:
        return ""
    for finding in entry.review.findings:
        if row(finding.check).about is About.ANSWER and finding.level in OPEN:
            return "There is not yet an answer to judge."
    said = [_how_much(entry, len(changed)), _story(entry)]
    return " ".join(sentence for sentence in said if sentence)


def _how_much(entry: Entry, count: int) -> str:
    if count:
        how_many = ("One thing", "Two things", "Three things")[count - 1]
        return f"{how_many} to change."
    findings = entry.review.findings if entry.review else ()
    praised = any(finding.level is Level.GOOD for finding in findings)
    return "Keep it: nothing to change was found." if praised else ""


def _story(entry: Entry) -> str:
    """Name the parts of the structure that are missing; nothing where one of them is in doubt."""
    states = {part.name: part.state for part in structure(entry)}
    if len(states) < 2 or set(states.values()) - {"said", "not said"}:
        return ""
    missed = [name for name, state in states.items() if state == "not said"]
    return f"Not heard: {_listed(missed)}." if missed else ""


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _resume(finding: Finding, rubric: Rubric) -> str:
    """Quote the claim that an answer told without its number."""
    if row(finding.check).subject_kind is not SubjectKind.CLAIM or finding.level not in OPEN:
        return ""
    return next((plain(claim.text) for claim in rubric.claims if claim.text == finding.subject), "")
