"""A coach's small file in, what of it fits a session out; kept beside the session's answers.

Whoever wrote the file: names and texts are cut and cleaned, and what points at nothing is left out.
"""

import os
from dataclasses import replace
from pathlib import Path

from mockint import files
from mockint.errors import BadInput
from mockint.model import Margin, Note, Rating, Session
from mockint.session import opening
from mockint.session.json import decode, encode
from mockint.text.sanitise import plain

FILE = "notes.json"
"""Where a session keeps them."""

LARGEST = 1_000_000
"""Bytes of a file; a thousand notes take a third of it."""

MOST = 1000
"""Notes, and ratings, of a session."""

NAME, TEXT = 60, 2000
"""Letters of a name and of a note."""

POINTS = range(5)

DO = "Export it again from the page: For a coach, Export."


def read(path: Path, session: Session) -> tuple[Margin, int]:
    """Read a file that was exported from a report's page.

    Gives what fits the session, and how many lines do not. Raises `BadInput`, `NewerFile`.
    """
    told = _told(path, DO)
    if told.session not in ("", session.id):
        raise BadInput(
            f"{path} has notes on another session, {plain(told.session)[:NAME]}.",
            do="Name that session: mockint report SESSION --notes FILE",
        )
    kept = _fitting(told, session)
    left = len(told.notes) + len(told.ratings) - len(kept.notes) - len(kept.ratings)
    return kept, left


def _told(path: Path, do: str) -> Margin:
    return decode(Margin, opening.bytes_of(path, largest=LARGEST, do=do), file=path, do=do)


def _fitting(told: Margin, session: Session) -> Margin:
    """Clean what fits a session; leave out the rest."""
    notes = [note for note in map(_clean, told.notes) if _fits(note, session)]
    ratings = [
        replace(rating, by=_line(rating.by, NAME))
        for rating in told.ratings
        if _is_rated(rating, session)
    ]
    return Margin(session.id, tuple(notes[:MOST]), tuple(ratings[:MOST]))


def kept(folder: Path, session: Session) -> Margin:
    """Give what was merged into a session before, whatever its folder was called then.

    Raises `BadInput`, `NewerFile`.
    """
    path = folder / FILE
    if not os.path.lexists(path):
        return Margin(session.id)
    return _fitting(_told(path, "Delete it; then merge again what was exported."), session)


def merge(folder: Path, session: Session, more: Margin) -> Margin:
    """Add to what a session has; a later rating by the same person counts. Raises `NotKept`."""
    before = kept(folder, session)
    notes = dict.fromkeys((*before.notes, *more.notes))
    rated = {
        (rating.by, rating.answer, rating.check): rating
        for rating in (*before.ratings, *more.ratings)
    }
    merged = Margin(session.id, tuple(notes)[:MOST], tuple(rated.values())[:MOST])
    files.write(folder / FILE, encode(merged))
    return merged


def _clean(note: Note) -> Note:
    return replace(note, by=_line(note.by, NAME), text=_line(note.text, TEXT))


def _line(text: str, most: int) -> str:
    """Make a text one line without what disturbs others."""
    return " ".join(plain(text[: 4 * most]).split())[:most].strip()


def _fits(note: Note, session: Session) -> bool:
    if not 1 <= note.answer <= len(session.entries) or not (note.by and note.text):
        return False
    recording = session.entries[note.answer - 1].recording
    return note.at is None or 0 <= note.at <= (recording.seconds if recording else 0.0)


def _is_rated(rating: Rating, session: Session) -> bool:
    if not 1 <= rating.answer <= len(session.entries):
        return False
    review = session.entries[rating.answer - 1].review
    checks = {score.check for score in review.scores} if review else set()
    return bool(_line(rating.by, NAME)) and rating.check in checks and rating.points in POINTS
