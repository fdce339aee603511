"""Find quantities in Korean text: `사백 밀리초`, `이십오 퍼센트`, `만 명`, `두 배`, `절반`.

A number counts only before its unit and after a gap: `시간이 이십오` holds one number and not two.
"""

import re
from collections.abc import Iterator

from mockint.model import Quantity
from mockint.text.quantities import FoundQuantity

_DIGITS = {letter: n for n, letter in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_COUNTING = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
    "스무": 20,
}
_UNITS = {
    "%": "%",
    "퍼센트": "%",
    "프로": "%",
    "배": "x",
    "명": "users",
    "건": "requests",
    "밀리초": "ms",
    "초": "s",
    "분": "min",
    "시간": "h",
    "일": "d",
    "주": "wk",
    "개월": "mo",
    "년": "yr",
}
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[영공일이삼사오육륙칠팔구십백천만억조점]+)"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_WITH_UNIT = re.compile(
    rf"(?<![가-힣\w])(?!일일)(?P<number>{_NUMBER}(?:\s?{_NUMBER})*)\s*(?P<unit>{_UNIT})"
)
_COUNTED = re.compile(
    rf"(?<![가-힣])(?P<number>{'|'.join(_COUNTING)})\s?(?P<unit>배|명|건|시간|주)(?![가-힣]*[도만]큼)"
)
_HALF = re.compile(r"절반|반으로|반 이하")


def find(text: str) -> tuple[FoundQuantity, ...]:
    """Give the quantities in their order."""
    return tuple(sorted(_found(text), key=lambda found: found.start))


def _found(text: str) -> Iterator[FoundQuantity]:
    for hit in _WITH_UNIT.finditer(text):
        yield _place(hit, value(hit["number"]), _UNITS[hit["unit"]])
    for hit in _COUNTED.finditer(text):
        yield _place(hit, _COUNTING[hit["number"]], _UNITS[hit["unit"]])
    for hit in _HALF.finditer(text):
        yield _place(hit, 50.0, "%")


def _place(hit: re.Match[str], amount: float, unit: str) -> FoundQuantity:
    return FoundQuantity(Quantity(float(amount), unit, hit[0]), hit.start(), hit.end())


def value(number: str) -> float:
    """Read a number in figures, in Sino-Korean words, or in both: `1만 2천`."""
    plain = re.sub(r"[,\s]", "", number)
    whole, _, behind = plain.partition("점")
    if behind:
        digits = "".join(str(_DIGITS[letter]) for letter in behind if letter in _DIGITS)
        return _whole(whole) + float(f"0.{digits or 0}")
    return _whole(plain)


def _whole(text: str) -> float:
    total = group = 0.0
    digit: float | None = None
    for piece in re.findall(r"\d+(?:\.\d+)?|\D", text):
        if piece in _SMALL:
            group += (1 if digit is None else digit) * _SMALL[piece]
            digit = None
        elif piece in _LARGE:
            total += (group + (digit or 0) or 1) * _LARGE[piece]
            group, digit = 0.0, None
        elif piece in _DIGITS:
            digit = _DIGITS[piece] if digit is None else digit * 10 + _DIGITS[piece]
        elif piece[0].isdigit():
            digit = float(piece)
    return total + group + (digit or 0)
