"""Damaged and hostile sessions through every command that takes one.

    python -m benchmarks.hostile [SESSIONS]

Each is made by its number alone, so a fault can be made again; the first thirty are those of the
tests. Nothing may end in a traceback, hang, touch a file outside of the session, or lose an answer
that was not attacked.
"""

import functools
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mockint.wiring import parts
from tests.trust.attack import Ended, attacked
from tests.trust.hostile import healthy

SESSIONS = 300
SECONDS = 1800
"""Longest that it may take; how many sessions were tried is said."""


def at_home(folder: Path) -> None:
    """Keep what commands remember away from the real home, and load the recogniser only once."""
    for name in ("HOME", "MOCKINT_CACHE", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder)
    os.environ["HF_HUB_OFFLINE"] = "1"
    parts.recogniser = functools.cache(parts.recogniser)


def tried(count: int, folder: Path) -> Iterator[tuple[int, Ended]]:
    """Try so many sessions, or as many as there is time for."""
    session, end = healthy(folder / "2026-05-01T10-00-healthy"), time.monotonic() + SECONDS
    for seed in range(count):
        if time.monotonic() > end:
            return
        for ended in attacked(seed, session, folder / "tried"):
            yield seed, ended


def main() -> None:
    """Try them, and print what was found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as folder:
        at_home(Path(folder) / "home")
        seeds, ends, faults = set(), 0, 0
        for seed, ended in tried(count, Path(folder)):
            seeds.add(seed)
            ends += 1
            for fault in ended.faults:
                faults += 1
                print(f"session {seed}: {fault}", flush=True)
    print(f"{len(seeds)} sessions, {ends} commands, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
