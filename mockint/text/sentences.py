"""Cut the words of a transcript into sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.model import Word
from mockint.text.word_forms import plain
from mockint.text.word_lists import listed

PAUSE = 0.6
"""Seconds between words that may end a sentence; pauses inside one are shorter (Liu 2022)."""

LONG = 28
"""Words of a sentence from which on also a conjunction may part it.

Some recognisers leave punctuation out.
"""

_ABBREVIATIONS = ("e.g.", "i.e.", "vs.", "etc.", "dr.", "mr.", "ms.", "mrs.", "approx.", "no.")

_OPENERS = frozenset(listed("so then but because and now first next finally eventually after"))

_SUBJECTS = frozenset(listed("i we they it this that then so the he she our my as"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of words that says one thing."""

    first: int
    last: int
    """Inclusive."""
    text: str


def sentences(words: Sequence[Word]) -> tuple[Sentence, ...]:
    """Cut at punctuation; where there is none for long, at pauses, then before conjunctions."""
    cut: list[Sentence] = []
    first = 0
    for at in range(len(words)):
        if at == len(words) - 1 or _ends(words, first, at):
            cut.extend(_sentence(words, a, b) for a, b in _parts(words, first, at))
            first = at + 1
    return tuple(cut)


def _sentence(words: Sequence[Word], first: int, last: int) -> Sentence:
    return Sentence(first, last, " ".join(word.text for word in words[first : last + 1]))


def _ends(words: Sequence[Word], first: int, at: int) -> bool:
    text = words[at].text.rstrip("\"')\u201d\u2019")
    if text.endswith(("?", "!", "…", ";", "。")):
        return True
    if text.endswith("."):
        return text.lower() not in _ABBREVIATIONS
    pause = words[at + 1].start - words[at].end
    return pause >= 2 * PAUSE and at - first >= 3


def _parts(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long at pauses, else before conjunctions."""
    if last - first + 1 < LONG:
        yield first, last
        return
    begin = first
    for at in range(first + 1, last + 1):
        length, rest = at - begin, last - at + 1
        pause = words[at].start - words[at - 1].end
        here, following = plain(words[at].text), plain(words[min(at + 1, last)].text)
        opens = here in _OPENERS and following in _SUBJECTS
        if rest >= 4 and ((pause >= PAUSE / 2 and length >= 5) or (opens and length >= 7)):
            yield begin, at - 1
            begin = at
    yield begin, last
