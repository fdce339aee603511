"""Find disfluencies by the words alone: filler sounds, markers, repetitions, cut-off words.

A marker counts only where it carries no meaning: "like" apart from the sentence, not "services like
Redis".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mockint.model import DisfluencyKind, Word
from mockint.text.word_forms import occurrences, plains
from mockint.text.word_lists import STOP, listed

SOUND = re.compile(r"(?:u+h*m+|u+h+|e+rm+|e+r|h+m+|m+h*m+|a+h+|e+h+)", re.IGNORECASE)
"""um, uhm, uh, er, erm, hmm, mhm, ah, eh, however long."""

KOREAN_SOUNDS = frozenset({"음", "으음", "어", "그", "저", "에", "아"})
"""Also words of the language, but for the first: fillers only when drawn out."""

KOREAN_MARKERS = frozenset(
    {"뭐", "막", "이제", "그냥", "약간", "있잖아", "있잖아요", "그니까", "그러니까", "뭐랄까"}
)

DRAWN_OUT = 0.4
"""Seconds of a Korean sound from which it is a filler and no word."""

# A phrase is a marker unless the word before or after gives it a meaning.
_KNOW_BEFORE = frozenset(
    listed("do did if as let that what when how should to would who because didn't don't")
)
_KNOW_AFTER = frozenset(
    listed("what how that if about where who why when which the whether exactly each this")
)
_SORT_BEFORE = frozenset(
    listed("a the this that these those what some any one another same every which each new")
)
_MEANT_DOUBLE = frozenset(
    listed("that had very really so no yes many much again more two long far bye is was ha")
)
"""Words that are often said twice on purpose, or by grammar: `had had`."""


@dataclass(frozen=True, slots=True)
class LexicalDisfluency:
    """A disfluency in the words; both ends inclusive."""

    kind: DisfluencyKind
    first: int
    last: int


def is_sound(text: str) -> bool:
    """Say whether a word is a filler sound of English."""
    return SOUND.fullmatch(text.strip(" ,.?!…-–—;:\"'")) is not None


def lexical_disfluencies(words: Sequence[Word], language: str) -> list[LexicalDisfluency]:
    """Find them all, in the order of the words."""
    texts = plains(words)
    matches = _korean(words, texts) if language == "ko" else _english(words, texts)
    return sorted(matches, key=lambda phrase: (phrase.first, phrase.last))


def _english(words: Sequence[Word], texts: Sequence[str]) -> Iterator[LexicalDisfluency]:
    for at, word in enumerate(texts):
        if is_sound(word):
            yield LexicalDisfluency(DisfluencyKind.FILLER, at, at)
        elif (word == "basically" and len(texts) > 1) or (word == "like" and _aside(words, at)):
            yield LexicalDisfluency(DisfluencyKind.MARKER, at, at)
        elif _cut_off(words, texts, at):
            yield LexicalDisfluency(DisfluencyKind.CUT_OFF, at, at)
    yield from _markers(texts)
    for first, last in _repeats(words, texts):
        yield LexicalDisfluency(DisfluencyKind.REPETITION, first, last)


def _markers(texts: Sequence[str]) -> Iterator[LexicalDisfluency]:
    """Find the markers of two words."""
    for first, last in occurrences(texts, "you know"):
        if not (_at(texts, first - 1) in _KNOW_BEFORE or _at(texts, last + 1) in _KNOW_AFTER):
            yield LexicalDisfluency(DisfluencyKind.MARKER, first, last)
    for phrase in ("sort of", "kind of"):
        for first, last in occurrences(texts, phrase):
            if _at(texts, first - 1) not in _SORT_BEFORE:
                yield LexicalDisfluency(DisfluencyKind.MARKER, first, last)


def _aside(words: Sequence[Word], at: int) -> bool:
    """Say whether a word stands between commas, apart from the sentence."""
    return words[at].text.endswith(",") and (
        at == 0 or words[at - 1].text.endswith((",", ".", "…"))
    )


def _cut_off(words: Sequence[Word], texts: Sequence[str], at: int) -> bool:
    """Say whether a word breaks off: written with a dash, or begun again at once and then whole."""
    if re.fullmatch(r"[A-Za-z']+[-–—]+[,.…]*", words[at].text):
        return True
    word, following = texts[at], _at(texts, at + 1)
    if word in STOP or not words[at].text.endswith((",", "…", "...")):
        return False
    return 1 < len(word) < len(following) and following.startswith(word) and len(following) > 4


def _repeats(words: Sequence[Word], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find one to three words that are said twice in a row, within one sentence."""
    last = -1
    for at in range(len(texts)):
        for size in (3, 2, 1):
            group, other = texts[at : at + size], texts[at + size : at + 2 * size]
            if at > last and group == other and _unmeant(words[at : at + size], group):
                last = at + 2 * size - 1
                yield at, last
                break


def _unmeant(group: Sequence[Word], texts: Sequence[str]) -> bool:
    """Say whether a repetition of these words was not meant.

    It is no `very very`, no number, and does not reach across sentences.
    """
    if any(word.text[-1:] in ".?!;" and not word.text.endswith("...") for word in group):
        return False
    if len(texts) == 1 and texts[0] in _MEANT_DOUBLE:
        return False
    return all(text.replace("'", "").isalpha() and not is_sound(text) for text in texts)


def _korean(words: Sequence[Word], texts: Sequence[str]) -> Iterator[LexicalDisfluency]:
    for at, word in enumerate(texts):
        drawn_out = words[at].end - words[at].start >= DRAWN_OUT
        if word in KOREAN_SOUNDS and (drawn_out or word in {"음", "으음"}):
            yield LexicalDisfluency(DisfluencyKind.FILLER, at, at)
        elif word in KOREAN_MARKERS:
            yield LexicalDisfluency(DisfluencyKind.MARKER, at, at)
    for (at, word), (_, following) in pairwise(enumerate(texts)):
        if word and word == following and word not in KOREAN_SOUNDS:
            yield LexicalDisfluency(DisfluencyKind.REPETITION, at, at + 1)


def _at(texts: Sequence[str], at: int) -> str:
    return texts[at] if 0 <= at < len(texts) else ""
