"""What happens during an interview, as values that a screen can show."""

from dataclasses import dataclass

from mockint.model import Answer, FollowUp, Question, Recording, Review, Transcript


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is about to be spoken."""

    question: Question
    number: int
    """Counted from 1."""
    of: int
    """How many questions are planned."""
    follows: Answer | None = None
    """The answer that it asks on about, where it is a follow-up."""
    follow_up: FollowUp | None = None
    """What is asked on, where it is one; the question then has its words."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The end of the answer to a question was taken back: the candidate goes on with it."""

    asking: Asking


@dataclass(frozen=True, slots=True)
class Listening:
    """One block of sound was heard; comes about 30 times a second."""

    seconds: float
    """Since the answer's recording began."""
    level: float
    """Root mean square of the block, 0 to 1."""
    speaking: bool
    silence: float
    """Seconds since the last speech; 0 while speaking."""
    patience: float | None
    """Seconds of silence that would end the answer; None when only a key ends it."""
    paused: bool = False
    held: bool = False
    """The candidate is thinking: no silence ends the answer."""


@dataclass(frozen=True, slots=True)
class Replying:
    """The interviewer says something while an answer is heard: the question again, or a reply."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class LiveWords:
    """Words so far; they may still change until they are final."""

    text: str
    final: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the candidate should know now: a muted microphone, a lost device."""

    message: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The recording of an answer is whole on disk."""

    question: Question
    recording: Recording


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The answer was judged."""

    question: Question
    transcript: Transcript
    review: Review


@dataclass(frozen=True, slots=True)
class Working:
    """Slow work goes on: making a voice, reading an answer, loading a model."""

    what: str
    done: float | None = None
    """0 to 1; None when nobody can know."""


Event = Asking | GoingOn | Listening | LiveWords | Notice | Recorded | Replying | Reviewed | Working
"""Anything that a screen is told of."""
