"""What an answer holds: its concepts said or missed, its structure in time, the résumé's claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockint.model import Claim, Entry, Finding, Level, Part, Rubric, Span
from mockint.report.figures import clock
from mockint.report.phrasing import quoted
from mockint.review.check import SubjectKind
from mockint.review.checks import row
from mockint.text.sanitise import plain, source_line

SAID = (Level.GOOD, Level.NOTE)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A concept of the question, or a part of its structure, and whether it was heard."""

    name: str
    state: str
    """One of: said, in doubt, not said, could be said, not checked."""
    at: float | None
    place: str = ""
    """The guide's line, for what was not said."""
    told: str = ""
    """The finding in words."""
    means: str = ""
    """What a concept is, where that is known."""

    @property
    def clock(self) -> str:
        """When it was said, for people."""
        return clock(self.at) if self.at is not None else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an answer's structure, in time."""

    role: str
    span: Span
    sure: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of the résumé, held against what was said."""

    claim: str
    place: str
    said: str
    """Empty when it was not used."""
    answer: int
    """Counted from 1; 0 when it was not used."""
    at: float | None
    agrees: bool | None
    """None when it was not used."""

    @property
    def clock(self) -> str:
        """When it was said, for people."""
        return clock(self.at) if self.at is not None else ""


def concepts(entry: Entry, rubric: Rubric) -> tuple[Coverage, ...]:
    """Say of each concept of the question whether it was heard; nothing before the review."""
    if entry.review is None:
        return ()
    findings = [
        finding for finding in entry.review.findings if _about(finding) is SubjectKind.CONCEPT
    ]
    means = {
        concept.name: plain(concept.means)
        for group in rubric.concepts
        for concept in group.concepts
    }
    topics = [
        _topic(name, [finding for finding in findings if finding.subject == name])
        for name in entry.question.concepts
    ]
    return tuple(
        replace(topic, state=_further(topic.state, findings), means=means.get(topic.name, ""))
        for topic in topics
    )


def _further(state: str, findings: Sequence[Finding]) -> str:
    """Say of a concept without a finding of its own that an answer can do without it."""
    return "could be said" if state == "not checked" and findings else state


def is_listed(finding: Finding, entry: Entry) -> bool:
    """Say whether the list of concepts tells a finding already: it would drown the others."""
    listed = _about(finding) is SubjectKind.CONCEPT and finding.subject in entry.question.concepts
    return listed and finding.level in (Level.GOOD, Level.MISSING)


def structure(entry: Entry) -> tuple[Coverage, ...]:
    """Give the parts of the structure in the order in which they were told, missing ones last."""
    findings = [
        finding
        for finding in (entry.review.findings if entry.review else ())
        if _about(finding) is SubjectKind.PART and finding.subject
    ]
    parts = [
        _topic(name, [finding for finding in findings if finding.subject == name])
        for name in _names(findings)
    ]
    return tuple(sorted(parts, key=lambda part: (part.at is None, part.at or 0.0)))


def stretches(entry: Entry) -> tuple[Stretch, ...]:
    """Give the structure in time, each part from its first word to its last."""
    words = entry.transcript.words if entry.transcript else ()
    return tuple(
        Stretch(
            plain(part.role), Span(words[part.first].start, words[part.last].end), part.confidence
        )
        for part in (entry.review.parts if entry.review else ())
        if _fits(part, len(words))
    )


def held(entries: Sequence[Entry], claims: Sequence[Claim]) -> tuple[Held, ...]:
    """Give the résumé's lines with numbers, each with every time that it was used in a session."""
    rows: list[Held] = []
    for claim in claims:
        used = list(_used(entries, claim))
        if used or claim.quantities:
            rows += used or [Held(plain(claim.text), source_line(claim.source), "", 0, None, None)]
    return tuple(rows)


def _used(entries: Sequence[Entry], claim: Claim) -> Iterator[Held]:
    for number, entry in enumerate(entries, 1):
        for finding in entry.review.findings if entry.review else ():
            if _about(finding) is SubjectKind.CLAIM and finding.subject == claim.text:
                at = finding.evidence[0].span.start if finding.evidence else None
                agrees = finding.level is Level.GOOD
                yield Held(
                    plain(claim.text),
                    source_line(claim.source),
                    quoted(finding.message),
                    number,
                    at,
                    agrees,
                )


def _about(finding: Finding) -> SubjectKind:
    return row(finding.check).subject_kind


def _names(findings: Sequence[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.subject for finding in findings))


def _topic(name: str, about: Sequence[Finding]) -> Coverage:
    """Sum up what was found of one thing; the surest finding counts."""
    for state, levels in (
        ("said", SAID),
        ("in doubt", (Level.DOUBT, Level.IMPROVE)),
        ("not said", (Level.MISSING,)),
    ):
        surest = next((finding for finding in about if finding.level in levels), None)
        if surest is not None:
            at = surest.evidence[0].span.start if surest.evidence and state != "not said" else None
            where = source_line(surest.source) if state == "not said" else ""
            return Coverage(plain(name), state, at, where, quoted(surest.message))
    return Coverage(plain(name), "not checked", None)


def _fits(part: Part, count: int) -> bool:
    return 0 <= part.first <= part.last < count
