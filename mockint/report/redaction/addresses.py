"""Find what leads to somebody or to a day: addresses, paths, telephone numbers, dates, times."""

import re
from collections.abc import Iterator

_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|[영공일이삼사오육칠팔구])"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = r"\d{1,2}[:-]\d{2}(?:[:-]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
_NAME = r"[\w%+-]+"

_ADDRESSES = (
    r"\b[a-z][a-z\d+-]{0,30}://\S+",
    r"\b(?:mailto|tel|file):\S+",
    rf"(?<![\w%+.-]){_NAME}(?:\.{_NAME})*\s*@\s*[\w-]+(?:\.[\w-]+)*",
    (
        rf"(?<![\w%+-]){_NAME}(?:\s(?:dot"
        rf"|underscore)\s{_NAME}){{0,4}}\s+at\s+{_NAME}(?:\s+dot\s+{_NAME})+"
    ),
    r"(?<!\w)@[\w.-]*\w",
    r"(?<!\w)#\w*[^\W\d]\w*",
    r"\bwww\.\S+",
    rf"(?<![\w%+-]){_NAME}(?:\s+dot\s+(?:com|org|net|io|dev|ai|co|kr|de|uk|edu|gov))+\b",
    r"\b[a-z]:\\\S*",
    r"\\\\\S+",
    r"(?<![\w./])(?:~|\.{1,2})?/(?!(?:min|sec|s|h|day|week)\b)[\w.-]+(?:/[\w.-]*)*",
    r"(?<![\w/.-])[\w.-]+(?:/[\w.-]+){2,}",
    r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z][a-z\d]{1,9}(?:/\S*)?(?![\w])",
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b",
    r"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b",
    r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}(?:-[0-9a-f]+)*\b",
    r"(?<![\w.,])\+?\(?\d{1,4}\)?(?:[\s.-]+\(?\d{2,5}\)?){2,}(?![\w,])",
    r"(?<![\w.,])\+?\(?\d{2,4}\)?[\s-]+\d{3,4}-\d{3,5}\b",
    r"(?<![\w.,])\+?\d{9,}\b",
    rf"(?<!\w){_DIGIT}(?:[\s,-]+(?:double\s+)?{_DIGIT}){{4,}}(?!\w)",
    r"(?<!\w)[영공일이삼사오육칠팔구]{7,}(?!\w)",
)
_DATES = (
    rf"(?<!\d)\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}}(?:[T ]{_TIME})?)?(?!\d)",
    r"(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})(?!\d)",
    rf"\b{_NTH}\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+\d{{4}}\b)?",
    rf"\b{_MONTH}\b\.?\s+(?:the\s+)?{_NTH}\b(?:,?\s+\d{{4}}\b)?",
    rf"\b{_MONTH}\b\.?,?\s+(?:of\s+)?\d{{4}}\b",
    r"\b(?:january|february|april|june|july|august|september|october|november|december)\b",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    r"(?<![\d:.])(?:1[89]|20)\d\ds?(?![\d.,:%]*\d|%)",
    r"\b\w+(?:\s\w+)?\s+o['’]clock\b",
    r"(?<![\w:])\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m\b|p\.?m\b)\.?",
    r"\b(?:half|quarter)\s+(?:past|to)\s+\w+",
    r"(?<!\d)\d{2,4}\s?년(?:\s?\d{1,2}\s?월)?(?:\s?\d{1,2}\s?일)?",
    r"(?<!\d)\d{1,2}\s?월\s?\d{1,2}\s?일",
    r"(?<!\d)\d{1,2}\s?월",
    r"(?:오전|오후|아침|저녁|밤)\s?\S+\s?시(?:\s?\S+\s?분)?",
    r"(?<!\d)\d{1,2}\s?시(?!간)(?:\s?\d{1,2}\s?분)?",
    r"[월화수목금토일]요일",
)
_ADDRESS = re.compile("|".join(_ADDRESSES), re.IGNORECASE)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Give where something leads to a person or a machine: mail, pages, files, telephones."""
    yield from (hit.span() for hit in _ADDRESS.finditer(text))


def dates(text: str, *, seconds: float) -> Iterator[tuple[int, int]]:
    """Give where a day or a time stands.

    `0:52` within the first `seconds` is a place in a recording, no time of the day.
    """
    yield from (hit.span() for hit in _DATE.finditer(text))
    yield from (hit.span() for hit in _CLOCK.finditer(text) if _seconds(hit[0]) > seconds)


def _seconds(clock: str) -> int:
    total = 0
    for part in clock.split(":"):
        total = 60 * total + int(part)
    return total
