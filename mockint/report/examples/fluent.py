"""Words of a sentence with gaps where slips were in, the sentence as one would say it out."""

from collections.abc import Sequence

from mockint.text.word_forms import plain

_SET_OFF = ",;"
"""Signs that set a slip off, and go with it."""
_ENDS = (".", "?", "!")
MOST_AGAIN = 4
"""Words in a row that may be said twice."""


def fluent(words: Sequence[str | None]) -> str:
    """Close the gaps: the commas around a slip go, an end stays, words said twice stand once.

    >>> fluent(["They", "come", "with,", None, "with", "some", "idea,", None])
    'They come with some idea'
    >>> fluent(["It", "works", None])
    'It works'
    """
    kept: list[str] = []
    gap = False
    for word in words:
        if word is None:
            gap = True
            if kept:
                kept[-1] = kept[-1].rstrip(_SET_OFF)
            continue
        kept.append(word)
    if gap and kept:
        kept[-1] = kept[-1].rstrip(_SET_OFF)
    return " ".join(_once(kept))


def _once(words: list[str]) -> list[str]:
    """Leave out what is said again at once; the second time counts."""
    at = 0
    while at < len(words):
        for length in range(MOST_AGAIN, 0, -1):
            first, again = words[at : at + length], words[at + length : at + 2 * length]
            same = [plain(word) for word in first] == [plain(word) for word in again]
            if len(again) == length and same and not first[-1].endswith(_ENDS):
                del words[at : at + length]
                break
        else:
            at += 1
    return words
