"""Say what is waited for, where it takes longer than a moment.

A guide that is new has its sentences compared once.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

MOMENT = 0.8
"""Seconds that pass unnoticed; only after them a line is shown."""


@contextmanager
def waiting(
    what: str = "Reading the guide … a new one takes some seconds, once.", *, drawn: bool = True
) -> Iterator[None]:
    """Show a line while the block runs; nothing where nobody looks, and nothing of it stays."""
    if not drawn or not sys.stderr.isatty():
        yield
        return
    from mockint.console import Console

    status = Console(stderr=True).status(what)
    timer = Timer(MOMENT, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
