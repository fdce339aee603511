"""Last time's figures beside this time's: of the same person, the same guide, and an answer."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from report_material import keep, session

from mockint import report
from mockint.model import Finding, Level, Session, Transcript
from mockint.report.figures import figures
from mockint.wiring.last_time import last_time


def kept(recordings: Path, day: str, **changed: object) -> Session:
    """Put a session of that day on disk; `changed` are its fields."""
    folder = recordings / f"2026-05-{day}T19-30-kakao"
    held = replace(session(folder), started=f"2026-05-{day}T19:30:00+09:00", **changed)
    keep(held, folder)
    return held


@pytest.fixture
def now(tmp_path: Path) -> Session:
    return kept(tmp_path, "18")


def found(recordings: Path, now: Session) -> str:
    before = last_time(recordings / now.id, now)
    return before.id[8:10] if before else ""


def test_the_newest_session_before_this_one_is_last_time(tmp_path: Path, now: Session) -> None:
    assert found(tmp_path, now) == ""
    for day in ("12", "11", "20"):
        kept(tmp_path, day)
    assert found(tmp_path, now) == "12"


def test_never_a_demo_another_guide_or_an_empty_take(tmp_path: Path, now: Session) -> None:
    kept(tmp_path, "10")
    kept(tmp_path, "11", candidate="demo (synthetic voice)")
    kept(tmp_path, "12", pack=replace(now.pack, guide="other.md"))
    kept(tmp_path, "13", pack=replace(now.pack, title="Another post"))
    silent = tuple(
        replace(entry, transcript=Transcript((), "en", "by hand")) for entry in now.entries
    )
    kept(tmp_path, "14", entries=silent)
    (tmp_path / "2026-05-15T19-30-damaged").mkdir()
    (tmp_path / "2026-05-15T19-30-damaged" / "session.json").write_text("{")
    assert found(tmp_path, now) == "10"
    assert last_time(tmp_path / now.id, replace(now, candidate="demo (synthetic voice)")) is None
    assert last_time(tmp_path / now.id, replace(now, entries=silent)) is None
    nothing = Finding("content", Level.MISSING, "No words were heard.")
    empty = tuple(
        replace(entry, review=replace(entry.review, findings=(nothing,)))
        for entry in now.entries
        if entry.review
    )
    assert last_time(tmp_path / now.id, replace(now, entries=empty)) is None


def test_each_figure_is_the_one_of_the_session_that_is_named(tmp_path: Path, now: Session) -> None:
    """The card tells what that session's own card tells; JSON names it."""
    before = kept(tmp_path, "12", entries=now.entries[:1])
    made = report.build(now, last_time=before)
    assert made.earlier
    assert (made.earlier.session, made.earlier.started) == (before.id, before.started)
    told = {figure.label: figure.value for figure in figures(before) if figure.headline}
    assert {figure.label: figure.value for figure in made.earlier.figures} == told
    card = report.card(made)
    for label, value in told.items():
        assert f"{label} (last time {value})" in card
    assert "Last time: 12 May 2026, 19:30" in card
    assert "last time" not in report.card(report.build(now))


def test_the_command_puts_them_on_the_card(tmp_path: Path, run: Run, now: Session) -> None:
    before = kept(tmp_path / "recordings", "12")
    kept(tmp_path / "recordings", "18")
    done = run("report", "last")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "recordings" / now.id
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))["earlier"]
    assert told["session"] == before.id
    assert "<small>last time" in (folder / "report.html").read_text(encoding="utf-8")
    assert run("report", "last", "--redact").returncode == 0
    shared = (folder / "report-redacted.json").read_text(encoding="utf-8")
    assert before.id not in shared
    assert before.started not in shared
