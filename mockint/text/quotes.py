"""Point at words of a transcript, quote them, and say when they were spoken."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from mockint.model import Evidence, Span, Word


@dataclass(frozen=True, slots=True)
class JoinedText:
    """Words joined by blanks, so that places in the text lead back to the words."""

    text: str
    starts: tuple[int, ...]
    """Character at which each word begins."""

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Give the first and the last word that touch the characters from `start` to `end`."""
        last = max(start, end - 1)
        return self._word_at(start), self._word_at(last)

    def _word_at(self, character: int) -> int:
        return max(0, bisect_right(self.starts, character) - 1)


def join_words(words: Sequence[Word]) -> JoinedText:
    """Join words by blanks."""
    starts = accumulate((len(word.text) + 1 for word in words), initial=0)
    return JoinedText(" ".join(word.text for word in words), tuple(starts)[: len(words)])


def evidence(words: Sequence[Word], first: int, last: int) -> Evidence:
    """Point at words, both ends inclusive."""
    return Evidence(Span(words[first].start, words[last].end), first, last)


def whole(words: Sequence[Word]) -> tuple[Evidence, ...]:
    """Point at everything that was said; empty for silence."""
    return (evidence(words, 0, len(words) - 1),) if words else ()


def quote(words: Sequence[Word], first: int, last: int, *, most: int = 14) -> str:
    """Give the candidate's own words, shortened to `most` of them."""
    return shortened(" ".join(word.text for word in words[first : last + 1]), most=most)


def shortened(text: str, *, most: int = 14) -> str:
    """Give the first `most` words of a text, without the sign at its end."""
    texts = text.split()
    text = " ".join(texts[:most]) + (" …" if len(texts) > most else "")
    return text.strip().rstrip(".,;:!?")


def clock(seconds: float) -> str:
    """Write a time the way players do: `0:52`."""
    whole_seconds = int(seconds)
    return f"{whole_seconds // 60}:{whole_seconds % 60:02d}"


def at_clock(words: Sequence[Word], index: int) -> str:
    """Say when a word was spoken: ` at 0:52`; empty for typed words, which have no time."""
    return f" at {clock(words[index].start)}" if words and words[-1].end > 0 else ""
