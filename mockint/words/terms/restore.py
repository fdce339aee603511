"""List the corrections in a transcript's words, and take them back."""

from collections.abc import Iterator, Sequence

from mockint.model import Word
from mockint.text.word_forms import squash
from mockint.words.terms.groups import spread


def corrections(words: Sequence[Word]) -> Iterator[tuple[int, str, str]]:
    """Give each correction: index of its first word, what was heard, and the term."""
    at = 0
    while at < len(words):
        group = _group(words, at)
        if group:
            yield at, group[0].heard_as, " ".join(word.text for word in group)
        at += max(1, len(group))


def restored(words: Sequence[Word], heard: str, name: str) -> tuple[Word, ...]:
    """Take corrections back: everywhere `name` was put in the place of `heard`."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        group = _group(words, at)
        text = " ".join(word.text for word in group)
        if group and squash(group[0].heard_as) == squash(heard) and squash(text) == squash(name):
            kept += spread(group, group[0].heard_as.split(), heard_as="")
        else:
            kept += group or (words[at],)
        at += max(1, len(group))
    return tuple(kept)


def _group(words: Sequence[Word], at: int) -> tuple[Word, ...]:
    """Give the words from `at` that one correction made; empty when none did."""
    heard = words[at].heard_as
    if not heard:
        return ()
    end = at + 1
    while end < len(words) and words[end].heard_as == heard:
        end += 1
    return tuple(words[at:end])
