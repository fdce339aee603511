"""Lines that come when something happens: for pipes, logs and dumb terminals."""

from types import TracebackType
from typing import Self

from mockint.console import Console
from mockint.ear.key_table import State
from mockint.events import (
    Asking,
    Event,
    GoingOn,
    Notice,
    Recorded,
    Replying,
    Reviewed,
    Working,
)
from mockint.model import Level
from mockint.screen.hints import hints, state_after
from mockint.text.quotes import clock

MARKS = {
    Level.GOOD: ("✓", "green"),
    Level.IMPROVE: ("→", "yellow"),
    Level.MISSING: ("○", "yellow"),
    Level.DOUBT: ("?", "cyan"),
}
"""Sign and colour of each level; notes are left to the report."""


STATES = {
    State.ASKING: "asking",
    State.LISTENING: "listening",
    State.THINKING: "take your time",
    State.PAUSED: "paused",
    State.READING: "reading your answer",
}
"""What the interviewer is doing, in a word or two."""


class PlainScreen:
    """Lines that come when something happens; for pipes, logs, screen readers, dumb terminals."""

    def __init__(self, console: Console, *, keys: bool = False) -> None:
        self._console = console
        self._keys = keys
        self._state: State | None = None

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Have nothing to close."""

    def show(self, event: Event) -> None:
        """Print a line for what a reader of a log wants to know."""
        match event:
            case Asking(question, number, of, None):
                self._line(f"\n[{number}/{of}] {question.theme}: {question.text}")
            case Asking(question):
                self._line(f"\n  Follow-up: {question.text}")
            case GoingOn():
                self._line("  … and on with the same answer")
            case Replying(what, text):
                self._line(f"  {what}: {text}")
            case Recorded(_, recording):
                self._line(f"  recorded {clock(recording.seconds)} ({recording.stop})")
            case Reviewed(_, transcript, _):
                self._line(f"  heard: {transcript.text or '(no words)'}")
                for sign, _, message in summary(event):
                    self._line(f"  {sign} {message}")
            case Notice(message, do):
                self._line(f"  ! {message} {do}".rstrip())
            case Working(what, None):
                self._line(f"  {what} …")
            case _:
                pass
        self._name_keys(event)

    def _name_keys(self, event: Event) -> None:
        """Say which keys mean something, whenever others do than before."""
        before, self._state = self._state, state_after(event, self._state)
        if self._keys and self._state is not before and self._state is not None:
            named = " · ".join(f"{key}: {meaning}" for key, meaning in hints(self._state))
            self._line(f"  [{STATES[self._state]}] {named}")

    def _line(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


def summary(reviewed: Reviewed, *, most: int = 4) -> list[tuple[str, str, str]]:
    """Pick what is worth a line right after an answer, as (sign, colour, message).

    Improvements come before praise.
    """
    order = [Level.IMPROVE, Level.MISSING, Level.GOOD, Level.DOUBT]
    shown = [
        finding for level in order for finding in reviewed.review.findings if finding.level is level
    ]
    return [(*MARKS[finding.level], finding.message) for finding in shown[:most]]
