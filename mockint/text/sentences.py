"""Words of a transcript in, what judging needs out: plain forms, stems, sentences, places, quotes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import snowballstemmer

from mockint.model import Evidence, Span, Word

PAUSE = 0.6
"""Seconds between words that may end a sentence; natural pauses inside one are shorter (Liu 2022)."""

LONG = 28
"""Words of a sentence from which on also a conjunction may part it: some recognisers leave punctuation out."""

_EDGES = re.compile(r"^[^\w%+#$]+|[^\w%+#]+$")
_ABBREVIATIONS = ("e.g.", "i.e.", "vs.", "etc.", "dr.", "mr.", "ms.", "mrs.", "approx.", "no.")
_OPENERS = frozenset(
    {
        "so",
        "then",
        "but",
        "because",
        "and",
        "now",
        "first",
        "next",
        "finally",
        "eventually",
        "after",
    }
)
_SUBJECTS = frozenset(
    {"i", "we", "they", "it", "this", "that", "then", "so", "the", "he", "she", "our", "my", "as"}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of words that says one thing."""

    first: int
    last: int
    """Inclusive."""
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words joined by blanks, so that places in the text lead back to the words."""

    text: str
    starts: tuple[int, ...]
    """Character at which each word begins."""

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Give the first and the last word that the characters from `start` to before `end` touch."""
        return max(0, bisect_right(self.starts, start) - 1), max(
            0, bisect_right(self.starts, max(start, end - 1)) - 1
        )


def line(words: Sequence[Word]) -> Line:
    """Join words."""
    starts = accumulate((len(word.text) + 1 for word in words), initial=0)
    return Line(" ".join(word.text for word in words), tuple(starts)[: len(words)])


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Give a word in lower case, without punctuation around it, with straight apostrophes."""
    return _EDGES.sub("", text.replace("\u2019", "'").lower())


def plains(words: Sequence[Word]) -> list[str]:
    """Give all words in plain form, one for one."""
    return [plain(word.text) for word in words]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Cut the ending off: `pooling`, `pooled` and `pools` are one, as are `index` and `indexing`."""
    return str(_ENGLISH.stemWord(word))


_ENGLISH = snowballstemmer.stemmer("english")


def akin(stem: str, other: str) -> bool:
    """Say whether two stems are of one family: `partit` and `partition`."""
    short, long = (stem, other) if len(stem) <= len(other) else (other, stem)
    return stem == other or (
        len(short) >= 4 and len(long) - len(short) <= 3 and long.startswith(short)
    )


def squash(text: str) -> str:
    """Give letters and digits only: `g RPC`, `gRPC` and `G-R-P-C` are one."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


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


def evidence(words: Sequence[Word], first: int, last: int) -> Evidence:
    """Point at words, both ends inclusive."""
    return Evidence(Span(words[first].start, words[last].end), first, last)


def whole(words: Sequence[Word]) -> tuple[Evidence, ...]:
    """Point at everything that was said; empty for silence."""
    return (evidence(words, 0, len(words) - 1),) if words else ()


def quote(words: Sequence[Word], first: int, last: int, *, most: int = 14) -> str:
    """Give the candidate's own words, shortened to `most` of them."""
    texts = [word.text for word in words[first : last + 1]]
    text = " ".join(texts[:most]) + (" …" if len(texts) > most else "")
    return text.strip().rstrip(".,;:!?")


def clock(seconds: float) -> str:
    """Write a time the way players do: `0:52`."""
    whole_seconds = int(seconds)
    return f"{whole_seconds // 60}:{whole_seconds % 60:02d}"


def at_clock(words: Sequence[Word], index: int) -> str:
    """Say when a word was spoken: ` at 0:52`; empty for typed words, which have no time."""
    return f" at {clock(words[index].start)}" if words and words[-1].end > 0 else ""


def occurrences(plain_words: Sequence[str], phrase: str) -> Iterator[tuple[int, int]]:
    """Find a phrase in plain words: first and last word of each place."""
    wanted = phrase.split()
    for at in range(len(plain_words) - len(wanted) + 1):
        if list(plain_words[at : at + len(wanted)]) == wanted:
            yield at, at + len(wanted) - 1


STOP = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "and",
            "or",
            "but",
            "if",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "with",
            "by",
            "from",
            "as",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "do",
            "does",
            "did",
            "have",
            "has",
            "had",
            "will",
        ),
        *(
            "would",
            "could",
            "should",
            "can",
            "may",
            "might",
            "must",
            "it",
            "its",
            "this",
            "that",
            "these",
            "those",
        ),
        *(
            "i",
            "you",
            "we",
            "they",
            "he",
            "she",
            "me",
            "my",
            "your",
            "our",
            "their",
            "us",
            "them",
            "what",
            "which",
        ),
        *(
            "who",
            "how",
            "when",
            "where",
            "why",
            "not",
            "no",
            "so",
            "than",
            "then",
            "there",
            "here",
            "about",
            "into",
        ),
        *(
            "one",
            "over",
            "other",
            "some",
            "any",
            "all",
            "very",
            "just",
            "also",
            "too",
            "up",
            "out",
            "more",
            "most",
        ),
        *(
            "tell",
            "describe",
            "explain",
            "outline",
            "walk",
            "through",
            "compare",
            "time",
            "use",
            "used",
            "using",
        ),
        *(
            "set",
            "new",
            "get",
            "got",
            "make",
            "made",
            "really",
            "well",
            "vs",
            "i'd",
            "you'd",
            "i'm",
            "it's",
            "learn",
        ),
        *(
            "handle",
            "manage",
            "choose",
            "role",
            "dealt",
            "deal",
            "approach",
            "work",
            "way",
            "thing",
            "things",
            "like",
        ),
    }
)
"""Words that say nothing about the subject."""


def subject_stems(text: str) -> frozenset[str]:
    """Give the stems of the words that carry the subject."""
    texts = (plain(word) for word in re.split(r"[\s/\u2013\u2014-]+", text))
    return frozenset(stem(word) for word in texts if len(word) > 2 and word not in STOP)
