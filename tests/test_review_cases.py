"""Every case of tests/cases/review finds what it says, and nothing that it rules out."""

import pytest
from review_cases import Case, cases

from mockint.model import Level, Review

CASES = [
    pytest.param(case, id=case.name, marks=[pytest.mark.real] if case.asked else [])
    for case in cases()
]
"""Cases of the guide that comes along are judged with a model of meaning."""


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    """The review of the case's answer holds what the case expects."""
    made = case.review
    assert case.expected, "a case must expect something"
    for line in case.expected:
        check(line, made)


def check(line: str, made: Review) -> None:
    """Hold one expectation against a review."""
    sign, _, rest = line.partition(" ")
    wanted, _, text = rest.partition(":")
    name, _, level = wanted.strip().partition(" ")
    told = "\n".join(
        f"{finding.check} {finding.level.value}: {finding.message}" for finding in made.findings
    )
    if sign == "=":
        points = {score.check: score.points for score in made.scores}
        assert points.get(name) == (None if level == "none" else int(level)), (
            f"{line}\n{made.scores}\n{told}"
        )
        return
    fitting = [
        finding
        for finding in made.findings
        if name in (finding.check, "any")
        and (not level or finding.level is Level(level.strip()))
        and text.strip().lower() in finding.message.lower()
    ]
    assert bool(fitting) == (sign == "+"), f"{line}\n{told}"
