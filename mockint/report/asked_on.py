"""A recording in, its follow-ups out: where each is answered, and what was not asked, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.model import Entry, Finding, Level, Recording
from mockint.report.figures import clock
from mockint.report.passages import Paragraph, begins
from mockint.text.sanitise import plain

SUPPLIED = (Level.GOOD, Level.NOTE, Level.DOUBT)
"""Levels of findings about what was said; the others tell what was not."""


@dataclass(frozen=True, slots=True)
class AskedOn:
    """A follow-up, or one that was not asked."""

    answer: int
    about: str
    text: str
    """Empty where it was not asked."""
    because: str
    at: float | None
    """Second from which on it is answered; None where it was not."""
    paragraph: int = -1
    """Index of the paragraph in which its answer begins; -1: none does."""

    @property
    def clock(self) -> str:
        """That second for people."""
        return clock(self.at) if self.at is not None else ""


def asked_on(
    number: int, recording: Recording | None, paragraphs: Sequence[Paragraph]
) -> Iterator[AskedOn]:
    """Give the follow-ups of answer `number`, asked or not."""
    for follow_up in recording.follow_ups if recording else ():
        first = -1
        if follow_up.at is not None:
            starts = (n for n, part in enumerate(paragraphs) if part[0].start >= follow_up.at)
            first = next(starts, -1)
        yield AskedOn(
            number,
            plain(follow_up.about),
            plain(follow_up.text),
            plain(follow_up.because),
            follow_up.at,
            first,
        )


def after_asking(finding: Finding, entry: Entry | None) -> bool:
    """Say whether what a finding points at was all said after being asked."""
    asked = begins(entry.recording) if entry else ()
    if not asked or not finding.evidence or finding.level not in SUPPLIED:
        return False
    return min(evidence.span.start for evidence in finding.evidence) >= asked[0]
