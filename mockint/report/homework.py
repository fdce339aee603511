"""A question of a session in, the command that asks just this question again out."""

import shlex
from collections.abc import Sequence

from mockint.model import Pack, Question
from mockint.review.check import TURNS
from mockint.text.sanitise import plain


def again(question: Question, pack: Pack) -> str:
    """Give the command; empty for the candidate's own turns, which are no question of the guide.

    The guide goes by its name: a session remembers
    no path, so the command is for the folder where the guide lies.
    """
    number = _number(question.id, pack.questions)
    name = " ".join(plain(pack.guide).split())
    if question.kind in TURNS or not number or not name:
        return ""
    guide = f"./{name}" if name.startswith("-") else name
    return f"mockint interview {shlex.quote(guide)} -n {number}"


def _number(id_: str, planned: Sequence[Question]) -> int:
    """Count a question as the guide does; 0 when it is not the guide's."""
    return next((number for number, question in enumerate(planned, 1) if question.id == id_), 0)
