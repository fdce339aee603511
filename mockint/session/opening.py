"""Open a session's folder safely, whoever may have sent it, and read only values that can be.

Everything that reads or writes in a session goes through here. A session holds plain files in plain
folders: a link could lead out of it, and a pipe would be waited for without end. An id is a plain
name, so that what is written under it stays inside. What no answer can be, such as one of a year,
is damage.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from mockint.errors import BadInput, NewerFile
from mockint.model import Pack, Question, Recording, Review, Span, Transcript, Word
from mockint.session.json import decode

COVER, PACK = "session.json", "pack.json"
ANSWER = "answer.wav"

FILES: dict[type, str] = {
    Question: "question.json",
    Recording: "recording.json",
    Transcript: "transcript.json",
    Review: "review.json",
}
"""Where each thing of a question is kept."""

EXPORT = "export"
"""Folder in a session for other programs; we read nothing of it."""

LONGEST = 12 * 3600.0
"""Seconds; no answer is longer."""

LARGEST = 100_000_000
"""Bytes of a JSON file; the words of twelve hours take a tenth of it."""

EARLY = -1.0
"""Seconds; a time may be rounded to before the beginning."""

T = TypeVar("T")


def look(folder: Path) -> None:
    """See that a session holds nothing but plain files in plain folders. Raises `BadInput`."""
    if folder.is_symlink():
        raise BadInput(f"{folder} is a link.", do="Name the folder that it leads to.")
    for entry in _entries(folder):
        _plain(entry, files=(COVER, PACK))
        if entry.is_dir(follow_symlinks=False) and entry.name != EXPORT:
            for inner in _entries(Path(entry.path)):
                _plain(inner, files=(*FILES.values(), ANSWER, "question.wav"))


def folders(recordings: Path) -> list[Path]:
    """List the folders in a folder, and links to folders; none when there is no such folder.

    Raises `BadInput`.
    """
    if not recordings.is_dir():
        return []
    return [Path(entry.path) for entry in _entries(recordings) if entry.is_dir()]


def is_session(folder: Path) -> bool:
    """Say whether a folder is a session, whole or damaged."""
    return any(os.path.lexists(folder / name) for name in (COVER, PACK))


def read(type_: type[T], path: Path) -> T:
    """Read a file of a session.

    Raises `NewerFile`, and `BadInput` when it is missing, damaged or absurd.
    """
    value = decode(type_, bytes_of(path), file=path, do=_advice(path))
    if oddity := next(_oddities(value, path.parent), ""):
        raise BadInput(f"{path} is damaged: {oddity}.", do=_advice(path))
    return value


def stored(type_: type[T], folder: Path) -> T | None:
    """Read one thing of a question; None when it is not there. Raises as `read` does."""
    path = folder / FILES[type_]
    return read(type_, path) if os.path.lexists(path) else None


def newer(folder: Path) -> NewerFile | None:
    """Give the fault of a file that a newer version wrote: then the session is its to change."""
    files = [
        folder / COVER,
        folder / PACK,
        *(path for name in FILES.values() for path in folder.glob(f"*/{name}")),
    ]
    for path in files:
        try:
            decode(dict, bytes_of(path), file=path)
        except NewerFile as fault:
            return fault
        except BadInput:
            continue
    return None


def folder_of(session: Path, id_: str) -> Path:
    """Give a question's folder, there or not yet. Raises `BadInput` when it would lie outside."""
    if not is_name(id_):
        raise BadInput(
            f"{id_!r} in {session} is no name for a question's folder.", do="Nothing was written."
        )
    if (session / id_).is_symlink():
        raise _linked(session / id_)
    return session / id_


def is_name(text: str) -> bool:
    """Say whether a text is the plain name of a file or folder on any system."""
    unfit = (
        not text
        or text.startswith(".")
        or any(letter in '/\\:<>"|?*' or letter < " " for letter in text)
    )
    return not unfit and len(text.encode("utf-8", "replace")) <= 200


def fits(review: Review, transcript: Transcript) -> bool:
    """Say whether a review points at words that are there."""
    count = len(transcript.words)
    cited = [
        at
        for finding in review.findings
        for part in finding.evidence
        for at in (part.first, part.last)
        if at is not None
    ]
    cited += [at for part in review.parts for at in (part.first, part.last)]
    return all(0 <= at < count for at in cited)


