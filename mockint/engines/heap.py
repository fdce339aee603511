"""Keep what the C library holds for this process small; does nothing where it is not glibc.

Loading a network takes two to three times what stays, and glibc keeps what was freed. It also keeps
an arena for each thread, in which what one thread freed is of no use to another: recognition on
three threads took 100 MB more, and no less time.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

M_ARENA_MAX = -8
"""Of `mallopt`, in glibc's `malloc.h`: how many arenas there may be."""


@contextmanager
def kept_small() -> Iterator[None]:
    """Load a network here: all threads share one arena, and what was freed is given back."""
    _call("mallopt", M_ARENA_MAX, 1)
    try:
        yield
    finally:
        give_back()


def give_back() -> None:
    """Return to the system what was freed."""
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    """Call a function of the C library, where it has it."""
    if sys.platform == "linux":
        function = getattr(ctypes.CDLL(None), name, None)
        if function is not None:
            function(*numbers)
