"""The tests' side of `watch.py`: a command in, what it said, sent and wrote out."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

from tests.conftest import ROOT
from tests.trust.invocations import ENDLESS

NAMESPACE = ["unshare", "--net", "--mount"]
GUIDE = ROOT / "content" / "kakao-senior-backend.md"


def denied() -> str:
    """Say why this machine lets nobody have a network of their own; empty when it does."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return "needs Linux with unshare and ip (util-linux, iproute2)"
    tried = subprocess.run([*NAMESPACE, "true"], check=False, capture_output=True, text=True)
    why = f"needs a network namespace, which root may make: {tried.stderr.strip()}"
    return why if tried.returncode else ""


class Watched:
    """Programs that run one after another where all is seen; they may write in `scratch` alone."""

    def __init__(self, scratch: Path, env: dict[str, str]) -> None:
        self._scratch, self._env = scratch, env
        self._done: dict[tuple[str, str], dict[str, Any]] = {}
        self._program = subprocess.Popen(
            [*NAMESPACE, sys.executable, "-m", "tests.trust.watch", str(scratch)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._line() == "ready\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._program.stdin is not None
        with self._program:
            self._program.stdin.close()

    def python(self, *args: str, timeout: float = 240, **env: str) -> dict[str, Any]:
        """Run Python; tell what it said, sent and wrote, the latter as paths below `scratch`."""
        assert self._program.stdin is not None
        told = {"args": args, "env": {**self._env, **env}, "input": "", "timeout": timeout}
        print(json.dumps(told), file=self._program.stdin, flush=True)
        seen = json.loads(self._line())
        seen["written"] = [path.removeprefix(f"{self._scratch}/") for path in seen["written"]]
        return seen

    def mockint(self, name: str, line: str, **env: str) -> dict[str, Any]:
        """Run a command of ours, once however often its outcome is wanted."""
        if (name, line) not in self._done:
            places = {"guide": GUIDE, "sound": self._scratch / "said.wav"}
            places |= {
                paper: self._scratch / f"{paper}.txt" for paper in ("advert", "resume", "answer")
            }
            args = [*name.split(), *line.format(**places).split()]
            seconds = ENDLESS.get(name, 240)
            self._done[name, line] = self.python("-m", "mockint", *args, timeout=seconds, **env)
        return self._done[name, line]

    def _line(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline()
