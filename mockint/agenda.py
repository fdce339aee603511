"""What to ask next, as a pure function of what was found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockint.model import Level, Question, Review

FOLLOW_UP = "-follow-up"
"""Ends the id of a question that follows another one up."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The planned questions in their order.

    On wish, one follow-up comes where an answer left something open.
    """

    questions: tuple[Question, ...]
    follow_ups: bool = False
    probes: frozenset[str] = frozenset()
    """Ids of the checks that an interviewer follows up when they miss something."""

    def __len__(self) -> int:
        """Count the planned questions, without follow-ups."""
        return len(self.questions)

    def __call__(self, reviews: Sequence[Review]) -> Question | None:
        """Give the next question; None when all have been asked."""
        asked = {review.question for review in reviews}
        if self.follow_ups and reviews and (question := self._open_end(reviews[-1], asked)):
            return question
        return next((question for question in self.questions if question.id not in asked), None)

    def _open_end(self, review: Review, asked: set[str]) -> Question | None:
        """Follow up the last answer when something is missing from it that the guide asks for."""
        question = next(
            (planned for planned in self.questions if planned.id == review.question), None
        )
        missing = any(
            finding.level is Level.MISSING and finding.check in self.probes
            for finding in review.findings
        )
        if question is None or not missing or not question.follow_ups:
            return None
        id_ = question.id + FOLLOW_UP
        if id_ in asked:
            return None
        return replace(question, id=id_, text=question.follow_ups[0], follow_ups=())


def choose(questions: Sequence[Question], wish: Sequence[str]) -> tuple[Question, ...]:
    """Pick questions by number (`3`), id, or part of theme or text, in the guide's order.

    Without a wish all are picked. A wish that fits nothing simply adds nothing.
    """
    return tuple(
        question
        for number, question in enumerate(questions, 1)
        if not wish or any(_fits(part, number, question) for part in wish)
    )


def _fits(wish: str, number: int, question: Question) -> bool:
    if wish.isdigit():
        return int(wish) == number
    return wish == question.id or wish.casefold() in f"{question.theme} {question.text}".casefold()
