"""Keep a session in a folder of small files, each written whole or not at all.

recordings/2026-05-18T19-30-kakao-senior-backend/
  session.json pack.json
  01-system-design/
    question.json question.wav answer.wav recording.json     facts
    transcript.json review.json                               made; may be deleted and made again
"""

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from mockint import files
from mockint.audio import HEADER
from mockint.errors import BadInput, NotKept
from mockint.files import write
from mockint.model import RATE, Entry, Pack, Question, Recording, Review, Session, Stop, Transcript
from mockint.session import lock, opening
from mockint.session.instant import instant
from mockint.session.json import encode

ANSWER, FILES = opening.ANSWER, opening.FILES

SHORTER = 1.0
"""Seconds by which a sound may be shorter than its recording tells.

A machine that lost its power had not kept them.
"""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cover:
    """What `session.json` holds: all about a session that is not the guide's."""

    started: str
    """Local time, ISO 8601 with its offset."""
    candidate: str
    planned: tuple[str, ...]
    """Ids of the questions that were to be asked."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A session's folder; implements the port `Store`."""

    path: Path

    def folder(self, question: Question) -> Path:
        """Make the question's folder, for its owner only, and give its path."""
        path = opening.folder_of(self.path, question.id)
        _make(path)
        return path

    def keep(
        self, question: Question, document: Question | Recording | Transcript | Review
    ) -> None:
        """Write one document of a question. Raises `NotKept`."""
        write(self.folder(question) / FILES[type(document)], encode(document))

    def set_aside(self, question: Question, *, keep: bool = True, follow_up: str = "") -> None:
        """Have the question unanswered; its sound is kept as a take. Raises `NotKept`.

        With the name of a follow-up's sound only that is set aside: the answer stays.
        """
        folder = self.folder(question)
        for type_ in () if follow_up else (Review, Transcript, Recording):
            files.remove(folder / FILES[type_])
        sound = folder / (follow_up or ANSWER)
        if not sound.exists():
            return
        if not keep or sound.stat().st_size <= HEADER:
            files.remove(sound)
            return
        take = next(path for n in count(1) if not (path := folder / f"take-{n}.wav").exists())
        try:
            sound.rename(take)
        except OSError as error:
            raise files.not_kept(sound, error, what="renamed") from error


def begin(
    recordings: Path, pack: Pack, *, now: datetime, candidate: str, planned: tuple[Question, ...]
) -> Folder:
    """Make a new session's folder, with the pack as it is now. Raises `NotKept`.

    Two sessions that begin in the same minute get two folders.
    """
    name = f"{now:%Y-%m-%dT%H-%M}-{_slug(Path(pack.guide).stem)}"
    _make(recordings)
    started = (now if now.tzinfo else now.astimezone()).isoformat(timespec="seconds")
    cover = Cover(started, candidate, tuple(question.id for question in planned))
    paths = (recordings / (name if n == 1 else f"{name}-{n}") for n in count(1))
    return Folder(next(path for path in paths if _begun(path, pack, cover)))


def _begun(path: Path, pack: Pack, cover: Cover) -> bool:
    """Make a new session's folder; say whether it was new, and is there."""
    try:
        _make(path, new=True)
    except FileExistsError:
        return False
    try:
        with lock.hold(path):
            write(path / "pack.json", encode(pack))
            write(path / "session.json", encode(cover))
    except NotKept:
        if path.exists():
            raise
        return False  # a repair that went by took it for one that had not begun
    return True


def discard(path: Path) -> None:
    """Take a session away in which nothing was recorded."""
    shutil.rmtree(path, ignore_errors=True)  # where a file is open, as the lock is, it stays


def load(path: Path) -> Session:
    """Read a session's folder. What is not there yet is None in its entry.

    An answer whose `recording.json` was never written gets a recording that says `broken off` and
    knows no speech spans. Raises `BadInput` for a folder that is no session or holds more than
    plain files, or for a damaged file.
    """
    opening.look(path)
    if not opening.is_session(path):
        raise BadInput(f"{path} is not a session.", do="List the sessions with: mockint sessions")
    pack = opening.read(Pack, path / opening.PACK)
    cover = load_cover(path)
    entries = []
    for folder in sorted(path.iterdir()):
        question = opening.stored(Question, folder) if folder.is_dir() else None
        if question is not None:
            entries.append(_entry(folder, question))
    entries.sort(key=lambda entry: _order(entry.question.id, pack))
    return Session(path.name, cover.started, cover.candidate, pack, tuple(entries))


