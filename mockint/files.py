"""Write files whole, for their owner only: either the old one stands or the new one.

No link is followed.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mockint.errors import NotKept

_FULL = "Free some space there; then finish what broke off with: mockint review"
_READ_ONLY = "That disk can only be read: {}."
_FORBIDDEN = "You may not write there: change who may, or {}."

ADVICE = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EFBIG: "The system allows no file as large there: {}.",
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.ENOENT: "The folder that it belongs into is not there: make it, or {}.",
    errno.ENOTDIR: "A file stands where its folder should be: {}.",
    errno.EEXIST: "A file stands where its folder should be: {}.",
    errno.EISDIR: "A folder has that name already: {}.",
    errno.EIO: "The disk may be failing: copy what you need from it, and {}.",
}
"""What helps, by what the system says; the braces hold how another place is chosen."""


def write(path: Path, data: bytes) -> None:
    """Write a file that is either the old one or the new one, whole; for its owner only.

    A link that stands there is replaced, and what it points to is not touched. Raises `NotKept`.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise not_kept(path, error) from error


def remove(path: Path) -> None:
    """Remove a file, or a link and never what it points to; it may be gone already.

    Raises `NotKept`.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise not_kept(path, error, what="removed") from error


def folder(path: Path, *, new: bool = False, elsewhere: str = "") -> None:
    """Make a folder, and those above it that are missing; one that was there keeps its mode.

    Raises `NotKept`; `FileExistsError` for one that shall be `new`.
    """
    try:
        # one by one: `Path.mkdir` gives its mode to the last folder alone
        for parent in reversed([above for above in path.absolute().parents if not above.exists()]):
            parent.mkdir(mode=0o700, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=not new)
    except OSError as error:
        if new and isinstance(error, FileExistsError):
            raise
        raise not_kept(path, error, what="made", elsewhere=elsewhere) from error


def private(path: Path) -> None:
    """Make an empty file where there is none, for a library that would make it for everybody.

    Raises `OSError`.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


@contextlib.contextmanager
def closed() -> Iterator[None]:
    """Have whatever a library makes meanwhile be for its owner only; for the whole process."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def not_kept(path: Path, error: OSError, *, what: str = "written", elsewhere: str = "") -> NotKept:
    """Say in a sentence what failed, and what helps.

    `elsewhere` is the option that chooses another place.
    """
    return NotKept(
        f"{path} cannot be {what}: {error.strerror or error}.", do=advice(error, elsewhere)
    )


def advice(error: OSError, elsewhere: str = "") -> str:
    """Say what helps against this error."""
    other = "choose another place" + (f" with {elsewhere}" if elsewhere else "")
    known = ADVICE.get(error.errno or 0)
    return known.format(other) if known else f"C{other[1:]}."
