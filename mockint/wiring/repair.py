"""A session's folder as a crash left it in; the folder in order, and what was done to it, out.

Sound is never thrown away: only files that hold none, and files that `mockint review` makes again, are removed.
"""

import os
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from mockint.audio import HEADER
from mockint.ear.whole_recording import recovered
from mockint.errors import BadInput, BadSound, NewerFile, NotKept
from mockint.files import remove, write
from mockint.model import RATE, Pack, Question, Recording, Review, Transcript
from mockint.ports import Detector
from mockint.session import lock, opening, store
from mockint.session.json import encode


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done to one session."""

    session: str
    done: tuple[str, ...]
    whole: bool
    """It can be opened, resumed and reviewed now."""


def repair(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    """Mend a session's folder; None when nothing was wrong. Raises `NotKept`, and `InUse` for one that is in use.

    Leaves a session alone that holds more than plain files, or a file that a newer version wrote.
    """
    if fault := _forbidden(folder):
        return Repair(folder.name, (f"left alone: {fault}",), whole=False)
    with lock.hold(folder):
        return _repaired(folder, detector)


def _repaired(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    done = list(_leftovers(folder))
    if not (folder / "pack.json").is_file():
        if all(path.name == lock.NAME for path in folder.iterdir()):
            remove(folder / lock.NAME)
            _remove_folder(folder)
            return Repair(folder.name, ("removed: it had not begun", *done), whole=False)
        return Repair(
            folder.name,
            (*done, "pack.json is missing, so nobody knows what was asked"),
            whole=False,
        )
    try:
        pack = opening.read(Pack, folder / opening.PACK)
    except BadInput as damage:
        return Repair(folder.name, (*done, str(damage)), whole=False)
    done += _cover(folder, pack)
    whole = True
    for each in _asked(folder):
        try:
            done += _answer(each, pack, detector)
        except BadInput as damage:
            done.append(f"{each.name}: left alone: {damage}")
            whole = False
    return Repair(folder.name, tuple(done), whole) if done else None


def _forbidden(folder: Path) -> BadInput | None:
    """Say why nothing in a folder may be changed."""
    try:
        opening.look(folder)
    except BadInput as fault:
        return fault
    return opening.newer(folder)


def _remove_folder(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError as error:
        raise NotKept(
            f"{folder} cannot be removed: {error.strerror}.", do="Make its parent writable."
        ) from error


def mend_sound(path: Path) -> str:
    """Make a recording's header fit its length; say what was done, empty when it was right.

    A file without any sound is removed. Raises `NotKept`, and `BadSound` for a file that is none of our recordings.
    """
    size = path.stat().st_size
    if size < HEADER + 2:
        remove(path)
        return "removed: no sound had come yet"
    if size > HEADER + 2 * RATE * opening.LONGEST:
        raise BadSound(
            f"{path} is longer than any answer.", do="Look into it; nothing was changed."
        )
    sound = (size - HEADER) // 2 * 2
    form = struct.pack("<8sIHHIIHH", b"WAVEfmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    right = struct.pack("<4sI", b"RIFF", 36 + sound) + form + struct.pack("<4sI", b"data", sound)
    found = _header(path)
    if found == right and size == HEADER + sound:
        return ""
    if not _is_ours(found, right):
        raise BadSound(
            f"{path} is none of mockint's own recordings.", do="Nothing in it was changed."
        )
    with _in_place(path) as file:
        file.write(right)
        file.truncate(HEADER + sound)
    return f"the header did not fit the sound: mended, {sound / 2 / RATE:.1f} s are there"


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER)
    except OSError as error:
        raise BadSound(
            f"{path} cannot be read: {error.strerror}.", do="See whose it is: ls -l"
        ) from error


def _is_ours(header: bytes, right: bytes) -> bool:
    """Know a header of ours, whatever sizes it tells; a machine that lost its power may leave zeros in its place."""
    sizes = (slice(0, 4), slice(8, 40))
    return not any(header) or all(header[part] == right[part] for part in sizes)


@contextmanager
def _in_place(path: Path) -> Iterator[BinaryIO]:
    """Open a recording to be changed where it lies: it may be large, and the disk full. Raises `NotKept`.

    A file that has a second name, perhaps outside of the session, is made the session's own first.
    """
    try:
        if path.stat().st_nlink > 1:
            write(path, path.read_bytes())
        with os.fdopen(
            os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)),
            "r+b",
        ) as file:
            yield file
    except OSError as error:
        raise NotKept(
            f"{path} cannot be mended: {error.strerror}.", do="Make it writable. Its sound is kept."
        ) from error


def _leftovers(folder: Path) -> Iterator[str]:
    """Remove what was half-written when the program ended: such files have names of their own."""
    for path in [*folder.glob(".*.json.*"), *folder.glob(".report.*"), *folder.glob("*/.*.json.*")]:
        if path.is_file() and not path.is_symlink():
            remove(path)
            yield f"{path.relative_to(folder)}: removed, half-written"


def _asked(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _cover(folder: Path, pack: Pack) -> Iterator[str]:
    """Write `session.json` anew from the folder's name and the guide, when it is missing or damaged."""
    path = folder / "session.json"
    if _readable(store.Cover, path):
        return
    began = _began(folder)
    planned = tuple(question.id for question in pack.questions)
    write(path, encode(store.Cover(began.isoformat(timespec="seconds"), "you", planned)))
    yield "session.json: made anew; all questions of the guide count as planned"


