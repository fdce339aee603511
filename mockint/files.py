"""Bytes in, a file that is either the old one or the new one, whole, out."""

import contextlib
import os
import tempfile
from pathlib import Path

from mockint.errors import NotKept


def write(path: Path, data: bytes) -> None:
    """Write a file that is either the old one or the new one, whole; for its owner only. Raises `NotKept`."""
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
