"""Make what people said and guides hold text that cannot disturb its surroundings."""

import re
from pathlib import Path

from mockint.model import Source

# Directional overrides and embeddings can make a line read as another one; single marks (LRM, RLM)
# stay.
_DISTURBING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Take out what is no text: control characters and directional overrides."""
    return _DISTURBING.sub("", text)


def escaped(json: str) -> str:
    """Write such characters in JSON by their numbers: a program that reads it misses nothing."""
    return _DISTURBING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def source_line(source: Source | None) -> str:
    """Name a guide's line by its file alone: a path tells of a computer, not of an answer."""
    return f"{plain(Path(source.file).name)}:{source.line}" if source else ""
