"""Read guides as the whole program does, with every check that their advice can ask for.

The guide stands below the review and does not know its checks, so their rules are handed over here.
"""

from pathlib import Path

from mockint import guide
from mockint.guide import shipped
from mockint.guide.rubric import rubric_file
from mockint.model import Fault, Pack
from mockint.ports import Embedder
from mockint.review.checks import RULES

__all__ = ["begin", "read", "shipped"]


def read(path: Path, meaning: Embedder | None = None) -> tuple[Pack, tuple[Fault, ...]]:
    """Read a guide; see `mockint.guide.read`."""
    return guide.read(path, RULES, meaning)


def begin(path: Path, meaning: Embedder | None = None) -> Path:
    """Write a rubric file beside a guide; see `mockint.guide.rubric.rubric_file.begin`."""
    return rubric_file.begin(path, RULES, meaning)
