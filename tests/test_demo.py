"""The whole way without a microphone: the bundled candidate is interviewed, judged, and heard."""

from pathlib import Path

import pytest

from mockint.model import Level
from mockint.session import store
from tests.conftest import Run


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Path:
    """Interview the bundled candidate on the question answered soonest; give the session."""
    done = run("demo", "--fast", "-n", "7", "--recordings", tmp_path / "recordings", timeout=900)
    assert done.returncode == 0, done.stderr
    return store.find(tmp_path / "recordings", "last")


def test_demo_review_and_replay(demo: Path, run: Run) -> None:
    """One session, every command that takes a session: so that the recogniser works once."""
    session = store.load(demo)
    assert "synthetic" in session.candidate
    (entry,) = session.entries
    assert entry.transcript is not None
    assert entry.review is not None
    assert len(entry.transcript.words) > 80
    told = {(finding.check, finding.level) for finding in entry.review.findings}
    assert {("directness", Level.GOOD), ("concepts", Level.NOTE), ("pace", Level.GOOD)} <= told
    for name in ("report.html", "report.md", "report.json"):
        assert (demo / name).stat().st_size > 1000

    made = {path: path.read_bytes() for path in demo.rglob("*.json")}
    facts = {path: path.read_bytes() for path in demo.rglob("*.wav")}
    for path in (
        *demo.rglob("transcript.json"),
        *demo.rglob("review.json"),
        *demo.glob("report.*"),
    ):
        path.unlink()
    again = run("review", demo, timeout=900)
    assert again.returncode == 0, again.stderr
    assert {path: path.read_bytes() for path in demo.rglob("*.json")} == made, (
        "the same recording, the same judgement"
    )
    assert {path: path.read_bytes() for path in demo.rglob("*.wav")} == facts, (
        "sound is never touched"
    )

    listed = run("sessions", "--recordings", demo.parent)
    assert demo.name in listed.stdout


def test_replay_follows_the_clock_without_a_loudspeaker(
    run: Run, tmp_path: Path, short_session: Path
) -> None:
    before = {path: path.read_bytes() for path in short_session.rglob("*") if path.is_file()}
    done = run("replay", short_session, "--silent", timeout=240)
    assert done.returncode == 0, done.stderr
    assert "complaint" in done.stdout
    assert {
        path: path.read_bytes() for path in short_session.rglob("*") if path.is_file()
    } == before
