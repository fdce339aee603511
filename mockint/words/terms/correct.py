"""Words as heard in, the same words with misheard terms put right out; what was heard stays beside each.

Sure words are left alone. A spelling that means nothing else is put right anywhere; one that is also ordinary speech,
or that only sounds like a term, only where the recogniser was in doubt and the guide speaks of that term.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mockint.model import Transcript, Word
from mockint.text.word_forms import plain, squash
from mockint.text.word_lists import STOP
from mockint.words.disfluencies.lexical import is_sound
from mockint.words.terms.glossary import Glossary, Term
from mockint.words.terms.phonetics import alike, phonemes, skeleton

LONGEST = 6
"""Words of the longest group that may stand for one term: a recogniser writes letters apart."""

DOUBTFUL = 0.45
"""Least probability in a group below which it may be something else that sounds alike."""

UNSURE = 0.6
"""Mean probability below which a group that is also ordinary speech may be a term."""

ALIKE, SHORT_ALIKE, SHORT = 0.84, 0.93, 5
"""How alike a group must sound, and how alike when it has no more phonemes than `SHORT`."""

BRIEF, LETTERS = 7, 0.75
"""Phonemes up to which also the letters must be alike, and how much: vowels count there, and `rides` is no Redis."""

_EDGES = re.compile(r"^([^\w+#]*)(.*?)([^\w+#]*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Match:
    last: int
    """Index of the last word, inclusive."""
    name: str
    likeness: float


def corrected(transcript: Transcript, glossary: Glossary, expected: Sequence[str]) -> Transcript:
    """Put terms right; `expected` are the names of those that the guide speaks of."""
    if transcript.language != "en":
        return transcript
    spelled = _Spelled(glossary, expected)
    words = [part for word in transcript.words for part in spelled.apart(word)]
    right: list[Word] = []
    at = 0
    while at < len(words):
        match = spelled.match(words, at)
        if match is None:
            right.append(spelled.in_small(words[at], right[-1] if right else None))
            at += 1
        else:
            right += _put(words[at : match.last + 1], match.name)
            at = match.last + 1
    return replace(transcript, words=tuple(right))


def restored(words: Sequence[Word], heard: str, name: str) -> tuple[Word, ...]:
    """Take corrections back: everywhere `name` was put in the place of `heard`."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        group = _group(words, at)
        text = " ".join(word.text for word in group)
        if group and squash(group[0].heard_as) == squash(heard) and squash(text) == squash(name):
            kept += _spread(group, group[0].heard_as.split(), heard_as="")
        else:
            kept += group or (words[at],)
        at += max(1, len(group))
    return tuple(kept)


def corrections(words: Sequence[Word]) -> Iterator[tuple[int, str, str]]:
    """Give each correction: index of its first word, what was heard, and the term."""
    at = 0
    while at < len(words):
        group = _group(words, at)
        if group:
            yield at, group[0].heard_as, " ".join(word.text for word in group)
        at += max(1, len(group))


def _group(words: Sequence[Word], at: int) -> tuple[Word, ...]:
    """Give the words from `at` that one correction made; empty when none did."""
    heard = words[at].heard_as
    if not heard:
        return ()
    end = at + 1
    while end < len(words) and words[end].heard_as == heard:
        end += 1
    return tuple(words[at:end])


