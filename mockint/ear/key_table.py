"""What each key means in each state of an interview: the screen shows it, the ear keeps to it."""

from collections.abc import Mapping
from enum import Enum, auto

from mockint.ports import Key


class State(Enum):
    """What the interviewer is doing."""

    ASKING = auto()
    """The question is spoken, or spoken again."""
    LISTENING = auto()
    THINKING = auto()
    """The candidate is: no silence ends the answer."""
    PAUSED = auto()
    READING = auto()
    """The answer is over, and its words are read."""


_ANSWERING = {
    Key.END: "done",
    Key.HOLD: "I'm thinking",
    Key.REPEAT: "repeat",
    Key.REWORD: "other words",
    Key.RESTART: "begin again",
    Key.PAUSE: "pause",
    Key.SKIP: "skip",
    Key.QUIT: "quit and keep",
}

KEY_TABLE: Mapping[State, Mapping[Key, str]] = {
    State.ASKING: {
        Key.END: "answer now",
        Key.SKIP: "skip",
        Key.QUIT: "quit and keep",
    },
    State.LISTENING: _ANSWERING,
    State.THINKING: {**_ANSWERING, Key.HOLD: "thought enough"},
    State.PAUSED: {
        Key.END: "go on",
        Key.HOLD: "go on",
        Key.PAUSE: "go on",
        Key.SKIP: "skip",
        Key.QUIT: "quit and keep",
    },
    State.READING: {Key.QUIT: "quit and keep"},
}
"""A key that is not named has no meaning there, and does nothing."""
