"""A session's folder as a crash left it in; the folder in order, and what was done to it, out.

Sound is never thrown away: only files that hold none, and files that `mockint review` makes again, are removed.
"""

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mockint import lock, store
from mockint.audio import HEADER
from mockint.codec import decode, encode
from mockint.errors import BadInput, InUse, NotKept
from mockint.files import write
from mockint.listen import found
from mockint.model import RATE, Pack, Question, Recording, Review, Transcript
from mockint.ports import Detector


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done to one session."""

    session: str
    done: tuple[str, ...]
    whole: bool
    """It can be opened, resumed and reviewed now."""


def repair(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    """Mend a session's folder; None when nothing was wrong. Raises `NotKept`, and `InUse` for one that is in use."""
    with lock.hold(folder):
        return _repaired(folder, detector)


def repair_or_leave(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    """Mend a session's folder, one of many; leave it alone, and say so, where that cannot be done now."""
    try:
        return repair(folder, detector)
    except (InUse, NotKept) as reason:
        return Repair(folder.name, (f"left alone: {reason.what}",), whole=False)


def _repaired(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    done = list(_leftovers(folder))
    if not (folder / "pack.json").is_file():
        if all(path.name == lock.NAME for path in folder.iterdir()):
            (folder / lock.NAME).unlink()
            folder.rmdir()
            return Repair(folder.name, ("removed: it had not begun", *done), whole=False)
        return Repair(folder.name, (*done, "pack.json is missing, so nobody knows what was asked"), whole=False)
    try:
        pack = decode(Pack, (folder / "pack.json").read_bytes(), file=folder / "pack.json")
    except BadInput as damage:
        return Repair(folder.name, (*done, str(damage)), whole=False)
    done += [*_cover(folder, pack), *(line for each in _asked(folder) for line in _answer(each, pack, detector))]
    return Repair(folder.name, tuple(done), whole=True) if done else None


def mend_sound(path: Path) -> str:
    """Make a recording's header fit its length; say what was done, empty when it was right.

    A file without any sound is removed.
    """
    size = path.stat().st_size
    if size < HEADER + 2:
        path.unlink()
        return "removed: no sound had come yet"
    sound = (size - HEADER) // 2 * 2
    form = struct.pack("<8sIHHIIHH", b"WAVEfmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    right = struct.pack("<4sI", b"RIFF", 36 + sound) + form + struct.pack("<4sI", b"data", sound)
    with path.open("r+b") as file:
        if file.read(HEADER) == right and size == HEADER + sound:
            return ""
        file.seek(0)
        file.write(right)
        file.truncate(HEADER + sound)
    return f"the header did not fit the sound: mended, {sound / 2 / RATE:.1f} s are there"


def _leftovers(folder: Path) -> Iterator[str]:
    """Remove what was half-written when the program ended: such files have names of their own."""
    for path in [*folder.glob(".*.json.*"), *folder.glob(".report.*"), *folder.glob("*/.*.json.*")]:
        if path.is_file():
            path.unlink()
            yield f"{path.relative_to(folder)}: removed, half-written"


def _asked(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _cover(folder: Path, pack: Pack) -> Iterator[str]:
    """Write `session.json` anew from the folder's name and the guide, when it is missing or damaged."""
    path = folder / "session.json"
    if _readable(store.Cover, path):
        return
    named = re.match(r"(\d{4}-\d\d-\d\dT\d\d)-(\d\d)", folder.name)
    began = (
        datetime.strptime(f"{named[1]}:{named[2]}", "%Y-%m-%dT%H:%M").astimezone()
        if named
        else datetime.fromtimestamp((folder / "pack.json").stat().st_mtime).astimezone()
    )
    planned = tuple(question.id for question in pack.questions)
    write(path, encode(store.Cover(began.isoformat(timespec="seconds"), "you", planned)))
    yield "session.json: made anew; all questions of the guide count as planned"


def _answer(folder: Path, pack: Pack, detector: Callable[[], Detector]) -> Iterator[str]:
    """Mend one question's folder."""
    session = store.Folder(folder.parent)
    question = next((question for question in pack.questions if question.id == folder.name), None)
    if not _readable(Question, folder / "question.json"):
        if question is None:
            return
        session.keep(question, question)
        yield f"{folder.name}/question.json: made anew from the guide"
    question = decode(Question, (folder / "question.json").read_bytes(), file=folder / "question.json")
    for made in (Transcript, Review):
        path = folder / store.FILES[made]
        if path.is_file() and not _readable(made, path):
            path.unlink()
            yield f"{folder.name}/{path.name}: removed, it was damaged; mockint review makes it again"
    sound, facts = folder / store.ANSWER, folder / store.FILES[Recording]
    if sound.is_file() and (what := mend_sound(sound)):
        yield f"{folder.name}/{sound.name}: {what}"
    if not sound.is_file():
        if facts.is_file():
            facts.unlink()
            yield f"{folder.name}: asked, and not answered; mockint interview --resume {folder.parent.name} asks it"
    elif not _complete(facts, sound):
        recording = found(sound, detector())
        session.keep(question, recording)
        words = sum(span.seconds for span in recording.speech)
        for made in (Transcript, Review):
            (folder / store.FILES[made]).unlink(missing_ok=True)  # of an answer that went on after its end
        yield f"{folder.name}: the answer broke off after {recording.seconds:.1f} s ({words:.1f} s of speech); kept"


def _complete(facts: Path, sound: Path) -> bool:
    """Say whether the facts are those of the whole sound, and not of an answer that went on after its end."""
    if not _readable(Recording, facts):
        return False
    recording = decode(Recording, facts.read_bytes(), file=facts)
    heard = (sound.stat().st_size - HEADER) / 2 / RATE
    return not store.unfinished(recording) and abs(heard - recording.seconds) * RATE < 0.5


def _readable(type_: type, path: Path) -> bool:
    try:
        decode(type_, path.read_bytes(), file=path)
    except (OSError, BadInput):
        return False
    return True
