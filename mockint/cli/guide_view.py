"""Collect the rows of a guide's page, which the terminal, Markdown and HTML show alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mockint.guide.sections.kind_rows import ROWS
from mockint.model import (
    Advice,
    Claim,
    ConceptGroup,
    Criterion,
    Fault,
    Kind,
    Pack,
    Quantity,
    Question,
    Source,
)
from mockint.review.checks import closing as closing_words


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One question of the plan."""

    number: int
    question: Question
    title: str
    holds: str
    concepts: tuple[tuple[str, bool], ...]
    """Name, and whether it stands in the guide itself."""
    place: str


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept on the map."""

    name: str
    said_as: str
    asked_in: tuple[int, ...]
    """Numbers of the questions that expect it."""
    own: bool
    """It stands in the guide; otherwise in the concept bank or in the rubric file."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group on the map."""

    name: str
    concepts: tuple[ConceptRow, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check and why it is made."""

    check: Criterion
    because: str
    chosen_by: str
    weight: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """An achievement and its numbers."""

    text: str
    numbers: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """The whole page."""

    pack: Pack
    where: str
    plan: tuple[PlannedRow, ...]
    to_ask: tuple[tuple[str, tuple[str, ...]], ...]
    """Theme and its questions."""
    asking_holds: str
    closing: str
    """The guide's own advice on the last words; empty when it has none."""
    closing_holds: str
    checks: tuple[CheckRow, ...]
    claims: tuple[ClaimRow, ...]
    groups: tuple[GroupRow, ...]
    unchecked: tuple[tuple[str, str, str], ...]
    """The line's text, why nothing checks it, its place."""
    advice: tuple[Advice, ...]
    faults: tuple[Fault, ...]

    @property
    def unchecked_title(self) -> str:
        """Heading of the lines of advice without a check."""
        lines = "line" if len(self.unchecked) == 1 else "lines"
        return f"{len(self.unchecked)} {lines} of advice that nothing checks"


def view(pack: Pack, faults: Sequence[Fault] = ()) -> GuideView:
    """Collect what a page of the guide shows."""
    closing = pack.rubric.check(closing_words.ID)
    return GuideView(
        pack,
        " · ".join(part for part in (pack.role, pack.company, pack.guide) if part),
        tuple(_plan(pack)),
        tuple(
            (theme, tuple(question.text for question in questions))
            for theme, questions in groupby(pack.to_ask, lambda question: question.theme)
        ),
        ", ".join(ROWS[Kind.ASKING].holds),
        closing.because if closing else "",
        ", ".join(ROWS[Kind.CLOSING].holds),
        tuple(_check(check, pack) for check in pack.rubric.checks),
        tuple(_claim(claim, pack) for claim in pack.claims),
        tuple(_groups(pack)),
        tuple(
            (line.text, line.because, place(line.source, pack)) for line in pack.rubric.unchecked
        ),
        pack.advice,
        tuple(faults),
    )


def place(source: Source, pack: Pack) -> str:
    """Write a place: only the line when it is in the guide itself."""
    return f"line {source.line}" if source.file == pack.guide else str(source)


def number(quantity: Quantity) -> str:
    """Write a number with what it measures and which way it went: `25 % down, API latency`."""
    value = " ".join(part for part in (f"{quantity.value:,.10g}", quantity.unit) if part)
    what = "" if quantity.what == quantity.unit else quantity.what
    return ", ".join(part for part in (f"{value} {quantity.direction}".strip(), what) if part)


def _plan(pack: Pack) -> Iterator[PlannedRow]:
    own = {
        concept.name
        for group in pack.concepts
        for concept in group.concepts
        if concept.source.file == pack.guide
    }
    for i, question in enumerate(pack.questions, 1):
        title = question.theme or question.kind.value.capitalize()
        concepts = tuple((name, name in own) for name in question.concepts)
        yield PlannedRow(
            i,
            question,
            title,
            ", ".join(ROWS[question.kind].holds),
            concepts,
            place(question.source, pack),
        )


def _check(check: Criterion, pack: Pack) -> CheckRow:
    where = f"{place(check.source, pack)}: " if check.source else ""
    weight = "" if check.weight == 1 else f"weight {check.weight:g}"
    return CheckRow(check, f"{where}{check.because}", check.chosen_by, weight)


def _claim(claim: Claim, pack: Pack) -> ClaimRow:
    return ClaimRow(claim.text, tuple(map(number, claim.quantities)), place(claim.source, pack))


def _groups(pack: Pack) -> Iterator[GroupRow]:
    asked_in: dict[str, list[int]] = {}
    for i, question in enumerate(pack.questions, 1):
        for name in question.concepts:
            asked_in.setdefault(name, []).append(i)
    for group in pack.concepts:
        yield GroupRow(group.name, tuple(_concepts(group, asked_in, pack)))


def _concepts(
    group: ConceptGroup, asked_in: dict[str, list[int]], pack: Pack
) -> Iterator[ConceptRow]:
    for concept in group.concepts:
        numbers = tuple(asked_in.get(concept.name, ()))
        yield ConceptRow(
            concept.name, ", ".join(concept.said_as), numbers, concept.source.file == pack.guide
        )
