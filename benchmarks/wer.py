"""Count word errors between texts said and texts heard.

Fillers and tags are stripped, numbers and spelling made alike.

A compound is the same word joined and apart (`spaceflight`, `space flight`), as in NIST's scoring:
which of the two a writer prefers says nothing about hearing.
"""

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import jiwer

TAGS = re.compile(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}")
FILLERS = re.compile(r"\b(?:u+m+|u+h+|uhm|h+m+|m+m+|er+m?|ah)\b[,.]?", re.IGNORECASE)
"""What the references write down and recognisers mostly leave out; counted by another benchmark."""
_SPELT = {"allright": "alright"}
"""Compounds that lose a letter when they are joined."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Words that are wrong, missing or too many, and the words that were said."""

    wrong: int
    said: int

    @property
    def rate(self) -> float:
        """Share of wrong words."""
        return self.wrong / max(1, self.said)

    def __add__(self, other: "Errors") -> "Errors":
        """Pool."""
        return Errors(self.wrong + other.wrong, self.said + other.said)


def plain(text: str) -> str:
    """Bring a text into the form for comparing words, by Whisper's own normaliser if installed."""
    text = FILLERS.sub(" ", TAGS.sub(" ", text))
    text = re.sub(r"\by.?know\b", "you know", text, flags=re.IGNORECASE)
    return _normaliser()(text)


@cache
def _normaliser() -> Callable[[str], str]:
    try:
        from whisper.normalizers import EnglishTextNormalizer
    except ImportError:
        return lambda text: re.sub(r"[^\w\s]", "", text.lower()).strip()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", ResourceWarning
        )  # it leaves closing its table to the collector
        normaliser: Callable[[str], str] = EnglishTextNormalizer()
    return normaliser


@dataclass(frozen=True, slots=True)
class Apart:
    """Words that are wrong, told apart."""

    replaced: int
    left_out: int
    put_in: int
    said: int

    @property
    def wrong(self) -> int:
        """All of them."""
        return self.replaced + self.left_out + self.put_in

    def __add__(self, other: "Apart") -> "Apart":
        """Pool."""
        return Apart(
            self.replaced + other.replaced,
            self.left_out + other.left_out,
            self.put_in + other.put_in,
            self.said + other.said,
        )


def word_errors(said: Sequence[str], heard: Sequence[str]) -> Errors:
    """Count errors over pairs of texts."""
    counted = sum(map(apart, said, heard), Apart(0, 0, 0, 0))
    return Errors(counted.wrong, counted.said)


def apart(said: str, heard: str) -> Apart:
    """Count errors of a text, told apart."""
    spoken, recognised = _joined(plain(said).split(), plain(heard).split())
    if not spoken or not recognised:
        return Apart(0, len(spoken), len(recognised), len(spoken))
    result = jiwer.process_words(" ".join(spoken), " ".join(recognised))
    length = result.hits + result.substitutions + result.deletions
    return Apart(result.substitutions, result.deletions, result.insertions, length)


def _joined(said: Sequence[str], heard: Sequence[str]) -> tuple[list[str], list[str]]:
    """Join two words of one text where the other has them as one."""
    return _as_in(said, heard), _as_in(heard, said)


def _as_in(words: Sequence[str], other: Sequence[str]) -> list[str]:
    known, apart = set(other), set(pairwise(other))
    joined: list[str] = []
    at = 0
    while at < len(words):
        two = tuple(words[at : at + 2])
        joins = (
            len(two) == 2 and two not in apart and _SPELT.get("".join(two), "".join(two)) in known
        )
        joined.append(_SPELT.get("".join(two), "".join(two)) if joins else words[at])
        at += 2 if joins else 1
    return joined
