"""Every command has help with an example, is in the README, and costs only what it uses."""

import subprocess
import sys

import pytest

from mockint.cli import COMMANDS
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.real

HEAVY = (
    "numpy",
    "rich",
    "faster_whisper",
    "onnxruntime",
    "sounddevice",
    "hibari",
    "torch",
    "markdown_it",
    "msgspec",
)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout
    assert f"mockint {name}" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_the_readme(name: str) -> None:
    assert f"mockint {name}" in (ROOT / "README.md").read_text()


def test_help_imports_nothing_heavy() -> None:
    """Only the command-line library is loaded, so that help comes at once."""
    code = "import sys, mockint.__main__, mockint.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert [name for name in HEAVY if name in loaded] == []


def test_a_wrong_command_is_one_line_and_exit_code_2(run: Run) -> None:
    done = run("intervew")
    assert done.returncode == 2
    assert "No such command" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_session_yet_says_what_to_do(run: Run) -> None:
    for command in ("review", "replay", "report"):
        done = run(command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "mockint demo" in done.stderr
