"""All spellings of a field's terms, ready to be looked up in what was heard."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from rapidfuzz.distance import Indel

from mockint.model import Word
from mockint.text import english
from mockint.text.word_forms import plain, squash
from mockint.text.word_lists import STOP
from mockint.words.disfluencies.lexical import is_sound
from mockint.words.terms.glossary import Glossary, Term
from mockint.words.terms.groups import least, mean, parted, spread, text_of
from mockint.words.terms.neighbourhood import Neighbourhood
from mockint.words.terms.phonetics import alike, phonemes, skeleton

LONGEST = 6
"""Words of the longest group that may stand for one term: a recogniser writes letters apart."""

DOUBTFUL = 0.45
"""Least probability in a group below which it may be something else that sounds alike."""

UNSURE = 0.6
"""Mean probability below which a group that is also ordinary speech may be a term."""

LOST = 0.4
"""Mean probability below which ordinary words are none: the rest of the sentence is not asked."""

ALIKE, SHORT_ALIKE, SHORT = 0.84, 0.93, 5
"""How alike a group must sound, and how alike when it has no more phonemes than `SHORT`."""

BRIEF, LETTERS = 7, 0.75
"""Phonemes up to which also the letters must be alike, and how much.

Vowels count there, so that `rides` is no Redis.
"""


@dataclass(frozen=True, slots=True)
class Match:
    """A term that stands at a group of words; without a name the group is right as it is."""

    last: int
    """Index of the last word, inclusive."""
    name: str
    similarity: float


class Spellings:
    """All spellings, ready to be looked up."""

    def __init__(self, glossary: Glossary, expected: Sequence[str]) -> None:
        self._never = glossary.never
        self._glossary = glossary
        self._sure: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        self._written: set[tuple[str, ...]] = set()
        self._around = Neighbourhood(expected)
        self._sounds: list[tuple[str, int, str]] = []
        self._wanted = {squash(name) for name in expected}
        self._endings = {
            tuple(name.split()[-2:]) for name in expected if " " in name and name.islower()
        }
        self._taught = {squash(heard) for term in glossary.terms for heard in term.taught}
        ordinary = {squash(spelling) for term in glossary.terms for spelling in term.loose}
        unlisted = [Term(name) for name in expected if squash(name) not in glossary.by_name]
        for term in (*glossary.terms, *unlisted):
            for spelling in (*_composed(term, glossary), *term.sure, term.name):
                if squash(spelling) not in ordinary:
                    self._sure[squash(spelling)] = term.name
                    self._written.add(english.tokens(spelling))
            if self._expects(term.name):
                self._expect(term)

    def _expects(self, name: str) -> bool:
        """Say whether the guide speaks of a term."""
        return bool({squash(name), squash(name).removesuffix("s")} & self._wanted)

    def _expect(self, term: Term) -> None:
        """Look also for what is ordinary speech, or only sounds like a term that may be said."""
        self._loose |= {squash(spelling): term.name for spelling in term.loose}
        self._written |= {english.tokens(spelling) for spelling in term.loose}
        for sound in {phonemes(spelling) for spelling in (term.name, *term.sure)}:
            if len(sound) >= SHORT - 1:
                self._sounds.append((sound, skeleton(sound), term.name))

    def apart(self, word: Word) -> list[Word]:
        """Part what a recogniser wrote as one: `GoEach`, `2Scope`."""
        match = re.fullmatch(r"(\d+|[A-Z][a-z]+)([A-Z][a-z]+\W*)", word.text)
        if match is None or squash(word.text) in self._sure:
            return [word]
        known = match[1].isdigit() or squash(match[1]) in self._sure
        return spread([word], match.groups(), heard_as="") if known else [word]

    def in_small(self, word: Word, before: Word | None) -> Word:
        """Write a doubtful word small that ends a plain phrase of the guide: `encryption at REST`.

        Nothing else was heard, so nothing is marked.
        """
        small = word.text.lower()
        ends = before is not None and (plain(before.text), plain(small)) in self._endings
        shouted = word.text.isupper() and mean([word]) < UNSURE
        return replace(word, text=small) if ends and shouted else word

    def match(self, words: Sequence[Word], at: int) -> Match | None:
        """Find the term that stands at a word, if it is not written as one already."""
        exact = [match for size in range(LONGEST, 0, -1) if (match := self._exact(words, at, size))]
        if exact:
            return exact[0] if exact[0].name else None
        near = [match for size in range(3, 0, -1) if (match := self._sounding(words, at, size))]
        return max(near, key=lambda match: match.similarity, default=None)

    def _exact(self, words: Sequence[Word], at: int, size: int) -> Match | None:
        """Match a group that is a known spelling."""
        group = words[at : at + size]
        if len(group) < size or parted(group):
            return None
        text = text_of(group)
        key = squash(text)
        name = self._sure.get(key) or self._loose.get(key)
        if name is None or (key, name) in self._never or _other_words(text, name):
            return None
        if _same(text, name):
            return Match(at + size - 1, "", 1.0) if size > 1 else None
        everyday = key not in self._sure or (key not in self._taught and self._everyday(text))
        if everyday and not self._may_stand(name, words, at, size):
            return None
        return Match(at + size - 1, name, 1.0)

    def _everyday(self, text: str) -> bool:
        """Say whether a text is ordinary by itself.

        Letters among ordinary words are, unless they stand in the list so (`E tag`); and a row with
        commas, whatever is in it.
        """
        words = english.tokens(text)
        if words not in self._written:
            words = tuple(word for word in words if len(word) > 1) or words
        return "," in text or english.ordinary(words)

    def _may_stand(self, name: str, words: Sequence[Word], at: int, size: int) -> bool:
        """Say whether ordinary words may be a term here.

        They stand in the list, the guide speaks of it, and the recogniser was in doubt
        where other words of the guide are near.
        """
        group = words[at : at + size]
        text = text_of(group)
        # `None` has the letters of `N+one`, and is not written so
        listed = size > 1 or english.tokens(text) in self._written
        doubted = mean(group) < UNSURE or (size > 1 and least(group) < DOUBTFUL)
        return (
            listed
            and doubted
            and self._expects(name)
            and not (size == 1 and _related(text, name))
            and (mean(group) < LOST or self._around.fits(words, at, size, name))
        )

    def _sounding(self, words: Sequence[Word], at: int, size: int) -> Match | None:
        """Match a doubtful group that only sounds like an expected term."""
        group = words[at : at + size]
        if len(group) < size or parted(group) or least(group) >= DOUBTFUL:
            return None
        text = text_of(group)
        if not _may_be_misheard(group) or squash(text) in self._sure:
            return None
        best, name = max(self._likest(phonemes(text)), self._likest(phonemes(text.lower())))
        if not name or (squash(text), name) in self._never or _related(text, name):
            return None
        if len(phonemes(text)) <= BRIEF and _letters(text, self._glossary.term(name)) < LETTERS:
            return None
        return Match(at + size - 1, name, best)

    def _likest(self, sound: str) -> tuple[float, str]:
        """Find the expected term that sounds most alike; an empty name when none is near enough."""
        bones = skeleton(sound)
        near = [
            (alike(sound, other), name)
            for other, bare, name in self._sounds
            if abs(len(other) - len(sound)) <= 3 and (bones ^ bare).bit_count() <= 1
        ]
        best = max(near, default=(0.0, ""))
        needed = ALIKE if len(sound) > SHORT else SHORT_ALIKE
        return best if best[0] >= needed and len(sound) >= SHORT - 1 else (0.0, "")


def _may_be_misheard(group: Sequence[Word]) -> bool:
    """Say whether a group may be one term: no list, no um, no little word at its ends."""
    if plain(group[0].text) in STOP or plain(group[-1].text) in STOP:
        return False
    listed = any("," in word.text for word in group[:-1])
    return not listed and not any(is_sound(word.text) for word in group)


def _letters(text: str, term: Term) -> float:
    """Say how alike a text is to the nearest spelling of a term, letter by letter."""
    letters = squash(text)
    return max(
        Indel.normalized_similarity(letters, squash(other)) for other in (term.name, *term.sure)
    )


def _composed(term: Term, glossary: Glossary) -> list[str]:
    """Spell a name of several words with each of its words misheard: `cacao talk`."""
    parts = re.findall(r"[A-Z][a-z]+|\S+", term.name)
    if len(parts) < 2:
        return []
    composed = []
    for at, part in enumerate(parts):
        known = glossary.by_name.get(squash(part))
        if known is not None and known.name == part:
            composed += [
                " ".join((*parts[:at], spelling, *parts[at + 1 :]))
                for spelling in (*known.sure, *known.loose)
            ]
    return composed


@lru_cache(maxsize=4096)
def _related(text: str, name: str) -> bool:
    """Say whether it is another form of the term's own word.

    `partitioned` is no misheard `partitioning`.
    """
    letters, other = squash(text), squash(name)
    pairs = zip(letters, other, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common >= 5 and common >= 0.6 * len(other)


def _other_words(text: str, name: str) -> bool:
    """Say whether letters of an abbreviation are words of their own here: `I am` is not IAM."""
    return (
        name.isupper()
        and squash(text) == squash(name)
        and any(part.islower() for part in text.split())
        and " " in text
    )


def _same(text: str, name: str) -> bool:
    """Say whether a group needs no other spelling.

    Only case differs, or only the blanks of a plain phrase.
    """
    return text.lower() == name.lower() or (squash(text) == squash(name) and name == name.lower())
