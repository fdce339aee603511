"""`make new-check` lays a check out that works, and touches nothing that it should not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.real

HOUSE = Path(__file__).parent.parent
NAME = "laid_out_for_a_test"
"""A name that no check will have: this test holds beside any new one."""
HIDDEN = shutil.ignore_patterns("__pycache__", "*.pyc", "*.wav", "*.ogg")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project in which a check was laid out."""
    copy = tmp_path_factory.mktemp("house")
    for folder in ("mockint", "tests", "docs", "content", "tools"):
        shutil.copytree(HOUSE / folder, copy / folder, ignore=HIDDEN)
    shutil.copy(HOUSE / "pyproject.toml", copy)
    assert lay_out(copy, NAME).returncode == 0
    return copy


def lay_out(house: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Do what `make new-check` does."""
    command = [sys.executable, "tools/new_check.py", name]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def test_a_new_check_is_whole_and_its_cases_hold(house: Path) -> None:
    """The test that walks all rows forgives it nothing, and it finds what its cases expect."""
    env = {**os.environ, "PYTHONPATH": str(house)}
    wanted = f"test_checks or (test_review_cases and {NAME})"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", wanted]
    files = ["tests/test_checks.py", "tests/test_review_cases.py"]
    ran = subprocess.run(
        [*command, *files], cwd=house, env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_it_is_formatted_like_everything_else(house: Path) -> None:
    """The linter has nothing to say about what was laid out."""
    made = [f"mockint/review/checks/{NAME}.py", "mockint/review/checks/__init__.py"]
    for what in (["format", "--check"], ["check"]):
        command = [sys.executable, "-m", "ruff", *what, *made]
        ran = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("name", ["", "Thanks a lot", "class", "metrics"])
def test_what_cannot_be_a_name_is_told_in_a_sentence(house: Path, name: str) -> None:
    """Nothing is written, least of all over a check that exists."""
    before = (house / "mockint/review/checks/__init__.py").read_text("utf-8")
    ran = lay_out(house, name)
    assert ran.returncode == 1
    assert ran.stderr.startswith("new-check: ")
    assert (house / "mockint/review/checks/__init__.py").read_text("utf-8") == before