class _Spelled:
    """All spellings, ready to be looked up."""

    def __init__(self, glossary: Glossary, expected: Sequence[str]) -> None:
        self._never = glossary.never
        self._glossary = glossary
        self._sure: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        self._sounds: list[tuple[str, int, str]] = []
        wanted = {squash(name) for name in expected}
        self._endings = {
            tuple(name.split()[-2:]) for name in expected if " " in name and name.islower()
        }
        ordinary = {squash(spelling) for term in glossary.terms for spelling in term.loose}
        for term in (
            *glossary.terms,
            *(Term(name) for name in expected if squash(name) not in glossary.by_name),
        ):
            sure = (*_composed(term, glossary), *term.sure, term.name)
            self._sure |= {
                squash(spelling): term.name for spelling in sure if squash(spelling) not in ordinary
            }
            near = squash(term.name) in wanted or squash(term.name).removesuffix("s") in wanted
            if near:
                self._loose |= {squash(spelling): term.name for spelling in term.loose}
                sounds = {phonemes(spelling) for spelling in (term.name, *term.sure)}
                self._sounds += [
                    (sound, skeleton(sound), term.name)
                    for sound in sounds
                    if len(sound) >= SHORT - 1
                ]

    def apart(self, word: Word) -> list[Word]:
        """Part what a recogniser wrote as one: `GoEach`, `2Scope`."""
        match = re.fullmatch(r"(\d+|[A-Z][a-z]+)([A-Z][a-z]+\W*)", word.text)
        if match is None or squash(word.text) in self._sure:
            return [word]
        known = match[1].isdigit() or squash(match[1]) in self._sure
        return _spread([word], match.groups(), heard_as="") if known else [word]

    def in_small(self, word: Word, before: Word | None) -> Word:
        """Write a doubtful word small that ends a plain phrase of the guide: `encryption at REST`.

        Nothing else was heard, so nothing is marked.
        """
        small = word.text.lower()
        ends = before is not None and (plain(before.text), plain(small)) in self._endings
        return (
            replace(word, text=small)
            if ends and word.text.isupper() and _mean([word]) < UNSURE
            else word
        )

    def match(self, words: Sequence[Word], at: int) -> _Match | None:
        """Find the term that stands at a word, if it is not written as one already."""
        exact = [match for size in range(LONGEST, 0, -1) if (match := self._exact(words, at, size))]
        if exact:
            return exact[0] if exact[0].name else None
        alike_ = [match for size in range(3, 0, -1) if (match := self._heard(words, at, size))]
        return max(alike_, key=lambda match: match.likeness, default=None)

    def _exact(self, words: Sequence[Word], at: int, size: int) -> _Match | None:
        group = words[at : at + size]
        if len(group) < size or _parted(group):
            return None
        text = _text(group)
        key = squash(text)
        name = self._sure.get(key)
        if name is None and key in self._loose and _mean(group) < UNSURE:
            name = self._loose[key]
        if name is None or (key, name) in self._never or _other_words(text, name):
            return None
        if _same(text, name):
            return _Match(at + size - 1, "", 1.0) if size > 1 else None
        return _Match(at + size - 1, name, 1.0)

    def _heard(self, words: Sequence[Word], at: int, size: int) -> _Match | None:
        group = words[at : at + size]
        if len(group) < size or _parted(group) or _least(group) >= DOUBTFUL:
            return None
        texts = [plain(word.text) for word in group]
        listed = any("," in word.text for word in group[:-1]) or any(
            is_sound(word.text) for word in group
        )
        if texts[0] in STOP or texts[-1] in STOP or listed:
            return None
        text = _text(group)
        if squash(text) in self._sure:
            return None
        best, name = max(self._likest(phonemes(text)), self._likest(phonemes(text.lower())))
        if not name or (squash(text), name) in self._never or _related(text, name):
            return None
        if len(phonemes(text)) <= BRIEF and _letters(text, self._glossary.term(name)) < LETTERS:
            return None
        return _Match(at + size - 1, name, best)

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


def _letters(text: str, term: Term) -> float:
    """Say how alike a text is to the nearest spelling of a term, letter by letter."""
    letters = squash(text)
    return max(
        difflib.SequenceMatcher(None, letters, squash(other)).ratio()
        for other in (term.name, *term.sure)
    )


def _composed(term: Term, glossary: Glossary) -> list[str]:
    """Spell a name of several words with each of its words misheard as that word is: `cacao talk`."""
    parts = re.findall(r"[A-Z][a-z]+|\S+", term.name)
    if len(parts) < 2:
        return []
    return [
        " ".join((*parts[:at], spelling, *parts[at + 1 :]))
        for at, part in enumerate(parts)
        if (known := glossary.by_name.get(squash(part))) is not None and known.name == part
        for spelling in (*known.sure, *known.loose)
    ]


@lru_cache(maxsize=4096)
def _related(text: str, name: str) -> bool:
    """Say whether it is another form of the term's own word: `partitioned` is no misheard `partitioning`."""
    letters, other = squash(text), squash(name)
    common = next(
        (n for n, (a, b) in enumerate(zip(letters, other, strict=False)) if a != b),
        min(len(letters), len(other)),
    )
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
    """Say whether a group needs no other spelling: only case differs, or only the blanks of a plain phrase."""
    return text.lower() == name.lower() or (squash(text) == squash(name) and name == name.lower())


def _parted(group: Sequence[Word]) -> bool:
    """Say whether a sentence ends inside."""
    return any(
        len(word.text) > 2 and word.text[-1] in ".?!;:" and word.text[-3:-2] != "."
        for word in group[:-1]
    )


def _text(group: Sequence[Word]) -> str:
    match = _EDGES.match(" ".join(word.text for word in group))
    return match[2] if match else ""


def _least(group: Sequence[Word]) -> float:
    return min((1.0 if word.probability is None else word.probability) for word in group)


def _mean(group: Sequence[Word]) -> float:
    return sum(1.0 if word.probability is None else word.probability for word in group) / len(group)


def _put(group: Sequence[Word], name: str) -> list[Word]:
    """Write the term where the group stood, with the punctuation around it."""
    whole = " ".join(word.text for word in group)
    match = _EDGES.match(whole)
    before, after = (match[1], match[3]) if match else ("", "")
    return _spread(group, f"{before}{name}{after}".split(), heard_as=whole)


def _spread(group: Sequence[Word], texts: Sequence[str], *, heard_as: str) -> list[Word]:
    """Give texts the times of a group: one for one, or by their length; the least probability counts for each."""
    known = [word.probability for word in group if word.probability is not None]
    sure = min(known) if known else None
    if len(texts) == len(group):
        return [
            Word(text, word.start, word.end, word.probability, heard_as)
            for text, word in zip(texts, group, strict=True)
        ]
    start, whole = group[0].start, sum(map(len, texts))
    words = []
    for text in texts:
        end = start + (group[-1].end - group[0].start) * len(text) / whole
        words.append(Word(text, round(start, 3), round(end, 3), sure, heard_as))
        start = end
    return words
