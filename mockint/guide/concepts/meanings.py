"""What concepts mean, by the names that people give them.

A guide names concepts and seldom says what they are; the judge reads their meaning beside an
answer. Nothing of it is shown. The lines lie in `content/meanings`, a file for some trades each:
`name; other name | meaning`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from mockint.guide.concepts.concept_bank import key
from mockint.guide.shipped import content


def meanings_of(names: Sequence[str]) -> list[str]:
    """Give the meaning of each name, empty where nobody told.

    A name that several trades use means what it does in the trade of the others.
    """
    found = [_known().get(key(name), {}) for name in names]
    trades = Counter(trade for own in found for trade in own)
    return [own[max(own, key=lambda trade: (trades[trade], trade))] if own else "" for own in found]


@cache
def _known() -> Mapping[frozenset[str], dict[str, str]]:
    """Map the stems of each name to its meaning, by the file that tells it."""
    known: dict[frozenset[str], dict[str, str]] = {}
    for path in sorted(content("meanings").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            names, sign, meaning = line.partition(" | ")
            if sign and not line.startswith("#"):
                for name in names.split(";"):
                    known.setdefault(key(name.strip()), {}).setdefault(path.stem, meaning.strip())
    return known