def unfit(path: Path, why: str) -> BadInput:
    """Give the fault of a file that does not fit another one."""
    return BadInput(f"{path} is damaged: {why}.", do=_advice(path))


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """List what is visible: we open nothing else."""
    try:
        # who may list a folder may perhaps not look into it; a Path drops the dot
        os.stat(f"{folder}/.")  # noqa: PTH116
        with os.scandir(folder) as entries:
            return sorted(
                (entry for entry in entries if not entry.name.startswith(".")),
                key=lambda entry: entry.name,
            )
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be read: {error.strerror}.", do="See whose it is: ls -ld"
        ) from error


def _plain(entry: "os.DirEntry[str]", *, files: tuple[str, ...]) -> None:
    """Refuse a link, a pipe, a device, and a folder in the place of one of our files."""
    path = Path(entry.path)
    if entry.is_symlink():
        raise _linked(path)
    if entry.is_dir(follow_symlinks=False):
        if entry.name in files:
            raise BadInput(f"{path} is a folder where a file belongs.", do=_away(path))
    elif not entry.is_file(follow_symlinks=False):
        raise BadInput(f"{path} is no plain file.", do=_away(path))


def _linked(path: Path) -> BadInput:
    return BadInput(f"{path} is a link, and a session holds its files itself.", do=_away(path))


def _away(path: Path) -> str:
    return f"Take it away; then: mockint {'sessions' if path.name == PACK else 'sessions repair'}"


def bytes_of(path: Path, *, largest: int = LARGEST, do: str = "") -> bytes:
    """Read a plain file whole; a link is not followed, a pipe not waited for.

    Raises `BadInput`; `do` says what helps where the file is none of a session.
    """
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | sum(flags)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadInput(f"{path} is no plain file.", do=do or _away(path))
            data = file.read(largest + 1)
    except FileNotFoundError as error:
        raise BadInput(f"{path} is missing.", do=do or _advice(path)) from error
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", do=do or "See whose it is: ls -l"
        ) from error
    if len(data) > largest:
        raise BadInput(f"{path} is larger than any such file.", do=do or _advice(path))
    return data


def _advice(path: Path) -> str:
    """Say what helps: the guide cannot be made again, facts can be mended, the rest remade."""
    if path.name == PACK:
        return (
            "Nobody knows what was asked, but each answer can be heard and read: "
            "mockint transcribe ANSWER.wav"
        )
    if path.name in (FILES[Transcript], FILES[Review]):
        return f"Make it again: mockint review {path.parent.parent.name}"
    return "Put it in order: mockint sessions repair"


def _oddities(value: object, folder: Path) -> Iterator[str]:
    """Say what cannot be in a thing that was read."""
    match value:
        case Pack():
            yield from (
                f"the id {question.id!r} is no plain name"
                for question in value.questions
                if not is_name(question.id)
            )
        case Question():
            if value.id != folder.name or not is_name(value.id):
                yield f"its id, {value.id!r}, is not the name of its folder"
        case Recording():
            yield from _odd_recording(value, folder)
        case Transcript():
            yield from _odd_times([*value.words, *value.live, *value.others])
            yield from _odd_times([disfluency.span for disfluency in value.disfluencies or ()])
            sure = [
                word.probability
                for word in (*value.words, *value.live, *value.others)
                if word.probability is not None
            ]
            yield from _odd_shares(
                [*sure, *(disfluency.confidence for disfluency in value.disfluencies or ())]
            )
        case Review():
            yield from _odd_times(
                [part.span for finding in value.findings for part in finding.evidence]
            )
            yield from _odd_shares([part.confidence for part in value.parts])
            yield from (
                f"{score.points} points"
                for score in value.scores
                if not 0 <= (score.points or 0) <= 4
            )


def _odd_recording(recording: Recording, folder: Path) -> Iterator[str]:
    if not 0 <= recording.seconds <= LONGEST:
        yield f"an answer of {recording.seconds:g} seconds"
    if recording.path != f"{folder.name}/{ANSWER}":
        yield f"its sound would be {recording.path!r}"
    asked = [Span(asked.at, asked.at) for asked in recording.follow_ups if asked.at is not None]
    yield from _odd_times([*recording.speech, *(pause.span for pause in recording.pauses), *asked])


def _odd_times(sounds: Sequence[Span | Word]) -> Iterator[str]:
    for sound in sounds:
        if not EARLY <= sound.start <= LONGEST or not EARLY <= sound.end <= LONGEST:
            yield f"a time from {sound.start:g} to {sound.end:g} seconds"


def _odd_shares(shares: Sequence[float]) -> Iterator[str]:
    yield from (f"a likelihood of {share:g}" for share in shares if not -0.01 <= share <= 1.01)
