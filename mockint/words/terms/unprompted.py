"""Words read with hints and words read without them in, the words without hinted terms that nobody said out.

A recogniser that is told "RESTful" may write it, or something like it, for "a waste of". A hinted or corrected term
of which it is hardly sure stays only where the reading without hints has something that sounds like it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mockint.model import Span, Word
from mockint.text.sentences import plain, squash
from mockint.words.terms.phonetics import alike, phonemes

HARDLY = 0.15
"""Probability of a word below which it may have been written because it was hinted."""

LIKE = 0.6
"""How alike the other reading must sound: "waste of" is at 0.45 to RESTful, "no JS" at 0.62 to Node.js, most misheard
terms above 0.75."""

NEAR = 0.3
"""Seconds that the times of two readings may differ."""


def unsaid(
    words: Sequence[Word], reading: Sequence[Word], expected: Iterable[str]
) -> tuple[Word, ...]:
    """Give each doubtful term that `reading` does not have the words that stand there."""
    names = {squash(part) for name in expected for part in name.split() if part != part.lower()}
    made: list[Word] = []
    for word in words:
        other = _other(word, reading) if _doubtful(word, names) else []
        made += other or [word]
    return tuple(made)


def _doubtful(word: Word, names: set[str]) -> bool:
    hardly = word.probability is not None and word.probability < HARDLY
    return hardly and squash(plain(word.text)) in names


def _other(word: Word, reading: Sequence[Word]) -> list[Word]:
    """Give what was said instead; nothing when the term was said, or the other reading has a gap there."""
    near = [one for one in reading if one.end >= word.start - NEAR and one.start <= word.end + NEAR]
    groups = [[one] for one in near] + [list(two) for two in pairwise(near)]
    if any(_alike(word.text, " ".join(plain(one.text) for one in group)) for group in groups):
        return []
    here = Span(word.start, word.end)
    inside = [
        one for one in near if here.start - 0.05 <= (one.start + one.end) / 2 <= here.end + 0.05
    ]
    return [
        Word(one.text, max(one.start, here.start), min(one.end, here.end), one.probability)
        for one in inside
    ]


def _alike(term: str, said: str) -> bool:
    """Say whether it sounds like the term, spelled out or read as a word."""
    return any(alike(phonemes(one), phonemes(said)) >= LIKE for one in (term, term.lower()))
