"""Put the understood lines of a guide together as a pack."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mockint.guide.concepts.candidates import Expectation
from mockint.guide.concepts.concept_bank import spoken_of
from mockint.guide.concepts.expected import MOST, MOST_CORE, core, expected, index
from mockint.guide.concepts.groups import LOOSE, merged
from mockint.guide.concepts.widening import MOST_BY_MEANING, widened
from mockint.guide.language import READ, language_of
from mockint.guide.lines.headings import Section
from mockint.guide.part_readers import Understood
from mockint.guide.rubric.assemble import rubric
from mockint.guide.sections.kinds import follow_ups, kind_of
from mockint.guide.sections.questions import GuideQuestion
from mockint.guide.sections.title import company_and_role
from mockint.model import (
    Advice,
    Claim,
    Concept,
    ConceptGroup,
    Fact,
    Pack,
    Question,
    Rubric,
    Rule,
    Source,
    ToAsk,
)
from mockint.ports import Embedder

ABOUT_THEM = frozenset({Section.JOB, Section.FIT, Section.COMPANY})
"""Sections whose facts nobody needs to ask for."""

SLUG = 40
"""Characters of a theme in a question's id, which is also the name of a folder."""

FOLLOW_UPS = 2
"""Questions that may follow one; a guide that names more of its own keeps them all."""


@dataclass(frozen=True, slots=True)
class GuideSource:
    """Where a guide was read from, and what it is compared by."""

    file: str
    hash: str
    rules: Sequence[Rule]
    """What its advice can ask for."""
    meaning: Embedder | None


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The understood lines by what they are."""

    questions: tuple[GuideQuestion, ...]
    groups: tuple[ConceptGroup, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    advice: tuple[Advice, ...]
    to_ask: tuple[ToAsk, ...]

    @property
    def text(self) -> str:
        """What tells of which trade a guide is."""
        questions = [question.text for question in self.questions]
        facts = [fact.text for fact in self.facts]
        claims = [claim.text for claim in self.claims]
        return " ".join([*questions, *facts, *claims])


def pack_of(lines: Sequence[Understood], title: str, source: GuideSource) -> Pack:
    """Make the pack; the concept bank fills up where the guide names too few concepts."""
    guide = _sorted(lines)
    company, role = company_and_role(title, guide.facts)
    language = language_of(question.text for question in guide.questions)
    expectations = _expectations(guide.questions, guide.groups, source.meaning)
    shelves = spoken_of(guide.text, f"{title} {role}")
    names, groups = widened(expectations, guide.groups, shelves, source.meaning)
    groups = _with_core(groups, guide.questions, source.file)
    guide = replace(guide, groups=groups)
    spelled = {
        concept.name.casefold(): concept.name for group in groups for concept in group.concepts
    }
    return Pack(
        title=title,
        company=company,
        role=role,
        language=language,
        facts=guide.facts,
        claims=guide.claims,
        questions=tuple(
            _questions(
                guide.questions, expectations, names, language, file=source.file, spelled=spelled
            )
        ),
        to_ask=guide.to_ask,
        concepts=groups,
        advice=guide.advice,
        rubric=_rubric(guide, source),
        guide=source.file,
        guide_hash=source.hash,
    )


def _sorted(lines: Sequence[Understood]) -> _Sorted:
    return _Sorted(
        questions=tuple(line for line in lines if isinstance(line, GuideQuestion)),
        groups=merged(line for line in lines if isinstance(line, ConceptGroup)),
        facts=tuple(line for line in lines if isinstance(line, Fact)),
        claims=tuple(line for line in lines if isinstance(line, Claim)),
        advice=tuple(line for line in lines if isinstance(line, Advice)),
        to_ask=tuple(line for line in lines if isinstance(line, ToAsk)),
    )


def _with_core(
    groups: tuple[ConceptGroup, ...], questions: Sequence[GuideQuestion], file: str
) -> tuple[ConceptGroup, ...]:
    """Make known what only the core of a question names."""
    known = {concept.name.casefold() for group in groups for concept in group.concepts}
    own = []
    for question in questions:
        here = Source(file, question.line)
        new = [name for name in question.core if name.casefold() not in known]
        concepts = tuple(Concept(name, (), here) for name in new)
        own.append(ConceptGroup(question.theme or LOOSE, concepts, here))
    return merged((*groups, *own))


def _rubric(guide: _Sorted, source: GuideSource) -> Rubric:
    compiled = rubric(
        guide.advice, guide.groups, guide.claims, rules=source.rules, meaning=source.meaning
    )
    about_them = tuple(fact for fact in guide.facts if fact.section in ABOUT_THEM)
    return replace(compiled, to_ask=guide.to_ask, told=about_them)


def _expectations(
    questions: Sequence[GuideQuestion],
    groups: tuple[ConceptGroup, ...],
    meaning: Embedder | None,
) -> list[Expectation]:
    """Tell what each question asks for, and which of the guide's own concepts belong to it."""
    where = index(groups)
    meaning = meaning if len(questions) <= MOST_BY_MEANING else None
    if meaning:
        meaning.vectors([question.text for question in questions])  # all at once, and kept
    expectations = []
    for question in questions:
        kind = kind_of(question.text, question.theme, meaning)
        names = expected(question.text, question.theme, kind, where=where)
        expectations.append(Expectation(question.text, question.theme, kind, names))
    return expectations


def _questions(  # noqa: PLR0913 - all that a question is put together from
    questions: Sequence[GuideQuestion],
    expectations: Sequence[Expectation],
    concepts: Sequence[tuple[str, ...]],
    language: str,
    *,
    file: str,
    spelled: Mapping[str, str],
) -> Iterator[Question]:
    """Give each question an id that begins with its number, all of the same width.

    Folders are named by the id, so they stand in the order of the guide.
    """
    width = max(2, len(str(len(questions))))
    rows = zip(questions, expectations, concepts, strict=True)
    for number, (question, expectation, found) in enumerate(rows, 1):
        general = follow_ups(expectation.kind, language) if language in READ else ()
        following = (*question.follow_ups, *general)
        own = tuple(spelled.get(name.casefold(), name) for name in question.core)
        names = tuple(dict.fromkeys((*own, *found)))[:MOST]
        yield Question(
            id=f"{number:0{width}}-{_slug(question.theme or question.text)}",
            text=question.text,
            theme=question.theme,
            kind=expectation.kind,
            concepts=names,
            follow_ups=following[: max(FOLLOW_UPS, len(question.follow_ups))],
            source=Source(file, question.line),
            core=own[:MOST_CORE] or core(question.text, names),
        )


def _slug(theme: str) -> str:
    plain = unicodedata.normalize("NFC", theme.lower().replace("’", "").replace("'", ""))
    slug = ""
    for word in re.findall(r"[^\W_]+", plain):
        if slug and len(slug) + len(word) >= SLUG:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG]
    return slug or "question"
