"""What people wrote beside the answers: notes in the margin, and ratings beside the scores."""

from collections.abc import Sequence
from dataclasses import replace

from mockint.model import Note, Rating, Report
from mockint.report.figures import clock
from mockint.report.section import AnswerSection, Points, ShownNote
from mockint.text.sanitise import plain


def with_margin(section: AnswerSection, report: Report) -> AnswerSection:
    """Put notes and ratings where they belong in an answer's section."""
    notes = [note for note in report.notes if note.answer == section.number]
    rated = [rating for rating in report.ratings if rating.answer == section.number]
    return replace(
        section,
        notes=tuple(map(_shown, sorted(notes, key=lambda note: note.at or 0.0))),
        scores=tuple(_beside(points, rated) for points in section.scores),
    )


def _shown(note: Note) -> ShownNote:
    when = clock(note.at) if note.at is not None else ""
    return ShownNote(plain(note.by), note.at, when, plain(note.text))


def _beside(points: Points, rated: Sequence[Rating]) -> Points:
    theirs = ((plain(rating.by), rating.points) for rating in rated if rating.check == points.check)
    return replace(points, theirs=tuple(theirs))
