"""Our own sentences that mean what a check asks for, and the reasons why a line has no check.

Words decide first. Then a model of meaning, which knows English only, compares clause by clause.
What each check is asked for by stands in its row and comes in from above.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mockint.model import Rule


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line has no check, and the words that tell."""

    id: str
    text: str
    told_by: re.Pattern[str]


def sentences(rules: Sequence[Rule]) -> tuple[tuple[Rule | Reason, str], ...]:
    """Give our own sentences with what each of them stands for."""
    rows: list[tuple[Rule | Reason, str]] = [
        (rule, text) for rule in rules for text in rule.asked.meanings
    ]
    return (*rows, *((reason, text) for reason in REASONS for text in _out_of_hearing()[reason.id]))


@cache
def _out_of_hearing() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(
        files("mockint.guide.rubric").joinpath("out_of_hearing.toml").read_text("utf-8")
    )
    return table


REASONS = (
    Reason(
        "around",
        "It is about the time before or after the interview, which no answer shows.",
        re.compile(
            r"\b(arrive|sleep|rest well|dress|wear|outfit|print"
            r"|bring (a |your )?(copy|copies|notebook)"
            r"|thank.?you (note|email|letter)|send (a|an|them)|review (the|your|their)"
            r"|research (the|their)|^research"
            r"|read (the|their|about|up)|practi[cs]e|rehearse|memori[sz]e"
            r"|test your (camera|microphone|setup))\b"
            r"|복장|일찍 도착|조사|숙지"
        ),
    ),
    Reason(
        "seen",
        "It can be seen and not heard.",
        re.compile(
            r"\b(eye contact|smil(e|ing)|posture|hand ?shake|sit (up|straight)|body language"
            r"|gestures?|nod(ding)?|camera)\b|눈맞춤|미소|표정|자세"
        ),
    ),
    Reason(
        "felt",
        "How you feel is not heard; what would show it is checked by other lines.",
        re.compile(
            r"\b(be|stay|feel|act) (\w+ and )?(yourself|calm|confident|relaxed|positive|honest"
            r"|authentic|polite)\b|긴장|자신감"
        ),
    ),
    Reason("idle", "It asks for nothing.", re.compile(r"(?!)")),
)
"""Reasons for which a line has no check."""
