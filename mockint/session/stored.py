"""Furniture for a room in which a stored session is judged again and nothing new is recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mockint.audio import read_sound
from mockint.errors import BadInput
from mockint.files import write
from mockint.model import Question, Recording, Review, Session, Span, Transcript
from mockint.ports import GoesOn, Key, Loudspeaker, Transcriber
from mockint.session import opening
from mockint.session.json import encode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredVoice:
    """Plays the question as it was asked; implements `ports.Voice`."""

    speaker: Loudspeaker | None
    """None: nothing is heard, and asking takes no time."""

    def prepare(self, text: str) -> None:
        """Have nothing to do: the sound is there."""

    def say(self, text: str, keep: Path | None = None) -> None:
        """Play the sound that `keep` names, if it was kept."""
        del text
        if self.speaker is not None and keep is not None and keep.is_file():
            self.speaker.play(read_sound(keep))

    def hush(self) -> None:
        """Fall silent at once."""
        if self.speaker is not None:
            self.speaker.stop()


@dataclass(frozen=True, slots=True)
class StoredEar:
    """Gives stored recordings as if they were just spoken; implements `ports.Ear`."""

    session: Session

    def listen(
        self,
        path: Path,
        *,
        heard: Callable[[Span], None],
        reply: Callable[[Key], None],
        hush: Callable[[], None] | None = None,
        anew: Callable[[], None] | None = None,
    ) -> Recording:
        """Give the recording that is kept in `path`; `heard` gets all its spans of speech.

        Raises `BadInput`.
        """
        del reply, hush, anew
        kept = (entry.recording for entry in self.session.entries if entry.recording)
        recording = next((recorded for recorded in kept if path.match(recorded.path)), None)
        if recording is None:
            raise BadInput(f"{path} was never recorded.", do="Finish the interview first.")
        for span in recording.speech:
            heard(span)
        return recording

    def meanwhile(
        self,
        work: Callable[[], T],
        *,
        hush: Callable[[], None] | None = None,
        early: Path | None = None,
    ) -> T | GoesOn:
        """Do it; nobody goes on with a stored answer."""
        del hush, early
        return work()

    def close(self) -> None:
        """Have no file open."""

    def gone_on(self) -> bool:
        """Say no: it is as it was."""
        return False


@dataclass(slots=True)
class StoredTranscriber:
    """Gives stored words, and asks another transcriber where there are none.

    Implements `ports.Transcriber`.
    """

    session: Session
    otherwise: Transcriber | None = None
    """None: an answer that was never transcribed has no words."""
    _stored: Transcript | None = None

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        """Look the answer up."""
        self._stored = next(
            (
                entry.transcript
                for entry in self.session.entries
                if entry.question.id == question.id
            ),
            None,
        )
        if self._stored is None and self.otherwise is not None:
            self.otherwise.begin(question, path, language=language)

    def feed(self, span: Span) -> None:
        """Pass on what has to be read."""
        if self._stored is None and self.otherwise is not None:
            self.otherwise.feed(span)

    def finish(self) -> Transcript:
        """Give the words."""
        if self._stored is None and self.otherwise is not None:
            return self.otherwise.finish()
        return self._stored or Transcript((), self.session.pack.language, "nobody")


@dataclass(frozen=True, slots=True)
class Remade:
    """A session's folder whose facts stay as they are; implements the port `Store`.

    Keeps only what was made anew.
    """

    path: Path

    def folder(self, question: Question) -> Path:
        """Give the question's folder."""
        return opening.folder_of(self.path, question.id)

    def keep(
        self, question: Question, document: Question | Recording | Transcript | Review
    ) -> None:
        """Write a transcript or a review. Raises `NotKept`."""
        if isinstance(document, Transcript | Review):
            write(self.folder(question) / opening.FILES[type(document)], encode(document))

    def set_aside(self, question: Question, *, keep: bool = True, follow_up: str = "") -> None:
        """Leave the facts as they are."""
