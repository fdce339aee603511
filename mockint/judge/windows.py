"""Cut an answer into the stretches of words in which a concept may be told.

One sentence, and two neighbours together. Where nothing is punctuated a sentence has no end: then
pieces that overlap stand in for it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mockint.model import Word
from mockint.text.sentences import Sentence

LONGEST = 32
"""Words of a sentence from which on it is cut into pieces."""
PIECE, STEP = 20, 14
"""Words of a piece, and from one piece to the next."""
EVEN = 15
"""Words at most of a part, where each word is to be in one part only."""
PAIR = 45
"""Words of two neighbours that are still looked at together."""
SHORTEST = 4
"""Words below which a sentence is only looked at beside a neighbour."""


def windows(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Give the stretches in the order of their first word, shorter ones first."""
    pieces = [piece for sentence in sentences for piece in _pieces(words, sentence)]
    alone = single(words, sentences)
    pairs = [
        _stretch(words, before.first, after.last)
        for before, after in pairwise(pieces)
        if after.last - before.first + 1 <= PAIR
    ]
    found = {(stretch.first, stretch.last): stretch for stretch in (*alone, *pairs)}
    if not found and pieces:
        found[0, 0] = _stretch(words, pieces[0].first, pieces[-1].last)
    return [found[key] for key in sorted(found)]


def single(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Give the stretches of one sentence each, without two neighbours together."""
    cut = (piece for sentence in sentences for piece in _pieces(words, sentence))
    return [piece for piece in cut if _size(piece) >= SHORTEST]


def pieces(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Give the sentences, and in the place of one that never ends even parts of it."""
    return [part for sentence in sentences for part in _even(words, sentence)]


def _even(words: Sequence[Word], sentence: Sentence) -> Iterator[Sentence]:
    if _size(sentence) <= LONGEST:
        yield sentence
        return
    count = -(-_size(sentence) // EVEN)
    ends = [sentence.first + round(_size(sentence) * n / count) for n in range(count + 1)]
    for first, after in pairwise(ends):
        yield _stretch(words, first, after - 1)


def _pieces(words: Sequence[Word], sentence: Sentence) -> Iterator[Sentence]:
    if _size(sentence) <= LONGEST:
        yield sentence
        return
    for first in range(sentence.first, sentence.last + 1, STEP):
        last = min(first + PIECE - 1, sentence.last)
        yield _stretch(words, first, last)
        if last == sentence.last:
            return


def _size(stretch: Sentence) -> int:
    return stretch.last - stretch.first + 1


def _stretch(words: Sequence[Word], first: int, last: int) -> Sentence:
    return Sentence(first, last, " ".join(word.text for word in words[first : last + 1]))
