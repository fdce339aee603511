"""The names of a concept, and the forms of them that an answer is searched for."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from mockint.model import Concept
from mockint.text.number_words import SMALL
from mockint.text.word_forms import akin, plain, squash, stem
from mockint.text.word_lists import STOP
from mockint.words.terms.hangul import spoken, written

KIN = 0.55
"""Share of a name's letters that a kindred word begins with: `normal` is not `normalization`."""
_GENERAL_WORDS = (
    "strategies strategy patterns pattern practices best guidelines basics fundamentals "
    "charts conventions concepts tools tuning deploys deployments sound data"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
"""Words of a guide's heading that nobody says in an answer."""
_BESIDE = re.compile(r"\s+(?:vs\.?|versus|and|or|&)\s+|\s*[,()]\s*")
"""What stands between two names in one: `event loop vs. goroutines`."""


def digits(word: str) -> str:
    """Write number words as digits, so that `o auth two` is `oauth2`."""
    return str(SMALL[word]) if word in SMALL else word


def names_of(concept: Concept) -> list[str]:
    """Give all names of a concept, also the parts of `event loop vs. goroutines`."""
    whole = [concept.name, *concept.said_as]
    names = list(whole)
    for name in whole:
        parts = [part.strip() for part in _BESIDE.split(name)]
        sides = name.split("/")
        # `Terraform/CloudFormation` are two names; `CI/CD` and `TCP/IP` are one.
        if min(map(len, sides)) >= 4:
            parts += [side.strip() for side in sides]
        names += [part for part in parts if len(squash(part)) >= 3 and part != name]
    return list(dict.fromkeys(names))


def hangul_names(names: Sequence[str]) -> list[str]:
    """Give how Koreans say the names that are in Latin letters."""
    return list(dict.fromkeys(way for name in names for way in spoken(name)))


def latin_names(names: Sequence[str]) -> list[str]:
    """Add how the names in Hangul may be written in Latin letters."""
    return list(dict.fromkeys((*names, *(latin for name in names if (latin := written(name))))))


@lru_cache(maxsize=1024)
def squashed(name: str) -> str:
    """Join the letters of a name, without the general words of a heading."""
    words = [digits(plain(word)) for word in name.replace("/", " ").replace("-", " ").split()]
    kept = [word for word in words if word not in _GENERAL] or words
    return squash("".join(kept))


@lru_cache(maxsize=1024)
def telling(name: str) -> tuple[str, ...]:
    """Give the words of a name that tell something; none where all of them are short."""
    words = [plain(word) for word in re.split(r"[\s/-]+", name)]
    kept = [word for word in words if word and word not in STOP and word not in _GENERAL]
    return tuple(kept) if any(len(word) >= 4 for word in kept) else ()


@lru_cache(maxsize=65536)
def is_kin(spoken: str, wanted: str) -> bool:
    """Say whether a word that was said is of the family of a word that is wanted."""
    if spoken == wanted:
        return True
    if len(wanted) < 4 or len(spoken) < 4 or not akin(stem(spoken), stem(wanted)):
        return False
    letters = enumerate(zip(spoken, wanted, strict=False))
    alike = next((at for at, (said, wish) in letters if said != wish), len(spoken))
    return alike >= KIN * len(wanted)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = tomllib.loads(
        files("mockint.review").joinpath("ways.toml").read_text("utf-8")
    )
    return phrases


def phrases_of(name: str) -> list[str]:
    """Give the phrases of `ways.toml` that mean a concept."""
    words = {stem(plain(word)) for word in re.split(r"[\s/-]+", name)}
    return [
        phrase
        for key, phrases in _phrases().items()
        if {stem(word) for word in key.split()} <= words
        for phrase in phrases
    ]
