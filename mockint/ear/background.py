"""Work on a thread of its own, whose outcome is asked for later."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class BackgroundWork(Thread, Generic[T]):
    """Work that goes on beside the loop.

    A daemon, so that a program that is stopped need not wait for it.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._done: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self._done.append(self._work())
        except BaseException as error:  # noqa: BLE001 - outcome() raises it for whoever waits
            self._error = error

    def outcome(self) -> T:
        """Give what came out; raises what went wrong."""
        if self._error is not None:
            raise self._error
        return self._done[0]
