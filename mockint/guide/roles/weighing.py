"""Weigh the features of a unit: what certain forms decide, then a logistic regression."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from math import exp
from pathlib import Path

from mockint.guide.markdown.ranked_line import Shape
from mockint.guide.roles.units import Unit, asks_somewhere

WEIGHTS = Path(__file__).with_name("weights.json")
"""Made by `python -m training.roles` from the labelled documents."""


Weights = Mapping[str, tuple[float, ...]]
"""Of each feature, one a role."""


class Role(StrEnum):
    """What a line is for."""

    ASKED = "asked"
    TO_ASK = "to ask"
    NEITHER = "neither"


NEVER = re.compile(
    r"\b(illegal|forbidden|prohibited|unlawful|off.?limits|discriminatory)\b.*\bquestions?\b"
    r"|\bquestions?\b.*\b(illegal|forbidden|prohibited|unlawful|(not|never"
    r"|n['’]t) (to )?(be )?ask(ed)?)\b|\b(do not|don['’]?t|never|must not|cannot|can['’]t) ask\b"
    r"|\bpreguntas? prohibidas\b|\bno preguntar\b|\bunzulässig\w*|\bverbotene\b|\bnicht fragen\b"
    r"|금지 ?질문|묻지 ?(말|않)|하면 안 되는 질문",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"\bafter (the )?(candidate|interview|applicant)\b|\bpanel discussion\b|\bdebrief\b"
    r"|\bwash.?up\b|\bself.?(assessment|check|review|evaluation)\b|\bselbsteinschätzung\b"
    r"|\bauswertung\b|\bautoevaluaci|\bhoja de resumen\b|\bdecision\b"
    r"|종합 ?의견|자가 ?(점검|진단)|셀프 ?체크",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"^\W*they ask\W*$|\brückfragen (der|von) bewerber|"
    r"\bquestions (from|by|of) (the )?(candidate|applicant)"
    r"|\b(candidates?|applicants?)['’]? (\w+ )?ask\b"
    r"|\b(candidate|applicant)['’]?s?['’]? (own )?questions?\b"
    r"|\bpreguntas (\w+ )?(de los|del|de las|de la|de el/la) candidat|지원자가 (자주 )?(묻는|하는)",
    re.IGNORECASE,
)
TELLS = re.compile(r"(?:tell|talk|give|show|walk|take|share|explain)\b", re.IGNORECASE)
"""Interviewers order so, too."""
STAR_PART = re.compile(r"^\W*(?:[STAR]|situation|task|action|result)s?\W*$", re.IGNORECASE)
"""Headings below which no line is asked, whatever it looks like."""
IN_BRACKETS = re.compile(r"^[\W_]*[(\[][^()\[\]]*[)\]][\W_]*$")
WORDS = re.compile(r"[^\W\d_]{2,}")
_CANCELLED = (
    r"(?:dropped|withdrawn|deleted|removed|skip(?:ped)?|cut|retired|old|tb[cda]|n/a|none"
    r"|placeholder|entfällt|gestrichen|entfallen|anulad[oa]|eliminad[oa]|retirad[oa]|en blanco"
    r"|supprimée?|retirée?|삭제|생략|없음)\b"
)
CANCELLED = re.compile(rf"^\W*{_CANCELLED}[^?]*$", re.IGNORECASE)
"""What stands in the place of a question that is asked no more."""
DROPPED = re.compile(rf"^[^\w(\[]*[(\[]\W*{_CANCELLED}[^)\]]{{0,40}}[)\]]", re.IGNORECASE)
"""The same in brackets before the question."""


THEMSELVES = re.compile(
    r"\b(?:will|do|did|might|would) (?:we|they) ask\b|\bshould (?:you|i) ask\?"
    r"|^\W*(?:\d+ )?(?:how|what|why|when|where) (?:we|i) [^?]*$"
    r"|^\W*(?:did we|have we|would we say)\b"
    r"|^\W*qué (?:buscamos|ofrecemos|pedimos|harás)\W*$"
    r"|^\W*was (?:wir )?(?:suchen|bieten|erwartet)\b"
    r"|\b(?:sie/er|er/sie|he/she|she/he|s/he|him/her|él/ella)\b|뭐 ?물어|뭘 ?물어",
    re.IGNORECASE,
)
"""A question on the interview itself or on whoever is judged."""
CHECKLIST = re.compile(
    r"\bcheck.?list\b|\bto.?do\b|\bpacking\b|\bcheckliste\b|\beinpacken\b|\bà apporter\b"
    r"|\bllevar\b|체크 ?리스트|준비물",
    re.IGNORECASE,
)
COMMENTS = re.compile(
    r"^\W*(?:kommentare|comments|comentarios|댓글|similar threads|related posts?)\b", re.IGNORECASE
)
FOOTER = re.compile(
    r"\bintended recipient\b|\bconsider the environment\b|\bunsubscribe\b|\bneed to print\b"
    r"|\bmissing something\?|\bopen an issue\b|\bpull requests?\b",
    re.IGNORECASE,
)
"""What mails and pages say below everything."""
MINE = re.compile(
    r"\bi(?:['’]d)? ask(?:ed)?\b(?! (?:me|if|whether))|\b(?:ask|for) them\b", re.IGNORECASE
)


YOUR_TURN = re.compile(
    r"\bte toca a ti\b|\bdu bist dran\b|\byour turn to ask\b|\bnow you ask\b", re.IGNORECASE
)
QUESTION = re.compile(
    r"^(?:(?:q|question|main question|frage|pregunta|질문|문항)\s?\d{0,2}(?:[.-]\d{1,2})?"
    r"|they (?:will |may |might )?ask|sie fragen|preguntan|ils demandent)$",
    re.IGNORECASE,
)
"""A label that leaves no doubt that a question follows."""
COLUMN = re.compile(
    r"^\W*(?:(?:interview|main|practice) )?(?:questions?|preguntas?|fragen?|prompts?|domanda"
    r"|pergunta|(?:면접 ?)?질문|문항)(?: (?:posées?|an bewerber))?\W*$",
    re.IGNORECASE,
)
"""Header of a column that holds what is asked, and nothing else."""
CLAUSE = re.compile(r"^(?:what|why|how|when|where|which|who)\b", re.IGNORECASE)


def certain(unit: Unit, told: Mapping[str, float]) -> Role | None:
    """Give the role that form and place leave no doubt about."""
    if _asks_nothing(unit, told) or _stands_apart(unit):
        return Role.NEITHER
    marked = "ends with a mark" in told and "below forbidden" not in told
    if _answered(unit):
        return Role.TO_ASK if marked and not unit.label else Role.NEITHER
    if marked and (MINE.search(unit.label) or any(map(YOUR_TURN.search, unit.path))):
        return Role.TO_ASK
    labelled = not unit.quoted or "label answers" in told
    if labelled and "label notes" in told and not told.keys() & {"label asks", "label mine"}:
        return Role.NEITHER
    theirs = not told.keys() & {"below mine", "below theirs_answered", "below forbidden"}
    return Role.ASKED if theirs and _surely_asks(unit, told, marked=marked) else None


def _surely_asks(unit: Unit, told: Mapping[str, float], *, marked: bool) -> bool:
    """Whether a question stands behind a label or in a column of nothing but questions."""
    in_column = "cell" in told and COLUMN.match(unit.column) and not unit.quoted
    if in_column:
        opens = bool(
            told.keys() & {"opens as a question", "opens like a question", "speaks of you"}
        )
        return opens and asks_somewhere(unit.text) and "speaks of third person" not in told
    return marked and bool(QUESTION.match(unit.label.strip(" :")))


def _asks_nothing(unit: Unit, told: Mapping[str, float]) -> bool:
    """Whether a line's own words are no question to anybody."""
    text, marked = unit.text, "ends with a mark" in told
    if IN_BRACKETS.match(text) or CANCELLED.match(text) or not WORDS.search(text):
        return True
    dropped = DROPPED.match(unit.raw.removeprefix(f"{unit.label}: "))
    if dropped or THEMSELVES.search(text) or FOOTER.search(unit.raw):
        return True
    if not marked and "last sentence tells" in told and CLAUSE.match(text):
        return True
    to_oneself = told.keys() >= {"me and not you", "text below a question"}
    if to_oneself and not told.keys() & {"opens as a question", "below mine"}:
        return True
    if "marks in brackets only" in told and "opens as a question" not in told:
        return True
    advises = "advises" in told and not marked
    return advises and not TELLS.match(text) and not asks_somewhere(text)


