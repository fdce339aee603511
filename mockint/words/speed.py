"""Remember how quick this machine reads speech.

Whisper's cost for a window of speech hardly depends on how much is said in it. So one number, the
seconds for a window with Whisper base, tells about every size.
"""

import os
from dataclasses import dataclass

from mockint.errors import MockintError
from mockint.files import folder, write
from mockint.places import speed_file
from mockint.session.json import decode, encode


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured."""

    seconds: float
    """For a window of speech, with Whisper base."""
    device: str
    """`cpu` or `cuda`."""
    cores: int
    """That the system gave us when it was measured."""


def cores() -> int:
    """Count the processor cores that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def remembered() -> Speed | None:
    """Give what was measured last; None when nothing was, or it cannot be read."""
    file = speed_file()
    try:
        return decode(Speed, file.read_bytes(), file=file)
    except (OSError, MockintError):
        return None  # to be measured again


def holds(measured: Speed, device: str) -> bool:
    """Say whether it was measured on this machine as it is: same device, same cores."""
    return (measured.device, measured.cores) == (device, cores())


def keep(speed: Speed) -> None:
    """Remember. Raises `NotKept`."""
    file = speed_file()
    folder(file.parent, elsewhere="the variable MOCKINT_STATE")
    write(file, encode(speed))
