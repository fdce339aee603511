"""Bytes in, a file that is either the old one or the new one, whole, out; no link is followed on the way."""

import contextlib
import os
import tempfile
from pathlib import Path

from mockint.errors import NotKept


def write(path: Path, data: bytes) -> None:
    """Write a file that is either the old one or the new one, whole; for its owner only. Raises `NotKept`.

    A link that stands there is replaced, and what it points to is not touched.
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
        raise NotKept(
            f"{path} cannot be written: {error.strerror}.",
            do="Free some space; then: mockint review",
        ) from error


def remove(path: Path) -> None:
    """Remove a file, or a link and never what it points to; it may be gone already. Raises `NotKept`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotKept(
            f"{path} cannot be removed: {error.strerror}.", do="Make its folder writable; then: mockint sessions repair"
        ) from error
