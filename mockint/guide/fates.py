"""Tell what became of every line of a guide, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mockint.guide.lines.headings import Section
from mockint.guide.part_readers import Understood
from mockint.guide.roles.decide import Decision
from mockint.guide.sections.questions import GuideQuestion
from mockint.model import Advice, Claim, ConceptGroup, Fact, Fault, ToAsk

ASKED, TO_ASK, NOTE, HEADING, LEFT = "asked", "to ask them", "note", "heading", "left out"
KINDS: dict[type, str] = {
    ToAsk: TO_ASK,
    Advice: "advice",
    Claim: "achievement",
    Fault: "not understood",
}
SECTIONS = {
    Section.COMPANY: "about them",
    Section.JOB: "about the job",
    Section.FIT: "about your fit",
    Section.RESUME: "about you",
    Section.STORIES: "story",
    Section.CONCEPTS: "concepts",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """A line of the file and what it was taken for."""

    line: int
    text: str
    what: str
    sure: float | None
    """0 to 1; None where its heading or its form left nothing to weigh."""


def fates(
    text: str, lines: Iterable[Understood], decisions: Sequence[Decision], headings: set[int]
) -> list[Fate]:
    """Give each line of a file that has words in it."""
    what: dict[int, str] = {}
    for line in lines:
        for number, kind in _kinds(line):
            what.setdefault(number, kind)
    sure: dict[int, float] = {}
    for decision in decisions:
        sure[decision.unit.line] = min(decision.sure, sure.get(decision.unit.line, 1.0))
    return [
        Fate(
            number,
            words.strip(),
            what.get(number, HEADING if number in headings else LEFT),
            sure.get(number),
        )
        for number, words in enumerate(text.split("\n"), 1)
        if words.strip()
    ]


def _kinds(line: Understood) -> list[tuple[int, str]]:
    if isinstance(line, GuideQuestion):
        return [(line.line, ASKED)]
    if isinstance(line, ConceptGroup):
        places = {line.source.line, *(concept.source.line for concept in line.concepts)}
        return [(number, "concepts") for number in sorted(places)]
    if isinstance(line, Fact):
        return [(line.source.line, SECTIONS.get(Section(line.section), NOTE))]
    return [(line.source.line, KINDS[type(line)])]
