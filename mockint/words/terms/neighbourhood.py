"""Words around a doubtful place in; whether a term of the guide fits there, out."""

from collections.abc import Iterator, Sequence

from mockint.model import Word
from mockint.text import english
from mockint.text.word_lists import STOP

REACH = 8
"""Words on either side that count as near: about a sentence."""

SHORTEST = 4
"""Letters of a word that tells of a field, at least."""


class Neighbourhood:
    """Knows the words of the terms that may be said."""

    def __init__(self, expected: Sequence[str]) -> None:
        self._words = {word for name in expected for word in _telling(name)}

    def fits(self, words: Sequence[Word], at: int, size: int, name: str) -> bool:
        """Say whether a part of the name was heard right, or a word of another term is near."""
        inside = {word for spoken in words[at : at + size] for word in _telling(spoken.text)}
        if inside & set(_telling(name)):
            return True
        near = [*words[max(0, at - REACH) : at], *words[at + size : at + size + REACH]]
        return any(word in self._words for other in near for word in _telling(other.text))


def _telling(text: str) -> Iterator[str]:
    """Give the words that tell of a subject; `services` and `service` are one."""
    for token in english.tokens(text):
        if len(token) >= SHORTEST and token not in STOP:
            yield token.removesuffix("s")
