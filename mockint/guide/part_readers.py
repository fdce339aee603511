"""Read each part of a guide with the reader of its section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mockint.guide.concepts.groups import concepts
from mockint.guide.lines.headings import Section
from mockint.guide.lines.labels import split_label
from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.sections.entries import advice, claims, facts, to_ask
from mockint.guide.sections.questions import GuideQuestion, QuestionNote, Unclear, asked
from mockint.guide.sections.section_parts import SectionPart
from mockint.model import Advice, Claim, ConceptGroup, Fact, Fault, Source, ToAsk

Understood = GuideQuestion | Fact | Claim | ToAsk | ConceptGroup | Advice | Fault

READERS = {
    Section.TO_ASK: to_ask,
    Section.CONCEPTS: concepts,
    Section.ADVICE: advice,
    Section.CLAIMS: claims,
}
"""Who reads which section; questions are read by `_questions`, all others are facts."""

SHOWN = 60
"""Characters of a line in a fault."""

HINT = (
    "Put it below a heading such as “Likely questions”, “Questions to ask”, "
    "“Key concepts”, “Tips”, “Company”."
)


def understood(part: SectionPart, file: str) -> Iterable[Understood]:
    """Read one part; what is not understood becomes a fault."""
    if not part.nodes:
        place = Source(file, part.line)
        return [Fault(place, "Nothing stands below this heading.", "Fill it, or take it out.")]
    code = [node for node in part.nodes if node.shape is Shape.CODE]
    if code:
        rest = tuple(node for node in part.nodes if node.shape is not Shape.CODE)
        left_out = [
            Fault(Source(file, node.line), "A block of code was left out.", "Write it as text.")
            for node in code
        ]
        return [*left_out, *(understood(replace(part, nodes=rest), file) if rest else ())]
    if part.section in {Section.QUESTIONS, None}:
        return _questions(part, file)
    return READERS[part.section](part, file) if part.section in READERS else facts(part, file)


def _questions(part: SectionPart, file: str) -> Iterator[GuideQuestion | Fact | Fault]:
    headed = part.section is not None
    for line in asked(part.nodes, part.theme, strict=not headed):
        if isinstance(line, GuideQuestion):
            yield line
        elif isinstance(line, QuestionNote):
            yield Fact(Section.NOTES, line.question, line.text, Source(file, line.line))
        else:
            yield _unclear(line, Source(file, line.line), headed=headed)


def _unclear(line: Unclear, place: Source, *, headed: bool) -> Fact | Fault:
    """Keep a labelled line below no heading as a note; any other line is a fault."""
    if headed:
        hint = "End it with a question mark to have it asked."
        return Fault(place, f"Asks nothing: {_brief(line.text)}", hint)
    label, text = split_label(line.text)
    if label and text:
        return Fact(Section.NOTES, label, text, place)
    return Fault(place, f"No heading tells what this is: {_brief(line.text)}", HINT)


def _brief(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
