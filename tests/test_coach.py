"""A coach's notes and ratings: merged where they fit, cleaned whoever wrote them, redacted."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from markdown_it import MarkdownIt
from report_material import keep, session

from mockint import report
from mockint.errors import BadInput
from mockint.model import Margin, Note, Rating, Session
from mockint.session import notes
from mockint.session.json import encode

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e{{ 7*7 }}\n`#` **"


@pytest.fixture
def held(tmp_path: Path) -> Session:
    folder = tmp_path / "recordings" / "2026-05-18T19-30-kakao"
    made = session(folder)
    keep(made, folder)
    return made


@pytest.fixture
def folder(tmp_path: Path, held: Session) -> Path:
    return tmp_path / "recordings" / held.id


def exported(tmp_path: Path, margin: Margin) -> Path:
    path = tmp_path / "notes.json"
    path.write_bytes(encode(margin))
    return path


def test_what_fits_is_kept_and_the_rest_is_counted(tmp_path: Path, held: Session) -> None:
    good, whole = Note("Ann", 1, 2.5, "Begin here."), Note("Ann", 2, None, "Good.")
    bad = [replace(good, answer=0), replace(good, answer=99), replace(good, at=1e9)]
    bad += [replace(good, at=-1.0), replace(good, text=" \n"), replace(good, by="")]
    rating = Rating("Ann", 1, "star", 2)
    wrong = [replace(rating, points=5), replace(rating, points=-1), replace(rating, check="x")]
    wrong += [replace(rating, answer=3, check="nothing")]
    told = Margin(held.id, (good, whole, *bad), (rating, *wrong))
    kept, left = notes.read(exported(tmp_path, told), held)
    assert kept == Margin(held.id, (good, whole), (rating,))
    assert left == len(bad) + len(wrong)


def test_texts_are_cut_and_made_harmless(tmp_path: Path, held: Session) -> None:
    long = Note("A" * 1000, 1, None, HOSTILE + "x" * 10_000)
    kept, _ = notes.read(exported(tmp_path, Margin("", (long,))), held)
    (note,) = kept.notes
    assert len(note.by) == notes.NAME
    assert len(note.text) == notes.TEXT
    assert "\u202e" not in note.text
    assert "\n" not in note.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"schema": 1, "notes": 3}',
        b'{"schema": 1, "session": "another"}',
        b'{"schema": 99}',
        b'{"schema": 1, "notes": [{"by": "a", "answer": "1", "at": null, "text": "b"}]}',
        b'{"schema": 1, "ratings": [{"by": "a", "answer": 1, "check": "star", "points": 1e400}]}',
        b"[" * 100_000,
        b" " * (notes.LARGEST + 1),
    ],
)
def test_a_file_that_is_no_such_file_gives_one_line(
    tmp_path: Path, held: Session, data: bytes
) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(data)
    with pytest.raises(BadInput) as fault:
        notes.read(path, held)
    assert str(path) in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, held: Session) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput):
        notes.read(tmp_path / "pipe", held)


def test_merging_twice_doubles_nothing_and_a_later_rating_counts(
    held: Session, folder: Path
) -> None:
    note, rating = Note("Ann", 1, 2.5, "Begin here."), Rating("Ann", 1, "star", 2)
    first = Margin(held.id, (note,), (rating,))
    notes.merge(folder, held, first)
    notes.merge(folder, held, first)
    later = (replace(rating, points=3), replace(rating, by="Ben"))
    notes.merge(folder, held, Margin(held.id, (), later))
    kept = notes.kept(folder, held)
    assert kept.notes == (note,)
    assert [(rating.by, rating.points) for rating in kept.ratings] == [("Ann", 3), ("Ben", 2)]


def test_they_stay_when_the_folder_gets_another_name(held: Session, folder: Path) -> None:
    note = Note("Ann", 1, 2.5, "Begin here.")
    notes.merge(folder, held, Margin(held.id, (note,)))
    moved = folder.rename(folder.parent / "renamed")
    assert notes.kept(moved, replace(held, id="renamed")).notes == (note,)


def test_page_text_and_json_show_both_side_by_side(held: Session, folder: Path) -> None:
    margin = Margin(held.id, (Note("Ann", 1, 2.5, HOSTILE),), (Rating("Ann", 1, "star", 1),))
    made = report.build(held, margin=margin)
    report.write(made, folder)
    page, text = ((folder / f"report.{form}").read_text("utf-8") for form in ("html", "md"))
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert "&lt;img src=x" in page
    assert '<span class="theirs">Ann <span class="dots">' in page
    assert "<b>Ann</b>" in page
    assert "Ann at 0:02:" in text
    assert "Ann: 1 of 4." in text
    assert "<img" not in MarkdownIt().render(text)
    told = json.loads((folder / "report.json").read_text("utf-8"))
    assert told["ratings"] == [{"by": "Ann", "answer": 1, "check": "star", "points": 1}]


def test_a_report_to_share_hides_who_wrote_and_what_names(held: Session) -> None:
    written = (
        Note("Ann Halvorsen", 1, 2.5, "Ask Halvorsen about 4731 racks."),
        Note("Ben", 1, 3.0, "Good."),
    )
    margin = Margin(held.id, written, (Rating("Ann Halvorsen", 1, "star", 1),))
    made = report.redact(report.build(held, margin=margin), frozenset(report.Private))
    assert [note.by for note in made.notes] == ["coach-1", "coach-2"]
    assert made.ratings[0].by == "coach-1"
    assert "Halvorsen" not in made.notes[0].text
    assert "4731" not in made.notes[0].text
    assert made.notes[1].text == "Good."


def test_the_command_merges_files_and_keeps_what_they_hold(
    tmp_path: Path, held: Session, folder: Path, run: Run
) -> None:
    path = exported(tmp_path, Margin(held.id, (Note("Ann", 1, 2.5, "Begin here."),)))
    done = run("report", "last", "--notes", str(path))
    assert done.returncode == 0, done.stderr
    assert "1 notes" not in done.stdout
    assert "1 note and 0 ratings were merged" in done.stdout
    assert run("report", "last").returncode == 0
    assert "Begin here." in (folder / "report.md").read_text("utf-8")
    (folder / notes.FILE).write_text("{")
    assert run("report", "last").returncode == 2
    (folder / notes.FILE).unlink()
    wrong = exported(tmp_path, Margin("2026-01-01T10-00-other"))
    refused = run("report", "last", "--notes", str(wrong))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "another session" in refused.stderr
    missing = run("report", "last", "--notes", str(tmp_path / "none.json"))
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr
