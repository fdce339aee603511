"""Findings in, a score for each check out: a thin view that knows only what the findings say."""

from collections.abc import Iterator, Sequence

from mockint.model import Finding, Score
from mockint.review.checks import ANSWER, CHECKS
from mockint.review.relevance import Relevance

_TOO_LITTLE = "Not scored: too little was said."
_EMPTY: dict[Relevance, tuple[int | None, str]] = {
    Relevance.SILENT: (None, "Not scored: no words were heard."),
    Relevance.SHORT: (0, "The answer is too short to hold anything."),
    Relevance.ECHO: (0, "Only the question was said again."),
    Relevance.READ: (0, "The guide was read aloud."),
    Relevance.STRAY: (0, "The answer hardly touches the question."),
}


def scores(findings: Sequence[Finding], relevance: Relevance) -> tuple[Score, ...]:
    """Score every check that has a way to score and anything to go by."""
    if relevance in _EMPTY:
        scored = (Score(check.id, None, _TOO_LITTLE) for check in CHECKS if check.score)
        return (Score(ANSWER.id, *_EMPTY[relevance]), *scored)
    return tuple(_scored(findings))


def _scored(findings: Sequence[Finding]) -> Iterator[Score]:
    for check in CHECKS:
        own = [finding for finding in findings if finding.check == check.id]
        if check.score and own:
            yield Score(check.id, *check.score(own))
