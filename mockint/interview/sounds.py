"""In which file an answer, or what is said to a follow-up, is heard; and having it unheard."""

from pathlib import Path

from mockint.events import Asking
from mockint.one_answer import sound_name
from mockint.ports import Room


def sound_of(asking: Asking, room: Room) -> Path:
    """Say in which file an answer, or what is said to a follow-up, is heard."""
    name = "answer.wav" if asking.follows is None else sound_name(asking.follows)
    return room.store.folder(asking.question) / name


def set_aside(asking: Asking, room: Room, *, keep: bool = True) -> None:
    """Have a question unanswered, or a follow-up unheard."""
    name = "" if asking.follows is None else sound_name(asking.follows)
    room.store.set_aside(asking.question, keep=keep, follow_up=name)


def clear(asking: Asking | None, room: Room) -> None:
    """Remove the sound of a follow-up that goes on no more: it is in its answer's."""
    if asking is not None and asking.follows is not None:
        set_aside(asking, room, keep=False)
