"""The file of what the candidate said of concepts that were possibly meant; for all sessions."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockint import files
from mockint.model import Correction
from mockint.places import corrections_file
from mockint.session.json import decode, encode

DO = "Move it away: it is begun anew."


@dataclass(frozen=True, slots=True)
class Kept:
    """The file, the oldest first."""

    corrections: tuple[Correction, ...]


def known() -> tuple[Correction, ...]:
    """Read all corrections; none where nothing was ever corrected. Raises `BadInput`."""
    path = corrections_file()
    if not path.is_file():
        return ()
    return decode(Kept, path.read_bytes(), file=path, do=DO).corrections


def keep(new: Sequence[Correction]) -> None:
    """Add corrections; one about the same concept and words takes the place of the older.

    Raises `BadInput`, `NotKept`.
    """
    about = {(correction.concept, correction.words) for correction in new}
    old = [kept for kept in known() if (kept.concept, kept.words) not in about]
    _write((*old, *new))


def forget(numbers: Sequence[int]) -> None:
    """Drop corrections by their places, counted from 0. Raises `BadInput`, `NotKept`."""
    _write([kept for at, kept in enumerate(known()) if at not in numbers])


def _write(corrections: Sequence[Correction]) -> None:
    path = corrections_file()
    files.folder(path.parent)
    files.write(path, encode(Kept(tuple(corrections))))
