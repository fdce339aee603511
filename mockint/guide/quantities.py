"""A written line in, the numbers in it that mean something out: `10000 users`, `25 %`, `200 ms`."""

import re
from collections.abc import Iterable, Iterator

from mockint.model import Quantity

SCALES = {
    "k": 1e3, "thousand": 1e3, "천": 1e3, "m": 1e6, "mm": 1e6, "million": 1e6, "만": 1e4, "백만": 1e6, "천만": 1e7,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "억": 1e8, "t": 1e12, "trillion": 1e12, "조": 1e12, "십만": 1e5,
}  # fmt: skip

UNITS = {
    "%": "%", "percent": "%", "percentage points": "%", "per cent": "%", "퍼센트": "%", "프로": "%",
    "x": "x", "×": "x", "times": "x", "fold": "x", "-fold": "x", "배": "x",
    "ms": "ms", "milliseconds": "ms", "millisecond": "ms", "밀리초": "ms", "µs": "µs", "us": "µs", "microseconds": "µs",
    "s": "s", "sec": "s", "secs": "s", "seconds": "s", "second": "s", "초": "s",
    "min": "min", "mins": "min", "minutes": "min", "minute": "min", "분": "min",
    "h": "h", "hr": "h", "hrs": "h", "hours": "h", "hour": "h", "시간": "h",
    "days": "days", "day": "days", "일": "days",
    "weeks": "weeks", "week": "weeks", "주": "weeks",
    "months": "months", "month": "months", "개월": "months",
    "years": "years", "year": "years", "yrs": "years", "년": "years",
    "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "rps": "rps", "qps": "qps", "tps": "tps",
    "명": "users", "건": "건", "개": "개", "원": "KRW",
    "달러": "USD", "대": "대", "회": "회", "points": "points", "pp": "%",
}  # fmt: skip

MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "krw": "KRW", "usd": "USD", "eur": "EUR", "gbp": "GBP"}

WORDS = {
    "doubled": (2.0, "x"), "tripled": (3.0, "x"), "quadrupled": (4.0, "x"), "halved": (50.0, "%"),
    "in half": (50.0, "%"), "by half": (50.0, "%"), "절반": (50.0, "%"),
}  # fmt: skip
"""Numbers said as words of change."""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


NUMBER = re.compile(
    rf"(?<![\w./])(?P<money>(?:{_either(MONEY)})\s?)?"
    rf"(?P<number>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}}){{1,5}}(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?)(?![\d.]*\.\d)"
    rf"(?:\s?(?P<scale>{_either(SCALES)})(?![A-Za-z]))?(?P<plus>\+)?"
    rf"(?:[\s-]{{0,2}}(?P<unit>{_either(UNITS)})(?![A-Za-z]))?(?P<rest>[^\W\d_]*)",
    re.IGNORECASE,
)

CHANGED = re.compile(_either(WORDS), re.IGNORECASE)
NOUNS = re.compile(r"\s{0,2}((?:[A-Za-z][\w/-]{0,30}\s){0,3}?)([a-z][\w-]{0,30}[^s\W]s)\b", re.IGNORECASE)
HYPHEN = re.compile(r"-([a-z]{2,20})\b", re.IGNORECASE)
"""`32-bed ward`, `5-person team`: what is counted stands in the singular."""

_STOPS = """
a an and as at by for from in into of on or per than that the to via was were with within across
"""
STOPS = frozenset(_STOPS.split())
YEARS = range(1950, 2100)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a line, in its order; years, versions and names such as `EC2` are none."""
    found = [*_numbers(text), *_changes(text)]
    return tuple(quantity for _, quantity in sorted(found, key=lambda pair: pair[0]))


def _changes(text: str) -> Iterator[tuple[int, Quantity]]:
    for found in CHANGED.finditer(text):
        value, unit = WORDS[found[0].lower()]
        yield found.start(), Quantity(value, unit, found[0])


def _numbers(text: str) -> Iterator[tuple[int, Quantity]]:
    for found in NUMBER.finditer(text):
        value = float(re.sub(r"[^\d.]", "", found["number"])) * SCALES.get((found["scale"] or "").lower(), 1.0)
        unit, end = _unit(found, text)
        named = not (found["unit"] or found["scale"]) and found["rest"].isascii() and found["rest"]
        bare = not (unit or found["scale"] or found["plus"] or "," in found["number"])
        year = bare or (unit and not found["unit"])
        if named or text[found.end("number") :][:1] == "/" or (year and value in YEARS and not found["scale"]):
            continue
        yield found.start(), Quantity(round(value, 6), unit, text[found.start() : end].strip())


def _unit(found: re.Match[str], text: str) -> tuple[str, int]:
    """Give the unit and where it ends: written with the number, money, or the noun that is counted."""
    if found["money"]:
        return MONEY[found["money"].strip().lower()], found.end("unit") if found["unit"] else found.start("rest")
    if found["unit"]:
        return UNITS[found["unit"].lower()], found.end("unit")
    if counted := HYPHEN.match(text, found.start("rest")):
        return f"{counted[1].lower()}s", counted.end()
    noun = NOUNS.match(text, found.start("rest"))
    if noun and not STOPS & {word.lower() for word in noun[1].split()} and noun[2].lower() not in STOPS:
        return noun[2].lower(), noun.end(2)
    return "", found.start("rest")
