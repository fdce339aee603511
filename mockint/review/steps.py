"""Reviews in, the few findings most worth a drill out: at most three, each of another check."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from mockint.model import Finding, Level, Review, Rubric
from mockint.review.checks import row

MOST = 3
"""Nobody practises more than three things before the next interview."""

OPEN = (Level.MISSING, Level.IMPROVE)
"""Levels that leave something to do, gravest first."""

GRAVITY = {Level.MISSING: 1.0, Level.IMPROVE: 0.8}
"""How much a level counts: what is there and could be better counts less than what is not there.

Our choice: of two checks that weigh the same the missing one comes first, and a check that weighs a
third more still goes before it.
"""


@dataclass(frozen=True, slots=True)
class _OpenFinding:
    answer: int
    """Index of its review."""
    finding: Finding


def steps(review: Review, rubric: Rubric) -> tuple[Finding, ...]:
    """Choose the next steps of one answer."""
    return next_steps([review], rubric)


def next_steps(reviews: Sequence[Review], rubric: Rubric) -> tuple[Finding, ...]:
    """Choose the next steps of a session: what is gravest, weighs most and came most often.

    A check weighs what its row says, times what the candidate's rubric file says.
    """
    by_check = _open(reviews)
    urgency = {
        id_: weight(id_, rubric) * _gravest(found) * _often(_answers(found), len(reviews))
        for id_, found in by_check.items()
    }
    # By id where the urgency is the same, so that the same session always advises the same.
    ranked = sorted((id_ for id_ in by_check if urgency[id_]), key=lambda id_: (-urgency[id_], id_))
    return tuple(_chosen(by_check[id_]) for id_ in ranked[:MOST])


def weight(id_: str, rubric: Rubric) -> float:
    """Say how much a check counts; 0 for one that is never advised."""
    asked = rubric.check(id_)
    return row(id_).weight * (asked.weight if asked else 1.0)


def _open(reviews: Sequence[Review]) -> Mapping[str, list[_OpenFinding]]:
    by_check: dict[str, list[_OpenFinding]] = {}
    for answer, review in enumerate(reviews):
        for finding in review.findings:
            if finding.level in OPEN:
                by_check.setdefault(finding.check, []).append(_OpenFinding(answer, finding))
    return by_check


def _chosen(found: Sequence[_OpenFinding]) -> Finding:
    """Take a check's gravest finding; of these what most answers share, then what can be heard."""
    shared = {
        subject: len(_answers([other for other in found if other.finding.subject == subject]))
        for subject in {other.finding.subject for other in found}
    }
    return min(
        (other.finding for other in found),
        key=lambda finding: (
            -GRAVITY[finding.level],
            -shared[finding.subject],
            not finding.evidence,
        ),
    )


def _gravest(found: Sequence[_OpenFinding]) -> float:
    return max(GRAVITY[other.finding.level] for other in found)


def _answers(found: Sequence[_OpenFinding]) -> AbstractSet[int]:
    return {other.answer for other in found}


def _often(sharing: AbstractSet[int], answers: int) -> float:
    """Weigh how many of the answers share it; once still counts half."""
    return 0.5 + 0.5 * len(sharing) / answers
