"""Give words the forms in which they are compared: plain, stemmed, squashed."""

import re
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache

import snowballstemmer

from mockint.model import Word
from mockint.text.word_lists import STOP

_EDGES = re.compile(r"^[^\w%+#$]+|[^\w%+#]+$")


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Give a word in lower case, without punctuation around it, with straight apostrophes."""
    return _EDGES.sub("", text.replace("\u2019", "'").lower())


def plains(words: Sequence[Word]) -> list[str]:
    """Give all words in plain form, one for one."""
    return [plain(word.text) for word in words]


class _Stemmer(threading.local):
    """One a thread: it writes down in itself how far it is in a word."""

    def __init__(self) -> None:
        super().__init__()
        self.english = snowballstemmer.stemmer("english")


_STEMMER = _Stemmer()


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Cut the ending off: `pooling`, `pooled` and `pools` are one."""
    return str(_STEMMER.english.stemWord(word))


def akin(left: str, right: str) -> bool:
    """Say whether two stems are of one family: `partit` and `partition`."""
    short, long = sorted((left, right), key=len)
    return left == right or (
        len(short) >= 4 and len(long) - len(short) <= 3 and long.startswith(short)
    )


@lru_cache(maxsize=1 << 14)
def squash(text: str) -> str:
    """Give letters and digits only: `g RPC`, `gRPC` and `G-R-P-C` are one."""
    return "".join(filter(str.isalnum, text.lower()))


def occurrences(plain_words: Sequence[str], phrase: str) -> Iterator[tuple[int, int]]:
    """Find a phrase in plain words: first and last word of each place."""
    wanted = phrase.split()
    for at in range(len(plain_words) - len(wanted) + 1):
        if list(plain_words[at : at + len(wanted)]) == wanted:
            yield at, at + len(wanted) - 1


def subject_stems(text: str) -> frozenset[str]:
    """Give the stems of the words that carry the subject."""
    texts = (plain(word) for word in re.split(r"[\s/\u2013\u2014-]+", text))
    return frozenset(stem(word) for word in texts if len(word) > 2 and word not in STOP)
