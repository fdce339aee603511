"""Keys of the terminal in, one at a time, without Enter; nothing where there is no terminal."""

import contextlib
import sys
from types import TracebackType
from typing import Any, Self

from mockint.ports import Key

KEYS = {
    "\r": Key.END,
    "\n": Key.END,
    " ": Key.HOLD,
    "p": Key.PAUSE,
    "r": Key.REPEAT,
    "w": Key.REWORD,
    "b": Key.RESTART,
    "s": Key.SKIP,
    "q": Key.QUIT,
}
"""What each key means while an answer is recorded; capitals too. Ctrl-C stays Ctrl-C."""


ARROWS = {"[D": "left", "[C": "right", "OD": "left", "OC": "right", "K": "left", "M": "right"}
"""What terminals send behind an escape, and Windows behind its sign."""


class NoKeys:
    """Nobody at the keyboard; implements `ports.Keys`."""

    def pressed(self) -> Key | None:
        """Give nothing."""
        return None

    def stroke(self) -> str:
        """Give nothing."""
        return ""


class TerminalKeys:
    """The keyboard of a terminal; implements `ports.Keys`.

    Use it as a context: it changes the terminal's mode.
    """

    def __init__(self) -> None:
        self._old: list[Any] = []

    def __enter__(self) -> Self:
        """Take keys as they are pressed, without showing them."""
        if sys.platform != "win32":
            import termios
            import tty

            self._old = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the terminal its mode back."""
        if sys.platform != "win32":
            import termios

            with contextlib.suppress(termios.error):  # the terminal's window was closed
                termios.tcflush(sys.stdin, termios.TCIFLUSH)
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._old)

    def pressed(self) -> Key | None:
        """Give the oldest key that means something."""
        while character := self._character():
            if key := KEYS.get(character.lower()):
                return key
        return None

    def stroke(self) -> str:
        """Give the oldest key as its character, or `left`, `right`; empty when there is none."""
        first = self._character()
        if first == "\x1b":
            return ARROWS.get(self._character() + self._character(), "")
        if first in ("\x00", "\xe0"):  # how Windows begins its arrows
            return ARROWS.get(self._character(), "")
        return first

    def _character(self) -> str:
        if sys.platform == "win32":
            import msvcrt

            return msvcrt.getwch() if msvcrt.kbhit() else ""
        import os
        import select

        ready, _, _ = select.select([sys.stdin], [], [], 0)
        return os.read(sys.stdin.fileno(), 1).decode(errors="ignore") if ready else ""
