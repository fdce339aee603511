"""Write text as one says it aloud: names, numbers, units and marks that voices misread.

It is respelled in plain letters, so that every voice can use it: `A.W.S` is spelled out by each of
them, `AWS` is not. The facts stand in `spoken.toml` beside this module; a misread word is mended by
one more line there.
"""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files

_TABLES = tomllib.loads(files("mockint.voice").joinpath("spoken.toml").read_text(encoding="utf-8"))
SAID: dict[str, str] = _TABLES["said"]
SPELLED: list[str] = _TABLES["spelled"].split()
UNITS: dict[str, str] = _TABLES["units"]
SCALES: dict[str, str] = _TABLES["scales"]
MONEY: dict[str, str] = _TABLES["money"]
PER: dict[str, str] = _TABLES["per"]
COMPARED: dict[str, str] = _TABLES["compared"]
KOREAN: dict[str, str] = _TABLES["korean"]

MARKS = "*_`#|~<>[]{}\\^=@•"
"""Never left in what is said; Markdown's own and others that voices name aloud."""


def spoken(text: str) -> str:
    """Write `text` as it is said; a text with a letter or a digit in it never comes out empty."""
    respelled = text
    for rule in _KOREAN_RULES if _is_korean(text) else _ENGLISH_RULES:
        respelled = rule(respelled)
    return respelled or _sweep(text)


def as_heard(text: str) -> str:
    """Write `text` so that all ways of writing what sounds the same become one.

    What was said can then be compared. Small letters, no punctuation, spelled letters joined,
    digits without commas, no fillers that recognisers leave out.
    """
    sounds = _ANY_CASE.sub(lambda m: _LOWERED[m[0].lower()], spoken(text)).lower()
    sounds = re.sub(r"(?<=\d),(?=\d)|(?<=\b[a-z])\.(?=[a-z]\b)|'", "", sounds)
    sounds = " ".join(re.sub(r"[^\w\s]", " ", sounds).split())
    sounds = re.sub(r"\b[b-hj-z](?: [a-z])+s?\b", lambda m: m[0].replace(" ", ""), sounds)
    return " ".join(re.sub(r"\b(?:u+[hm]+|h+m+)\b", " ", sounds).split())


def _is_korean(text: str) -> bool:
    """Tell whether it has more Hangul than Latin script; a syllable counts as two letters."""
    return 2 * len(re.findall(r"[가-힣]", text)) > len(re.findall(r"[A-Za-z]", text))


_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = "(?:thousand|million|billion|trillion)"
_AMOUNT = rf"{_NUMBER}(?: {_SCALE})?"


def _any(table: dict[str, str]) -> str:
    """Write a table's keys as alternatives, the longest first."""
    return "|".join(re.escape(key) for key in sorted(table, key=len, reverse=True))


def _count(number: str, unit: str) -> str:
    """Write a number of things: `1 second`, `2 seconds`."""
    head, blank, rest = unit.partition(" ")
    if number == "1":
        head = head.removesuffix("s")
    return f"{number} {head}{blank}{rest}"


_TAGS = "a|b|br|code|div|em|i|img|kbd|li|ol|p|span|strong|sub|sup|u|ul"


