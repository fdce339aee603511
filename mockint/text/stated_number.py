"""What a number of a text states: its value, what it counts, and its place in a change."""

from dataclasses import dataclass
from enum import StrEnum

MONEY = "money"
TIME = "time"
COUNT = "count"


class InChange(StrEnum):
    """Where in a change a number stands."""

    START = "start"
    END = "end"
    BY = "by"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number, and what it says."""

    value: float
    """In seconds where it is a time, in the smallest unit where it is another measure."""
    most: float
    """The upper end of a range; else the value."""
    kind: str
    """`%`, `x`, `points`, `money`, `time`, `count`, or a unit of measure."""
    currency: str
    per: str
    """For each what: `year`; empty where the words do not say."""
    noun: tuple[str, ...]
    """Stems of what is counted; empty where no noun stands behind it."""
    place: InChange
    start: int
    """Character."""
    end: int
    """Character, exclusive."""
    scale: float = 1.0
    """How much of the smallest unit its own unit holds."""
    partner: int = -1
    """Of the start of a change its end, and the other way round, by number in the text."""
    derived: bool = False
    """Nobody said it: it is what `from 400 to 300` comes to in percent."""
