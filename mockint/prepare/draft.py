"""Draft a guide from an advert, a résumé and the question bank; each line keeps its origin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mockint.model import Source
from mockint.prepare.advert import Advert, Item, Seniority
from mockint.prepare.choosing import ChosenQuestion, choose
from mockint.prepare.named_concepts import NamedConcept
from mockint.prepare.named_terms import Known, NamedTerms, named_terms
from mockint.prepare.question_bank import GENERAL, QuestionBank, Trade
from mockint.prepare.resume import Resume

FROM_RESUME = 2
"""Achievements that are asked about: interviewers do ask what stands in the résumé."""
FROM_GAPS = 2
"""Things asked for in the advert and missing in the résumé that are asked about."""

QUOTED = 110
"""Characters of an achievement within a question."""


class Origin(StrEnum):
    """Who thought of it."""

    ADVERT = "advert"
    RESUME = "résumé"
    BANK = "mockint's questions"
    OWN = "you"
    PROPOSED = "proposed by a language model, not checked"


@dataclass(frozen=True, slots=True)
class Taken:
    """A line of the new guide, and its origin."""

    topic: str
    text: str
    origin: Origin
    source: Source | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A guide before it is written."""

    company: str
    role: str
    job: tuple[Taken, ...]
    fit: tuple[Taken, ...]
    achievements: tuple[Taken, ...]
    skills: tuple[Taken, ...]
    about: tuple[Taken, ...]
    questions: tuple[Taken, ...]
    to_ask: tuple[Taken, ...]
    concepts: tuple[tuple[str, tuple[Taken, ...]], ...]
    """Groups with their concepts."""
    advice: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the candidate decides."""

    company: str
    role: str
    level: Seniority
    trade: Trade
    count: int


def draft(
    advert: Advert,
    resume: Resume | None,
    bank: QuestionBank,
    known: Known,
    choice: Choice,
) -> Draft:
    """Put a guide together."""
    terms = named_terms(advert, resume, known)
    return Draft(
        company=choice.company,
        role=choice.role,
        job=tuple(_job(advert)),
        fit=tuple(_fit(terms)),
        achievements=tuple(_items(resume.achievements if resume else (), "", Origin.RESUME)),
        skills=tuple(_items(resume.skills if resume else (), "", Origin.RESUME)),
        about=tuple(_items(advert.about, "", Origin.ADVERT)),
        questions=tuple(_questions(advert, resume, bank, terms, choice)),
        to_ask=tuple(Taken(theme, text, Origin.BANK) for theme, text in bank.to_ask),
        concepts=tuple(_concepts(terms.concepts)),
        advice=tuple(Taken(topic, text, Origin.BANK) for topic, text in bank.advice),
    )


def _items(items: Sequence[Item], topic: str, origin: Origin) -> Iterator[Taken]:
    return (Taken(topic, item.text, origin, item.source) for item in items)


def _job(advert: Advert) -> Iterator[Taken]:
    yield from _items(advert.duties, "What the work is", Origin.ADVERT)
    yield from _items(advert.requirements, "What is asked for", Origin.ADVERT)
    yield from _items(advert.wishes, "Nice to have", Origin.ADVERT)
    yield from _items(advert.offer, "What is offered", Origin.ADVERT)


def _fit(terms: NamedTerms) -> Iterator[Taken]:
    """Name what the advert asks for and the résumé has."""
    for term, held in terms.shared:
        yield Taken(term.name, f"asked for, and in the résumé ({held})", Origin.ADVERT, term.source)


def _questions(
    advert: Advert,
    resume: Resume | None,
    bank: QuestionBank,
    terms: NamedTerms,
    choice: Choice,
) -> Iterator[Taken]:
    """Give the bank's questions, then those that only this résumé and this advert call for."""
    for question in choose(bank, advert, choice.trade, choice.level, count=choice.count):
        yield _from_bank(question, choice)
    if resume:
        yield from _on_achievements(resume)
        yield from _on_gaps(terms.gaps)


def _from_bank(question: ChosenQuestion, choice: Choice) -> Taken:
    word, entry = question.word, question.entry
    field = "" if entry.trade == GENERAL else f" in {choice.trade.name.lower()}"
    because = f"the advert speaks of “{word}”" if word else f"any {choice.level} post{field}"
    plain = word.capitalize() if word.islower() else word
    theme = plain or str(entry.kind).capitalize()
    return Taken(theme, entry.text, Origin.BANK, question.source, because)


def _on_achievements(resume: Resume) -> Iterator[Taken]:
    """Ask about the achievements that the résumé tells most of."""
    longest = sorted(resume.achievements, key=lambda item: -len(item.text))
    for item in longest[:FROM_RESUME]:
        quoted = item.text.rstrip(". ").replace("“", "‘").replace("”", "’").replace('"', "’")
        text = f"Your résumé says: {_cut(quoted)}. How did you do that, and how was it measured?"
        yield Taken("Résumé", text, Origin.RESUME, item.source)


def _on_gaps(gaps: Sequence[NamedConcept]) -> Iterator[Taken]:
    """Ask about what the advert names and the résumé does not."""
    for term in gaps[:FROM_GAPS]:
        text = (
            f"The advert names {term.name}, which your résumé does not. "
            "How would you close that gap?"
        )
        yield Taken("Gaps", text, Origin.ADVERT, term.source)


def _concepts(asked: Sequence[NamedConcept]) -> Iterator[tuple[str, tuple[Taken, ...]]]:
    for group in dict.fromkeys(term.group for term in asked):
        held = [term for term in asked if term.group == group]
        yield (
            group,
            tuple(Taken(group, _both_names(term), Origin.ADVERT, term.source) for term in held),
        )


def _both_names(term: NamedConcept) -> str:
    """Name a concept as the advert does, and as the bank does where that is another word."""
    concept, written = term.concept.casefold(), term.name.casefold()
    if concept.replace(" ", "") in written.replace(" ", ""):
        return term.concept
    return f"{term.name} ({term.concept})"


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"