def _unmark(text: str) -> str:
    """Take Markdown, links, addresses and typographer's marks away."""
    text = re.sub(r"^\s*(?:```|~~~).*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
    text = re.sub(r"<?\b(?:https?://|www\.)[^\s<>]*[\w/]>?", "the link", text)
    text = re.sub(r"\b([\w.+-]+)@([\w-]+)\.([\w.-]*\w)", r"\1 at \2 dot \3", text)
    text = re.sub(rf"</?(?:{_TAGS})\b[^<>]*>", " ", text)
    text = re.sub(r"^\s*(?:#{1,6}|>+|[-*+]|\d+[.)])\s+", ", ", text, flags=re.MULTILINE)
    text = re.sub(r"[`*]+(?=\S)|(?<=\S)[`*]+|[“”„«»\"]", "", text)
    text = re.sub(r"[\u2018\u2019]", "'", text).replace("…", "...")
    text = re.sub(r"(?<=\w)\s*\|\s*(?=\w)", ", ", text)
    return re.sub(r"\s*(?:->|=>|→|⇒)\s*", " to ", text)


def _dash(text: str) -> str:
    """Say a dash between numbers as "to", between words as a pause."""
    number = rf"(?:{_any(MONEY)})?\s?{_NUMBER}(?:{_any(SCALES)}|%)?"
    text = re.sub(rf"(?<=[\d%KkMB])\s*[\u2013\u2014]\s*(?={number})", " to ", text)
    text = re.sub(rf"(?<![\w.,-])({number})-(?={number}(?![\w-]|[.,]\d))", r"\1 to ", text)
    text = re.sub(r"(?<=\w)\u2013(?=\w)", "-", text)
    return re.sub(r"\s*[\u2013\u2014]\s*", ", ", text)


def _math(text: str) -> str:
    """Say O(n), powers, multiples, percentiles and comparisons."""
    text = re.sub(r"\bO\(([^()]{1,20})\)", lambda m: "O of " + m[1].replace("*", " times "), text)
    text = re.sub(r"(?<=\w)(?:\^2\b|²)", " squared", text)
    text = re.sub(r"(?<=\w)(?:\^3\b|³)", " cubed", text)
    text = re.sub(r"\b[pP](\d{2}(?:\.\d+)?)\b", r"P \1", text)
    text = re.sub(rf"\s*({_any(COMPARED)})\s*(?=[$€£₩]?\d)", lambda m: f" {COMPARED[m[1]]} ", text)
    text = re.sub(rf"({_NUMBER})\s?[x\u00d7](?![\w-]| x\b)", r"\1 times", text)
    text = re.sub(r"\b([1-5])xx\b", r"\1 x x", text)
    text = re.sub(r"(?<=\w)\s\+\s(?=\w)|(?<=[A-Za-z])\+(?=\d)", " plus ", text)
    return re.sub(r"#(?=\d)|\bNo\. ?(?=\d)", "number ", text)


def _amounts(text: str) -> str:
    """Say suffixes, currencies, percentages and units of numbers."""
    text = re.sub(
        rf"({_NUMBER})(?:\s?(?=[mb]n))?({_any(SCALES)})\b", lambda m: f"{m[1]} {SCALES[m[2]]}", text
    )
    text = re.sub(
        rf"(?<!\w)({_any(MONEY)})\s?({_AMOUNT})(?: to (?:\1)?\s?({_AMOUNT}))?", _money, text
    )
    text = re.sub(
        rf"({_AMOUNT}) (USD|KRW|EUR|GBP|JPY)\b", lambda m: _count(m[1], MONEY[m[2]]), text
    )
    text = re.sub(
        rf"(?:\b(?:over|more than|at least) )?({_AMOUNT}%?)\+(?![\d+])",
        r"more than \1",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"(?<=\d)\s?%", " percent", text)
    unit = rf"(?<![\w.,])(?<!the )({_NUMBER})\s?({_any(UNITS)})(?!\w)(?!\.\w)"
    text = re.sub(unit, lambda m: _count(m[1], UNITS[m[2]]), text)
    text = re.sub(rf"(?<=\w)/({_any(PER)})(?!\w)", lambda m: f" per {PER[m[1]]}", text)
    text = re.sub(
        r"\bv(\d+(?:\.\d+)*)\b", lambda m: f"version {m[1].replace('.', ' point ')}", text
    )
    text = re.sub(r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)", lambda m: m[0].replace(".", " point "), text)
    return re.sub(r"(?<![\w.,])0\d{2,}(?![\w.,]\d)", lambda m: " ".join(m[0]), text)


def _money(match: re.Match[str]) -> str:
    """Put the currency behind the amount, or behind the second of two."""
    sign, amount, upto = match.groups()
    return (
        _count(amount, MONEY[sign]) if upto is None else f"{amount} to {_count(upto, MONEY[sign])}"
    )


def _short_forms(text: str) -> str:
    """Say e.g., i.e. and etc."""
    text = re.sub(r"\be\.\s?g\.,?", "for example,", text, flags=re.IGNORECASE)
    text = re.sub(r"\bi\.\s?e\.,?", "that is,", text, flags=re.IGNORECASE)
    text = re.sub(r"\betc\.(?=\s*$|\s+[A-Z])", "and so on.", text)
    text = re.sub(r"(?:\band )?\betc\b\.?", "and so on", text)
    return re.sub(r"\s*&\s*", " and ", re.sub(r"\bQ&A\b", SAID["Q&A"], text))


_PAIRS = r"CI/CD|24/7|TCP/IP|\bI/O|N/A|and/or|w/o|w/(?=\s)"


def _slashes(text: str) -> str:
    """Say what a slash means.

    Names are joined by "and", words stand side by side, a path is read out.
    """
    text = re.sub(rf"(?<![\w/])(?:{_PAIRS})(?![\w/])", lambda m: SAID[m[0]], text)
    text = re.sub(
        r"(?<!\S)/[\w{}:.-]+(?:/[\w{}:.-]*)*", lambda m: m[0].replace("/", " slash "), text
    )
    return re.sub(r"[^\s/]+(?:/+[^\s/]+)+", _alternatives, text).replace("/", " ")


def _alternatives(match: re.Match[str]) -> str:
    """Say `A/B`: names, plurals and long words with "and"; others side by side, as in pub/sub."""
    parts = [part for part in match[0].split("/") if part]
    if all(part[-1:].isdigit() and part[:1].isdigit() for part in parts):
        return " slash ".join(parts)
    words = [re.sub(r"\W+$", "", part) for part in parts]
    names = all(re.search("[A-Z]", word) and len(word) > 1 for word in words)
    plurals = all(re.search(r"[a-z]{2}s$", word) for word in words)
    long = all(len(word) > 5 for word in words)
    if names or plurals or long:
        return ", ".join(parts[:-1]) + " and " + parts[-1]
    return " ".join(parts)


_SAID = re.compile(rf"(?<!\w)(?:{_any(SAID)})(?![\w#])")
_SPELLED = re.compile(rf"(?<![\w.])({_any(dict.fromkeys(SPELLED, ''))})(s|'s)?(?!\w)")


_LOWERED = {name.lower(): said for name, said in SAID.items() if len(name) > 3 and name.isalpha()}
_ANY_CASE = re.compile(rf"\b(?:{_any(_LOWERED)})\b", re.IGNORECASE)


def _names(text: str) -> str:
    """Say names by the tables."""
    text = re.sub(r"\b([A-Z]\w+)\.js\b", r"\1 J.S", _SAID.sub(lambda m: SAID[m[0]], text))
    return _SPELLED.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    """Spell: `A.W.S`, `S.L.O's`; with blanks where a dot would be read aloud: `E C 2`, `V M's`."""
    letters, plural = match[1].upper(), match[2]
    dot = " " if not letters.isalpha() or (plural and len(letters) == 2) else "."
    return dot.join(letters) + ("'s" if plural else "")


def _korean(text: str) -> str:
    """Say the signs that follow a digit."""
    return re.sub(r"(?<=\d)[%~]", lambda m: KOREAN[m[0]], text)


def _sweep(text: str) -> str:
    """Take away what marks are left, and tidy blanks and commas."""
    text = re.sub(f"[{re.escape(MARKS)}]", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+(?=[,;:?!](?:\s|$)|\.(?:\s|$))", "", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r"(?<=[.!?:;])\s*,", "", text)
    return re.sub(r",\s*(?=[.?!])", "", text).strip(" ,;")


_ENGLISH_RULES: tuple[Callable[[str], str], ...] = (
    *(_unmark, _math, _dash, _amounts, _short_forms),
    *(_slashes, _names, _sweep),
)
_KOREAN_RULES: tuple[Callable[[str], str], ...] = (_unmark, _korean, _sweep)
