"""Write a guide anew in the form that is read surely: for the candidate to edit."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mockint.guide.lines.headings import Section
from mockint.guide.sections.kinds import follow_ups
from mockint.model import Fact, Kind, Pack

GENERAL = frozenset(
    text for kind in Kind for language in ("en", "ko") for text in follow_ups(kind, language)
)
"""Follow-ups of the program's own, which no guide has to name."""
ABOUT = (
    (Section.JOB, "Job overview"),
    (Section.FIT, "Why it fits"),
    (Section.RESUME, "Résumé highlights"),
    (Section.STORIES, "Stories"),
    (Section.COMPANY, "About the company"),
)


def clean(pack: Pack) -> str:
    """Give the text of the guide; what was not understood is not in it."""
    return "\n".join([f"# {pack.title}", *_questions(pack), *_to_ask(pack), *_rest(pack)]) + "\n"


def _questions(pack: Pack) -> Iterator[str]:
    notes: dict[str, list[Fact]] = {}
    for fact in pack.facts:
        if fact.section == Section.NOTES:
            notes.setdefault(fact.topic, []).append(fact)
    yield from ("", "## Likely questions", "")
    for question in pack.questions:
        yield f"- **Question:** {question.text}"
        for text in question.follow_ups:
            if text not in GENERAL:
                yield f"  - Follow-up: {text}"
        yield from (f"  - Note: {fact.text}" for fact in notes.get(question.text, ()))


def _to_ask(pack: Pack) -> Iterator[str]:
    if pack.to_ask:
        yield from ("", "## Questions to ask", "")
        yield from (f"- {question.text}" for question in pack.to_ask)


def _rest(pack: Pack) -> Iterator[str]:
    groups = [
        (
            group.name,
            [concept.name for concept in group.concepts if concept.source.file == pack.guide],
        )
        for group in pack.concepts
        if group.source.file == pack.guide
    ]
    yield from _listed(
        "Key concepts", [f"**{name}**: {', '.join(names)}" for name, names in groups if names]
    )
    advice = [
        f"**{line.topic}**: {line.text}" if line.topic and line.text else line.text or line.topic
        for line in pack.advice
    ]
    yield from _listed("Advice", advice)
    yield from _listed("Key achievements", [claim.text for claim in pack.claims])
    for section, title in ABOUT:
        facts = [fact for fact in pack.facts if fact.section == section]
        yield from _listed(title, list(_topics(facts)))


def _topics(facts: Sequence[Fact]) -> Iterator[str]:
    for topic, alike in groupby(facts, lambda fact: fact.topic):
        yield from (f"**{topic}**: {fact.text}" if topic else fact.text for fact in alike)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"## {title}", "", *(f"- {line}" for line in lines))
