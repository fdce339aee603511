"""Findings in, a score for each check out: a thin view of them, which knows nothing that they do not say."""

from collections.abc import Iterator, Sequence

from mockint.model import Finding, Score
from mockint.review.checks import ANSWER, CHECKS
from mockint.review.substance import Substance

_TOO_LITTLE = "Not scored: too little was said."
_EMPTY: dict[Substance, tuple[int | None, str]] = {
    Substance.SILENT: (None, "Not scored: no words were heard."),
    Substance.SHORT: (0, "The answer is too short to hold anything."),
    Substance.ECHO: (0, "Only the question was said again."),
    Substance.READ: (0, "The guide was read aloud."),
    Substance.STRAY: (0, "The answer hardly touches the question."),
}


def scores(findings: Sequence[Finding], substance: Substance) -> tuple[Score, ...]:
    """Score every check that has a way to score and anything to go by."""
    if substance in _EMPTY:
        scored = (Score(check.id, None, _TOO_LITTLE) for check in CHECKS if check.score)
        return (Score(ANSWER.id, *_EMPTY[substance]), *scored)
    return tuple(_scored(findings))


def _scored(findings: Sequence[Finding]) -> Iterator[Score]:
    for check in CHECKS:
        own = [finding for finding in findings if finding.check == check.id]
        if check.score and own:
            yield Score(check.id, *check.score(own))
