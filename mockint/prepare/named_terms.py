"""What an advert names (concepts of its trade, skills of any), and which of it a résumé has too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mockint.model import ConceptGroup, Source
from mockint.prepare.advert import Advert, Item
from mockint.prepare.named_concepts import NamedConcept, named_concepts
from mockint.prepare.paper import Paper
from mockint.prepare.resume import Resume
from mockint.prepare.shared import shared_names, shared_phrases
from mockint.prepare.skills import SkillList, named_skills
from mockint.text.word_forms import squash

SPOKEN = "English"
"""Whoever prepares with an English guide has it."""

MOST = 15
"""Things in which both papers agree that are told."""

EITHER = re.compile(r"\bor\b|/|\bsuch as\b|\be\.g\.|\blike\b", re.IGNORECASE)
ANY = re.compile(r"\bor (?:an?y? )?(?:other|similar|equivalent|comparable)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked for."""

    groups: Sequence[ConceptGroup]
    """Of the concepts of the trade."""
    skills: SkillList


@dataclass(frozen=True, slots=True)
class NamedTerms:
    """What an advert names."""

    concepts: tuple[NamedConcept, ...]
    """Those of the bank."""
    shared: tuple[tuple[NamedConcept, Source], ...]
    """Those that the résumé has too, each with its place there."""
    gaps: tuple[NamedConcept, ...]
    """Those that it lacks: what is asked for comes before what is only told of the work."""


def named_terms(advert: Advert, resume: Resume | None, known: Known) -> NamedTerms:
    """Compare the two papers."""
    concepts = named_concepts(advert.work, known.groups)
    skills = named_skills(advert.work, known.skills)
    asked = _merged(concepts, skills)
    if resume is None:
        return NamedTerms(concepts, (), ())
    owned = _owned(resume.paper, known)
    shared = [(term, owned[key]) for term in asked if (key := _key(term, owned))]
    apart = " ".join(item.text for item in (advert.company, advert.role) if item)
    told = _lines_of(advert, (*advert.requirements, *advert.wishes, *advert.duties))
    for find in (shared_names, shared_phrases):
        taken = [term.name for term in (*asked, *(term for term, _ in shared))]
        shared += find(told, resume.paper, taken, apart)
    demanded = _lines_of(advert, (*advert.requirements, *advert.duties))
    needed = named_skills(demanded, known.skills)
    gaps = _gaps([term for term in needed if not _key(term, owned)], shared, advert)
    return NamedTerms(concepts, tuple(shared[:MOST]), tuple(gaps))


def _lines_of(advert: Advert, items: Iterable[Item]) -> Paper:
    kept = {(item.source, item.text) for item in items}
    lines = (line for line in advert.work.lines if (line.source, line.text) in kept)
    return Paper(advert.paper.file, tuple(lines))


def _gaps(
    lacking: Iterable[NamedConcept],
    shared: Iterable[tuple[NamedConcept, Source]],
    advert: Advert,
) -> list[NamedConcept]:
    """Give the skills by name that are lacking; what is asked for comes before the duties.

    Where a line has an alternative that the résumé names, or allows any, nothing is lacking.
    """
    names = [squash(term.name) for term, _ in shared]
    met = {
        line.source
        for line in advert.work.lines
        if ANY.search(line.text)
        or (EITHER.search(line.text) and any(name in squash(line.text) for name in names))
    }
    needs = {item.source for item in advert.requirements}
    gaps = [term for term in lacking if term.source not in met and term.name != SPOKEN]
    return sorted(gaps, key=lambda term: term.source not in needs)


def _merged(
    concepts: Sequence[NamedConcept], skills: Sequence[NamedConcept]
) -> tuple[NamedConcept, ...]:
    """Give both in the order of the advert.

    What both know is a skill: `Kafka` and `RabbitMQ` are one concept, but not one skill.
    """
    known = {squash(form) for term in skills for form in (term.name, term.concept)}
    more = (
        term for term in concepts if known.isdisjoint({squash(term.name), squash(term.concept)})
    )
    return tuple(sorted((*more, *skills), key=lambda term: term.source.line))


def _owned(paper: Paper, known: Known) -> Mapping[str, Source]:
    """Give what a résumé names by its squashed names."""
    terms = (*named_concepts(paper, known.groups), *named_skills(paper, known.skills))
    return {squash(form): term.source for term in terms for form in (term.concept, term.name)}


def _key(term: NamedConcept, owned: Mapping[str, Source]) -> str:
    keys = (squash(term.concept), squash(term.name))
    return next((key for key in keys if key in owned), "")
