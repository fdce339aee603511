"""A session in, the one before it out: of the same person, with the same guide, with an answer."""

from pathlib import Path

from mockint.errors import BadInput
from mockint.model import Pack, Session
from mockint.review.compared import is_answered
from mockint.session import opening, store
from mockint.session.compare import YOU
from mockint.session.instant import instant


def last_time(folder: Path, session: Session) -> Session | None:
    """Find it beside the session's folder; None for a demo, and where nothing was answered.

    Covers and guides are read first, newest before older: only one session is opened as a whole.
    """
    if session.candidate != YOU or not _is_answered(session):
        return None
    for other in reversed(store.sessions(folder.resolve().parent)):
        try:
            if _is_before(other, session) and _is_answered(held := store.load(other)):
                return held
        except BadInput:
            continue
    return None


def _is_before(folder: Path, session: Session) -> bool:
    """Say whether a folder holds an earlier session of the same person with the same guide."""
    cover = store.load_cover(folder)
    if cover.candidate != YOU or instant(cover.started) >= instant(session.started):
        return False
    pack = opening.read(Pack, folder / opening.PACK)
    return (pack.guide, pack.title) == (session.pack.guide, session.pack.title)


def _is_answered(session: Session) -> bool:
    return any(is_answered(entry) for entry in session.entries)
