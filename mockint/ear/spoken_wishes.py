"""A short utterance in, the wish to the interviewer that it is out, in English and Korean.

A wish is an utterance of its own. All its words must serve a wish: in doubt it is an answer.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mockint.ports import Key

MOST_WORDS = 24
"""Words of the longest wish, with its apology."""

HANGUL = re.compile(r"[가-힣]")

LEAD = re.compile(
    r"^(?:(?:um+|uh+m?|erm?|hm+|oh|ah|okay|ok|so|well|yeah|yes|no|hi|hey|sorry|wait|and|but|"
    r"excuse me|pardon me|pardon|i'm sorry|i am sorry|apologies|just|actually|right|alright|"
    r"good question|please|thanks|thank you|sure|maybe|hold on|one thing) )+"
)
"""What people say before they come to it."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One entry of the file."""

    key: Key
    anywhere: Sequence[re.Pattern[str]]
    """Count where all other words may stand around a wish."""
    opening: Sequence[re.Pattern[str]]
    """Count at the beginning, whatever follows."""
    sure: Sequence[re.Pattern[str]]
    """Count among any words but those of a story."""


@dataclass(frozen=True, slots=True)
class _English:
    around: frozenset[str]
    told: re.Pattern[str]
    wishes: Sequence[_Pattern]


@dataclass(frozen=True, slots=True)
class _Korean:
    lead: re.Pattern[str]
    told: re.Pattern[str]
    spared: re.Pattern[str]
    most: int
    """Letters."""
    wishes: Sequence[_Pattern]


def spoken_wish(utterance: str) -> Key | None:
    """Tell which wish an utterance is; None when it is an answer, or part of one."""
    if HANGUL.search(utterance):
        return _in_korean(utterance)
    words = _words(utterance)
    return _in_english(" ".join(words)) if 0 < len(words) <= MOST_WORDS else None


def _in_english(text: str) -> Key | None:
    bare = LEAD.sub("", text + " ").strip() or text
    covered = _covered(text) or _covered(bare)
    told = _english().told.search(text)
    for wish in _english().wishes:
        found = (
            (not told and _any(wish.sure, bare))
            or _any(wish.opening, bare)
            or (covered and (_any(wish.anywhere, text) or _any(wish.anywhere, bare)))
        )
        if found:
            return wish.key
    return None


def _any(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _covered(text: str) -> bool:
    """Say whether each word belongs to some wish, or may stand around one."""
    kept = set(range(len(text)))
    for wish in _english().wishes:
        for pattern in wish.anywhere:
            for match in pattern.finditer(text):
                kept -= set(range(match.start(), _word_end(text, match.end())))
    rest = "".join(letter if at in kept else " " for at, letter in enumerate(text))
    return all(word in _english().around for word in rest.split())


def _word_end(text: str, end: int) -> int:
    """Give where the words end that were found: a word that is found in half is not."""
    inside = 0 < end < len(text) and text[end] != " " and text[end - 1] != " "
    return text.rfind(" ", 0, end) + 1 if inside else end


def _in_korean(utterance: str) -> Key | None:
    korean = _korean()
    text = re.sub(r"[^0-9a-z가-힣]", "", utterance.lower())
    bare = korean.lead.sub("", text, count=1) or text
    if len(text) > korean.most or korean.told.search(korean.spared.sub("", bare)):
        return None
    for wish in korean.wishes:
        if _any(wish.anywhere, bare) or _any(wish.anywhere, text):
            return wish.key
    return None


def _words(utterance: str) -> list[str]:
    plain = utterance.lower().replace("’", "'")
    return re.sub(r"[^a-z0-9' -]", " ", plain).replace(" - ", " ").split()


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(
        files("mockint.ear").joinpath("spoken_wishes.toml").read_text(encoding="utf-8")
    )


@cache
def _english() -> _English:
    file = _file()
    return _English(
        frozenset(file["around"]["words"].split()),
        re.compile(file["around"]["told"]),
        _compiled(file["wish"], file["parts"]),
    )


@cache
def _korean() -> _Korean:
    file = _file()["korean"]
    return _Korean(
        lead=re.compile("^" + file["lead"]),
        told=re.compile(file["told"]),
        spared=re.compile(file["spared"]),
        most=file["most"],
        wishes=_compiled(file["wish"], {}),
    )


def _compiled(rows: Sequence[Mapping[str, Any]], parts: Mapping[str, str]) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            Key[row["key"].upper()],
            *(
                tuple(re.compile(_filled(text, parts)) for text in row.get(name, ()))
                for name in ("patterns", "opening", "sure")
            ),
        )
        for row in rows
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
