"""What every test shares: the installed command as a process, and real human speech if at hand."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

QUIET = {"HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "", "COLUMNS": "100"}
"""No network, no warnings among the lines, one width of the terminal."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Join Whisper's weights once for all tests, and never in the user's own cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path) -> Run:
    """Run `mockint` as a user would: a process in an empty folder and home, without the network."""

    def call(*args: object, timeout: float = 120, **env: str) -> subprocess.CompletedProcess[str]:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "-m", "mockint", *map(str, args)],
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(home), "MOCKINT_CACHE": str(cache), **QUIET, **env},
        )

    return call


@pytest.fixture(scope="session")
def speech() -> Path:
    """Give the folder of real speech that this project is tuned on; skip where it is absent."""
    data = SHARED / "data"
    if not data.is_dir():
        pytest.skip("needs the project's speech data beside the checkout, at ../shared/data")
    return data


@pytest.fixture
def short_session(tmp_path: Path) -> Path:
    """Make a finished session with one real answer of five seconds."""
    from rich.console import Console

    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.interview import interview
    from mockint.wiring import plans

    plan = plans.plan(None, ["9"])
    wishes = wiring.Wishes(recordings=tmp_path / "recordings")
    answers = [ROOT / "tests" / "sounds" / "librispeech.flac"]
    console = Console(quiet=True)
    with wiring.demo(plan, answers, wishes, console=console, fast=True) as (room, folder):
        interview(Agenda(plan.questions), room)
    ending.write(folder, console)
    return folder
