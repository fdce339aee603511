"""The wordings of `content/probes/`, one file a language, by opening and kind of question."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mockint.guide.shipped import content
from mockint.model import Kind

LANGUAGES = ("en", "ko")
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What may be asked where something is open."""

    about: str
    kinds: frozenset[Kind]
    """Of questions that it is for; none: all for which no other pattern is."""
    texts: tuple[str, ...]


@cache
def patterns(language: str) -> tuple[Pattern, ...]:
    """Read the patterns of a language; none where there are none."""
    if language not in LANGUAGES:
        return ()
    table = tomllib.loads((content("probes") / f"{language}.toml").read_text("utf-8"))
    return tuple(
        Pattern(row["about"], frozenset(map(Kind, row.get("kinds", ()))), tuple(row["texts"]))
        for row in table["probe"]
    )


def worded(about: str, kind: Kind, language: str, *, filled: Mapping[str, str], turn: int) -> str:
    """Word a follow-up; empty where the language has no wording that `filled` can fill.

    What can be quoted is quoted. `turn` is any number: it chooses among the wordings.
    """
    fitting = [pattern for pattern in patterns(language) if pattern.about == about]
    own = [pattern for pattern in fitting if kind in pattern.kinds]
    chosen = own or [pattern for pattern in fitting if not pattern.kinds]
    known = {name for name, text in filled.items() if text}
    texts = [text for pattern in chosen for text in pattern.texts if holes(text) <= known]
    most = max((len(holes(text)) for text in texts), default=0)
    best = [text for text in texts if len(holes(text)) == most]
    return best[turn % len(best)].format_map(filled) if best else ""


def holes(text: str) -> set[str]:
    """Give what a wording must be filled with."""
    return set(_HOLE.findall(text))
