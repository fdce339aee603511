"""Write names in Korean speech as the guide writes them: 레디스를 becomes Redis를.

Only names that the guide has in Latin letters, only whole words less their particles, and never a
loanword or a word that the guide itself writes in Hangul.
"""

from collections.abc import Collection, Iterator, Sequence

from mockint.model import Word
from mockint.text.particles import ENDINGS
from mockint.text.word_forms import squash
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.groups import parted, respelled, text_of
from mockint.words.terms.hangul import spelled

LONGEST = 3
"""Words of the longest way of saying a name."""

_TAILS = frozenset({"", *ENDINGS})


def in_latin(
    words: Sequence[Word], glossary: Glossary, expected: Sequence[str], hangul: Collection[str]
) -> list[Word]:
    """Write names in Latin letters; `hangul` are the Korean words of the guide."""
    names = {
        way: name
        for name in expected
        for way in _ways(name, glossary)
        if not _undone(way, name, glossary)
        and not any(word.startswith(way) and word[len(way) :] in _TAILS for word in hangul)
    }
    right: list[Word] = []
    at = 0
    while at < len(words):
        group, name = next(_found(words, at, names), ((), ""))
        right += respelled(group, name) if group else [words[at]]
        at += len(group) or 1
    return right


def _ways(name: str, glossary: Glossary) -> Iterator[str]:
    """Give the ways of saying a name, those that the user wrote down as well."""
    yield from spelled(name)
    yield from (way for way in glossary.term(name).sure if not way.isascii())


def _undone(way: str, name: str, glossary: Glossary) -> bool:
    """Say whether the user took it back once, with whatever particle."""
    letters = squash(way)
    return any(
        heard.startswith(letters)
        and term.startswith(name)
        and heard[len(letters) :] == term[len(name) :]
        for heard, term in glossary.never
    )


def _found(
    words: Sequence[Word], at: int, names: dict[str, str]
) -> Iterator[tuple[Sequence[Word], str]]:
    """Find the names that begin at a word, the longest first, each with its particle.

    Words are parted as in the list: `자 바로 시작하죠` is no 자바로.
    """
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        group = words[at : at + size]
        text = text_of(group)
        if parted(group) or "," in text:
            continue
        for end in range(len(text), 0, -1):
            way, tail = text[:end], text[end:]
            if tail in _TAILS and way in names:
                yield group, names[way] + tail
