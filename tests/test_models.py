"""`mockint models` and its speed: real files in a cache laid out as the hub's client does.

No network is used.
"""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from mockint.engines import model_files, provenance
from mockint.errors import MissingPart
from mockint.words import speed
from mockint.words.speed import Speed
from tests.conftest import Run

pytestmark = pytest.mark.real

offline = pytest.mark.skipif(not model_files.present(), reason="needs the extra `offline`")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A cache that holds a model called small, of a few bytes."""
    root = tmp_path / "hub" / "models--Systran--faster-whisper-small"
    snapshot = root / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    (root / "blobs").mkdir()
    (root / "refs").mkdir()
    (root / "refs" / "main").write_text("a" * 40)
    for name, data in {"model.bin": b"weights", "config.json": b"{}"}.items():
        hash_ = hashlib.sha256(data).hexdigest()
        if name != "model.bin":
            hash_ = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        (root / "blobs" / hash_).write_bytes(data)
        (snapshot / name).symlink_to(root / "blobs" / hash_)
    return root


def listed(run: Run, hub: Path, **env: str) -> dict[str, dict[str, object]]:
    told = json.loads(run("models", "--json", HF_HUB_CACHE=str(hub.parent), **env).stdout)
    return {model["name"]: model for model in told}


def test_what_is_here_is_told_with_source_hash_and_licence(run: Run, hub: Path) -> None:
    small = listed(run, hub)["small"]
    assert (small["here"], small["licence"], small["source"]) == (
        True,
        "MIT",
        "Systran/faster-whisper-small",
    )
    assert small["sha256"] == hashlib.sha256(b"weights").hexdigest()
    assert small["verdict"] == "not measured"


def test_what_this_machine_would_manage_follows_from_its_measured_speed(
    run: Run, hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKINT_STATE", str(tmp_path / "state" / "speed.json"))
    speed.keep(Speed(0.3, "cpu", speed.cores()))
    found = listed(run, hub)
    assert found["small"]["verdict"] == "the words are there when you stop"
    assert found["large-v3"]["verdict"] == "too slow for this machine"


def test_a_damaged_model_is_named_and_can_be_removed(run: Run, hub: Path) -> None:
    cache = {"HF_HUB_CACHE": str(hub.parent)}
    assert run("models", "check", "small", **cache).stdout == "small: whole\n"
    (hub / "snapshots" / ("a" * 40) / "model.bin").resolve().write_bytes(b"weighst")
    done = run("models", "check", "small", **cache)
    assert (done.returncode, done.stdout) == (3, "")
    assert "small is damaged: model.bin" in done.stderr
    assert run("models", "remove", "small", **cache).returncode == 0
    assert not hub.exists()
    done = run("models", "remove", "small", **cache)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_without_a_network_a_model_that_is_not_here_says_what_to_do(run: Run, hub: Path) -> None:
    done = run("models", "get", "medium", HF_HUB_CACHE=str(hub.parent))
    assert done.returncode == 3
    assert "Connect to the internet once" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_base_model_from_the_hub_must_be_the_known_one(
    hub: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its maker's hub and the packages must bring the same bytes, whoever was first."""
    import huggingface_hub.constants

    from mockint.engines.faster_whisper import hub as hubs

    shutil.copytree(hub, tmp_path / "other" / "models--Systran--faster-whisper-base", symlinks=True)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "other"))
    with pytest.raises(
        MissingPart,
        match=r"model\.bin.* of Systran/faster-whisper-base came damaged and was removed",
    ):
        hubs.fetch("base")


def test_all_other_weights_are_listed_with_maker_licence_and_hash(run: Run, hub: Path) -> None:
    told = listed(run, hub)
    for row in provenance.INSIDE:
        weights = told[row.name]
        assert (weights["licence"], weights["sha256"], weights["task"]) == (
            row.licence,
            row.files[0].sha256,
            row.task,
        )
        assert row.maker in str(weights["source"])
        assert weights["here"]
    plain = run("models").stdout
    assert [row.name for row in provenance.INSIDE if row.name not in plain] == []


def test_a_check_without_names_reads_all_weights(run: Run, hub: Path) -> None:
    told = run("models", "check", HF_HUB_CACHE=str(hub.parent)).stdout
    assert [row.name for row in provenance.INSIDE if f"{row.name}: whole\n" not in told] == []


@offline
def test_the_bundled_model_is_checked_against_its_known_hash(run: Run, hub: Path) -> None:
    assert run("models", "check", "base", HF_HUB_CACHE=str(hub.parent)).stdout == "base: whole\n"
    assert run("models", "get", "base", HF_HUB_CACHE=str(hub.parent)).stdout.startswith(
        "base is here and whole"
    )


def test_the_largest_model_that_is_there_at_once_is_chosen_else_the_quickest() -> None:
    work = {"tiny": 0.5, "base": 1.0, "small": 3.5}
    assert speed.best(work, Speed(0.3, "cpu", 8)) == "small"
    assert speed.best(work, Speed(1.0, "cpu", 2)) == "base"
    assert speed.best(work, Speed(9.0, "cpu", 1)) == "tiny"


def test_a_speed_that_was_measured_on_other_cores_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKINT_STATE", str(tmp_path / "speed.json"))
    assert speed.known() is None
    speed.keep(Speed(1.0, "cpu", speed.cores() + 1))
    assert speed.known() is None
    speed.keep(Speed(1.0, "cpu", speed.cores()))
    assert speed.known() == Speed(1.0, "cpu", speed.cores())
    (tmp_path / "speed.json").write_text("not JSON")
    assert speed.known() is None
