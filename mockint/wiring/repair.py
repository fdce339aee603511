"""Put a session's folder in order as a crash left it, and say what was done to it.

Sound is never thrown away: only files that hold none, and files that `mockint review` makes again,
are removed.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mockint.audio import HEADER
from mockint.ear.whole_recording import recovered
from mockint.errors import BadInput, NewerFile, NotKept
from mockint.files import remove, write
from mockint.model import RATE, Pack, Question, Recording, Review, Transcript
from mockint.one_answer import join_sounds, joined_recording
from mockint.ports import Detector
from mockint.session import lock, opening, store
from mockint.session.json import encode
from mockint.wiring.headers import mend_sound


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done to one session."""

    session: str
    done: tuple[str, ...]
    whole: bool
    """It can be opened, resumed and reviewed now."""


def repair(folder: Path, detector: Callable[[], Detector]) -> Repair | None:
    """Mend a session's folder; None when nothing was wrong.

    Leaves a session alone that holds more than plain files, or a file that a newer version wrote.
    Raises `NotKept`, and `InUse` for one that is in use.
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
    for asked in _asked(folder):
        try:
            done += _answer(asked, pack, detector)
        except BadInput as damage:
            done.append(f"{asked.name}: left alone: {damage}")
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


def _leftovers(folder: Path) -> Iterator[str]:
    """Remove what was half-written when the program ended: such files have names of their own."""
    for path in [*folder.glob(".*.json.*"), *folder.glob(".report.*"), *folder.glob("*/.*.json.*")]:
        if path.is_file() and not path.is_symlink():
            remove(path)
            yield f"{path.relative_to(folder)}: removed, half-written"


def _asked(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _cover(folder: Path, pack: Pack) -> Iterator[str]:
    """Write `session.json` anew from the folder's name and the guide where it cannot be read."""
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
            yield (
                f"{folder.name}: asked, and not answered; "
                f"mockint interview --resume {folder.parent.name} asks it"
            )
    elif not _complete(facts, sound):
        recording = recovered(sound, detector())
        session.keep(question, recording)
        words = sum(span.seconds for span in recording.speech)
        # what was made is of the answer before it went on after its end
        for type_ in (Transcript, Review):
            remove(folder / store.FILES[type_])
        yield (
            f"{folder.name}: the answer broke off after {recording.seconds:.1f} s "
            f"({words:.1f} s of speech); kept"
        )
    if sound.is_file():
        yield from _follow_up(folder, question, detector)


def _follow_up(folder: Path, question: Question, detector: Callable[[], Detector]) -> Iterator[str]:
    """Put what was said to a follow-up behind its answer, where that had not happened yet."""
    recording = opening.read(Recording, folder / store.FILES[Recording])
    asked = next((on for on in recording.follow_ups if on.text and on.at is None), None)
    path = max(folder.glob("follow-up-*.wav"), default=None)
    if asked is None or path is None:
        return
    mend_sound(path)
    said = recovered(path, detector())
    if not said.speech:
        return
    others = tuple(on for on in recording.follow_ups if on is not asked)
    join_sounds(folder / store.ANSWER, recording.seconds, path, said.seconds)
    whole = joined_recording(replace(recording, follow_ups=others), asked, said)
    store.Folder(folder.parent).keep(question, whole)
    for type_ in (Transcript, Review):
        remove(folder / store.FILES[type_])
    remove(path)
    yield f"{folder.name}: what was said to a follow-up ({said.seconds:.1f} s) joins its answer"


def _made(folder: Path) -> Iterator[str]:
    """Remove what is made and cannot be used."""
    for type_ in (Transcript, Review):
        path = folder / store.FILES[type_]
        if path.is_file() and not _readable(type_, path):
            remove(path)
            yield (
                f"{folder.name}/{path.name}: removed, it was damaged; mockint review makes it again"
            )
    transcript, review = opening.stored(Transcript, folder), opening.stored(Review, folder)
    if transcript and review and not opening.fits(review, transcript):
        remove(folder / store.FILES[Review])
        yield (
            f"{folder.name}/review.json: removed, it told of other words; "
            "mockint review makes it again"
        )


def _complete(facts: Path, sound: Path) -> bool:
    """Say whether the facts are those of the whole sound.

    They are not when the answer went on after its end.
    """
    if not _readable(Recording, facts):
        return False
    recording = opening.read(Recording, facts)
    seconds = (sound.stat().st_size - HEADER) / 2 / RATE
    return not store.unfinished(recording) and abs(seconds - recording.seconds) * RATE < 0.5


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