def _stands_apart(unit: Unit) -> bool:
    """Whether a line stands where nothing is asked."""
    nearest = unit.path[-1] if unit.path else ""
    return (
        any(NEVER.search(heading) for heading in (*unit.path, unit.column))
        or any(COMMENTS.match(heading) for heading in unit.path)
        or bool(AFTERWARDS.search(nearest) or STAR_PART.match(nearest))
        or bool(CHECKLIST.search(nearest) and unit.shape is Shape.ITEM and unit.marker != "|")
    )


def _answered(unit: Unit) -> bool:
    """Whether candidates ask there, and the employer answers."""
    nearest = unit.path[-1] if unit.path else ""
    leads = (nearest, unit.lead if unit.shape is Shape.ITEM else "", unit.column)
    return any(ANSWERED.search(lead) for lead in leads)


@cache
def weights() -> Weights:
    """Read the weights of each feature, one a role."""
    return {name: tuple(values) for name, values in json.loads(WEIGHTS.read_text("utf-8")).items()}


def weighed(told: Mapping[str, float], table: Weights | None = None) -> dict[Role, float]:
    """Give each role its probability."""
    table = weights() if table is None else table
    sums = [
        sum(table[name][i] * value for name, value in told.items() if name in table)
        for i in range(len(Role))
    ]
    powers = [exp(total - max(sums)) for total in sums]
    return {role: power / sum(powers) for role, power in zip(Role, powers, strict=True)}
