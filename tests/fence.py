"""What no test may touch: a fence around the network, the microphone, and in quick runs much more.

Python itself reports each socket and process to an audit hook, which cannot be taken off again; so
one hook stands for the whole run, and asks what is forbidden now. What a test opens in spite of the
fence is remembered, so that no `except` of the program hides it.
"""

import importlib.machinery
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Never

import pytest

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0", "::ffff:127.")

PROCESSES = {
    "subprocess.Popen", "os.posix_spawn", "os.fork", "os.forkpty", "os.exec", "os.system",
    "os.spawn", "os.startfile", "pty.spawn",
}  # fmt: skip
"""Audit events by which a process begins."""

QUERIES = {
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
}  # fmt: skip
"""Audit events by which a name is looked up; the first argument names the host."""

SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
"""Audit events by which something is sent; the second argument is the address."""

MODELS = (
    "ctranslate2", "faster_whisper", "hibari", "kiwipiepy", "onnxruntime", "pocketsphinx",
    "pyttsx3", "sounddevice", "speech_recognition", "torch", "whisper",
)  # fmt: skip
"""Libraries that open a model or a device; the program imports each only when it needs it."""

MARK = "Mark it `@pytest.mark.real`, or its module `pytestmark = pytest.mark.real`."


class Fence:
    """What is forbidden at the moment, and what was tried in spite of it."""

    def __init__(self) -> None:
        self.network = self.opening = False
        self.tried: list[str] = []
        sys.addaudithook(self._watch)

    def refuse(self, sentence: str) -> Never:
        """End the test with a sentence, and remember it for whoever swallows this."""
        self.tried.append(sentence)
        pytest.fail(sentence)

    def stand_ins(self) -> Iterator[tuple[str, ModuleType]]:
        """Give for each library of models that is installed a module that refuses to be used."""
        for name in MODELS:
            if spec := importlib.machinery.PathFinder.find_spec(name):
                yield name, _Forbidden(spec, self.refuse)

    @contextmanager
    def up(self, *, network: bool, opening: bool) -> Iterator[None]:
        """Forbid the network, or the opening of anything."""
        self.network, self.opening, self.tried = network, opening, []
        try:
            yield
        finally:
            self.network = self.opening = False

    def check(self) -> None:
        """Fail where something was tried, and somebody swallowed the refusal."""
        if self.tried:
            pytest.fail(self.tried[0])

    def _watch(self, event: str, args: tuple[Any, ...]) -> None:
        if self.opening and (event in PROCESSES or event == "socket.__new__"):
            what = "a socket" if event == "socket.__new__" else "a process"
            self.refuse(f"A quick test opens {what} ({event}). {MARK}")
        if self.network and event in QUERIES and not _here(args[0]):
            self.refuse(f"A test looks up {args[0]!r}; one that needs it asks for `network`.")
        if self.network and event in SENDS and not _here(args[1]):
            self.refuse(f"A test sends to {args[1]!r}; one that needs it asks for `network`.")


class _Forbidden(ModuleType):
    """A library that is installed, and of which nothing may be used."""

    def __init__(
        self, spec: importlib.machinery.ModuleSpec, refuse: Callable[[str], Never]
    ) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        self._refuse = refuse

    def __getattr__(self, name: str) -> Never:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)  # `inspect` looks at every module
        self._refuse(f"A quick test opens a model or a device ({self.__name__}.{name}). {MARK}")


def _here(address: object) -> bool:
    """Say whether an address is on this machine; one that is no pair is a file or a pipe's."""
    host = address[0] if isinstance(address, tuple) else address
    if isinstance(address, tuple) and not isinstance(host, str):
        return True  # a socket of the kernel, such as netlink
    if not isinstance(address, tuple) and not isinstance(host, str | bytes):
        return True  # connected already, or nothing to look up
    text = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    return text in ("", "::") or text.startswith(("/", "\0", *LOOPBACK))


FENCE = Fence()
"""The one of this run; a hook cannot be taken off, so there is one only."""
