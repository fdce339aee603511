"""Tell how Koreans say names that a guide writes in Latin letters: by a table or their letters.

`hangul.toml` holds names of tools and loanwords; letters make up an abbreviation (에이피아이).
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from mockint.text.word_lists import listed

LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        listed(
            "에이 비 씨/시 디 이 에프 지 에이치 아이 제이 케이 엘 엠"
            " 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트/지"
        ),
        strict=True,
    )
)
"""How each letter is called; some are called in two ways."""

MOST = 16
"""Ways of saying one name that are looked for."""

_ABBREVIATION = re.compile("[a-z]?[A-Z]{3,6}")
"""Three capitals at least: the names of two letters make up many a Korean word (IT is 아이티)."""

_HANGUL = re.compile("[가-힣]")


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[str, ...]:
    """Give the ways of saying a name; none where a part of it is not known, or it is Korean."""
    known = spelled(name) or _words().get(name.lower(), ()) or _by_letters(name.removesuffix("s"))
    parts = re.split(r"[\s/-]+", name)
    if known or len(parts) < 2 or not re.search("[A-Za-z]", name):
        return known
    ways = [(part,) if _HANGUL.search(part) else spoken(part) for part in parts]
    return tuple(" ".join(way) for way in islice(product(*ways), MOST))


@lru_cache(maxsize=4096)
def spelled(name: str) -> tuple[str, ...]:
    """Give the ways of saying a name that mean nothing else; none of an ordinary loanword."""
    return _names().get(name.lower(), ()) or _by_letters(name)


@lru_cache(maxsize=4096)
def written(name: str) -> str:
    """Write the names of tools in a Korean name in Latin letters; empty where there are none."""
    parts = [_latin().get(part, part) for part in name.split()]
    latin = _latin().get(name) or " ".join(parts)
    return latin if latin != name else ""


def _by_letters(name: str) -> tuple[str, ...]:
    letters = name.replace("/", "")
    if not _ABBREVIATION.fullmatch(letters):
        return ()
    ways = product(*(LETTERS[letter].split("/") for letter in letters.lower()))
    return tuple("".join(way) for way in islice(ways, MOST))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = files("mockint.words.terms").joinpath("hangul.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {name.lower(): tuple(ways) for name, ways in _table()["names"].items()}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name.lower(): tuple(ways) for name, ways in _table()["words"].items()}


@cache
def _latin() -> dict[str, str]:
    return {way: name for name, ways in _table()["names"].items() for way in ways}
