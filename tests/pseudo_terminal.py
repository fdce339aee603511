"""What a program does to a real terminal: its bytes, its exit code, echo and cursor at the end."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path
from typing import Self

from tests.forked import Forked, Forks

QUIET = {"HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "", "TERM": "xterm-256color"}


class Terminal:
    """`mockint` at a terminal that it leads, as in a window that somebody opened for it."""

    def __init__(
        self,
        folder: Path,
        *args: str | Path,
        columns: int = 200,
        forks: Forks | None = None,
        **env: str,
    ) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self._pieces: list[bytes] = []
        self._before = termios.tcgetattr(self._slave)
        env = {**os.environ, "HOME": str(folder), **QUIET, **env}
        self.process: subprocess.Popen[bytes] | Forked
        if forks:
            streams = [self._slave] * 3
            self.process = forks.start(args, streams, cwd=folder, env=env, leads=True)
        else:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mockint", *map(str, args)],
                stdin=self._slave,
                stdout=self._slave,
                stderr=self._slave,
                cwd=folder,
                env=env,
                start_new_session=True,
                preexec_fn=_lead,  # noqa: PLW1509 - makes the terminal its own and nothing else
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def text(self) -> str:
        """What was written to the terminal until now."""
        return b"".join(self._pieces).decode(errors="surrogateescape")

    @property
    def whole(self) -> bool:
        """Say whether the terminal is as it was: typed letters are seen, the cursor is there."""
        return termios.tcgetattr(self._slave)[:4] == self._before[:4] and self.text.rfind(
            "\x1b[?25h"
        ) >= (self.text.rfind("\x1b[?25l"))

    @property
    def echoes(self) -> bool:
        """Say whether a typed letter would be seen now."""
        return bool(termios.tcgetattr(self._slave)[3] & termios.ECHO)

    def until(self, what: str, seconds: float = 60) -> None:
        """Wait until `what` was written."""
        ending = time.monotonic() + seconds
        while what not in self.text:
            assert time.monotonic() < ending, (what, self.text)
            assert self.process.poll() is None, (what, self.text)
            time.sleep(0.02)

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._master, text.encode())

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal's window while the program runs."""
        os.close(self._slave)
        self._slave = -1
        self._closing = True
        os.close(self._master)
        self._master = -1

    def end(self, seconds: float = 60) -> int:
        """Wait for the end; give the exit code."""
        code = self.process.wait(seconds)
        time.sleep(0.1)  # what was written last is still on its way through the terminal
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for descriptor in (self._slave, self._master):
            if descriptor >= 0:
                os.close(descriptor)

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                return
            if not piece:
                return
            self._pieces.append(piece)


def _lead() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
