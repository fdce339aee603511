"""`mockint models` and its speed: real files in a cache laid out as the hub's client does.

No network is used.
"""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from mockint.cli.doctor import examine
from mockint.engines import model_files, provenance
from mockint.errors import MissingPart
from mockint.wiring import models, parts
from mockint.words import model_choice, speed
from mockint.words.model_choice import Choice
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


ALL = {size.name: size.work for size in models.SIZES}
SOME = {name: ALL[name] for name in ("tiny", "base", "small")}
BASE = {"base": 1.0}


@pytest.mark.parametrize(
    ("work", "seconds", "live", "second", "chosen"),
    [
        # not measured: base, whatever is here
        (ALL, None, None, None, "base base"),
        ({}, 0.3, None, None, "base base"),
        (ALL, None, "small", None, "small small"),
        (ALL, None, None, "medium", "base medium"),
        # the largest that is there at once; a larger one for the second hearing
        (ALL, 0.05, None, None, "large-v3 large-v3"),
        (ALL, 0.1, None, None, "medium large-v3"),
        (ALL, 0.25, None, None, "small turbo"),
        (ALL, 0.3, None, None, "small medium"),
        (ALL, 1.3, None, None, "base small"),
        (ALL, 1.6, None, None, "tiny base"),
        (ALL, 9.0, None, None, "tiny tiny"),
        # of those that are here
        (SOME, 0.1, None, None, "small small"),
        (SOME, 1.0, None, None, "base small"),
        (BASE, 1.0, None, None, "base base"),
        (BASE, 9.0, None, None, "base base"),
        # a wish comes first; without one the second is never smaller than the first
        (SOME, 1.0, "tiny", None, "tiny small"),
        (SOME, 1.0, "small", None, "small small"),
        (SOME, 1.0, None, "base", "base base"),
        (SOME, 1.0, "small", "tiny", "small tiny"),
        (SOME, 1.0, "someone/else", None, "someone/else someone/else"),
    ],
)
def test_the_models_follow_from_the_speed_of_the_machine_and_from_wishes(
    work: dict[str, float], seconds: float | None, live: str | None, second: str | None, chosen: str
) -> None:
    assert model_choice.chosen(work, seconds, live=live, second=second) == Choice(*chosen.split())


def test_a_speed_that_was_measured_on_other_cores_or_another_device_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKINT_STATE", str(tmp_path / "speed.json"))
    assert speed.remembered() is None
    measured = Speed(1.0, "cpu", speed.cores())
    speed.keep(measured)
    assert speed.remembered() == measured
    assert speed.holds(measured, "cpu")
    assert not speed.holds(measured, "cuda")
    assert not speed.holds(Speed(1.0, "cpu", speed.cores() + 1), "cpu")
    (tmp_path / "speed.json").write_text("not JSON")
    assert speed.remembered() is None


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that reads a window with base in 0.4 s."""
    monkeypatch.setenv("MOCKINT_STATE", str(tmp_path / "state" / "speed.json"))
    speed.keep(Speed(0.4, models.device(), speed.cores()))


@offline
@pytest.mark.usefixtures("quick")
def test_larger_models_are_offered_for_speaking_and_for_the_second_hearing(
    run: Run, tmp_path: Path
) -> None:
    """And what is here already is used and not offered."""
    empty = tmp_path / "empty"
    told = run("models", HF_HUB_CACHE=str(empty)).stdout
    assert "While you speak: base\n" in told
    assert (
        "Second hearing, between the questions: base; "
        "this machine manages medium: mockint models get medium\n"
    ) in told
    found = listed(run, empty / "hub")
    assert found["medium"]["second_hearing"] == "done between the questions"
    assert found["large-v3"]["second_hearing"] == "you would wait for it at the end"


@offline
@pytest.mark.usefixtures("quick")
def test_a_model_that_is_here_hears_the_second_time_and_a_damaged_one_does_not_stop_anybody(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small one of this cache is a few bytes: chosen by its name, it cannot be loaded."""
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(hub.parent))
    assert models.choice() == Choice("base", "small")
    first = parts.recogniser(model="base")
    assert parts.second_recogniser(first) is first
    with pytest.raises(MissingPart, match="small cannot be loaded"):
        parts.second_recogniser(first, second="small")
    told = [checkup for checkup in examine(Path()) if checkup.name == "second hearing"]
    assert [checkup.works for checkup in told] == [False]


@offline
@pytest.mark.usefixtures("quick")
def test_the_doctor_says_in_one_line_what_a_larger_model_gains_and_how_to_get_it(
    tmp_path: Path, run: Run
) -> None:
    told = run("doctor", HF_HUB_CACHE=str(tmp_path / "empty")).stdout
    (line,) = [line for line in told.splitlines() if "second hearing" in line]
    assert "40% fewer words wrong (published, read English): mockint models get medium" in line


def test_a_graphics_card_is_used_where_there_is_one_and_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No card is here: a stand-in counts one, and CTranslate2 cannot open it."""
    import ctranslate2

    from mockint.engines.faster_whisper import FasterWhisper

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    assert models.device() == "cuda"
    with pytest.raises(MissingPart, match="cannot be loaded on cuda"):
        FasterWhisper("base", device="cuda")
    assert FasterWhisper("base").made_by.endswith("base int8")
