"""The furniture of an interview room, as protocols of one to three methods each.

`mockint.wiring` puts real furniture in; `mockint.interview` only knows these.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from mockint.audio import Sound
from mockint.events import Moment
from mockint.model import Answer, Pack, Question, Recording, Review, Span, Transcript, Word

Samples = NDArray[np.int16]
"""Mono, 16 kHz; shape (n,)."""

T = TypeVar("T")


class Voice(Protocol):
    """Asks questions aloud."""

    def prepare(self, text: str) -> None:
        """Begin to make the sound of `text`, and return at once."""

    def say(self, text: str, keep: Path | None = None) -> None:
        """Speak, and return when the last word was heard; `keep` names a sound file to leave behind."""

    def hush(self) -> None:
        """Fall silent at once; may be called from another thread."""


class GoesOn(Enum):
    """What comes in place of an outcome when the candidate goes on with an answer that seemed to be over."""

    GOES_ON = auto()


class Ear(Protocol):
    """Records an answer."""

    def listen(
        self, path: Path, *, heard: Callable[[Span], None], repeat: Callable[[], None]
    ) -> Recording:
        """Record to `path` until the answer is over; go on with the last answer when `path` is its file.

        `heard` is called with each span of speech as soon as it closes, and first with those that are in the file;
        `repeat` when the candidate asks for the question again. The sound is on disk whatever happens.
        """

    def meanwhile(
        self,
        work: Callable[[], T],
        *,
        hush: Callable[[], None] | None = None,
        early: Path | None = None,
    ) -> T | GoesOn:
        """Have `work` done and go on hearing; `GoesOn` when the candidate takes the last answer up instead.

        `hush` then stops the work early. Words that are not the last answer's begin the answer in the file `early`.
        """

    def gone_on(self) -> bool:
        """Wait until the last end by silence stands; say whether the candidate goes on with the answer instead."""


class Transcriber(Protocol):
    """Turns an answer into words while it is spoken."""

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        """Expect the answer to `question` in the sound file `path`, which is still being written."""

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """The words that are known while an answer is spoken."""

    text: str
    until: float
    """Seconds up to which the recording was read."""


class Recogniser(Protocol):
    """A speech recognition engine: at most 30 seconds of sound in, words out."""

    made_by: str
    """Engine, version, model and precision."""

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""


@runtime_checkable
class Stoppable(Protocol):
    """A recogniser that can give up halfway."""

    def words_unless(
        self,
        stale: Callable[[], bool],
        samples: Samples,
        *,
        vocabulary: Sequence[str],
        language: str,
    ) -> list[Word] | None:
        """Recognise; None when it asked whether the words are `stale`, and they were."""


@runtime_checkable
class Polyglot(Protocol):
    """A recogniser that can tell which language is spoken."""

    def language(self, samples: Samples) -> str:
        """Give its two-letter code."""


@runtime_checkable
class Verbatim(Protocol):
    """A recogniser that can be asked to write down every um and every repetition."""

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        """Recognise at most 30 seconds; times are seconds from the first sample."""


@runtime_checkable
class Remote(Protocol):
    """A recogniser that may be somebody else's server."""

    leaves_machine: bool
    """What is said is sent there."""


class Aligner(Protocol):
    """Tells when words are said that are known already."""

    languages: Sequence[str]
    """Two-letter codes of those that it can hear."""

    def spans(self, samples: Samples, words: Sequence[str]) -> list[Span] | None:
        """Find each word in at most 30 seconds of sound, in seconds from its first sample; None when it is lost."""


class Embedder(Protocol):
    """Tells how close sentences are in meaning: the inner product of two vectors, 0 for unrelated, 1 for the same."""

    made_by: str
    """Model, version and precision."""

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one vector of unit length a sentence; shape (n, 384)."""


class Synthesizer(Protocol):
    """A voice engine: text in, sound out."""

    made_by: str
    """Engine, version, voice."""

    def sound(self, text: str) -> Sound:
        """Make the sound of `text`, which is already in spoken form."""


class Loudspeaker(Protocol):
    """Plays sound."""

    def play(self, sound: Sound) -> None:
        """Play, and return when the last sample was heard or `stop` was called."""

    def stop(self) -> None:
        """Fall silent at once; may be called from another thread."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a microphone gives at a time."""

    samples: Samples
    """512 of them: 32 ms."""
    overflowed: bool = False
    """Sound was lost before this block."""
    unheard: float = 0.0
    """Seconds, a moment ago, of which there is no sound: the computer slept, or the program stood still."""


class Microphone(Protocol):
    """Gives sound, block by block."""

    name: str
    """As the user knows the device."""
    live: bool
    """False for sound files: they end by themselves, and nobody can press a key."""

    def blocks(self) -> Iterator[Block]:
        """Yield what is heard from now on; ends with a file, raises `DeviceTrouble` when a device goes away."""


class Detector(Protocol):
    """Voice activity detection."""

    def reset(self) -> None:
        """Forget what was heard."""

    def probability(self, samples: Samples) -> float:
        """Say how likely it is that somebody speaks in these 512 samples; 0 to 1."""


class EchoCanceller(Protocol):
    """Knows what the interviewer's voice plays, and takes it out of what the microphone hears."""

    @property
    def now(self) -> float:
        """Seconds of sound that were cleaned so far: the clock of the blocks."""

    def played(self, sound: Sound, at: float) -> None:
        """Take note that a sound began to be played at `at` seconds on that clock."""

    def stopped(self, at: float) -> None:
        """Take note that playing was broken off."""

    def clean(self, samples: Samples) -> Samples:
        """Give what of the next block's 512 samples was not played by us."""


class EndOfTurn(Protocol):
    """Tells the end of a turn from a thinking pause by the sound of the words before it."""

    def probability(self, samples: Samples) -> float:
        """Say how likely it is that the turn ends where these samples end; 0 to 1."""


class Key(Enum):
    """What a candidate can say with a key."""

    END = auto()
    HOLD = auto()
    """"I'm thinking": no silence ends the answer until the candidate has spoken again, or the same key once more."""
    REPEAT = auto()
    PAUSE = auto()
    SKIP = auto()
    QUIT = auto()


class Keys(Protocol):
    """A keyboard, or nobody at one."""

    def pressed(self) -> Key | None:
        """Give the oldest key not yet given; return at once."""


class Store(Protocol):
    """Keeps a session on disk."""

    def folder(self, question: Question) -> Path:
        """Make the question's folder and give its path."""

    def keep(self, question: Question, thing: Question | Recording | Transcript | Review) -> None:
        """Write one thing, whole or not at all."""


class Screen(Protocol):
    """Shows what happens."""

    def show(self, moment: Moment) -> None:
        """Show it; return at once."""


class Agenda(Protocol):
    """What to ask next."""

    def __len__(self) -> int:
        """Count the questions that are planned."""

    def __call__(self, reviews: Sequence[Review]) -> Question | None:
        """Decide by what was found so far; None when the interview is over."""


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
