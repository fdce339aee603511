"""Words in, slips that can be told from the words alone out: filler sounds, markers, repetitions, cut-off words.

A marker counts only where it carries no meaning: "like" apart from the sentence, not "services like Redis".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mockint.model import DisfluencyKind, Word
from mockint.text.sentences import STOP, occurrences, plains

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
    "do did if as let that what when how should to would who because didn't don't".split()
)  # noqa: SIM905
_KNOW_AFTER = frozenset(
    "what how that if about where who why when which the whether exactly each this".split()
)  # noqa: SIM905
_SORT_BEFORE = frozenset(
    "a the this that these those what some any one another same every which each new".split()
)  # noqa: SIM905
_MEANT_DOUBLE = frozenset(
    "that had very really so no yes many much again more two long far bye is was ha".split()
)  # noqa: SIM905
"""Words that are often said twice on purpose, or by grammar: `had had`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A slip in the words; both ends inclusive."""

    kind: DisfluencyKind
    first: int
    last: int


def is_sound(text: str) -> bool:
    """Say whether a word is a filler sound of English."""
    return SOUND.fullmatch(text.strip(" ,.?!…-–—;:\"'")) is not None


def phrases(words: Sequence[Word], language: str) -> list[Phrase]:
    """Find them all, in the order of the words."""
    said = plains(words)
    found = _korean(words, said) if language == "ko" else _english(words, said)
    return sorted(found, key=lambda phrase: (phrase.first, phrase.last))


def _english(words: Sequence[Word], said: Sequence[str]) -> Iterator[Phrase]:
    for at, word in enumerate(said):
        if is_sound(word):
            yield Phrase(DisfluencyKind.FILLER, at, at)
        elif (word == "basically" and len(said) > 1) or (word == "like" and _aside(words, at)):
            yield Phrase(DisfluencyKind.MARKER, at, at)
        elif _cut_off(words, said, at):
            yield Phrase(DisfluencyKind.CUT_OFF, at, at)
    yield from _markers(said)
    for first, last in _repeats(words, said):
        yield Phrase(DisfluencyKind.REPETITION, first, last)


def _markers(said: Sequence[str]) -> Iterator[Phrase]:
    """Find the markers of two words."""
    for first, last in occurrences(said, "you know"):
        if not (_at(said, first - 1) in _KNOW_BEFORE or _at(said, last + 1) in _KNOW_AFTER):
            yield Phrase(DisfluencyKind.MARKER, first, last)
    for phrase in ("sort of", "kind of"):
        for first, last in occurrences(said, phrase):
            if _at(said, first - 1) not in _SORT_BEFORE:
                yield Phrase(DisfluencyKind.MARKER, first, last)


def _aside(words: Sequence[Word], at: int) -> bool:
    """Say whether a word stands between commas, apart from the sentence."""
    return words[at].text.endswith(",") and (
        at == 0 or words[at - 1].text.endswith((",", ".", "…"))
    )


def _cut_off(words: Sequence[Word], said: Sequence[str], at: int) -> bool:
    """Say whether a word breaks off: written with a dash, or begun again at once and then whole."""
    if re.fullmatch(r"[A-Za-z']+[-–—]+[,.…]*", words[at].text):
        return True
    word, following = said[at], _at(said, at + 1)
    begun = 1 < len(word) < len(following) and following.startswith(word)
    return (
        begun
        and word not in STOP
        and words[at].text.endswith((",", "…", "..."))
        and len(following) > 4
    )


def _repeats(words: Sequence[Word], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find one to three words that are said twice in a row, within one sentence."""
    last = -1
    for at in range(len(said)):
        for size in (3, 2, 1):
            one, other = said[at : at + size], said[at + size : at + 2 * size]
            if at > last and one == other and _unmeant(words[at : at + size], one):
                last = at + 2 * size - 1
                yield at, last
                break


def _unmeant(group: Sequence[Word], said: Sequence[str]) -> bool:
    """Say whether a repetition of these words is a slip: not `very very`, not a number, not across sentences."""
    if any(word.text[-1:] in ".?!;" and not word.text.endswith("...") for word in group):
        return False
    return all(word.replace("'", "").isalpha() and not is_sound(word) for word in said) and not (
        len(said) == 1 and said[0] in _MEANT_DOUBLE
    )


def _korean(words: Sequence[Word], said: Sequence[str]) -> Iterator[Phrase]:
    for at, word in enumerate(said):
        drawn_out = words[at].end - words[at].start >= DRAWN_OUT
        if word in KOREAN_SOUNDS and (drawn_out or word in {"음", "으음"}):
            yield Phrase(DisfluencyKind.FILLER, at, at)
        elif word in KOREAN_MARKERS:
            yield Phrase(DisfluencyKind.MARKER, at, at)
    for (at, word), (_, following) in pairwise(enumerate(said)):
        if word and word == following and word not in KOREAN_SOUNDS:
            yield Phrase(DisfluencyKind.REPETITION, at, at + 1)


def _at(said: Sequence[str], at: int) -> str:
    return said[at] if 0 <= at < len(said) else ""
