"""Commands of `mockint` in processes that are forked from one that has imported it already.

    python -m tests.forked DESCRIPTOR

Each has its own folder, variables, streams and, if wanted, terminal. It leaves the server's code
before it runs the command.
"""

import atexit
import contextlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn, Self

import mockint
from mockint import __main__ as door
from mockint.wiring import guides

ROOT = Path(__file__).parent.parent

LONGEST = 1 << 17
"""Bytes that hold any request."""

READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "LD_")
"""Beginnings of the variables that only a new interpreter reads."""


class Forked:
    """A command in a process of its own: what our tests need of `subprocess.Popen`."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self.pid = int(told.recv(16))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Give the exit code if it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0.001)
        return None

    def wait(self, timeout: float | None = None) -> int:
        """Give the exit code, negative for a signal. Raises `TimeoutExpired`."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            try:
                self.returncode = int(self._told.recv(16))
            except TimeoutError:
                raise subprocess.TimeoutExpired("mockint", timeout or 0) from None
            self._told.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it as nobody can prevent."""
        self.send_signal(9)


class Forks:
    """The process that forks, and the variables that it was started with."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._requests, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", "tests.forked", str(number)]
            self._process = subprocess.Popen(command, pass_fds=[number], cwd=ROOT, env=env)

    def can_stand_for(self, env: Mapping[str, str]) -> bool:
        """Say whether a fork is as good as a new interpreter with these variables."""
        return not any(
            name.startswith(READ_AT_THE_START)
            for name, value in env.items()
            if self._env.get(name) != value
        )

    def start(
        self,
        args: Iterable[object],
        streams: Iterable[int],
        *,
        cwd: Path,
        env: Mapping[str, str],
        leads: bool = False,
    ) -> Forked:
        """Start a command with these three streams; `leads` makes a terminal its own."""
        os.umask(umask := os.umask(0))
        request = {"args": [*map(str, args)], "cwd": str(cwd), "env": dict(env)}
        request |= {"leads": leads, "umask": umask}
        ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with theirs:
            data = json.dumps(request).encode()
            socket.send_fds(self._requests, [data], [*streams, theirs.fileno()])
        return Forked(ours)

    def run(
        self, args: Iterable[object], *, cwd: Path, env: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, like `subprocess.run`."""
        with (
            Path(os.devnull).open() as null,
            TemporaryFile("w+") as out,
            TemporaryFile("w+") as err,
        ):
            streams = [stream.fileno() for stream in (null, out, err)]
            running = self.start(args, streams, cwd=cwd, env=env)
            try:
                code = running.wait(timeout)
            finally:
                running.kill()
            printed = [stream.seek(0) or stream.read() for stream in (out, err)]
        return subprocess.CompletedProcess([*args], code, *printed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._requests.close()
        self._process.wait()


def _serve(requests: socket.socket) -> None:
    """Fork for each request; come back in a forked process alone, as the program asked for."""
    before = dict(os.environ)
    for module in pkgutil.walk_packages(mockint.__path__, "mockint."):
        import_module(module.name)
    guides.read(guides.shipped())  # the tables that every guide is read by are there from now on
    switches = {name: value for name, value in os.environ.items() if before.get(name) != value}
    while True:
        data, descriptors, *_ = socket.recv_fds(requests, LONGEST, 4)
        if not data:
            _reap(0)
            os._exit(0)
        if not os.fork():
            requests.close()
            _fork_told(socket.socket(fileno=descriptors.pop()))
            _become(json.loads(data), descriptors, switches)
            return
        for descriptor in descriptors:
            os.close(descriptor)
        _reap(os.WNOHANG)


def _reap(options: int) -> None:
    """Take the exit codes of those that ended; 0 waits for all."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


def _fork_told(client: socket.socket) -> None:
    """Fork once more; tell the client the new process and its end, and come back in it alone."""
    if pid := os.fork():
        client.send(str(pid).encode())
        client.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
        os._exit(0)
    client.close()


def _become(request: dict[str, Any], streams: list[int], switches: dict[str, str]) -> None:
    """Take the folder, the variables, the streams and the terminal of the program asked for."""
    import fcntl
    import termios

    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    if request["leads"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(request["cwd"])
    os.umask(request["umask"])
    os.environ.clear()
    os.environ.update(request["env"] | switches)
    time.tzset()
    sys.stdout.reconfigure(line_buffering=sys.stdout.isatty())  # type: ignore[union-attr]
    sys.argv = [str(door.__file__), *request["args"]]


def _end() -> NoReturn:
    """End as the interpreter does, but leave its modules standing.

    To take them down would copy every page of memory that the processes share: 0.3 s each time.
    """
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
    door.main()
    _end()
