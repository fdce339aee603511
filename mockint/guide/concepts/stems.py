"""Reduce a text to the stems by which questions and concepts are compared."""

import re

from mockint.text.word_forms import stem

_STOPS = """
a an and are as at be best by can could describe design do does for from have how i in into is it
its like me most new of on one or other our over practice set should system team tell that the
their them these they this time to up us use used pattern patterns level user using was we were
what when where which who why will with work would you your through manage management data service
feature approach strategy strategies explain give example handle service basic
"""
STOPS = frozenset(_STOPS.split())
WORD = re.compile(r"[a-z][a-z0-9.+#]*[a-z0-9+#]|[a-z]|[가-힣]+|\d+")
VERB_GO = re.compile(r"\bgo\b")
"""The language is written Go."""

PARTICLES = re.compile(
    r"(?<=[가-힣]{2})(에서|으로|에게|까지|부터|이란|하는|하고|한|은|는|이|가|을|를|의|와|과|도|로|에)$"
)


def stems(text: str) -> frozenset[str]:
    """Reduce a text to the stems of the words that tell something."""
    words = WORD.findall(VERB_GO.sub(" ", text).lower())
    return frozenset(
        _stem(word) for word in words if word not in STOPS and (len(word) > 1 or not word.isascii())
    )


def _stem(word: str) -> str:
    return stem(word) if word.isascii() else PARTICLES.sub("", word)
