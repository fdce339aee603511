"""Weigh the features of a unit: what certain forms decide, then a logistic regression."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from math import exp
from pathlib import Path

from mockint.guide.roles.units import Unit, asks_somewhere

WEIGHTS = Path(__file__).with_name("weights.json")
"""Made by `python -m training.roles` from the labelled documents."""


class Role(StrEnum):
    """What a line is for."""

    ASKED = "asked"
    TO_ASK = "to ask"
    NEITHER = "neither"


NEVER = re.compile(
    r"\b(illegal|forbidden|prohibited|unlawful|off.?limits|discriminatory)\b.*\bquestions?\b"
    r"|\bquestions?\b.*\b(illegal|forbidden|prohibited|unlawful|(not|never"
    r"|n['’]t) (to )?(be )?ask(ed)?)\b"
    r"|\b(do not|don['’]?t|never|must not|cannot|can['’]t) ask\b"
    r"|\bpreguntas? prohibidas\b|\bno preguntar\b|\bunzulässig\w*|\bverbotene\b|\bnicht fragen\b"
    r"|금지 ?질문|묻지 ?(말|않)|하면 안 되는 질문",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"\bafter (the )?(candidate|interview|applicant)\b|\bpanel discussion\b|\bdebrief\b"
    r"|\bwash.?up\b"
    r"|\bself.?(assessment|check|review|evaluation)\b|\bselbsteinschätzung\b|\bauswertung\b"
    r"|\bautoevaluaci|\bhoja de resumen\b|\bdecision\b|종합 ?의견|자가 ?(점검|진단)|셀프 ?체크",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"\bthey ask\b|\brückfragen (der|von) bewerber|\bquestions (from|by|of) (the )?(candidate"
    r"|applicant)"
    r"|\b(candidates?|applicants?)['’]? (\w+ )?ask\b|\bpreguntas (de los|del|de las) candidat"
    r"|지원자가 (자주 )?(묻는|하는)",
    re.IGNORECASE,
)
TELLS = re.compile(r"(?:tell|talk|give|show|walk|take|share|explain)\b", re.IGNORECASE)
"""Interviewers order so, too."""
STAR_PART = re.compile(r"^\W*(?:[STAR]|situation|task|action|result)s?\W*$", re.IGNORECASE)
"""Headings below which no line is asked, whatever it looks like."""


def certain(unit: Unit, told: Mapping[str, float]) -> Role | None:  # noqa: PLR0911 - one rule a line
    """Give the role that form and place leave no doubt about."""
    nearest = unit.path[-1] if unit.path else ""
    if any(NEVER.search(heading) for heading in (*unit.path, unit.column)):
        return Role.NEITHER
    if AFTERWARDS.search(nearest) or STAR_PART.match(nearest):
        return Role.NEITHER
    if "marks in brackets only" in told and "opens as a question" not in told:
        return Role.NEITHER
    advises = "advises" in told and "ends without a mark" in told
    if advises and not TELLS.match(unit.text) and not asks_somewhere(unit.text):
        return Role.NEITHER
    if ANSWERED.search(unit.column) or (unit.path and ANSWERED.search(unit.path[-1])):
        return Role.NEITHER
    if "label notes" in told and "label asks" not in told and "label mine" not in told:
        return Role.NEITHER
    return None


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Read the weights of each feature, one a role."""
    return {name: tuple(values) for name, values in json.loads(WEIGHTS.read_text("utf-8")).items()}


def weighed(told: Mapping[str, float]) -> dict[Role, float]:
    """Give each role its probability."""
    table = weights()
    sums = [
        sum(table[name][i] * value for name, value in told.items() if name in table)
        for i in range(len(Role))
    ]
    powers = [exp(total - max(sums)) for total in sums]
    return {role: power / sum(powers) for role, power in zip(Role, powers, strict=True)}
