"""Make a recording's header fit the sound behind it."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mockint.audio import HEADER
from mockint.errors import BadSound, NotKept
from mockint.files import remove, write
from mockint.model import RATE
from mockint.session import opening


def mend_sound(path: Path) -> str:
    """Make a recording's header fit its length; say what was done, empty when it was right.

    A file without any sound is removed. Raises `NotKept`, and `BadSound` for a file that is none of
    our recordings.
    """
    size = path.stat().st_size
    if size < HEADER + 2:
        remove(path)
        return "removed: no sound had come yet"
    if size > HEADER + 2 * RATE * opening.LONGEST:
        raise BadSound(
            f"{path} is longer than any answer.", do="Look into it; nothing was changed."
        )
    sound = (size - HEADER) // 2 * 2
    form = struct.pack("<8sIHHIIHH", b"WAVEfmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    right = struct.pack("<4sI", b"RIFF", 36 + sound) + form + struct.pack("<4sI", b"data", sound)
    header = _header(path)
    if header == right and size == HEADER + sound:
        return ""
    if not _is_ours(header, right):
        raise BadSound(
            f"{path} is none of mockint's own recordings.", do="Nothing in it was changed."
        )
    with _in_place(path) as file:
        file.write(right)
        file.truncate(HEADER + sound)
    return f"the header did not fit the sound: mended, {sound / 2 / RATE:.1f} s are there"


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER)
    except OSError as error:
        raise BadSound(
            f"{path} cannot be read: {error.strerror}.", do="See whose it is: ls -l"
        ) from error


def _is_ours(header: bytes, right: bytes) -> bool:
    """Know a header of ours, whatever sizes it tells.

    A machine that lost its power may leave zeros in its place.
    """
    sizes = (slice(0, 4), slice(8, 40))
    return not any(header) or all(header[part] == right[part] for part in sizes)


@contextmanager
def _in_place(path: Path) -> Iterator[BinaryIO]:
    """Open a recording to be changed where it lies: it may be large, and the disk full.

    A file that has a second name, perhaps outside of the session, is made the session's own first.
    Raises `NotKept`.
    """
    try:
        if path.stat().st_nlink > 1:
            write(path, path.read_bytes())
        # only some systems have these two flags
        flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "r+b") as file:
            yield file
    except OSError as error:
        raise NotKept(
            f"{path} cannot be mended: {error.strerror}.", do="Make it writable. Its sound is kept."
        ) from error
