"""The devices of a desk, the voice that speaks there, and what listens to their sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from mockint.audio import Samples, Sound


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
class SoundBlock:
    """What a microphone gives at a time."""

    samples: Samples
    """512 of them: 32 ms."""
    overflowed: bool = False
    """Sound was lost before this block."""
    unheard: float = 0.0
    """Seconds, a moment ago, of which there is no sound.

    The computer slept, or the program stood still.
    """


class Microphone(Protocol):
    """Gives sound, block by block."""

    name: str
    """As the user knows the device."""
    live: bool
    """False for sound files: they end by themselves, and nobody can press a key."""

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on.

        Ends with a file; raises `DeviceTrouble` when a device goes away.
        """


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
    """What a candidate can say to the interviewer, with a key or aloud."""

    END = auto()
    HOLD = auto()
    """"I'm thinking": no silence ends the answer.

    Until the candidate has spoken again, or presses the same key once more.
    """
    REPEAT = auto()
    REWORD = auto()
    """The question in other words."""
    RESTART = auto()
    """The answer from its beginning; what was said so far is kept beside it."""
    CLARIFY = auto()
    """A question about the question; only aloud."""
    PAUSE = auto()
    SKIP = auto()
    QUIT = auto()


class Keys(Protocol):
    """A keyboard, or nobody at one."""

    def pressed(self) -> Key | None:
        """Give the oldest key not yet given; return at once."""
