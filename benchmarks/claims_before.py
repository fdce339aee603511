"""The first rule that held numbers against the résumé, for comparison: `benchmarks.claims`."""

from mockint.model import Finding, Level, Rubric
from mockint.review.checks.claims import Topic, shared, stems, topics_of
from mockint.review.reading import Reading
from mockint.review.results import NumberRole, Result

ID = "claims"
CLOSE = 0.1
"""Values that differ by less than a tenth agree: spoken numbers are rounded."""


def claims(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Compare each number with the one line of the résumé that is clearly about the same."""
    topics = [topic for claim in rubric.claims for topic in topics_of(claim)]
    compared = [
        _compared(reading, result, topics)
        for result in reading.numbers
        if result.role in (NumberRole.CHANGE, NumberRole.SCALE)
    ]
    return [finding for finding in compared if finding]


def _compared(reading: Reading, result: Result, topics: list[Topic]) -> Finding | None:
    """Compare one number; None unless exactly one line of the résumé is about it."""
    said = stems(result.sentence.text)
    shares = [(topic, shared(topic.about, said)) for topic in topics if _same_kind(topic, result)]
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


def _value(topic: Topic, result: Result) -> float:
    """Give the number that is compared: of a change in percent its size, whatever its direction."""
    if topic.quantity.unit == "%" and result.change is not None:
        return abs(result.change)
    return result.quantity.value


def _judged(told: str, topic: Topic, value: float, *, surely: bool) -> tuple[Level, str]:
    page = topic.quantity.text
    if abs(value - topic.quantity.value) <= CLOSE * topic.quantity.value:
        return Level.GOOD, f"{told} agrees with your r\u00e9sum\u00e9 ({page})."
    message = (
        f"You said {told}; your r\u00e9sum\u00e9 says {page}. If both are about the same "
        "work, use one number."
    )
    return Level.IMPROVE if surely else Level.NOTE, message


def _same_kind(topic: Topic, result: Result) -> bool:
    """Say whether both numbers measure in the same way: percent with percent, users with users."""
    if topic.quantity.unit != "%":
        return topic.quantity.unit == result.quantity.unit
    change = result.change if result.role is NumberRole.CHANGE else None
    return change is not None and abs(change) <= 100
