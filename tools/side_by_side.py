"""Run all tests: those at the virtual desk in real time, and the others beside them.

What waits for sound leaves the cores idle most of the time, and needs one at once when it is time:
so the others are as nice as can be. Ends with 1 if a test fails in either run.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

PYTEST = (sys.executable, "-m", "pytest")
AT_THE_DESK = (*PYTEST, "-m", "alone")
OTHERS = (
    *(*PYTEST, "-m", "not alone", "--numprocesses", "2"),
    *("--dist", "loadfile", "--no-loadscope-reorder"),
)


def main() -> int:
    """Show the run at the desk as it goes, then the other one, which went on beside it."""
    # threads of Whisper wait for each other asleep: a sixth less work where cores are shared
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    # Ctrl-C ends both, which are waited for; they inherit no handler of ours
    signal.signal(signal.SIGINT, lambda *_: os.killpg(others.pid, signal.SIGINT))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "others"
        with path.open("wb") as printed, path.open("rb") as log:
            others = subprocess.Popen(
                OTHERS,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=printed,
                preexec_fn=_be_nice,  # noqa: PLW1509 - no thread runs yet
            )
            at_the_desk = subprocess.Popen(AT_THE_DESK).wait()
            while others.poll() is None:
                _show(log)
                time.sleep(0.5)
            _show(log)
    return int(any((at_the_desk, others.returncode)))


def _be_nice() -> None:
    """Be nice as a session, too: Linux shares the cores among sessions before processes.

    Some programs of the tests at the desk lead sessions of their own (sched(7), autogroup).
    """
    os.setsid()
    os.nice(19)
    with suppress(OSError):  # no such file but on Linux
        Path("/proc/self/autogroup").write_text("19")


def _show(log: BinaryIO) -> None:
    """Print what was written since the last look."""
    shutil.copyfileobj(log, sys.stdout.buffer)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
