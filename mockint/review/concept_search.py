"""Search the words of an answer for a concept.

Said: letter for letter, however it was cut (`g RPC`, `o auth 2`), or by another of its names.
In other words: the stems of its words close together. Perhaps: it sounds like words that the
recogniser was unsure of.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz.distance import Indel

from mockint.model import Concept, Word
from mockint.ports import BareWord
from mockint.review.concept_names import (
    digits,
    hangul_names,
    is_kin,
    latin_names,
    names_of,
    phrases_of,
    squashed,
    telling,
)
from mockint.review.measures import unsure
from mockint.text.word_forms import akin, plain, squash, stem
from mockint.text.word_lists import STOP
from mockint.words.terms.phonetics import alike, phonemes

LIKE = 0.74
"""Likeness in sound from which on a badly heard stretch may have been a name."""
NEAR = 12
"""Words within which the parts of a name belong together."""
SPELLED = 4
"""Letters of a name up to which little words may not make it up: `I am` is not IAM."""
LONGEST = 6
"""Words into which one name may fall apart: `o auth two point o`."""


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
    """Where a concept was said, and how."""

    kind: MatchKind
    first: int
    last: int


class ConceptSearch:
    """The words of one answer, ready to be searched for many names.

    `bare` are the same words without particles, where the language has such. In Korean, names in
    Latin letters are looked for in Hangul too.
    """

    def __init__(
        self, words: Sequence[Word], bare: Sequence[BareWord] = (), *, korean: bool = False
    ) -> None:
        self.words = words
        self.korean = korean
        whole = [digits(plain(word.text)) for word in words]
        self.plain = [digits(plain(word.text)) for word in bare] or whole
        self.stems = [stem(word) for word in self.plain]
        self.squashed = [squash(word) for word in self.plain]
        self.whole = [squash(word) for word in whole]
        goes_on = [word.goes_on for word in bare] or [True] * len(words)
        self.inner = [
            short if goes else long
            for short, long, goes in zip(self.squashed, self.whole, goes_on, strict=True)
        ]
        """As a word stands within a name; what parts it from the next one stays on it."""
        self.vocabulary = sorted(set(self.plain))
        # An answer is searched for hundreds of names, and most words can begin none of them.
        self.by_letter: dict[str, list[int]] = {}
        for at, letters in enumerate(self.squashed):
            self.by_letter.setdefault(letters[:1], []).append(at)
        self.doubtful = [
            (first, last) for first, last in self._stretches() if self._is_doubtful(first, last)
        ]

    def find(self, concept: Concept) -> Match | None:
        """Find a concept: the surest match, and of these the first."""
        names, ways = names_of(concept), list[str]()
        if self.korean:
            names, ways = latin_names(names), hangul_names(names)
        tries: tuple[tuple[Callable[[str], Match | None], list[str]], ...] = (
            (self._literal, names),
            (self._in_hangul, ways),
            (self._in_other_words, names),
            (self._as_phrase, phrases_of(concept.name)),
            (self._alike, names),
        )
        for search, wanted in tries:
            matches = [match for name in wanted if (match := search(name))]
            if matches:
                return min(matches, key=lambda match: (match.first, match.last))
        return None

    def _literal(self, name: str) -> Match | None:
        """Find the letters of a name, however they were cut into words; a plural counts."""
        wanted = squashed(name)
        if not wanted:
            return None
        forms = {wanted, wanted + "s", wanted + "es"}
        for first in self.by_letter.get(wanted[0], ()):
            run = ""
            for last in range(first, min(first + max(LONGEST, len(wanted)), len(self.squashed))):
                if len(wanted) <= SPELLED and _is_talk(self.squashed[first : last + 1]):
                    break
                if {run + self.squashed[last], run + self.whole[last]} & forms:
                    return Match(MatchKind.SAID, first, last)
                run += self.inner[last]
                # What does not begin the name by now never will, however many words follow.
                if not wanted.startswith(run):
                    break
        return None

    def _in_hangul(self, way: str) -> Match | None:
        """Find a way of saying a name, in one word or parted as it is: `오케이 알` is no OKR."""
        parts = way.split()
        whole = "".join(parts)
        for first in range(len(self.squashed)):
            if self.squashed[first] == whole:
                return Match(MatchKind.SAID, first, first)
            last = first + len(parts) - 1
            if [*self.inner[first:last], *self.squashed[last : last + 1]] == parts:
                return Match(MatchKind.SAID, first, last)
        return None

    def _in_other_words(self, name: str) -> Match | None:
        """Find the stems of all telling words of a name near each other.

        What is left of a longer name may be an everyday word: `the rest` is no encryption at rest.
        """
        wanted = telling(name)
        if len(wanted) == 1 < len(name.split()) or not wanted or not all(map(self._holds, wanted)):
            return None
        places = [
            place for first in range(len(self.plain)) if (place := self._together(wanted, first))
        ]
        if not places:
            return None
        first, last = min(places, key=lambda place: (place[1] - place[0], place))
        kind = MatchKind.SAID if len(wanted) == 1 else MatchKind.OTHER_WORDS
        return Match(kind, first, last)

    def _holds(self, wanted: str) -> bool:
        return any(is_kin(word, wanted) for word in self.vocabulary)

    def _together(self, wanted: Sequence[str], first: int) -> tuple[int, int] | None:
        """Find all words of a name soon after `first`, which must be one of them; else None."""
        if not any(is_kin(self.plain[first], part) for part in wanted):
            return None
        places = [self._near(part, first) for part in wanted]
        known = [place for place in places if place is not None]
        return (first, max(known)) if len(known) == len(places) else None

    def _near(self, wanted: str, first: int) -> int | None:
        stretch = range(first, min(first + NEAR, len(self.plain)))
        return next((at for at in stretch if is_kin(self.plain[at], wanted)), None)

    def _as_phrase(self, phrase: str) -> Match | None:
        """Find another way of saying it, word by word."""
        wanted = [stem(word) for word in phrase.split()]
        for first in range(len(self.stems) - len(wanted) + 1):
            spoken = self.stems[first : first + len(wanted)]
            if all(akin(wish, said) for wish, said in zip(wanted, spoken, strict=True)):
                return Match(MatchKind.OTHER_WORDS, first, first + len(wanted) - 1)
        return None

    def _alike(self, name: str) -> Match | None:
        """Find words that sound like a name, where the recogniser was unsure of them."""
        wanted = squashed(name)
        if len(wanted) < 4 or not self.doubtful:
            return None
        # Of equally similar stretches the shortest counts, and of these the first.
        likeness, shortness, before = max(
            (self._likeness(wanted, first, last), first - last, -first)
            for first, last in self.doubtful
        )
        if likeness < LIKE:
            return None
        return Match(MatchKind.PERHAPS, -before, -before - shortness)

    def _likeness(self, wanted: str, first: int, last: int) -> float:
        """Say how much a stretch sounds like a name."""
        run = "".join(self.squashed[first : last + 1])
        fits = 0.6 <= len(run) / len(wanted) <= 1.7 and not run[:1].isdecimal()
        return _likeness(run, wanted) if fits else 0.0

    def _is_doubtful(self, first: int, last: int) -> bool:
        """Say whether the recogniser was unsure of every word of a stretch."""
        return all(unsure(word) for word in self.words[first : last + 1])

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for first in range(len(self.words)):
            for last in range(first, min(first + 4, len(self.words))):
                yield first, last


def _is_talk(pieces: Sequence[str]) -> bool:
    """Say whether everyday words are among several; letters that are spelled out are none.

    Two Korean syllables are: `이 자` is no 이자, `온 콜` may be calls that came.
    """
    if len(pieces) < 2:
        return False
    if len(pieces) == 2 and all(re.fullmatch("[가-힣]", piece) for piece in pieces):
        return True
    if max(map(len, pieces)) < 2:
        return False
    return any(piece in STOP or piece == "am" for piece in pieces)


def _likeness(run: str, wanted: str) -> float:
    """Say how alike two stretches of letters are, written and spoken, 0 to 1."""
    sounds = alike(phonemes(run), phonemes(wanted))
    return sounds if sounds == 1.0 else (Indel.normalized_similarity(run, wanted) + sounds) / 2
