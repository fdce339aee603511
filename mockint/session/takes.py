"""What a comparison of takes consists of: takes, differences with their moments, measures."""

from dataclasses import dataclass
from enum import StrEnum

from mockint.model import Entry, Question


class Change(StrEnum):
    """What became of a thing between the takes before and the last one."""

    GAINED = "gained"
    LOST = "lost"
    KEPT = "kept"
    STILL_MISSING = "still missing"


@dataclass(frozen=True, slots=True)
class Take:
    """One answer to a question."""

    number: int
    """Counted from 1, in order of time."""
    session: str
    """Its id."""
    started: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a thing was said."""

    take: int
    at: float | None
    """Seconds."""
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing, and what became of it."""

    change: Change
    check: str
    title: str
    """The check's, for people."""
    what: str
    """A concept, a part, a number; else the finding's own sentence."""
    before: Moment | None
    """The last take before that had it."""
    after: Moment | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure over the takes."""

    name: str
    unit: str
    values: tuple[float | None, ...]
    """One for each take; None where it cannot be told."""
    noise: float
    """What two takes may differ by and still be alike."""
    check: str = ""
    """Id of the check that judges it."""

    @property
    def differs(self) -> bool:
        """Say whether the last take differs from the one before it by more than noise."""
        known = self._known
        return len(known) > 1 and abs(known[-1] - known[-2]) > self.noise

    @property
    def is_alike(self) -> bool:
        """Say whether two takes are known and differ by noise at most."""
        return len(self._known) > 1 and not self.differs

    @property
    def _known(self) -> list[float]:
        return [value for value in self.values if value is not None]


@dataclass(frozen=True, slots=True)
class Versus:
    """All takes of one question."""

    question: Question
    takes: tuple[Take, ...]
    differences: tuple[Difference, ...]
    measures: tuple[Measure, ...]

    def of(self, change: Change) -> tuple[Difference, ...]:
        """Give the differences of one kind."""
        return tuple(difference for difference in self.differences if difference.change is change)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sessions, question by question."""

    sessions: tuple[str, ...]
    """Ids in order of time."""
    questions: tuple[Versus, ...]
    alone: tuple[str, ...]
    """Texts of questions that were answered only once."""
