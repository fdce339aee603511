"""Reviews in, the few findings most worth a drill out: at most three, each of another check."""

from collections.abc import Sequence

from mockint.model import Finding, Level, Review

MOST = 3

WEIGHT = {
    "content": 10.0,
    "star": 6.0,
    "claims": 5.5,
    "metrics": 5.0,
    "impact": 4.0,
    "directness": 3.8,
    "structure": 3.5,
    "language": 3.2,
    "depth": 2.8,
    "engineering": 2.7,
    "ownership": 3.0,
    "concepts": 2.5,
    "fillers": 2.0,
    "length": 1.5,
    "pace": 1.0,
}
"""What to change first: stories without a result lose most (Bangerter 2014), delivery matters least (r = .20)."""


def steps(review: Review) -> tuple[Finding, ...]:
    """Choose the next steps of one answer."""
    return _chosen([review])


def next_steps(reviews: Sequence[Review]) -> tuple[Finding, ...]:
    """Choose the next steps of a session: what weighs most and came most often."""
    return _chosen(reviews)


def _chosen(reviews: Sequence[Review]) -> tuple[Finding, ...]:
    """Take the heaviest check first, and of it the finding with a moment to listen to."""
    by_check: dict[str, list[Finding]] = {}
    for review in reviews:
        for finding in review.findings:
            if finding.level in (Level.IMPROVE, Level.MISSING) and finding.check in WEIGHT:
                by_check.setdefault(finding.check, []).append(finding)
    ranked = sorted(by_check, key=lambda check: (-WEIGHT[check] * _often(by_check[check], len(reviews)), check))
    return tuple(min(by_check[check], key=lambda one: not one.evidence) for check in ranked[:MOST])


def _often(findings: Sequence[Finding], answers: int) -> float:
    """Weigh how many of the answers it touches; once still counts half."""
    return 0.5 + 0.5 * min(1.0, len(findings) / answers)
