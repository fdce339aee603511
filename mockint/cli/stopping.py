"""Turn Ctrl-C, SIGTERM and SIGHUP into one `KeyboardInterrupt`, and give the terminal back."""

import contextlib
import os
import signal
import sys
from types import FrameType
from typing import Any

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Those that end a program which can still put its things away; Windows has no SIGHUP."""

SHOW_CURSOR = b"\x1b[?25h"


class Stopping:
    """Hears the signals that end the program, and knows how the terminal was before."""

    def __init__(self) -> None:
        self.number = 0
        """The first signal that came; 0 before."""
        self._modes = dict(_modes())
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` wants us to go on
                signal.signal(number, self._stop)

    @property
    def code(self) -> int:
        """The exit code, as shells count them.

        130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP.
        """
        return 128 + (self.number or signal.SIGINT)

    def restore(self) -> None:
        """Give the terminal echo and cursor back, in case that whoever took them could not."""
        for descriptor, mode in self._modes.items():
            with contextlib.suppress(OSError, *_errors()):
                _give(descriptor, mode)
            if self.number and descriptor:  # at the end that is read no cursor can be shown
                with contextlib.suppress(OSError):
                    os.write(descriptor, SHOW_CURSOR)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        """Remember the first one, whatever becomes of the exception on its way.

        A window that is closed sends more than one signal: the second must not disturb the
        putting away. Ctrl-C may.
        """
        again, self.number = self.number, self.number or number
        if again and number != signal.SIGINT:
            return
        self._leave_what_is_gone()
        raise KeyboardInterrupt

    def _leave_what_is_gone(self) -> None:
        """Write into nothing where the terminal was closed.

        An error at each line would disturb the putting away.
        """
        for descriptor in [number for number in self._modes if not os.isatty(number)]:
            del self._modes[descriptor]
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, descriptor)
            os.close(null)


def _modes() -> list[tuple[int, list[Any]]]:
    """Give the mode of each standard stream that is a terminal."""
    if sys.platform == "win32":
        return []
    import termios

    return [
        (descriptor, termios.tcgetattr(descriptor))
        for descriptor in (0, 1, 2)
        if os.isatty(descriptor)
    ]


def _errors() -> tuple[type[Exception], ...]:
    if sys.platform == "win32":
        return ()
    import termios

    return (termios.error,)


def _give(descriptor: int, mode: list[Any]) -> None:
    if sys.platform == "win32":
        return
    import termios

    if termios.tcgetattr(descriptor) != mode:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, mode)
