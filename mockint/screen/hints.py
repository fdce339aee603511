"""An event in, the state that it begins out; and which keys mean something in a state."""

from mockint.ear.key_table import KEY_TABLE, State
from mockint.events import Asking, Event, GoingOn, Listening, Recorded, Replying
from mockint.ports import Key

NAMES = {
    Key.END: "Enter",
    Key.HOLD: "Space",
    Key.REPEAT: "r",
    Key.REWORD: "w",
    Key.RESTART: "b",
    Key.PAUSE: "p",
    Key.SKIP: "s",
    Key.QUIT: "q",
}
"""How each key is called."""


def state_after(event: Event, before: State | None) -> State | None:
    """Tell the state of the interview after an event; None where no key means anything."""
    match event:
        case Listening(paused=True):
            return State.PAUSED
        case Listening(held=True):
            return State.THINKING
        case Listening():
            return State.LISTENING
        case Asking() | Replying():
            return State.ASKING
        case Recorded() | GoingOn():
            return State.READING
        case _:
            return before


def hints(state: State) -> list[tuple[str, str]]:
    """Name the keys of a state with their meanings; keys that mean the same stand together."""
    keys: dict[str, list[str]] = {}
    for key, meaning in KEY_TABLE[state].items():
        keys.setdefault(meaning, []).append(NAMES[key])
    return [(", ".join(names), meaning) for meaning, names in keys.items()]
