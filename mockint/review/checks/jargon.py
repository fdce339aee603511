"""Abbreviations that nobody explained and the guide does not use."""

import re

from mockint.model import Asked, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.reading import Reading
from mockint.text.quotes import at_clock, evidence

ID = "jargon"
MANY = 3
"""Different ones from which on it is told; one or two are everybody's."""
_SHORT = re.compile(r"^[A-Z][A-Z0-9]{2,5}s?$")
_EXPLAINED = re.compile(
    r"\b(?:which (?:is|means|stands)|stands? for|that is|meaning|in other words|i mean|short for"
    r"|called)\b|\(",
    re.IGNORECASE,
)
_COMMON_LIST = (
    "API APIS HTTP HTTPS URL URLS SQL JSON XML CSS HTML CPU CPUS GPU RAM SSD AWS GCP CLI SDK IDE "
    "PDF CSV USB VPN FAQ CEO CTO USA REST CRUD DNS SSL TLS TCP UDP SSH FTP QA PM HR UI UX KPI "
    "KPIS ETA PR PRS OKAY STAR GET POST PUT PATCH DELETE"
)
_COMMON = frozenset(_COMMON_LIST.split())
"""Known to anybody in the field, and beyond."""


def jargon(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Name them, if they are many; it is a note, since only the speaker knows who listens."""
    words = reading.words
    known = _known(reading, rubric)
    names: dict[str, int] = {}
    for sentence in reading.sentences:
        explained = _EXPLAINED.search(sentence.text)
        for at in range(sentence.first, sentence.last + 1):
            name = words[at].text.strip(".,;:!?()\"'")
            if _SHORT.match(name) and name.upper() not in known and not explained:
                names.setdefault(name, at)
    if len(names) < MANY:
        return []
    first = min(names.values())
    named = f"{', '.join(names)}, the first{at_clock(words, first)}"
    message = f"{len(names)} abbreviations without a word of explanation: {named}."
    receipts = tuple(evidence(words, at, at) for at in names.values())
    return [Finding(ID, Level.NOTE, message, receipts, float(len(names)), "abbreviations")]


def _known(reading: Reading, rubric: Rubric) -> frozenset[str]:
    """Give what question and guide say themselves."""
    names = [
        name
        for group in rubric.concepts
        for concept in group.concepts
        for name in (concept.name, *concept.said_as)
    ]
    claims = [claim.text for claim in rubric.claims]
    written = re.findall(
        r"[A-Z][A-Z0-9]+s?",
        " ".join((reading.question.text, reading.question.theme, *names, *claims)),
    )
    return _COMMON | {name.upper() for name in written}


CHECK = Check(
    id=ID,
    title="Uses words that the listener knows",
    run=jargon,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=Asked(
        words=(
            r"\bjargon\b|\b(plain|simple|everyday) (words?|language|english)\b|\bbuzz ?words?\b"
            r"|\bacronyms?\b|쉬운 (말|단어)|전문 ?용어|약어"
        ),
        meanings=(
            "Use words that everybody in the room understands.",
            "Explain abbreviations and avoid technical slang.",
            "Shorter sentences and common words are better.",
        ),
    ),
)
