"""What to ask next, as a pure function of what was found so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockint.model import Question, Review


@dataclass(frozen=True, slots=True)
class Agenda:
    """The planned questions in their order."""

    questions: tuple[Question, ...]

    def __len__(self) -> int:
        """Count the planned questions."""
        return len(self.questions)

    def __call__(self, reviews: Sequence[Review]) -> Question | None:
        """Give the next question; None when all have been asked."""
        asked = {review.question for review in reviews}
        return next((question for question in self.questions if question.id not in asked), None)


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
