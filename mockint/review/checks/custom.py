"""The candidate's own checks in the rubric file: met when one of their keywords is said."""

from collections.abc import Iterator

from mockint.model import Concept, Criterion, Finding, Level, Rubric, Source
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.concept_search import MatchKind
from mockint.review.reading import Reading

ID = "own"
NOWHERE = Source("", 1)


def custom(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Listen for the keywords of each check that has some; what was badly heard is in doubt."""
    return [
        finding for check in rubric.checks if check.keywords for finding in _heard(reading, check)
    ]


def _heard(reading: Reading, check: Criterion) -> Iterator[Finding]:
    first, *others = check.keywords
    match = reading.search.find(Concept(first, tuple(others), check.source or NOWHERE))
    if match is None:
        message = f"{check.title}: none of {', '.join(check.keywords[:4])} was heard."
        yield Finding(check.id, Level.MISSING, message, source=check.source)
        return
    sure = match.kind is not MatchKind.PERHAPS
    told = reading.cite(match)
    message = (
        f"{check.title}: {told}."
        if sure
        else f"{check.title}: perhaps {told}. It does not count against you."
    )
    receipts = reading.receipt(match)
    yield Finding(
        check.id, Level.GOOD if sure else Level.DOUBT, message, receipts, source=check.source
    )


CHECK = Check(
    id=ID,
    title="Own checks",
    run=custom,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=3.0,
    drill="Hear this moment, then answer the question again and compare both takes.",
    asked_for_by=None,
)
