"""What we make is for its owner alone under any umask; a failed write tells what helps."""

import ast
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mockint import files
from mockint.errors import NotKept
from mockint.text.embeddings import CachedEmbedder
from mockint.wiring import remembered
from mockint.words import speed
from mockint.words.terms.glossary import learn
from tests.conftest import ROOT, Run, short_interview
from tests.report_material import keep, plain_session

SOUNDS = ROOT / "tests" / "sounds"


@pytest.fixture
def open_to_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work under umask 000, where careless files are everybody's, and with an empty cache."""
    monkeypatch.setenv("MOCKINT_CACHE", str(tmp_path / "deep" / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.real
def test_an_interview_is_for_its_owner(open_to_all: None, tmp_path: Path) -> None:
    """Its folders and those above them, its sounds, its reports, and what the cache remembers."""
    short_interview(tmp_path / "recordings")
    assert {path.name for path in tmp_path.rglob("*")} >= {
        "answer.wav",
        "report.html",
        "model.bin",
        "meaning.sqlite",
    }
    assert too_open(tmp_path, {}) == []


def modes(folder: Path) -> dict[Path, int]:
    return {path: stat.S_IMODE(path.lstat().st_mode) for path in folder.rglob("*")}


def too_open(folder: Path, before: dict[Path, int]) -> list[str]:
    """Name what is new and others may read, and what is old and has another mode now."""
    found = []
    for path, mode in modes(folder).items():
        wanted = before.get(path, 0o700 if path.is_dir() else 0o600)
        if mode != wanted:
            found.append(f"{path.relative_to(folder)}: {mode:o} instead of {wanted:o}")
    return found


def test_no_command_makes_anything_that_others_can_read(
    run: Run, tmp_path: Path, open_to_all: None
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "there").mkdir(mode=0o755)
    (tmp_path / "advert.md").write_text("# Senior Engineer\n\nRequirements:\n- Know Redis\n")
    (tmp_path / "guide.md").write_text(
        "# Mine\n\n## Predicted Interview Questions\n\n1. **How do you cache?**\n"
    )
    held = tmp_path / "deep" / "recordings" / "one"
    for name in ("one", "two"):
        made = plain_session(held.with_name(name), "Why?")
        keep(made, held.with_name(name))
    before = modes(tmp_path)
    recordings = ("--recordings", held.parent)
    env = {"MOCKINT_CACHE": str(tmp_path / "there" / "a" / "cache")}
    for args in (
        ("report", held),
        ("report", held, "--redact"),
        ("export", held),
        ("export", held, "--to", tmp_path / "there" / "b" / "c"),
        ("compare", *recordings),
        ("guide", "new", "--advert", "advert.md", "--out", "new.md", "--yes"),
        ("guide", "compile", "--edit", "guide.md"),
        ("guide", "show", "guide.md", "--html", "-o", "shown.html"),
        ("terms", "--add", "Kanana", "--heard", "ka na na"),
    ):
        done = run(*args, **env)
        assert done.returncode == 0, (args, done.stderr)
    assert len(modes(tmp_path)) > len(before) + 15
    assert too_open(tmp_path, before) == []


class Model:
    """A model of meaning that means nothing."""

    made_by = "none"

    def vectors(self, sentences: list[str]) -> np.ndarray:
        return np.ones((len(sentences), 384), np.float32)


def test_settings_and_caches_are_for_their_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_to_all: None
) -> None:
    monkeypatch.setenv("MOCKINT_STATE", str(tmp_path / "a" / "b" / "speed.json"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c" / "d"))
    speed.keep(speed.Speed(1.0, "cpu", 2))
    assert remembered.remember("microphone", "Desk")
    learn(tmp_path / "e" / "f" / "learned.toml", terms={"Redis": ["reddish"]})
    CachedEmbedder(Model(), tmp_path / "g" / "h").vectors(["What I said."])
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 4
    assert too_open(tmp_path, {}) == []


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    files.folder(tmp_path / "a")
    files.folder(tmp_path / "a" / "b" / "c")
    assert [
        stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "a", tmp_path / "a/b", tmp_path / "a/b/c")
    ] == [
        0o755,
        0o700,
        0o700,
    ]


ADVICE = {
    errno.ENOSPC: "Free some space",
    errno.EDQUOT: "Free some space",
    errno.EROFS: "can only be read",
    errno.EACCES: "may not write",
    errno.EPERM: "may not write",
    errno.ENAMETOOLONG: "shorter name",
    errno.ENOENT: "not there",
    errno.ENOTDIR: "A file stands",
    errno.EIO: "failing",
    errno.EXDEV: "Choose another",
}


@pytest.mark.parametrize(("number", "words"), ADVICE.items())
def test_a_failed_write_is_told_what_really_helps(number: int, words: str) -> None:
    told = str(
        files.not_kept(
            Path("x"), OSError(number, os.strerror(number)), elsewhere="--recordings DIR"
        )
    )
    assert words in told
    assert ("Free some space" in told) == (number in (errno.ENOSPC, errno.EDQUOT))


def test_real_failures_are_told(tmp_path: Path) -> None:
    """As the system reports them to others than root: a long name, no folder, a file as one."""
    (tmp_path / "file").write_text("")
    for path, words in (
        (tmp_path / ("x" * 300), "shorter name"),
        (tmp_path / "gone" / "x", "not there"),
        (tmp_path / "file" / "x", "A file stands"),
    ):
        with pytest.raises(NotKept, match=words):
            files.write(path, b"")
    for path, words in (
        (tmp_path / "file" / "x", "A file stands"),
        (tmp_path / ("x" * 300), "shorter name"),
    ):
        with pytest.raises(NotKept, match=words):
            files.folder(path)


MAKERS = {"mkdir", "makedirs", "write_text", "write_bytes", "touch"}
PLACES = {"mockint/files.py"}


def test_one_module_makes_folders_and_files() -> None:
    """Sound that grows has its own writer, which opens its file for its owner only."""
    found = [
        f"{name}:{node.lineno}: {node.func.attr}"
        for path in sorted((ROOT / "mockint").rglob("*.py"))
        if (name := str(path.relative_to(ROOT))) not in PLACES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in MAKERS
    ]
    assert found == []