def _order(id_: str, pack: Pack) -> tuple[int, str]:
    """Sort questions as the guide does.

    A follow-up that an older version kept as a question of its own sorts right behind its question.
    """
    for number, question in enumerate(pack.questions):
        if id_.startswith(question.id):
            return number, id_
    return len(pack.questions), id_


def load_cover(path: Path) -> Cover:
    """Read what is known of a session besides its guide."""
    cover = opening.read(Cover, path / opening.COVER)
    if not all(map(opening.is_name, cover.planned)):
        raise opening.unfit(path / opening.COVER, "a planned question's id is no plain name")
    return cover


def sessions(recordings: Path) -> list[Path]:
    """List the folders of all sessions, also of damaged ones, oldest first.

    There are none when there is no such folder. Raises `BadInput` when it may not be read.
    """
    return sorted(filter(opening.is_session, opening.folders(recordings)), key=began)


def began(path: Path) -> tuple[datetime, int, str]:
    """Say when a session began, to sort by.

    Its folder's name counts where `session.json` cannot be read.
    """
    cover = _unless_damaged(load_cover, path)
    started = cover.started if cover else f"{path.name[:13]}:{path.name[14:16]}"
    # by length, so that the tenth of one minute comes behind the second
    return instant(started), len(path.name), path.name


def opened(folders: Iterable[Path]) -> tuple[list[Session], dict[str, BadInput]]:
    """Read sessions; of those that cannot be opened the name and the reason."""
    sessions, faults = [], {}
    for folder in folders:
        try:
            sessions.append(load(folder))
        except BadInput as fault:
            faults[folder.name] = fault
    return sessions, faults


def find(recordings: Path, wish: str) -> Path:
    """Find a session by its folder, its name, the beginning of its name, or `last`.

    Raises `BadInput`.
    """
    known = sessions(recordings)
    if wish == "last":
        if not known:
            raise BadInput(
                f"There is no session in {recordings} yet.",
                do="Make one: mockint interview, or: mockint demo",
            )
        return _newest(known, recordings)
    if opening.is_session(Path(wish)):
        return Path(wish).resolve()
    fitting = [path for path in known if path.name == wish]
    fitting = fitting or [path for path in known if path.name.startswith(wish)]
    if len(fitting) == 1:
        return fitting[0]
    what = "No session"
    if fitting:
        what = f"More than one session ({', '.join(path.name for path in fitting)})"
    raise BadInput(f"{what} fits “{wish}”.", do="List them with: mockint sessions")


def _newest(known: Sequence[Path], recordings: Path) -> Path:
    """Give the newest of those sessions whose guide and cover can be read."""
    for path in reversed(known):
        pack = _unless_damaged(partial(opening.read, Pack), path / opening.PACK)
        if pack and _unless_damaged(load_cover, path):
            return path
    raise BadInput(f"No session in {recordings} can be opened.", do="See why: mockint sessions")


def _unless_damaged(read: Callable[[Path], T], path: Path) -> T | None:
    try:
        return read(path)
    except BadInput:
        return None


def unfinished(recording: Recording) -> bool:
    """Say whether a recording was begun, and never completed."""
    return recording.stop is Stop.BROKEN_OFF and not recording.seconds


def _entry(folder: Path, question: Question) -> Entry:
    recording, sound = opening.stored(Recording, folder), folder / ANSWER
    seconds = (sound.stat().st_size - HEADER) / 2 / RATE if sound.is_file() else 0.0
    if recording is not None and sound.is_file() and recording.seconds > seconds + SHORTER:
        raise opening.unfit(
            folder / FILES[Recording], f"it tells of {recording.seconds:g} s, and {ANSWER} has less"
        )
    if recording is None or unfinished(recording):
        begun = Recording(f"{folder.name}/{ANSWER}", seconds, Stop.BROKEN_OFF, (), "unknown")
        recording = begun if seconds > 0 else None
    transcript, review = opening.stored(Transcript, folder), opening.stored(Review, folder)
    if transcript and review and not opening.fits(review, transcript):
        raise opening.unfit(folder / FILES[Review], "it points at words that were not said")
    return Entry(question, recording, transcript, review)


def _make(path: Path, *, new: bool = False) -> None:
    """Make a folder for its owner only.

    Raises `NotKept`, and `FileExistsError` for one that shall be `new`.
    """
    files.folder(path, new=new, elsewhere="--recordings DIR")


def _slug(text: str) -> str:
    """Make a name that every file system takes; letters of any script stay."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:60] or "interview"
