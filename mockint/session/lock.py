"""Give one process at a time the right to write in a session's folder.

The lock is the operating system's own, on an empty hidden file in the folder: it ends with its
process, however that ends, and goes along when the folder is moved or sent. The clock has no say
in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mockint.errors import BadInput, InUse, NotKept

NAME = ".lock"
"""The file that is locked.

Nothing is ever written in it, and a link of that name is not followed.
"""

WAITED = 1.0
"""Seconds that the lock is waited for: whoever only looks if it is held has it for a moment."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Be the only process that writes in a session's folder; one process may do so twice at a time.

    Raises `InUse` when another process is at it, `NotKept` where nothing may be written.
    """
    if folder.is_symlink():
        raise BadInput(f"{folder} is a link.", do="Name the folder that it leads to.")
    lock = _lock(folder)
    try:
        lock.acquire(timeout=WAITED)
    except Timeout:
        raise InUse(
            f"The session {folder.name} is being worked on by another mockint right now.",
            do="Wait until that one is done, or name another session: mockint sessions",
        ) from None
    except OSError as error:
        raise NotKept(
            f"{folder} cannot be written: {error.strerror}.",
            do=f"Make it writable, or copy it to another folder; "
            f"a link named {NAME} in it must go.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def is_held(folder: Path) -> bool:
    """Say whether another process works on a session; makes no file, needs no right to write."""
    if not (folder / NAME).is_file():
        return False
    lock = _lock(folder)
    try:
        lock.acquire(timeout=0.05, poll_interval=0.01)  # whoever else looks is done by then
    except Timeout:
        return True
    except OSError:  # where nobody may write, nobody does
        return False
    lock.release()
    return False


def _lock(folder: Path) -> FileLock:
    """Give the one lock that this process has for a folder, by whatever name the folder goes."""
    path = folder.resolve() / NAME
    return FileLock(path, mode=0o600, thread_local=False, is_singleton=True, fallback_to_soft=False)
