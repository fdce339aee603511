"""Which numbers of an answer tell the same fact as one of the résumé."""

import numpy as np
import pytest

from benchmarks.train_claims import fit
from mockint.review.same_fact import same_facts
from mockint.review.same_fact.context import NAMES, context
from mockint.wiring import parts

TRIAGE = "Reduced average triage time from 22 to 14 minutes"


def told(answer: str, *lines: str) -> list[tuple[str, bool]]:
    """Give what is surely told, in the words of the answer, and whether it agrees."""
    found = same_facts(lines, answer, parts.embedder())
    return [
        (answer[same.said.number.start : same.said.number.end], same.agrees)
        for same in found
        if same.sure
    ]


@pytest.mark.real
def test_a_change_of_which_one_end_differs_is_told_once() -> None:
    """That the start agrees is no news beside it."""
    right = "We reduced the average triage time from twenty-two minutes to fourteen minutes."
    wrong = "We reduced the average triage time from twenty-two minutes to nine minutes."
    assert [agrees for _, agrees in told(right, TRIAGE)] == [True, True]
    assert told(wrong, TRIAGE) == [("nine minutes", False)]


@pytest.mark.real
def test_a_range_holds_what_is_in_it() -> None:
    """Also said in other words than the line has."""
    answer = (
        "In my last school I taught chemistry, and my classes had twenty eight pupils each, "
        "which is a lot in a laboratory."
    )
    told_of = told(answer, "Taught classes of 25 to 30 pupils in chemistry.")
    assert [agrees for _, agrees in told_of] == [True]


@pytest.mark.real
@pytest.mark.parametrize(
    "answer",
    [
        "It was the last train, 9 in the evening maybe, and a man without a ticket shouted.",
        "I swam until I was nine, then I had a shoulder thing and I stopped.",
    ],
)
def test_an_hour_or_an_age_is_no_fact_of_the_resume(answer: str) -> None:
    """Nine years on trains are not told by it."""
    assert not told(answer, "Conductor on intercity trains, 9 years")


def test_a_pair_is_seen_beside_the_others() -> None:
    """The surest of the same line, of the same number on either side, and of another line."""
    pairs = [(0, 0), (1, 1), (2, 1)]
    rows = context(pairs, [0, 0, 1], np.array([0.9, 0.2, 0.6]))
    assert dict(zip(NAMES, rows[1].round(3), strict=True)) == {
        "line_rated": 0.9,
        "fact_rated": 0.0,
        "said_rated": 0.6,
        "other_line_rated": 0.6,
        "rated": round(float(np.log(0.201) - np.log(0.801)), 3),
    }


def test_the_weights_follow_the_examples() -> None:
    """A feature that tells both apart weighs, one that is always the same does not."""
    features = np.array([[0.0, 1.0], [0.1, 1.0], [0.9, 1.0], [1.0, 1.0]] * 5)
    bias, weights = fit(features, np.array([0.0, 0.0, 1.0, 1.0] * 5))
    assert weights[0] > 1
    assert weights[1] == 0
    assert bias < 0
