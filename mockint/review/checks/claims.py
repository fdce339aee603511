"""Numbers of the answer beside those of the résumé: they agree, differ, or were left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.model import Claim, Finding, Level, Quantity, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check, SubjectKind
from mockint.review.reading import Reading
from mockint.review.results import DOWN, UP, NumberRole, Result
from mockint.review.scoring import only
from mockint.text.quantities import quantities
from mockint.text.sentences import STOP, akin, at_clock, plain, quote, stem

ID = "claims"
CLOSE = 0.1
"""Values that differ by less than a tenth agree: spoken numbers are rounded."""

_CLAUSES = re.compile(
    r"[;,\u2013\u2014]|\s-\s|\b(?=(?:improving|decreasing|reducing|increasing|cutting|boosting"
    r"|lowering|saving)\b)"
)
_ALIKE = {"db": "database", "databases": "database", "response": "latency", "faster": "latency"}
_VAGUE = re.compile(
    r"\b(?:(?:got|was|were|became|is|ran|loaded|much|a lot) (?:much |a lot |way )?(?:faster"
    r"|quicker|better|smoother)|(?:improved|reduced|lowered|decreased|sped up|dropped|went down"
    r"|faster)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """One number of the résumé and what it is about."""

    claim: Claim
    quantity: Quantity
    about: frozenset[str]
    """Stems of its own clause."""
    setting: frozenset[str]
    """Stems of the whole line."""


def claims(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Compare each number with the one line of the résumé that is clearly about the same."""
    topics = [topic for claim in rubric.claims for topic in _topics(claim)]
    said = [
        result for result in reading.numbers if result.role in (NumberRole.CHANGE, NumberRole.SCALE)
    ]
    found = [finding for result in said if (finding := _compared(reading, result, topics))]
    return found or list(_untold(reading, topics))[:1]


def _topics(claim: Claim) -> Iterator[_Topic]:
    for clause in _CLAUSES.split(claim.text):
        for quantity in quantities(clause):
            if quantity.unit in ("%", "x", "users"):
                yield _Topic(claim, quantity, _stems(clause), _stems(claim.text))


def _stems(text: str) -> frozenset[str]:
    """Give the stems of what a clause is about, without the verbs of change and without numbers."""
    words = [plain(word) for word in re.split(r"[\s/-]+", DOWN.sub(" ", UP.sub(" ", text)))]
    words = [_ALIKE.get(word, word) for word in words]
    return (
        frozenset(
            stem(word) for word in words if word.isalpha() and len(word) > 2 and word not in STOP
        )
        - _UNTOLD
    )


_UNTOLD = frozenset(
    stem(word) for word in ("percent", "time", "times", "serving", "daily", "active", "seconds")
)


def _shared(topic: frozenset[str], said: frozenset[str]) -> float:
    return (
        sum(any(akin(word, other) for other in said) for word in topic) / len(topic)
        if topic
        else 0.0
    )


def _compared(reading: Reading, result: Result, topics: list[_Topic]) -> Finding | None:
    """Compare one number; None unless exactly one line of the résumé is about it."""
    said = _stems(result.sentence.text)
    fitting = [(topic, _shared(topic.about, said)) for topic in topics if _same_kind(topic, result)]
    fitting = [
        (topic, share)
        for topic, share in fitting
        if share >= 0.5 and share * len(topic.about) > 1.5
    ]
    if len(fitting) != 1:
        return None
    topic, share = fitting[0]
    value = (
        abs(result.change)
        if result.change is not None and topic.quantity.unit == "%"
        else result.quantity.value
    )
    told = reading.cite(result)
    agrees = abs(value - topic.quantity.value) <= CLOSE * topic.quantity.value
    receipts = reading.receipt(result)
    page = topic.quantity.text
    level, message = Level.GOOD, f"{told} agrees with your r\u00e9sum\u00e9 ({page})."
    if not agrees:
        level = Level.IMPROVE if share == 1.0 else Level.NOTE
        message = (
            f"You said {told}; your r\u00e9sum\u00e9 says {page}. If both are about the same "
            "work, use one number."
        )
    unit, claim = topic.quantity.unit, topic.claim
    return Finding(
        ID, level, message, receipts, round(value, 1), unit, claim.source, subject=claim.text
    )


def _same_kind(topic: _Topic, result: Result) -> bool:
    """Say whether both numbers measure in the same way: percent with percent, users with users."""
    if topic.quantity.unit == "%":
        return (
            result.role is NumberRole.CHANGE
            and result.change is not None
            and abs(result.change) <= 100
        )
    return topic.quantity.unit == result.quantity.unit


def _untold(reading: Reading, topics: list[_Topic]) -> Iterator[Finding]:
    """Find what got better without a number, where the résumé has one."""
    words = reading.words
    everything = _stems(reading.transcript.text)
    for sentence in reading.sentences:
        vague = _VAGUE.search(sentence.text)
        if not vague or quantities(sentence.text):
            continue
        said = _stems(sentence.text) | ({"latenc"} if "fast" in vague[0].lower() else set())
        fitting = [
            topic
            for topic in topics
            if topic.quantity.unit == "%" and _shared(topic.about, said) >= 0.5
        ]
        best = [topic for topic in fitting if _shared(topic.setting, everything) >= 0.3]
        if len(best) == 1:
            told = quote(words, sentence.first, sentence.last)
            page = best[0].quantity.text
            message = (
                f"You said '{told}'{at_clock(words, sentence.first)}: your r\u00e9sum\u00e9 says "
                f"{page}."
            )
            receipts = reading.receipt(sentence)
            yield Finding(
                ID,
                Level.IMPROVE,
                message,
                receipts,
                source=best[0].claim.source,
                subject=best[0].claim.text,
            )


CHECK = Check(
    id=ID,
    title="Claims",
    run=claims,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 2, "Held against the résumé."),
    weight=5.5,
    drill="Learn the number as your résumé has it, and say it with its work: what, from, to.",
    asked_for_by=None,
    subject_kind=SubjectKind.CLAIM,
    private_numbers=True,
)
