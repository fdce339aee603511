"""However mockint is entered, the libraries are silenced; and what was left before is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mockint.cli.doctor import diary
from mockint.engines import onnx
from mockint.engines.silero import MODEL
from tests.conftest import ROOT

SWITCHES = ("ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")


BEFORE = ["", "import onnxruntime", "import os; os.environ['ORT_DISABLE_TELEMETRY'] = '0'"]
"""What a program did before it came to us."""


@pytest.mark.real
@pytest.mark.parametrize("first", BEFORE)
def test_whoever_imports_a_part_of_mockint_silences_libraries(first: str, tmp_path: Path) -> None:
    """Also when the library was there before us: whatever that process starts is silent, too."""
    code = (
        f"{first}\nimport mockint.engines.silero, os\nprint([os.environ[one] "
        f"for one in {SWITCHES}])"
    )
    env = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        # with CI set even the library that was there first is silent
        env={**env, "CI": "1", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "['1', '1', '1']\n"


@pytest.mark.real
def test_the_library_is_told_as_well_at_each_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a program that had loaded the library before it came to us."""
    import onnxruntime

    told: list[str] = []
    monkeypatch.setattr(onnxruntime, "disable_telemetry_events", lambda: told.append("silent"))
    onnx.load(MODEL)
    assert told == ["silent"]


def test_no_other_module_of_ours_loads_a_network() -> None:
    """Else the second switch would be missing there."""
    folder = ROOT / "mockint"
    modules = {path.name: path.read_text("utf-8") for path in folder.rglob("*.py")}
    using = {name for name, text in modules.items() if "import onnxruntime" in text}
    assert using == {"onnx.py"}


def test_what_earlier_versions_left_is_named_and_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every program that uses onnxruntime writes there, so it is the user who deletes it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert list(diary()) == []
    folder = tmp_path / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    folder.mkdir(parents=True)
    (folder / "deviceid").write_text("1")
    (found,) = diary()
    assert str(folder) in found.detail
    assert found.do == f"To delete it: rm -r {folder}"
    assert not found.needed
    assert (folder / "deviceid").exists()
