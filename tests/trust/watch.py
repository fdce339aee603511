"""Run programs where all that they send and write is seen: a program in, what it did out, as JSON.

    unshare --net --mount python -m tests.trust.watch SCRATCH

The first program finds an empty home and an empty temporary folder; each finds a handful of
variables, none that says that this is a test.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.trust import shell
from tests.trust.wire import NAME_SERVER, Wire

ROOT = Path(__file__).parent.parent.parent
KEPT = tuple(
    Path(path) for path in (ROOT, sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix))
)

SETTLES = 0.05
"""Seconds after a program's end in which its last packets arrive."""


class Watch:
    """A network and folders that are watched, and one program after another in them."""

    def __init__(self, scratch: Path) -> None:
        self._wire = Wire()
        shell.cover(scratch, KEPT, name_server=NAME_SERVER)
        self._passed = (*KEPT, scratch)
        self._folders = {name: scratch / name for name in ("home", "tmp", "desk")}
        for folder in self._folders.values():
            folder.mkdir(exist_ok=True)
        self._out, self._err = scratch / "out", scratch / "err"
        self._said = ""

    def run(self, told: dict[str, Any]) -> dict[str, Any]:
        """Run one program; tell its end and words, what it sent, said before that, and wrote."""
        self._said, before = "", self._written()
        self._wire.first = self._note
        self._wire.seen()
        code = self._end(told)
        time.sleep(SETTLES)
        after = self._written()
        paths = sorted(before.keys() | after.keys())
        changed = [path for path in paths if before.get(path) != after.get(path)]
        words = {"out": self._out.read_text(), "err": self._err.read_text()}
        return {"code": code, **words, **self._wire.seen(), "said": self._said, "written": changed}

    def _end(self, told: dict[str, Any]) -> int | None:
        """Run it to its end; kill it when the time is up, together with all that it has started."""
        places = {"HOME": str(self._folders["home"]), "TMPDIR": str(self._folders["tmp"])}
        system = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with self._out.open("w") as out, self._err.open("w") as err:
            program = subprocess.Popen(
                [sys.executable, *told["args"]],
                stdin=subprocess.PIPE, stdout=out, stderr=err, text=True,
                cwd=self._folders["desk"], env=system | places | told["env"],
                start_new_session=True,
            )  # fmt: skip
            try:
                program.communicate(told["input"], timeout=told["timeout"])
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()
                return None
        return program.returncode

    def _note(self) -> None:
        """Remember what the program had said when the first it sent arrived."""
        self._said = self._said or self._out.read_text() + self._err.read_text()

    def _written(self) -> dict[str, tuple[int, int, int]]:
        return shell.written([*shell.COVERED, *self._folders.values()], self._passed)


def main() -> None:
    """Serve until nobody asks any more."""
    watch = Watch(Path(sys.argv[1]))
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(watch.run(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
