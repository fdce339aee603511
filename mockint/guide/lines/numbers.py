"""Find the numbers of a written line, with what each measures and which way it went.

`25 %`, API latency, down.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from mockint.model import Quantity
from mockint.text import quantities as spoken
from mockint.text.quantities import FoundQuantity

LONGEST = 2000
"""Characters of a line that are searched for numbers; no achievement is longer."""

UP = re.compile(
    r"\b(?:increas|improv|rais|grew|grow|rose|boost|gain|higher|faster|quicker|doubl|tripl"
    r"|quadrupl|climb|expand|scal)\w*|\b(?:more|up|from .{1,40} to)\b|증가|향상|개선|확장|성장|높",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:reduc|decreas|drop|cut|lower|fell|fall|sav|shr[aiu]nk|halv|slash|declin|shav|eliminat"
    r"|minimi|shorten)\w*|\b(?:down|less|fewer|off|without|zero|no)\b|감소|단축|절감|줄[였이]|낮[췄추]|없[이는]",
    re.IGNORECASE,
)
BAD = re.compile(
    r"\b(?:latenc|response|load|time|cost|error|bug|incident|outage|downtime|churn|fall|complaint"
    r"|defect|delay|wait)\w*|지연|시간|비용|장애|오류|부하",
    re.IGNORECASE,
)
"""What is better when there is less of it: to improve it is to bring it down."""
IMPROVED = re.compile(r"improv|optimi[sz]|개선|최적화", re.IGNORECASE)

_CLAUSE = re.compile(
    r"[;—–]|,\s|\s-\s|\b(?:and|so that|which|while|by (?=\w+ing\b))|(?<=[a-z]{2})\.\s",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:reduc|decreas|drop|cut|lower|sav|halv|slash|shav|eliminat|minimi|shorten|increas|improv"
    r"|rais|grew|grow|boost|brought|bring|tripl|doubl"
    r"|optimi[sz])\w*\s(?P<what>(?:[\w/'’.-]+\s){1,4}?)(?:down\s"
    r"|up\s)?(?:by|to|from|in)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\s?(?:of|off)\s(?:the\s|its\s|our\s|all\s)?(?P<what>[\w/-]+)")
_COUNTED = re.compile(
    r"\s{0,2}((?:[A-Za-z][\w/-]{0,30}\s){0,3}?)([a-z][\w-]{0,30}[^s\W]s)\b", re.IGNORECASE
)
_HYPHEN = re.compile(r"-([a-z]{2,20})\b", re.IGNORECASE)
"""`32-bed ward`, `5-person team`: what is counted stands in the singular."""
_NONE = re.compile(
    r"\b(?:without (?:any )?|no |zero[- ])(?P<what>downtime|outages?|incidents?|errors?)|무중단",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"the", "a", "an", "our", "its", "their", "my", "so", "it", "and"})
_CHANGES = frozenset(
    {"%", "x", "s", "ms", "min", "h", "d", "wk", "downtime", "outages", "incidents", "errors", ""}
)
"""Units of which a number tells a change; `10000 users` tells a size."""
_MONEY = frozenset("$€£¥₩")
_LITTLE_WORDS = """
a across an and as at by days for from in into less months of on or per than that the times to via
was were with within years
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
"""Words behind a number that are not what is counted."""

