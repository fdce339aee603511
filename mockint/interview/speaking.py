"""What the interviewer says: questions, and replies to what a candidate asks for."""

from dataclasses import replace
from pathlib import Path

from mockint.errors import MockintError
from mockint.events import Notice, Replying
from mockint.model import Question
from mockint.ports import Key, Room

ASSUME = {
    "en": "Assume what you think is right, and say it.",
    "ko": "맞다고 생각하시는 대로 가정하고, 그렇게 말씀해 주세요.",
}
"""What is said to a question about the question: nobody here knows more than the guide."""


def say(question: Question, room: Room, *, keep: Path | None = None) -> None:
    """Speak a question; when the voice fails, go on: the question can be read."""
    try:
        room.voice.say(question.text, keep=keep)
    except MockintError as trouble:
        room.screen.show(Notice(trouble.what, "The question is on the screen; please read it."))


def reply(key: Key, question: Question, room: Room) -> None:
    """Say what the candidate asked for: the question again, in other words, or an honest reply."""
    what, text = "Once more", question.text
    if key is Key.REWORD and question.reworded:
        what, text = "In other words", question.reworded
    elif key is Key.CLARIFY:
        what, text = "Yours to decide", ASSUME.get(room.pack.language, ASSUME["en"])
    room.screen.show(Replying(what, text))
    say(replace(question, text=text), room)
