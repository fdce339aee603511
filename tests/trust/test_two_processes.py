"""Two mockints at one session, kills and full disks: a handful of `benchmarks.kills`."""

import os
import subprocess
import sys

import pytest

from benchmarks import stage
from tests.conftest import ROOT


def test_no_command_is_forgotten() -> None:
    """Each command is tried two at a time, or is known to have nothing to do with sessions."""
    assert stage.forgotten() == set()


@pytest.mark.real
@pytest.mark.skipif(not hasattr(os, "fork"), reason="commands run in forked processes")
def test_two_processes_at_one_session_lose_nothing() -> None:
    """A second `interview --resume`, `review` or `repair` once took a live interview's answers."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.kills",
        "--kills",
        "0",
        "--pairs",
        "5",
        "--disks",
        "1",
    ]
    done = subprocess.run(
        [*command, "--sessions", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=560,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 pairs" in done.stdout
