"""Keep what device libraries print on the error output off the screen, and in a log."""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mockint import files
from mockint.errors import NotKept

MOST = 1_000_000
"""Bytes from which the log begins anew."""


@contextmanager
def device_complaints(log: Path) -> Iterator[None]:
    """Send file descriptor 2 to the log while the block runs: ALSA and others write there.

    Without a place for the log it goes nowhere.
    """
    sys.stderr.flush()
    try:
        before = os.dup(2)
    except OSError:  # there is no error output
        yield
        return
    descriptor = _opened(log)
    os.dup2(descriptor, 2)
    os.close(descriptor)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
        os.dup2(before, 2)
        os.close(before)


def _opened(log: Path) -> int:
    try:
        files.folder(log.parent)
        anew = os.O_TRUNC if log.exists() and log.stat().st_size > MOST else 0
        return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | anew, 0o600)
    except (OSError, NotKept):
        return os.open(os.devnull, os.O_WRONLY)
