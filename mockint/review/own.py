"""The candidate's own checks: met when one of their keywords is said, as written in the rubric file."""

from collections.abc import Iterator

from mockint.model import Answer, Check, Concept, Finding, Kind, Level, Rubric, Source
from mockint.review.hearing import Ears, Hearing
from mockint.words import at_clock, evidence, quote

NOWHERE = Source("", 1)


def own(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Listen for the keywords of each check that has some; what was badly heard is in doubt."""
    if answer.question.kind in (Kind.ASKING, Kind.CLOSING):
        return []
    ears = Ears(answer.transcript.words)
    return [finding for check in rubric.checks if check.keywords for finding in _heard(answer, check, ears)]


def _heard(answer: Answer, check: Check, ears: Ears) -> Iterator[Finding]:
    first, *others = check.keywords
    heard = ears.hear(Concept(first, tuple(others), check.source or NOWHERE))
    if heard is None:
        message = f"{check.title}: none of {', '.join(check.keywords[:4])} was heard."
        yield Finding(check.id, Level.MISSING, message, source=check.source)
        return
    words, sure = answer.transcript.words, heard.hearing is not Hearing.PERHAPS
    told = f"'{quote(words, heard.first, heard.last)}'{at_clock(words, heard.first)}"
    message = f"{check.title}: {told}." if sure else f"{check.title}: perhaps {told}. It does not count against you."
    receipts = (evidence(words, heard.first, heard.last),)
    yield Finding(check.id, Level.GOOD if sure else Level.DOUBT, message, receipts, source=check.source)
