"""Make of stored sessions what can be played: each question, then its answer or its takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mockint.audio import BLOCK, Sound, read_sound
from mockint.errors import BadSound
from mockint.model import Entry, Level, Question, Recording, Session, Word
from mockint.text.sanitise import plain
from mockint.text.sentences import sentences

BARS = 60
"""Steps of the level that is drawn."""

SPOKEN = 15.0
"""Letters a second of a voice that asks: words of a question have no times of their own."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding at its second."""

    at: float
    level: Level
    message: str
    check: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A question or an answer, ready to be played."""

    title: str
    """Theme of the question."""
    question: str
    who: str
    """`question`, or the session of an answer."""
    words: tuple[Word, ...]
    starts: tuple[float, ...]
    """Seconds at which sentences begin."""
    notes: tuple[Note, ...]
    """In order of time."""
    unheard: tuple[Note, ...]
    """Findings with no second: what is missing."""
    sound: Sound | None
    """None: the file is gone; the clock goes on without it."""
    seconds: float
    levels: tuple[float, ...]
    """0 to 1, `BARS` of them; empty without a sound."""


Slot = tuple[Piece, ...]
"""Takes of one thing; most often one."""


def slots(
    sessions: Sequence[tuple[Session, Path]], questions: Sequence[Question]
) -> tuple[Slot, ...]:
    """Line the questions up, each followed by its answers in all of the sessions that have one."""
    line: list[Slot] = []
    for question in questions:
        folders, answers = [], []
        for session, folder in sessions:
            entry = _entry(session, question)
            if entry and entry.recording:
                folders.append(folder)
                answers.append(_answer(entry, entry.recording, session.id, folder))
        if answers:
            line += [(_asked(question, folders[0]),), tuple(answers)]
    return tuple(line)


def _entry(session: Session, question: Question) -> Entry | None:
    return next((entry for entry in session.entries if entry.question.text == question.text), None)


def _asked(question: Question, folder: Path) -> Piece:
    """Spread a question's words over its sound, by their letters."""
    sound = _sound(folder / question.id / "question.wav", folder)
    text = plain(question.text)
    seconds = sound.seconds if sound else len(text) / SPOKEN
    words, at = [], 0
    for word in text.split():
        share = seconds / max(1, len(text))
        words.append(Word(word, at * share, (at + len(word)) * share, None))
        at += len(word) + 1
    return Piece(
        title=plain(question.theme),
        question=text,
        who="question",
        words=tuple(words),
        starts=_starts(tuple(words)),
        notes=(),
        unheard=(),
        sound=sound,
        seconds=seconds,
        levels=_levels(sound),
    )


def _answer(entry: Entry, recording: Recording, session: str, folder: Path) -> Piece:
    sound = _sound(folder / recording.path, folder)
    words = entry.transcript.words if entry.transcript else ()
    notes = [
        Note(
            finding.evidence[0].span.start if finding.evidence else -1.0,
            finding.level,
            plain(finding.message),
            finding.check,
        )
        for finding in (entry.review.findings if entry.review else ())
    ]
    notes += [
        Note(asked.at, Level.NOTE, f"Follow-up: {plain(asked.text)}", "")
        for asked in recording.follow_ups
        if asked.at is not None
    ]
    return Piece(
        title=plain(entry.question.theme),
        question=plain(entry.question.text),
        who=session,
        words=words,
        starts=_starts(words),
        notes=tuple(sorted((note for note in notes if note.at >= 0), key=lambda note: note.at)),
        unheard=tuple(note for note in notes if note.at < 0),
        sound=sound,
        seconds=recording.seconds,
        levels=_levels(sound),
    )


def _starts(words: tuple[Word, ...]) -> tuple[float, ...]:
    return tuple(words[sentence.first].start for sentence in sentences(words))


def _sound(path: Path, folder: Path) -> Sound | None:
    """Read a sound of the session; None when it is gone, or lies outside.

    A session may come from somebody else.
    """
    try:
        return read_sound(path) if path.resolve().is_relative_to(folder.resolve()) else None
    except BadSound:
        return None


def _levels(sound: Sound | None) -> tuple[float, ...]:
    """Give the loudest block of each step, against the loudest of all."""
    if sound is None or len(sound.samples) < BARS * BLOCK:
        return ()
    edges = np.linspace(0, len(sound.samples), BARS, endpoint=False).astype(int)
    peaks = np.maximum.reduceat(np.abs(sound.samples.astype(np.int32)), edges) / 32768
    return tuple(float(peak) for peak in peaks / max(float(peaks.max()), 1e-6))