_SCALES = {"천": 1e3, "만": 1e4, "십만": 1e5, "백만": 1e6, "천만": 1e7, "억": 1e8, "조": 1e12}
_KOREAN_UNITS = {
    "퍼센트": "%", "프로": "%", "%": "%", "배": "x",
    "밀리초": "ms", "초": "s", "분": "min", "시간": "h",
    "일": "d", "주": "wk", "개월": "mo", "년": "yr",
    "명": "users", "원": "₩", "달러": "$", "건": "건", "개": "개", "대": "대", "회": "회",
}  # fmt: skip
_KOREAN = re.compile(
    r"(?<![\w./])(?P<number>\d{1,3}(?:,\d{3}){1,5}|\d{1,15}(?:\.\d{1,6})?)\s?(?P<scale>천만|백만|십만|천"
    r"|만|억|조)?\s?"
    r"(?P<unit>퍼센트|밀리초|시간|개월|프로|달러|배|초|분|일|주|년|명|원|건|개|대|회|%)"
)
_HANGUL = re.compile(r"[가-힣]")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a line, in its order.

    Years, versions and names such as `EC2` are none.
    """
    text = text[:LONGEST]
    if not re.search(r"\d", text) and not _NONE.search(text) and not spoken.quantities(text):
        return ()
    everywhere = (*spoken.find(text), *_korean(text), *_none(text))
    by_start = {number.start: number for number in everywhere}
    starts = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]
    return tuple(_measured(text, by_start[start], starts) for start in sorted(by_start))


def _korean(text: str) -> Iterator[FoundQuantity]:
    """Read Korean numbers: `5만 명`, `25퍼센트`."""
    for match in _KOREAN.finditer(text) if _HANGUL.search(text) else ():
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1.0)
        yield FoundQuantity(
            Quantity(value, _KOREAN_UNITS[match["unit"]], match[0].strip()),
            match.start(),
            match.end(),
        )


def _none(text: str) -> Iterator[FoundQuantity]:
    """Read `without any downtime` as zero."""
    for match in _NONE.finditer(text):
        yield FoundQuantity(
            Quantity(0.0, (match["what"] or "downtime").lower(), match[0]),
            match.start(),
            match.end(),
        )


def _measured(text: str, number: FoundQuantity, starts: list[int]) -> Quantity:
    """Add the noun that is counted, what is measured, and which way it went.

    Only the number's own clause is asked.
    """
    first = max((start for start in starts if start <= number.start), default=0)
    last = min((start for start in starts if start > number.start), default=len(text))
    quantity, end = number.quantity, number.end
    if not quantity.unit and (counted := _noun(text, end)):
        unit, end = counted
        quantity = replace(quantity, unit=unit, text=text[number.start : end])
    clause = text[first : max(last, end)]
    what = _what(text, number, end, clause)
    after_change = re.search(r"\b(by|to|from|without|no)\W+$", text[: number.start])
    direction = ""
    if quantity.unit in _CHANGES or after_change:
        direction = _direction(quantity, clause, what)
    return replace(quantity, what=what, direction=direction)


def _noun(text: str, end: int) -> tuple[str, int] | None:
    """Give the noun that is counted and where it ends: `14 new nurses`, `32-bed`."""
    if hyphen := _HYPHEN.match(text, end):
        return f"{hyphen[1].lower()}s", hyphen.end()
    noun = _COUNTED.match(text, end)
    if noun is None:
        return None
    words = {word.lower() for word in (*noun[1].split(), noun[2])}
    return None if words & _LITTLE else (noun[2].lower(), noun.end(2))


def _what(text: str, number: FoundQuantity, end: int, clause: str) -> str:
    """Name what the number measures, in the words around it; empty when they do not say."""
    unit = number.quantity.unit
    if unit == "downtime" or unit in _MONEY:
        return "" if unit in _MONEY else unit
    if unit not in _CHANGES:
        counted = re.sub(r"^[\d.,+~]+\s?[KkMm]?\+?[\s-]*|\+", "", text[number.start : end]).strip()
        return counted if counted.isascii() else ""
    if of := _OF_THE.match(text, end):
        return of["what"]
    if changed := _CHANGED.search(clause):
        return " ".join(word for word in changed["what"].split() if word.lower() not in _ARTICLES)
    after = re.match(r"\s(?:less|more|fewer|faster|lower|higher)\s?(?P<what>[\w-]+)?", text[end:])
    if after:
        subject = re.search(r"([\w-]+)\s+([\w-]+)\s+(?:in|at|by|with)?\s*$", text[: number.start])
        words = [*(subject.groups() if subject else ()), after["what"]]
        return " ".join(word for word in words if word)
    return ""


def _direction(quantity: Quantity, clause: str, what: str) -> str:
    if quantity.value == 0 and quantity.unit not in {"%", "x"}:
        return "down"
    if IMPROVED.search(clause) and not DOWN.search(clause):
        return "down" if BAD.search(what or clause) else "up"
    if DOWN.search(clause):
        return "down"
    return "up" if UP.search(clause) else ""