def _began(folder: Path) -> datetime:
    """Tell when a session began by its folder's name, or by the age of its guide."""
    named = re.match(r"(\d{4}-\d\d-\d\dT\d\d)-(\d\d)", folder.name)
    with suppress(ValueError, OverflowError):
        if named:
            return datetime.strptime(f"{named[1]}:{named[2]}", "%Y-%m-%dT%H:%M").astimezone()
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp((folder / "pack.json").stat().st_mtime).astimezone()
    return datetime.now().astimezone()


def _answer(folder: Path, pack: Pack, detector: Callable[[], Detector]) -> Iterator[str]:
    """Mend one question's folder."""
    session = store.Folder(folder.parent)
    question = next((question for question in pack.questions if question.id == folder.name), None)
    if not _readable(Question, folder / "question.json"):
        if question is None:
            return
        session.keep(question, question)
        yield f"{folder.name}/question.json: made anew from the guide"
    question = opening.read(Question, folder / store.FILES[Question])
    yield from _made(folder)
    sound, facts = folder / store.ANSWER, folder / store.FILES[Recording]
    if sound.is_file() and (what := mend_sound(sound)):
        yield f"{folder.name}/{sound.name}: {what}"
    if not sound.is_file():
        if facts.is_file():
            remove(facts)
            yield f"{folder.name}: asked, and not answered; mockint interview --resume {folder.parent.name} asks it"
    elif not _complete(facts, sound):
        recording = recovered(sound, detector())
        session.keep(question, recording)
        words = sum(span.seconds for span in recording.speech)
        for made in (Transcript, Review):
            remove(folder / store.FILES[made])  # of an answer that went on after its end
        yield f"{folder.name}: the answer broke off after {recording.seconds:.1f} s ({words:.1f} s of speech); kept"


def _made(folder: Path) -> Iterator[str]:
    """Remove what is made and cannot be used."""
    for made in (Transcript, Review):
        path = folder / store.FILES[made]
        if path.is_file() and not _readable(made, path):
            remove(path)
            yield f"{folder.name}/{path.name}: removed, it was damaged; mockint review makes it again"
    transcript, review = opening.stored(Transcript, folder), opening.stored(Review, folder)
    if transcript and review and not opening.fits(review, transcript):
        remove(folder / store.FILES[Review])
        yield f"{folder.name}/review.json: removed, it told of other words; mockint review makes it again"


def _complete(facts: Path, sound: Path) -> bool:
    """Say whether the facts are those of the whole sound, and not of an answer that went on after its end."""
    if not _readable(Recording, facts):
        return False
    recording = opening.read(Recording, facts)
    heard = (sound.stat().st_size - HEADER) / 2 / RATE
    return not store.unfinished(recording) and abs(heard - recording.seconds) * RATE < 0.5


def _readable(type_: type, path: Path) -> bool:
    try:
        if type_ is store.Cover:
            store.load_cover(path.parent)
        else:
            opening.read(type_, path)
    except NewerFile:
        raise
    except BadInput:
        return False
    return True
