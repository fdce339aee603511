"""Find a guide's title, and the company and the role in it."""

import re
from collections.abc import Iterable, Sequence

from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import asks
from mockint.guide.markdown.outline import Node
from mockint.guide.markdown.ranked_line import Shape
from mockint.model import Fact

TITLE_WORDS = 10

OCCASION = re.compile(r"\binterviews?\b|면접", re.IGNORECASE)
"""A first line that asks about the interview itself is a title.
For example "Are you ready for the interview?"."""

PREP = re.compile(
    r"^\W*((mock )?interview|job|면접|(?=prep))\s*(prep(aration)?|guide|notes|plan|study|준비"
    r"|대비)?\s*"
    r"(guide|notes|sheet|plan|doc|kit|pack|가이드|자료|노트)?\s*(for( the)?\b)?\s*[:：–—|-]*\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(Q|Question|질문)\s?\d", re.IGNORECASE)
TAIL = re.compile(
    r"[\s:–—|-]*\bprep (sheet|notes|guide|plan|doc|kit|pack)\s*$"
    r"|[\s:–—|-]*\b(interview|면접)\s*(prep(aration)?|guide|notes|questions?|준비|대비)?\s*(guide|notes"
    r"|sheet|plan|가이드|자료|노트)?\s*$",
    re.IGNORECASE,
)
ROUND = re.compile(
    r"[\s,–—(-]+((first|second|third|final|next|\d\w\w) (round|interview)|on-?site"
    r"|phone screen)\)?\s*$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(engineer|developer|manager|nurse|analyst|designer|scientist|teacher|consultant|architect"
    r"|administrator|lead|intern|accountant|assistant|director|officer|specialist|technician"
    r"|researcher|programmer|representative|writer|chef|doctor"
    r"|pharmacist|lawyer|paralegal|editor|coordinator|recruiter|salesperson|associate|librarian"
    r"|electrician|cook|driver|therapist|physician|tutor|professor|clerk|agent|backend|frontend|sre"
    r"|devops)s?\b|개발자|엔지니어|간호사|분석가|디자이너|매니저|교사|기획자|연구원|담당자|백엔드|프론트엔드|회계사|약사|마케터",
    re.IGNORECASE,
)
AT = re.compile(r"\s+(?:at|@|with)\s+", re.IGNORECASE)
DASH = re.compile(r"\s+[–—|·-]\s+|\s*[:：—|]\s+")
COMMA = re.compile(r",\s+")

ROLE_TOPIC = re.compile(
    r"^(position|role|job title|title|직무|포지션|직책|지원 ?직무|모집 ?부문)$", re.IGNORECASE
)
COMPANY_TOPIC = re.compile(
    r"^(company|employer|organi[sz]ation|company name|회사|회사명|기업|기업명|병원)$", re.IGNORECASE
)


def title_line(tree: Sequence[Node]) -> Node | None:
    """Find the title: the first heading, or a short first line that says nothing else."""
    heading = next((node for node in tree if node.shape is Shape.HEADING), None)
    first = tree[0] if tree else None
    if heading or first is None or first.shape not in {Shape.TEXT, Shape.LEAD}:
        return heading
    asked_of_reader = len(tree) > 1 and OCCASION.search(first.words)
    asking = asks(first.words) and not asked_of_reader
    short = len(first.words.split()) <= TITLE_WORDS and not asking and not recognise(first.words)
    return first if short else None


def company_and_role(title: str, facts: Iterable[Fact]) -> tuple[str, str]:
    """Read "Interview Prep: Company – Role" in either order.

    What is missing is taken from labelled lines.
    """
    known = list(facts)
    company, role = _from_title(title)
    return company or _labelled(known, COMPANY_TOPIC), role or _labelled(known, ROLE_TOPIC)


def _from_title(title: str) -> tuple[str, str]:
    if NUMBERED.match(title):
        return "", ""
    rest = TAIL.sub("", ROUND.sub("", PREP.sub("", title))).strip(" :：–—|-")
    if not rest:
        return "", ""
    if len(sides := AT.split(f" {rest}", maxsplit=1)) > 1:
        company = sides[1].strip()
        return company if company[:1] != company[:1].lower() else "", TAIL.sub("", sides[0]).strip()
    sides = [side.strip() for side in DASH.split(rest) if side and side.strip()]
    if len(sides) == 1 and ROLE.search(rest):
        sides = [side.strip() for side in COMMA.split(rest)]
    if len(sides) == 1:
        return ("", sides[0]) if ROLE.search(sides[0]) else _spaced(sides[0])
    roles = [side for side in sides if ROLE.search(side)]
    role = roles[0] if roles else sides[1]
    return next((side for side in sides if side != role), ""), role


def _spaced(words: str) -> tuple[str, str]:
    """Take a title of one piece that names no trade for a company.

    It must be short, like a name, and no section's.
    """
    capital = all(word[:1] != word[:1].lower() for word in words.split())
    named = capital and len(words.split()) <= 3 and recognise(words) is None
    return (words, "") if named else ("", "")


def _labelled(facts: Iterable[Fact], topic: re.Pattern[str]) -> str:
    return next((fact.text for fact in facts if topic.match(fact.topic)), "")
