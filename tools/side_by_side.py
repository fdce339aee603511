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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

PYTEST = (sys.executable, "-m", "pytest")
AT_THE_DESK = (*PYTEST, "-m", "alone")
OTHERS = (
    *("nice", "-n", "19", *PYTEST, "-m", "not alone"),
    *("--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder"),
)


def main() -> int:
    """Show the run at the desk as it goes, then the other one, which went on beside it."""
    # Ctrl-C is for both, which then end and are waited for: they inherit no handler of ours
    signal.signal(signal.SIGINT, lambda *_: None)
    # threads of Whisper wait for each other asleep: a sixth less work where cores are shared
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "others"
        with path.open("wb") as printed, path.open("rb") as log:
            others = subprocess.Popen(
                OTHERS, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed
            )
            at_the_desk = subprocess.Popen(AT_THE_DESK).wait()
            while others.poll() is None:
                _show(log)
                time.sleep(0.5)
            _show(log)
    return int(any((at_the_desk, others.returncode)))


def _show(log: BinaryIO) -> None:
    """Print what was written since the last look."""
    shutil.copyfileobj(log, sys.stdout.buffer)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
