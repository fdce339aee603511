"""The ordinary words of English, from two lists that lie inside packages; no code of them runs.

The table of lemminflect (MIT) is made from the SPECIALIST lexicon of the US National Library of
Medicine: in it names have a capital and words have none. The dictionary of PocketSphinx (BSD), by
Carnegie Mellon University, has common names too.
"""

import gzip
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from mockint.errors import MissingPart

TABLE = ("lemminflect", "resources/lemma_lu.csv.gz")
DICTIONARY = ("pocketsphinx", "model/en-us/cmudict-en-us.dict")

LETTERS = frozenset("bcdefghjklmnopqrstuvwxyz")
"""Letters that are no words, though the dictionary says how they are called."""


def small_words() -> frozenset[str]:
    """Read the words of the table that are written small. Raises `MissingPart`."""
    table = _inside(*TABLE)
    if table is None:
        raise MissingPart(
            "The list of English words is not installed.", do="Run: pip install lemminflect==0.2.3"
        )
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        words = (line.split(",", 1)[0] for line in lines)
        return frozenset(word for word in words if word.islower() and len(word) > 1)


@cache
def everyday() -> frozenset[str]:
    """Give the words and common names of English; without a package, those of the other."""
    words = small_words() if _inside(*TABLE) else frozenset()
    return (words | _dictionary()) - LETTERS


def tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text, small; a hyphen or another sign parts them."""
    return tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+", text.lower().replace("\u2019", "'")))


def ordinary(words: Sequence[str]) -> bool:
    """Say whether each of these tokens is an ordinary word by itself."""
    return bool(words) and all(_known(word) for word in words)


def _known(word: str) -> bool:
    return word in everyday() or word.removesuffix("'s") in everyday()


def _dictionary() -> frozenset[str]:
    """Read the entries of the dictionary; a further way of saying one is in brackets."""
    path = _inside(*DICTIONARY)
    if path is None:
        return frozenset()
    with path.open(encoding="utf-8") as lines:
        return frozenset(re.split(r"[\s(]", line, maxsplit=1)[0] for line in lines)


def _inside(package: str, path: str) -> Path | None:
    """Find a file in a package without importing it; None where it is not installed."""
    spec = find_spec(package)
    roots = (spec.submodule_search_locations or ()) if spec else ()
    return next((file for root in roots if (file := Path(root) / path).is_file()), None)
