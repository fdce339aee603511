"""Take particles and endings off Korean words with Kiwi, a morphological analyser.

Optional (the extra `korean`): 145 MB, Apache-2.0 from version 0.24 on; it sends nothing anywhere.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from threading import Lock
from typing import Any

from mockint.ports import BareWord, Morphology

NOUNS = ("N", "XR", "XPN", "XSN", "SL", "SH", "SN", "W_")
"""Tags that a head is made of: nouns, roots, what stands before and after them, foreign letters."""
INNER = ("SO", "SP", "SS", "SW")
"""Signs inside a word: `CI/CD`, `on-call`."""
PLURAL = ("들", "XSN")
LINKS = frozenset({"JKO", "JKG"})
"""Particles that may stand between two words of a name: `원인을 분석` is 원인 분석."""


_ONE_AFTER_THE_OTHER = Lock()
"""An answer is read ahead on one thread and reviewed on another."""


class Kiwi:
    """The analyser is loaded when the first Korean answer comes; that takes two seconds."""

    made_by = "Kiwi (kiwipiepy)"

    def bare(self, words: Sequence[str], names: Sequence[str]) -> list[BareWord]:
        """Give each word without its particles; `names` are words that may be unknown to it."""
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        with _ONE_AFTER_THE_OTHER:
            tokens = _analyser(frozenset(names)).tokenize(" ".join(words))
        pieces: list[list[Any]] = [[] for _ in words]
        at = 0
        for token in tokens:
            while token.start >= starts[at + 1]:
                at += 1
            pieces[at].append(token)
        spans = zip(words, pairwise(starts), pieces, strict=True)
        return [_bare(word, first, found) for word, (first, _), found in spans]


def installed() -> Morphology | None:
    """Give the analyser; None where it is not installed: Korean words stay as they are then."""
    return Kiwi() if find_spec("kiwipiepy") and find_spec("kiwipiepy_model") else None


def _bare(word: str, start: int, tokens: Sequence[Any]) -> BareWord:
    """Cut a word behind the nouns that it begins with; one that begins with none stays whole."""
    heads = 0
    while heads < len(tokens) and tokens[heads].tag.startswith((*NOUNS, *INNER)):
        heads += 1
    tail = tokens[heads:]
    if heads and (tokens[heads - 1].form, tokens[heads - 1].tag) == PLURAL:
        heads -= 1
    nouns = [token for token in tokens[:heads] if token.tag.startswith(NOUNS)]
    if not nouns:
        return BareWord(word, goes_on=True)
    end = nouns[-1].start + nouns[-1].len - start
    links = all(token.tag in LINKS or token.tag.startswith("S") for token in tail)
    return BareWord(word[:end], goes_on=links)


@lru_cache(maxsize=1)
def _analyser(names: frozenset[str]) -> Any:
    """Load the analyser, and teach it those names that it would take apart."""
    from kiwipiepy import Kiwi as Analyser

    # The dictionary of names of several words is left out: it takes 200 MB, and no name needs it.
    analyser = Analyser(num_workers=1, load_multi_dict=False)
    for name in sorted(names):
        if not all(token.tag.startswith(NOUNS) for token in analyser.tokenize(name)):
            analyser.add_user_word(name, "NNP")
    return analyser
