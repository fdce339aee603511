"""What is a take of a question; the figures by which takes are compared, and their noise."""

from collections.abc import Callable

from mockint.model import Entry, Recording
from mockint.review import measures
from mockint.review.check import About
from mockint.review.checks import fillers, length, pace, row
from mockint.review.steps import OPEN

LEAST = 30.0
"""Seconds of an answer without which a rate means nothing."""

Figure = Callable[[Entry], float | None]
"""None where it cannot be told."""


def is_answered(entry: Entry) -> bool:
    """Say whether there is an answer: words, and no finding that nothing was answered."""
    said = entry.transcript is not None and bool(entry.transcript.words)
    findings = entry.review.findings if entry.review else ()
    return said and not any(
        row(finding.check).about is About.ANSWER and finding.level in OPEN for finding in findings
    )


def _stretch(recording: Recording | None) -> float | None:
    speech = recording.speech if recording else ()
    return speech[-1].end - speech[0].start if speech else None


def _length(entry: Entry) -> float | None:
    return _stretch(entry.recording)


def _long_enough(entry: Entry) -> bool:
    return (_stretch(entry.recording) or 0.0) >= LEAST


def _pace(unit: str) -> Figure:
    """Measure the pace of the answers in which this is counted."""

    def rate(entry: Entry) -> float | None:
        if not (entry.recording and entry.transcript and _long_enough(entry)):
            return None
        measured = measures.pace(entry.recording, entry.transcript)
        return measured.rate if measured and measured.unit == unit else None

    return rate


def _fillers(entry: Entry) -> float | None:
    if not (entry.recording and entry.transcript and _long_enough(entry)):
        return None
    measured = measures.fillers(entry.recording, entry.transcript)
    return measured.rate if measured.listened else None


def _silence(entry: Entry) -> float | None:
    stretch = _stretch(entry.recording)
    if entry.recording is None or not stretch or stretch < LEAST:
        return None
    return 100 * (1 - measures.spoken(entry.recording) / stretch)


MEASURES: tuple[tuple[str, str, float, Figure, str], ...] = (
    ("Length", "s", 10.0, _length, length.ID),
    ("Pace", "words a minute", 15.0, _pace("words"), pace.ID),
    ("Pace", "syllables a minute", 30.0, _pace("syllables"), pace.ID),
    ("Fillers", "a minute of speaking", 2.0, _fillers, fillers.ID),
    ("Silence", "% of the answer", 5.0, _silence, ""),
)
"""Name, unit, noise, figure, and the check that judges it.

The noise is a tenth of what is usual: no study says what one speaker's takes vary by.
"""
