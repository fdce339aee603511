"""The concepts that a question expects: said, in other words, only named, in doubt, or missing."""

import re
from collections.abc import Mapping, Sequence

from mockint.model import Asked, Concept, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ANY_LANGUAGE, About, Check, ExampleKind, SubjectKind
from mockint.review.concept_lists import listed
from mockint.review.concept_search import Match, MatchKind
from mockint.review.concept_verdicts import (
    ID,
    expected_concepts,
    names_heard,
    verdict_findings,
)
from mockint.review.corrections import settled
from mockint.review.reading import Reading
from mockint.review.scoring import share
from mockint.review.similarity import Near, nearest
from mockint.text.quotes import at_clock, quote

MEANT, PERHAPS = 0.22, 0.14
"""Margins (`similarity.Near`) for a concept said in other words, and for one perhaps said.

Measured on 148 definitions by four authors, their term taken out: 0.9 % of other concepts came
above 0.14. See docs/accuracy.md.
"""
UNKNOWN = "Said in other words it may have been missed: it does not count against you."
"""Of a concept that the guide only names, other words are hardly told from none.

On 287 answers by others .92 of what they explained was not heard (docs/accuracy.md).
"""
_PROPER = re.compile(r"^\S*[A-Z]\S*$|^[A-Z]\S+ [A-Z]\S+$")
"""`Grafana`, `JWT`, `GitHub Actions`: what is similar to a proper name is perhaps another thing."""


def concepts(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Search for each expected concept; what was badly heard never counts as missing."""
    known = {concept.name: concept for group in rubric.concepts for concept in group.concepts}
    expected = expected_concepts(reading, rubric)
    matches = names_heard(reading, expected)
    judged = verdict_findings(reading, expected, matches)
    told = judged if judged is not None else _by_rules(reading, expected, known, matches)
    return settled(reading, told)


def _by_rules(
    reading: Reading,
    expected: Sequence[Concept],
    known: Mapping[str, Concept],
    matches: Mapping[str, Match | None],
) -> list[Finding]:
    """Tell of each by its name, by its stems, and where there is an embedder by its meaning."""
    unsure = [concept for concept in expected if not _is_sure(matches[concept.name])]
    near = _near(reading, unsure, list(known.values()))
    lists = listed(reading.sentences, [match for match in matches.values() if match])
    judged = [
        (concept, _by_meaning(concept, near.get(concept.name), matches[concept.name]))
        for concept in expected
    ]
    return [_finding(reading, concept, match, lists) for concept, match in judged]


def _is_sure(match: Match | None) -> bool:
    return match is not None and match.kind is not MatchKind.PERHAPS


def _near(reading: Reading, wanted: Sequence[Concept], known: Sequence[Concept]) -> dict[str, Near]:
    """Find the sentence nearest in meaning to each concept; the embedder knows English only."""
    if not reading.embedder or not wanted or not reading.english:
        return {}
    sentences = nearest(reading.sentences, wanted, known, embedder=reading.embedder)
    pairs = zip(wanted, sentences, strict=True)
    return {concept.name: sentence for concept, sentence in pairs if sentence}


def _by_meaning(concept: Concept, near: Near | None, match: Match | None) -> Match | None:
    """Let the meaning of a sentence decide where no word did."""
    if near is None or near.margin < PERHAPS:
        return match
    meant = near.margin >= MEANT and not _PROPER.match(concept.name)
    if match and not meant:
        return match
    kind = MatchKind.OTHER_WORDS if meant else MatchKind.LIKE
    return Match(kind, near.sentence.first, near.sentence.last)


def _finding(
    reading: Reading, concept: Concept, match: Match | None, lists: frozenset[int]
) -> Finding:
    name, source = concept.name, concept.source
    if match is None and not concept.means and not _PROPER.match(name):
        message = f"'{name}' was not heard by name. {UNKNOWN}"
        return Finding(ID, Level.DOUBT, message, source=source, subject=name)
    if match is None:
        means = f": {concept.means}" if concept.means else ""
        message = f"'{name}' was not heard{means}."
        return Finding(ID, Level.MISSING, message, source=source, subject=name)
    level, message = _told(reading, name, match, listed=match.first in lists)
    return Finding(ID, level, message, reading.receipt(match), source=source, subject=name)


def _told(reading: Reading, name: str, found: Match, *, listed: bool) -> tuple[Level, str]:
    """Say how a concept was said."""
    told = quote(reading.words, found.first, found.last)
    when = at_clock(reading.words, found.first)
    match found.kind:
        case MatchKind.SAID if listed:
            named = f"'{name}' was only named{when}."
            return Level.IMPROVE, f"{named} Say in a sentence what you use it for, or why."
        case MatchKind.SAID:
            return Level.GOOD, f"'{name}' was said{when}."
        case MatchKind.OTHER_WORDS:
            return Level.GOOD, f"'{name}' was said in other words{when}: '{told}'."
        case MatchKind.LIKE:
            meant = f"'{name}' was possibly meant{when}: '{told}'."
            return Level.DOUBT, f"{meant} It does not count against you."
        case MatchKind.PERHAPS:
            heard = f"'{name}' was possibly said{when}, heard as '{told}'."
            return Level.DOUBT, f"{heard} Listen: it does not count against you."


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
    examples={"*": ExampleKind.MEANING},
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
