"""Ways to make points of findings: 0 to 4 with a reason, or none with too little to go by."""

from collections.abc import Sequence

from mockint.model import Finding, Level
from mockint.review.check import Scoring

MOST = 4


def count(findings: Sequence[Finding], level: Level) -> int:
    """Count the findings of one level."""
    return sum(finding.level is level for finding in findings)


def share(findings: Sequence[Finding]) -> tuple[int | None, str]:
    """Score what was heard of what was expected; what is in doubt is on neither side."""
    good = count(findings, Level.GOOD)
    weak = count(findings, Level.IMPROVE)
    of = good + weak + count(findings, Level.MISSING)
    doubt = count(findings, Level.DOUBT)
    beside = f"; {doubt} in doubt, not counted" if doubt else ""
    if not of:
        return None, f"Not scored: nothing sure to go by{beside}."
    return round(MOST * (good + weak / 2) / of), f"{good} of {of} heard{beside}."


def best(*, good: str, weak: str, missing: str) -> Scoring:
    """Score by the best finding."""

    def score(findings: Sequence[Finding]) -> tuple[int | None, str]:
        if praised := count(findings, Level.GOOD):
            return min(MOST, 2 + praised), good
        if count(findings, Level.IMPROVE):
            return 1, weak
        return (
            (0, missing) if count(findings, Level.MISSING) else (None, "Not scored: a note only.")
        )

    return score


def only(good: int, improve: int, reason: str) -> Scoring:
    """Score one finding that is good or is not; a note is not scored."""

    def score(findings: Sequence[Finding]) -> tuple[int | None, str]:
        if count(findings, Level.IMPROVE):
            return improve, reason
        return (good, reason) if count(findings, Level.GOOD) else (None, "Not scored: a note only.")

    return score
