"""Remember how quick this machine reads speech, and choose the model that suits it.

Whisper's cost for a window of speech hardly depends on how much is said in it. So one number, the
seconds for a window with Whisper base, tells about every size.
"""

import os
from dataclasses import dataclass

from mockint.errors import MockintError
from mockint.files import folder, write
from mockint.places import speed_file
from mockint.session.json import decode, encode

AT_ONCE = 1.3
"""Seconds for a window in which the words are there when the turn ends.

The last reading begins a quarter of a second after the last word, a brisk interviewer decides at
1.2, and 0.3 more are hardly noticed.
"""

KEEPS_UP = 6.0
"""Seconds for a window in which the words keep up with the speaker at all.

Every 20 s or so a window is read for good, and as often ahead, and once more at the end.
"""


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


def known(device: str = "cpu") -> Speed | None:
    """Give what was measured on this machine as it is.

    None when nothing was measured, or it has other cores now.
    """
    file = speed_file()
    try:
        measured = decode(Speed, file.read_bytes(), file=file)
    except (OSError, MockintError):
        return None  # to be measured again
    return measured if (measured.device, measured.cores) == (device, cores()) else None


def keep(speed: Speed) -> None:
    """Remember. Raises `NotKept`."""
    file = speed_file()
    folder(file.parent, elsewhere="the variable MOCKINT_STATE")
    write(file, encode(speed))


def best(work: dict[str, float], measured: Speed) -> str:
    """Choose the largest model whose words are there at once; the quickest, when none is so.

    `work` holds each model's work relative to Whisper base.
    """
    able = [name for name, share in work.items() if share * measured.seconds <= AT_ONCE]
    return max(able, key=work.__getitem__) if able else min(work, key=work.__getitem__)


def verdict(seconds: float) -> str:
    """Say what a speed means for a speaker; `seconds` for a window."""
    if seconds <= AT_ONCE:
        return "the words are there when you stop"
    if seconds <= KEEPS_UP:
        return "the words keep up with you, and come a little after"
    return "too slow for this machine"
