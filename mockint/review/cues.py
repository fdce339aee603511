"""The cues of `cues.toml`, compiled: words by which the parts of a story are told apart."""

import re
import tomllib
from importlib.resources import files

_PATTERNS: dict[str, list[str]] = tomllib.loads(
    files("mockint.review").joinpath("cues.toml").read_text("utf-8")
)

COMPILED = tuple(
    re.compile(pattern, re.IGNORECASE) for patterns in _PATTERNS.values() for pattern in patterns
)

OWNERS = tuple(part for part, patterns in _PATTERNS.items() for _ in patterns)
"""The part that each cue was written for."""
