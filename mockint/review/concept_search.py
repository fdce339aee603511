"""Search the words of an answer for a concept.

Said: letter for letter, however it was cut (`g RPC`, `o auth 2`), or by another of its names.
In other words: the stems of its words close together. Perhaps: it sounds like words that the
recogniser was unsure of.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files

from mockint.model import Concept, Word
from mockint.review.measures import unsure
from mockint.text.numerals import SMALL
from mockint.text.sentences import STOP, akin, plain, squash, stem

LIKE = 0.74
"""Likeness from which on a badly heard stretch may have been a name."""
NEAR = 12
"""Words within which the parts of a name belong together."""
SPELLED = 4
"""Letters of a name up to which little words may not make it up: `I am` is not IAM."""
KIN = 0.55
"""Share of a name's letters that a kindred word begins with: `normal` is not `normalization`."""
LONGEST = 6
"""Words into which one name may fall apart: `o auth two point o`."""
_GENERAL = frozenset(
    {
        *(
            "strategies",
            "strategy",
            "patterns",
            "pattern",
            "practices",
            "best",
            "guidelines",
            "basics",
            "fundamentals",
        ),
        *(
            "charts",
            "conventions",
            "concepts",
            "tools",
            "tuning",
            "deploys",
            "deployments",
            "sound",
            "data",
        ),
    }
)
"""Words of a guide's heading that nobody says in an answer."""
_BESIDE = re.compile(r"\s+(?:vs\.?|versus|and|or|&)\s+|\s*[,()]\s*")
_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("gh", "g"),
    ("v", "f"),
    ("b", "p"),
)


class MatchKind(Enum):
    """How sure it is that something was said."""

    SAID = auto()
    OTHER_WORDS = auto()
    LIKE = auto()
    """Nobody said it, but a sentence comes near to it in meaning."""
    PERHAPS = auto()
    """It may have been said, and was heard badly."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a name was heard, and how."""

    kind: MatchKind
    first: int
    last: int


