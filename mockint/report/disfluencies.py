"""Match disfluencies to words; place those the recogniser omitted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mockint.model import Disfluency, Span, Word
from mockint.text.word_forms import plain

BLUR = 0.2
"""Seconds by which the recogniser's word times are off; a disfluency's own come from the sound."""


def matched(
    words: Sequence[Word], disfluencies: Sequence[Disfluency]
) -> tuple[dict[int, str], dict[int, list[Disfluency]]]:
    """Give the kind of each word that is a disfluency, and those that were left out before a word.

    The number after the last word stands for the end.
    """
    on: dict[int, str] = {}
    between: dict[int, list[Disfluency]] = {}
    middles = [(word.start + word.end) / 2 for word in words]
    for disfluency in disfluencies:
        here = [
            number
            for number in _within(middles, disfluency.span)
            if _is_it(disfluency, words[number])
        ]
        if here:
            on |= dict.fromkeys(here, disfluency.kind.value)
        else:
            between.setdefault(
                bisect_right(middles, (disfluency.span.start + disfluency.span.end) / 2), []
            ).append(disfluency)
    return on, between


def _within(middles: Sequence[float], span: Span) -> Iterator[int]:
    yield from range(
        bisect_left(middles, span.start - BLUR), bisect_right(middles, span.end + BLUR)
    )


def _is_it(disfluency: Disfluency, word: Word) -> bool:
    said = plain(word.text)
    return bool(said) and said in [plain(part) for part in disfluency.text.split()]
