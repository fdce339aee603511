"""Words and slips in; which words are slips, and where the recogniser left one out, out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mockint.model import Disfluency, Span, Word
from mockint.text.sentences import plain

BLUR = 0.2
"""Seconds by which the recogniser's word times are off; a slip's own come from the sound."""


def place(
    words: Sequence[Word], slips: Sequence[Disfluency]
) -> tuple[dict[int, str], dict[int, list[Disfluency]]]:
    """Give the kind of slip of each word that is one, and the slips that stand unwritten before a word.

    The number after the last word stands for the end.
    """
    on: dict[int, str] = {}
    between: dict[int, list[Disfluency]] = {}
    middles = [(word.start + word.end) / 2 for word in words]
    for slip in slips:
        here = [number for number in _within(middles, slip.span) if _is_it(slip, words[number])]
        if here:
            on |= dict.fromkeys(here, slip.kind.value)
        else:
            between.setdefault(
                bisect_right(middles, (slip.span.start + slip.span.end) / 2), []
            ).append(slip)
    return on, between


def _within(middles: Sequence[float], span: Span) -> Iterator[int]:
    yield from range(
        bisect_left(middles, span.start - BLUR), bisect_right(middles, span.end + BLUR)
    )


def _is_it(slip: Disfluency, word: Word) -> bool:
    said = plain(word.text)
    return bool(said) and said in [plain(part) for part in slip.text.split()]
