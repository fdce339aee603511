"""The concepts that a question expects: said, in other words, only named, in doubt, or missing."""

import re
from collections.abc import Sequence

from mockint.model import Asked, Concept, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ANY_LANGUAGE, About, Check, SubjectKind
from mockint.review.concept_search import Match, MatchKind
from mockint.review.reading import Reading
from mockint.review.scoring import share
from mockint.review.similarity import Near, nearest
from mockint.text.sentences import STOP, Sentence, at_clock, plain, quote

ID = "concepts"
MEANT, PERHAPS = 0.22, 0.14
"""Margins (`similarity.Near`) for a concept said in other words, and for one perhaps said.

Measured on 148 definitions by four authors, their term taken out: 0.9 % of other concepts came
above 0.14. See docs/accuracy.md.
"""
LISTED = 3
"""Concepts that make a sentence a mere list, if it holds fewer other telling words than these."""
_PROPER = re.compile(r"^\S*[A-Z]\S*$|^[A-Z]\S+ [A-Z]\S+$")
"""`Grafana`, `JWT`, `GitHub Actions`: what is similar to a proper name is perhaps another thing."""


def concepts(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Listen for each expected concept; what was badly heard never counts as missing."""
    known = {concept.name: concept for group in rubric.concepts for concept in group.concepts}
    expected = [known[name] for name in dict.fromkeys(reading.question.concepts) if name in known]
    heard = [reading.search.find(concept) for concept in expected]
    told = reading.sentences
    open_ones = [
        concept for concept, match in zip(expected, heard, strict=True) if not _sure(match)
    ]
    near: dict[str, Near] = {}
    if reading.embedder and open_ones and reading.english:
        found = nearest(told, open_ones, list(known.values()), embedder=reading.embedder)
        near = {
            concept.name: nearest_
            for concept, nearest_ in zip(open_ones, found, strict=True)
            if nearest_
        }
    lists = _lists(told, [match for match in heard if match])
    return [
        _finding(reading, concept, _by_meaning(concept, near.get(concept.name), match), lists)
        for concept, match in zip(expected, heard, strict=True)
    ]


def _sure(heard: Match | None) -> bool:
    return heard is not None and heard.kind is not MatchKind.PERHAPS


def _by_meaning(concept: Concept, near: Near | None, heard: Match | None) -> Match | None:
    """Let the meaning of a sentence decide where no word did."""
    if near is None or near.margin < PERHAPS:
        return heard
    meant = near.margin >= MEANT and not _PROPER.match(concept.name)
    if heard and not meant:
        return heard
    return Match(
        MatchKind.OTHER_WORDS if meant else MatchKind.LIKE, near.sentence.first, near.sentence.last
    )


def _lists(told: Sequence[Sentence], heard: Sequence[Match]) -> frozenset[int]:
    """Give the words of sentences that only count concepts up."""
    found: list[int] = []
    for sentence in told:
        inside = [
            h
            for h in heard
            if sentence.first <= h.first <= sentence.last and h.kind is MatchKind.SAID
        ]
        named = {at for h in inside for at in range(h.first, h.last + 1)}
        rest = [
            word for at, word in enumerate(sentence.text.split(), sentence.first) if at not in named
        ]
        telling = [word for word in rest if len(plain(word)) > 2 and plain(word) not in STOP]
        if len(inside) >= LISTED and len(telling) < len(inside):
            found.extend(range(sentence.first, sentence.last + 1))
    return frozenset(found)


def _finding(
    reading: Reading, concept: Concept, heard: Match | None, lists: frozenset[int]
) -> Finding:
    words, name = reading.words, concept.name
    if heard is None:
        means = f": {concept.means}" if concept.means else ""
        return Finding(
            ID,
            Level.MISSING,
            f"'{name}' was not heard{means}.",
            source=concept.source,
            subject=name,
        )
    told, when = quote(words, heard.first, heard.last), at_clock(words, heard.first)
    level, message = Level.GOOD, f"'{name}' was said{when}."
    match heard.kind:
        case MatchKind.SAID if heard.first in lists:
            level, message = (
                Level.IMPROVE,
                f"'{name}' was only named{when}. Say in a sentence what you use it for, or why.",
            )
        case MatchKind.OTHER_WORDS:
            message = f"'{name}' was said in other words{when}: '{told}'."
        case MatchKind.LIKE:
            level, message = (
                Level.DOUBT,
                f"'{name}' was possibly meant{when}: '{told}'. It does not count against you.",
            )
        case MatchKind.PERHAPS:
            level = Level.DOUBT
            message = (
                f"'{name}' was possibly said{when}, heard as '{told}'. Listen: it does not count "
                "against you."
            )
    receipts = reading.receipt(heard)
    return Finding(ID, level, message, receipts, source=concept.source, subject=name)


CHECK = Check(
    id=ID,
    title="Goes into depth on the expected concepts",
    run=concepts,
    kinds=ANSWERS,
    languages=ANY_LANGUAGE,
    about=About.CONTENT,
    score=share,
    weight=2.5,
    drill=(
        "Say each missed concept once in a sentence of your own, then answer again with them in "
        "their place."
    ),
    asked_for_by=Asked(
        words=(
            r"\btechnical (terms|depth|knowledge|vocabulary|concepts?)\b"
            r"|\bfundamentals\b|\bterminology\b|\bconcepts?\b|개념|용어|핵심 ?지식"
        ),
        meanings=(
            "Use the right technical terms.",
            "Name the basic ideas of the field where they belong.",
            "Speak the language of the trade.",
        ),
        listed=True,
    ),
    subject_kind=SubjectKind.CONCEPT,
)
