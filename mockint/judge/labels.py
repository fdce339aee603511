"""The names of what the judge tells apart, in the order of the networks' outputs."""

from enum import StrEnum


class Verdict(StrEnum):
    """What an answer says of a concept."""

    SAID = "said"
    """Explained, or plainly meant, in whatever words."""
    NAMED = "named"
    """Only the word was dropped."""
    DENIED = "denied"
    """Called needless, or told as not done."""
    WRONG = "wrong"
    """Stated as what it is not; seldom known."""
    ABSENT = "absent"


VERDICTS = tuple(Verdict)

NO_PART = "-"
PARTS = ("S", "T", "A", "R", NO_PART)
"""Situation, task, action, result, none."""


class Trait(StrEnum):
    """What a sentence does."""

    RESULT = "result"
    SCALE = "scale"
    HARM = "harm"
    AIM = "aim"
    PLAN = "plan"
    OTHER = "other"
    """A number of no weight."""
    GAIN = "gain"
    LOSS = "loss"
    OWN = "own"
    TEAM = "team"
    HYPOTHETICAL = "hypothetical"
    GENERAL = "general"
    REASON = "reason"
    TRADEOFF = "tradeoff"
    FAILURE = "failure"
    MEASURE = "measure"
    NEED = "need"
    HEDGE = "hedge"
    BLAME = "blame"
    ABSOLUTE = "absolute"
    SECRET = "secret"  # noqa: S105 - what must not be told, no password
    ECHO = "echo"
    OFFTOPIC = "offtopic"
    GROWTH = "growth"


TRAITS = tuple(Trait)
