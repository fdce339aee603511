"""A line of Markdown with its look and its rank, before it has found its place in the tree."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Shape(Enum):
    """What a line looks like."""

    HEADING = auto()
    LEAD = auto()
    """A line that heads what follows without being a heading: bold, or ending with a colon."""
    ITEM = auto()
    """A bullet or a row of a table."""
    TEXT = auto()
    CODE = auto()


LEAD = 7.0
INTRO = 7.5
HEADER = 7.6
LINE = 9.0
BULLET = 10.0
BELOW = 0.5
"""Added for what stands below a bullet."""


@dataclass(slots=True)
class RankedLine:
    """A line, before it has found its place in the tree."""

    shape: Shape
    rank: float
    """Smaller ranks hold greater ones.
    Headings have 1 to 6, lines that head others 7, bullets 10 and more."""
    label: str
    text: str
    line: int
    """Counted from 1."""
    marker: str = ""
    indent: int = 0
    """Blanks before it in the file."""
    bold: bool = False
    """All of it is bold."""
    column: str = ""
    """Header of its column, in a table."""
    below: list["RankedLine"] = field(default_factory=list)
