"""The furniture of an interview room; `mockint.interview` only knows these."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol, TypeVar

from mockint.events import Event
from mockint.model import Answer, FollowUp, Pack, Question, Recording, Review, Span, Transcript
from mockint.ports.desk import Key

T = TypeVar("T")


class Voice(Protocol):
    """Asks questions aloud."""

    def prepare(self, text: str) -> None:
        """Begin to make the sound of `text`, and return at once."""

    def say(self, text: str, keep: Path | None = None) -> None:
        """Speak, and return when the last word was heard.

        `keep` names a sound file to leave behind.
        """

    def hush(self) -> None:
        """Fall silent at once; may be called from another thread."""


class GoesOn(Enum):
    """Comes in place of an outcome when the candidate goes on with the last answer."""

    GOES_ON = auto()


class Ear(Protocol):
    """Records an answer."""

    def listen(
        self,
        path: Path,
        *,
        heard: Callable[[Span], None],
        reply: Callable[[Key], None],
        hush: Callable[[], None] | None = None,
        anew: Callable[[], None] | None = None,
    ) -> Recording:
        """Record to `path` until the answer is over.

        Goes on with the last answer when `path` is its file. `heard` is called with each span of
        speech as soon as it closes, and first with those that are in the file; `reply` when the
        candidate asks for something that is to be said, and `hush` to break that off; `anew` when
        a part of the file was taken out, before `heard` is called with all that is left. The sound
        is on disk whatever happens.
        """

    def meanwhile(
        self,
        work: Callable[[], T],
        *,
        hush: Callable[[], None] | None = None,
        early: Path | None = None,
    ) -> T | GoesOn:
        """Have `work` done and go on hearing.

        `GoesOn` when the candidate takes the last answer up instead; `hush` then stops the work
        early. Words that are not the last answer's begin the answer in the file `early`.
        """

    def close(self) -> None:
        """Let the last answer's file go: it does not go on."""

    def gone_on(self) -> bool:
        """Wait until the last end by silence stands.

        Say whether the candidate goes on with the answer instead.
        """


class Transcriber(Protocol):
    """Turns an answer into words while it is spoken."""

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        """Expect the answer to `question` in the sound file `path`, which is still growing."""

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed."""


class Store(Protocol):
    """Keeps a session on disk."""

    def folder(self, question: Question) -> Path:
        """Make the question's folder and give its path."""

    def keep(
        self, question: Question, document: Question | Recording | Transcript | Review
    ) -> None:
        """Write one document, whole or not at all."""

    def set_aside(self, question: Question, *, keep: bool = True, follow_up: str = "") -> None:
        """Have the question unanswered; what was recorded is kept beside it, as a take.

        With the name of a follow-up's sound only that is set aside: the answer stays.
        """


class Screen(Protocol):
    """Shows what happens."""

    def show(self, event: Event) -> None:
        """Show what happens; return at once."""


class Agenda(Protocol):
    """What to ask next."""

    def __len__(self) -> int:
        """Count the questions that are planned."""

    def __call__(self, reviews: Sequence[Review]) -> Question | None:
        """Decide by what was found so far; None when the interview is over."""


class Prober(Protocol):
    """Asks on after an answer."""

    def __call__(
        self, answer: Answer, review: Review, before: Sequence[FollowUp] = ()
    ) -> Sequence[FollowUp]:
        """Decide: at most one that is asked, which has a text, and those that are not, and why.

        `before` are those that were asked in this interview.
        """


class SecondPass(Protocol):
    """Listens to answers once more, beside the interview and never while somebody speaks."""

    @property
    def left(self) -> int:
        """Count the answers that were not listened to yet."""

    def hold(self) -> None:
        """Begin nothing more: somebody speaks."""

    def release(self) -> None:
        """Go on: nobody speaks."""

    def add(self, answer: Answer) -> None:
        """Listen to an answer when there is time; again as a whole when it goes on."""

    def results(self) -> Iterator[Answer]:
        """Wait for the rest, and give each answer with what was found; raises what went wrong."""


@dataclass(frozen=True)
class Room:
    """An interview room: practice, demo, replay and re-review differ only in this."""

    pack: Pack
    voice: Voice
    ear: Ear
    transcriber: Transcriber
    review: Callable[[Answer], Review]
    store: Store
    screen: Screen
    second_pass: SecondPass | None = None
    """None: the words stay as they were read while they were spoken."""
    prober: Prober | None = None
    """None: nobody asks on."""
    attended: bool = False
    """A candidate sits there, who may ask the interviewer for something aloud."""
