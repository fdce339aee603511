"""What many wrongly believe is marked where it is stated, and not where it is denied."""

import pytest

from mockint.guide.concepts.concept_bank import misbelieved, shelves
from mockint.judge.misconceptions import stated
from mockint.model import Answer, Concept, ConceptGroup, Kind, Level, Question, Rubric, Source
from mockint.review import review
from mockint.review.checks import misconceptions
from mockint.text.sentences import Sentence
from mockint.wiring import parts
from tests import builders

HERE = Source("guide.md", 3)
AROUND = "We had that on every service. I wrote it down for the team, and we spoke about it a lot."
BACKEND = ("Redis", "gRPC", "Docker", "JWT", "sharding")
FALSE = "A container boots its own kernel like a small virtual machine."
TRUE = "A container does not boot a kernel of its own, it shares that of its host."


def _reviewed(sentence: str, names: tuple[str, ...] = BACKEND) -> list[str]:
    known = tuple(Concept(name, (), HERE) for name in names)
    rubric = Rubric((), (ConceptGroup("guide", known, HERE),), ())
    asked = Question("01", "How do you log users in?", "", Kind.WALKTHROUGH, (), (), HERE)
    answer: Answer = builders.answer(asked, None, builders.words(f"{sentence} {AROUND}"))
    found = review(answer, rubric, parts.embedder(), parts.judge()).findings
    marks = [finding for finding in found if finding.check == misconceptions.ID]
    assert all(mark.level is Level.IMPROVE and mark.evidence and mark.source for mark in marks)
    return [mark.message for mark in marks]


@pytest.mark.real
def test_a_statement_is_marked_with_what_is_so_and_its_denial_is_not() -> None:
    (message,) = _reviewed(FALSE)
    assert message.startswith("Check this: 'A container boots")
    assert "Of '" in message
    assert _reviewed(TRUE) == []


@pytest.mark.real
def test_nothing_is_marked_for_a_guide_of_another_trade() -> None:
    assert _reviewed(FALSE, ("triage", "wound care", "Docker")) == []


def test_the_bank_holds_enough_of_them_each_with_what_is_so() -> None:
    wrong = [entry for shelf in shelves() for entry in shelf.entries if entry.wrong]
    assert len(wrong) > 150
    assert all(entry.instead.strip() for entry in wrong)
    assert misbelieved(frozenset(BACKEND)) == tuple(wrong)


class Says:
    """A stand-in judge: the shares of pairs with the concept's name, then of those without."""

    made_by = "a stand-in"

    def __init__(self, named: float, alone: float) -> None:
        self._named, self._alone = named, alone

    def states(self, pairs):  # noqa: ANN001, ANN201
        import numpy as np

        return np.array([self._named if ": " in first else self._alone for first, _ in pairs])


@pytest.mark.real
@pytest.mark.parametrize(("named", "alone", "told"), [(0.9, 0.8, 0.8), (0.9, 0.99, 0.9)])
def test_with_a_stand_in_judge_the_surer_no_counts(named: float, alone: float, told: float) -> None:
    entries = misbelieved(frozenset(BACKEND))
    embedder = parts.embedder()
    assert embedder is not None
    (found,) = stated(
        entries, [Sentence(0, 14, FALSE)], judge=Says(named, alone), embedder=embedder
    )
    assert found.probability == told
    off = Sentence(0, 3, "We went home early.")
    assert stated(entries, [off], judge=Says(named, alone), embedder=embedder) == []
