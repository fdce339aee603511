"""Find the known concepts that a paper names, each with the first line that does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mockint.model import ConceptGroup, Source
from mockint.prepare.paper import Paper

LONGEST = 5
"""Words of a form that is looked for."""

WORD = re.compile(r"[A-Za-z0-9.+#/'-]*[A-Za-z0-9+#]|[^\W\dA-Za-z_]+")
"""A Korean particle is a word of its own: `PostgreSQL과`."""


ADDRESS = re.compile(r"\w+://\S+|\bwww\.\S+|\S+@\S+\.\w+")
"""Of a page or a mailbox: `https` in it is no skill."""


@dataclass(frozen=True, slots=True)
class NamedConcept:
    """A concept that a paper names."""

    name: str
    """As the paper writes it."""
    concept: str
    group: str
    source: Source


def named_concepts(paper: Paper, groups: Sequence[ConceptGroup]) -> tuple[NamedConcept, ...]:
    """Find the concepts, each once, in the order of the paper."""
    forms = _forms(groups)
    by_concept: dict[str, NamedConcept] = {}
    for line in paper.lines:
        for key, written in _keyed(line.text):
            if hit := forms.get(key):
                group, concept = hit
                by_concept.setdefault(concept, NamedConcept(written, concept, group, line.source))
    return tuple(by_concept.values())


def mentions(paper: Paper, words: Sequence[str]) -> tuple[str, Source] | None:
    """Give the first of these words that a paper has, as it is written there, and where.

    A word that is given with capitals must have them, and not as it begins a sentence: `Go`.
    """
    keys = {_key(form): word for word in words for form in (word, f"{word}s")}
    for line in paper.lines:
        for key, run in _keyed(line.text):
            word = keys.get(key)
            if word and (word.islower() or _is_name(word, run, line.text)):
                return run, line.source
    return None


def _is_name(word: str, run: str, line: str) -> bool:
    """Whether a word with a capital is written so, and not only because a sentence begins."""
    begins = word.istitle() and re.match(rf"{re.escape(run)} [a-z]", line)
    return run.startswith(word) and not begins


def _forms(groups: Sequence[ConceptGroup]) -> Mapping[str, tuple[str, str]]:
    return {
        _key(form): (group.name, concept.name)
        for group in groups
        for concept in group.concepts
        for form in (concept.name, *concept.said_as)
    }


@lru_cache(maxsize=4096)
def _keyed(text: str) -> tuple[tuple[str, str], ...]:
    """Give the runs with their keys; each question of the bank looks through all lines again."""
    return tuple((_key(run), run) for run in _runs(text))


def _runs(text: str) -> Iterator[str]:
    """Give all runs of words, longest first, so that `Redis Cluster` is not read as `Redis`."""
    words = [word for part in ADDRESS.sub(" ", text).split() for word in WORD.findall(part)]
    for length in range(LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum() or char in "+#")
