"""Drop terms that a recogniser wrote only because it was prompted with them.

A recogniser that is told "RESTful" may write it, or something like it, for "a waste of". A hinted
or corrected term of which it is hardly sure stays only where the reading without hints has
something that sounds like it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mockint.model import Span, Word
from mockint.text.word_forms import plain, squash
from mockint.words.terms.phonetics import alike, phonemes

HARDLY = 0.15
"""Probability of a word below which it may have been written because it was hinted."""

LIKE = 0.6
"""How alike the other reading must sound.

"waste of" is at 0.45 to RESTful, "no JS" at 0.62 to Node.js, most misheard terms above 0.75.
"""

NEAR = 0.3
"""Seconds that the times of two readings may differ."""


def unsaid(
    words: Sequence[Word], reading: Sequence[Word], expected: Iterable[str]
) -> tuple[Word, ...]:
    """Give each doubtful term that `reading` does not have the words that stand there."""
    names = {squash(part) for name in expected for part in name.split() if part != part.lower()}
    kept: list[Word] = []
    for word in words:
        other = _other(word, reading) if _doubtful(word, names) else []
        kept += other or [word]
    return tuple(kept)


def _doubtful(word: Word, names: set[str]) -> bool:
    hardly = word.probability is not None and word.probability < HARDLY
    return hardly and squash(plain(word.text)) in names


def _other(word: Word, reading: Sequence[Word]) -> list[Word]:
    """Give what was said instead.

    Nothing when the term was said, or the other reading has a gap there.
    """
    near = [
        spoken
        for spoken in reading
        if spoken.end >= word.start - NEAR and spoken.start <= word.end + NEAR
    ]
    groups = [[other] for other in near] + [list(two) for two in pairwise(near)]
    if any(_alike(word.text, " ".join(plain(other.text) for other in group)) for group in groups):
        return []
    here = Span(word.start, word.end)
    inside = [
        other
        for other in near
        if here.start - 0.05 <= (other.start + other.end) / 2 <= here.end + 0.05
    ]
    return [
        Word(other.text, max(other.start, here.start), min(other.end, here.end), other.probability)
        for other in inside
    ]


def _alike(term: str, other: str) -> bool:
    """Say whether it sounds like the term, spelled out or read as a word."""
    return any(
        alike(phonemes(spelling), phonemes(other)) >= LIKE for spelling in (term, term.lower())
    )
