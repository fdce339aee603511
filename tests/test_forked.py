"""A forked command does what one in a new interpreter does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import QUIET, ROOT
from tests.forked import Forks
from tests.pseudo_terminal import Terminal

GUIDE = ROOT / "content" / "kakao-senior-backend.md"


@pytest.mark.parametrize(
    "args", [("guide", "check", GUIDE), ("guide", "check", "no"), ("nothing",)]
)
def test_code_and_words_are_those_of_a_new_process(
    forks: Forks | None, tmp_path: Path, args: tuple[object, ...]
) -> None:
    """A success, a fault and a wrong command line, each with its colours, width and code."""
    if forks is None:
        pytest.skip("no command is forked here")
    env = {**os.environ, **QUIET}
    new = subprocess.run(
        [sys.executable, "-m", "mockint", *map(str, args)],
        check=False, capture_output=True, text=True, cwd=tmp_path, env=env,
    )  # fmt: skip
    forked = forks.run(args, cwd=tmp_path, env=env, timeout=900)
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        new.returncode,
        new.stdout,
        new.stderr,
    )


def test_at_a_terminal_the_bytes_are_those_of_a_new_process(
    forks: Forks | None, tmp_path: Path
) -> None:
    if forks is None:
        pytest.skip("no command is forked here")
    texts = []
    for which in (forks, None):
        with Terminal(tmp_path, "sessions", forks=which) as screen:
            assert screen.end() == 0
            texts.append(screen.text)
    assert texts[0] == texts[1] != ""


def test_folder_variables_and_mask_are_those_that_were_asked_for(
    forks: Forks | None, tmp_path: Path
) -> None:
    if forks is None:
        pytest.skip("no command is forked here")
    before = os.umask(0o027)
    try:
        done = forks.run(
            ["guide", "show", GUIDE, "--output", "shown.txt"],
            cwd=tmp_path, env={**os.environ, **QUIET, "COLUMNS": "60"}, timeout=900,
        )  # fmt: skip
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shown.txt").exists()
    assert max(map(len, done.stdout.splitlines())) <= 60


def test_who_needs_a_new_interpreter_gets_one(forks: Forks | None) -> None:
    if forks is None:
        pytest.skip("no command is forked here")
    env = {**os.environ, **QUIET}
    assert forks.can_stand_for({**env, "MOCKINT_CACHE": "elsewhere"})
    assert not forks.can_stand_for({**env, "PYTHONHASHSEED": "1"})
