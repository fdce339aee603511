"""The first rule that held numbers against the résumé, for comparison: `benchmarks.claims`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.model import Claim, Finding, Level, Quantity, Rubric
from mockint.review.reading import Reading
from mockint.review.results import DOWN, UP, NumberRole, Result
from mockint.text.quantities import quantities
from mockint.text.word_forms import akin, plain, stem
from mockint.text.word_lists import STOP

ID = "claims"
CLOSE = 0.1
"""Values that differ by less than a tenth agree: spoken numbers are rounded."""

_CLAUSES = re.compile(
    r"[;,\u2013\u2014]|\s-\s|\b(?=(?:improving|decreasing|reducing|increasing|cutting|boosting"
    r"|lowering|saving)\b)"
)
_ALIKE = {"db": "database", "databases": "database", "response": "latency", "faster": "latency"}


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
    compared = [
        _compared(reading, result, topics)
        for result in reading.numbers
        if result.role in (NumberRole.CHANGE, NumberRole.SCALE)
    ]
    return [finding for finding in compared if finding]


def _topics(claim: Claim) -> Iterator[_Topic]:
    for clause in _CLAUSES.split(claim.text):
        for quantity in quantities(clause):
            if quantity.unit in ("%", "x", "users"):
                yield _Topic(claim, quantity, _stems(clause), _stems(claim.text))


def _stems(text: str) -> frozenset[str]:
    """Give the stems of what a clause is about, without the verbs of change and without numbers."""
    words = [plain(word) for word in re.split(r"[\s/-]+", DOWN.sub(" ", UP.sub(" ", text)))]
    kept = [_ALIKE.get(word, word) for word in words]
    stems = {stem(word) for word in kept if word.isalpha() and len(word) > 2 and word not in STOP}
    return frozenset(stems) - _UNTOLD


_UNTOLD = frozenset(
    stem(word) for word in ("percent", "time", "times", "serving", "daily", "active", "seconds")
)


def _shared(topic: frozenset[str], said: frozenset[str]) -> float:
    if not topic:
        return 0.0
    return sum(any(akin(word, other) for other in said) for word in topic) / len(topic)


def _compared(reading: Reading, result: Result, topics: list[_Topic]) -> Finding | None:
    """Compare one number; None unless exactly one line of the résumé is about it."""
    said = _stems(result.sentence.text)
    shares = [(topic, _shared(topic.about, said)) for topic in topics if _same_kind(topic, result)]
    fitting = [
        (topic, share) for topic, share in shares if share >= 0.5 and share * len(topic.about) > 1.5
    ]
    if len(fitting) != 1:
        return None
    topic, share = fitting[0]
    value = _value(topic, result)
    level, message = _judged(reading.cite(result), topic, value, surely=share == 1.0)
    unit, claim = topic.quantity.unit, topic.claim
    receipt, rounded = reading.receipt(result), round(value, 1)
    return Finding(ID, level, message, receipt, rounded, unit, claim.source, subject=claim.text)


def _value(topic: _Topic, result: Result) -> float:
    """Give the number that is compared: of a change in percent its size, whatever its direction."""
    if topic.quantity.unit == "%" and result.change is not None:
        return abs(result.change)
    return result.quantity.value


def _judged(told: str, topic: _Topic, value: float, *, surely: bool) -> tuple[Level, str]:
    page = topic.quantity.text
    if abs(value - topic.quantity.value) <= CLOSE * topic.quantity.value:
        return Level.GOOD, f"{told} agrees with your r\u00e9sum\u00e9 ({page})."
    message = (
        f"You said {told}; your r\u00e9sum\u00e9 says {page}. If both are about the same "
        "work, use one number."
    )
    return Level.IMPROVE if surely else Level.NOTE, message


def _same_kind(topic: _Topic, result: Result) -> bool:
    """Say whether both numbers measure in the same way: percent with percent, users with users."""
    if topic.quantity.unit != "%":
        return topic.quantity.unit == result.quantity.unit
    change = result.change if result.role is NumberRole.CHANGE else None
    return change is not None and abs(change) <= 100
