"""Reviews in, the few findings most worth a drill out: at most three, each of another check."""

from collections.abc import Mapping, Sequence

from mockint.model import Finding, Level, Review, Rubric
from mockint.review.checks import row

MOST = 3
"""Nobody practises more than three things before the next interview."""

OPEN = (Level.MISSING, Level.IMPROVE)
"""Levels that leave something to do, most pressing first."""


def steps(review: Review, rubric: Rubric) -> tuple[Finding, ...]:
    """Choose the next steps of one answer."""
    return next_steps([review], rubric)


def next_steps(reviews: Sequence[Review], rubric: Rubric) -> tuple[Finding, ...]:
    """Choose the next steps of a session: what weighs most and came most often.

    A check weighs what its row says, times what the candidate's rubric file says. Of each check
    a finding is taken that can be listened to, where there is one.
    """
    by_check = _open(reviews)
    urgency = {id_: weight(id_, rubric) * _often(by_check[id_], len(reviews)) for id_ in by_check}
    # By id where the urgency is the same, so that the same session always advises the same.
    ranked = sorted((id_ for id_ in by_check if urgency[id_]), key=lambda id_: (-urgency[id_], id_))
    return tuple(
        min(by_check[id_], key=lambda finding: not finding.evidence) for id_ in ranked[:MOST]
    )


def weight(id_: str, rubric: Rubric) -> float:
    """Say how much a check counts; 0 for one that is never advised."""
    asked = rubric.check(id_)
    return row(id_).weight * (asked.weight if asked else 1.0)


def _open(reviews: Sequence[Review]) -> Mapping[str, list[Finding]]:
    by_check: dict[str, list[Finding]] = {}
    for review in reviews:
        for finding in review.findings:
            if finding.level in OPEN:
                by_check.setdefault(finding.check, []).append(finding)
    return by_check


def _often(findings: Sequence[Finding], answers: int) -> float:
    """Weigh how many of the answers it touches; once still counts half."""
    return 0.5 + 0.5 * min(1.0, len(findings) / answers)