class ConceptSearch:
    """The words of one answer, ready to be searched for many names."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.plain = [_digits(plain(word.text)) for word in words]
        self.stems = [stem(word) for word in self.plain]
        self.squashed = [squash(word) for word in self.plain]
        self.vocabulary = sorted(set(self.plain))
        self.by_letter: dict[str, list[int]] = {}
        for at, letters in enumerate(self.squashed):
            self.by_letter.setdefault(letters[:1], []).append(at)
        self.doubtful = [
            (first, last) for first, last in self._stretches() if self._is_doubtful(first, last)
        ]

    def find(self, concept: Concept) -> Match | None:
        """Listen for a concept: the surest hearing, and of these the first."""
        names = _names(concept)
        ways = _ways(concept.name)
        tries = (
            (self._literal, names),
            (self._in_other_words, names),
            (self._as_phrase, ways),
            (self._alike, names),
        )
        for listen, wanted in tries:
            heard = [match for name in wanted if (match := listen(name))]
            if heard:
                return min(heard, key=lambda match: (match.first, match.last))
        return None

    def _literal(self, name: str) -> Match | None:
        """Find the letters of a name, however they were cut into words; a plural counts."""
        wanted = _squashed(name)
        if not wanted:
            return None
        for first in self.by_letter.get(wanted[0], ()):
            run = ""
            for last in range(first, min(first + max(LONGEST, len(wanted)), len(self.squashed))):
                run += self.squashed[last]
                if len(wanted) <= SPELLED and _is_talk(self.squashed[first : last + 1]):
                    break
                if run in (wanted, wanted + "s", wanted + "es"):
                    return Match(MatchKind.SAID, first, last)
                if not wanted.startswith(run):
                    break
        return None

    def _in_other_words(self, name: str) -> Match | None:
        """Find the stems of all telling words of a name near each other."""
        wanted = _telling(name)
        if not wanted or not all(
            any(_kin(word, part) for word in self.vocabulary) for part in wanted
        ):
            return None
        places = [
            place for first in range(len(self.plain)) if (place := self._together(wanted, first))
        ]
        if not places:
            return None
        first, last = min(places, key=lambda place: (place[1] - place[0], place))
        return Match(MatchKind.SAID if len(wanted) == 1 else MatchKind.OTHER_WORDS, first, last)

    def _together(self, wanted: Sequence[str], first: int) -> tuple[int, int] | None:
        """Find all words of a name soon after `first`, which must be one of them; else None."""
        if not any(_kin(self.plain[first], part) for part in wanted):
            return None
        places = [self._near(part, first) for part in wanted]
        found = [place for place in places if place is not None]
        return (first, max(found)) if len(found) == len(places) else None

    def _near(self, wanted: str, first: int) -> int | None:
        stretch = range(first, min(first + NEAR, len(self.plain)))
        return next((at for at in stretch if _kin(self.plain[at], wanted)), None)

    def _as_phrase(self, phrase: str) -> Match | None:
        """Find another way of saying it, word by word."""
        begin, *rest = [stem(word) for word in phrase.split()]
        for first, said in enumerate(self.stems[: max(0, len(self.stems) - len(rest))]):
            if akin(begin, said) and all(
                akin(other, self.stems[first + n]) for n, other in enumerate(rest, 1)
            ):
                return Match(MatchKind.OTHER_WORDS, first, first + len(rest))
        return None

    def _alike(self, name: str) -> Match | None:
        """Find words that sound like a name, where the recogniser was unsure of them."""
        wanted = _squashed(name)
        if len(wanted) < 4:
            return None
        sound = _sound(wanted)
        best = max(
            (
                (self._likeness(wanted, sound, first, last), first - last, -first)
                for first, last in self.doubtful
            ),
            default=(0.0, 0, 0),
        )
        likeness, length, first = best
        return (
            Match(MatchKind.PERHAPS, -first, -first - length)
            if likeness >= LIKE and len(sound) >= 3
            else None
        )

    def _likeness(self, wanted: str, sound: str, first: int, last: int) -> float:
        """Say how much a stretch sounds like a name."""
        run = "".join(self.squashed[first : last + 1])
        fits = 0.6 <= len(run) / len(wanted) <= 1.7 and not run[:1].isdecimal()
        return _likeness(run, wanted, sound) if fits else 0.0

    def _is_doubtful(self, first: int, last: int) -> bool:
        """Say whether the recogniser was unsure of every word of a stretch."""
        return all(unsure(word) for word in self.words[first : last + 1])

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for first in range(len(self.words)):
            for last in range(first, min(first + 4, len(self.words))):
                yield first, last


def _digits(word: str) -> str:
    """Write number words as digits, so that `o auth two` is `oauth2`."""
    return str(SMALL[word]) if word in SMALL else word


def _names(concept: Concept) -> list[str]:
    """Give all names of a concept, also the parts of `event loop vs. goroutines`."""
    names = [concept.name, *concept.said_as]
    for name in (concept.name, *concept.said_as):
        parts = [part.strip() for part in _BESIDE.split(name)]
        parts += [part.strip() for part in name.split("/") if min(map(len, name.split("/"))) >= 4]
        names += [part for part in parts if len(squash(part)) >= 3 and part != name]
    return list(dict.fromkeys(names))


def _is_talk(pieces: Sequence[str]) -> bool:
    """Say whether everyday words are among several; letters that are spelled out are none."""
    return (
        len(pieces) > 1
        and max(map(len, pieces)) > 1
        and any(piece in STOP or piece == "am" for piece in pieces)
    )


@lru_cache(maxsize=1024)
def _squashed(name: str) -> str:
    words = [_digits(plain(word)) for word in name.replace("/", " ").replace("-", " ").split()]
    kept = [word for word in words if word not in _GENERAL] or words
    return squash("".join(kept))


@lru_cache(maxsize=1024)
def _telling(name: str) -> tuple[str, ...]:
    words = [plain(word) for word in re.split(r"[\s/-]+", name)]
    telling = [word for word in words if word and word not in STOP and word not in _GENERAL]
    return tuple(telling) if any(len(word) >= 4 for word in telling) else ()


@lru_cache(maxsize=65536)
def _kin(said: str, wanted: str) -> bool:
    """Say whether a word that was said is of the family of a word that is wanted."""
    if said == wanted:
        return True
    if len(wanted) < 4 or len(said) < 4 or not akin(stem(said), stem(wanted)):
        return False
    begins_alike = next(
        (n for n, pair in enumerate(zip(said, wanted, strict=False)) if pair[0] != pair[1]),
        len(said),
    )
    return begins_alike >= KIN * len(wanted)


@lru_cache(maxsize=1)
def _all_ways() -> dict[str, list[str]]:
    ways: dict[str, list[str]] = tomllib.loads(
        files("mockint.review").joinpath("ways.toml").read_text("utf-8")
    )
    return ways


def _ways(name: str) -> list[str]:
    """Give the phrases of `ways.toml` that mean a concept."""
    words = {stem(plain(word)) for word in re.split(r"[\s/-]+", name)}
    return [
        way
        for key, ways in _all_ways().items()
        if {stem(word) for word in key.split()} <= words
        for way in ways
    ]


@lru_cache(maxsize=4096)
def _sound(text: str) -> str:
    """Give a rough sound: like consonants as one, no doubles, no vowels but the first letter."""
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    text = re.sub(r"(.)\1+", r"\1", text)
    return text[:1] + re.sub(r"[aeiouyhw]", "", text[1:])


def _likeness(run: str, wanted: str, sound: str) -> float:
    """Say how alike two stretches of letters sound, 0 to 1."""
    heard = _sound(run)
    if heard == sound:
        return 1.0
    letters = SequenceMatcher(None, run, wanted, autojunk=False).ratio()
    sounds = SequenceMatcher(None, heard, sound, autojunk=False).ratio()
    return (letters + sounds) / 2
