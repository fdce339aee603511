"""Folders that this process alone sees: empty where programs like to write, read-only elsewhere."""

import ctypes
import os
import pwd
from collections.abc import Iterator, Sequence
from pathlib import Path

HOME = pwd.getpwuid(os.getuid()).pw_dir
COVERED = tuple(Path(path) for path in ("/tmp", "/var/tmp", "/dev/shm", HOME))
"""Each is covered by an empty folder in memory."""

READ_ONLY, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 32, 4096, 16384, 1 << 18
"""Of mount(2)."""

_system = ctypes.CDLL(None, use_errno=True)


def cover(scratch: Path, kept: Sequence[Path], *, name_server: str) -> None:
    """Cover those folders, but for `kept`, what a program is made of, and `scratch`, to write in.

    Needs a mount namespace of its own.
    """
    (scratch / "resolv.conf").write_text(f"nameserver {name_server}\n")
    _mount("none", "/", flags=RECURSIVE | PRIVATE)
    _mount(scratch / "resolv.conf", os.path.realpath("/etc/resolv.conf"), flags=BIND)
    wanted = dict.fromkeys((*kept, scratch))
    needed = [path for path in wanted if any(map(path.is_relative_to, COVERED))]
    handles = {path: os.open(path, os.O_PATH) for path in needed}
    for place in COVERED:
        _mount("tmpfs", place, kind="tmpfs")
    for path, handle in handles.items():
        path.mkdir(parents=True, exist_ok=True)
        _mount(f"/proc/self/fd/{handle}", path, flags=BIND | RECURSIVE)
        if path != scratch:
            _mount("none", path, flags=REMOUNT | BIND | READ_ONLY)
    _mount("none", "/", flags=REMOUNT | BIND | READ_ONLY)


def written(places: Sequence[Path], passed: Sequence[Path]) -> dict[str, tuple[int, int, int]]:
    """Give all that is below `places`, but for `passed`: mode, size and time of change of each."""
    found = {}
    for place in places:
        for path in _below(place, passed):
            told = path.lstat()
            found[str(path)] = (
                told.st_mode,
                0 if path.is_dir() else told.st_size,
                0 if path.is_dir() else told.st_mtime_ns,
            )
    return found


def _below(folder: Path, passed: Sequence[Path]) -> Iterator[Path]:
    for entry in os.scandir(folder):
        path = Path(entry.path)
        if path in passed:
            continue
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, passed)


def _mount(source: Path | str, target: Path | str, *, kind: str = "", flags: int = 0) -> None:
    arguments = os.fsencode(source), os.fsencode(target), kind.encode() or None
    if _system.mount(*arguments, ctypes.c_ulong(flags), None):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(target))
