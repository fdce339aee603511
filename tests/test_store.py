"""The store: a session's folder, written whole, read back equal, closed to others."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import WavWriter
from mockint.errors import BadInput, NotKept
from mockint.files import write
from mockint.model import Pack, Question, Review, Score, Span, Stop, Transcript, Word
from mockint.session import store
from mockint.wiring import guides
from tests import builders

NOW = datetime(2026, 5, 18, 19, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return guides.read(guides.shipped())[0]


def begun(folder: Path, pack: Pack) -> store.Folder:
    return store.begin(
        folder / "recordings", pack, now=NOW, candidate="you", planned=pack.questions[:2]
    )


def answered(folder: store.Folder, question: Question, *, finished: bool = True) -> None:
    """Leave behind what an answer leaves behind."""
    folder.keep(question, question)
    with WavWriter(folder.folder(question) / "answer.wav") as file:
        file.write(np.zeros(16_000, np.int16))
    if finished:
        path = f"{question.id}/answer.wav"
        folder.keep(
            question,
            builders.recording(1.0, Span(0.1, 0.9), path=path, remarks=("too quiet",)),
        )
        folder.keep(
            question,
            Transcript((Word("Hello.", 0.1, 0.9, 0.75), Word("So", 0.9, 0.9, None)), "en", "test"),
        )
        folder.keep(question, Review(question.id, (), (Score("star", None, "too short"),), "test"))


def test_what_was_kept_is_read_back_equal(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    for question in reversed(pack.questions[:2]):
        answered(folder, question)
    session = store.load(folder.path)
    assert session.pack == pack
    assert (session.id, session.candidate) == ("2026-05-18T19-30-kakao-senior-backend", "you")
    assert [entry.question for entry in session.entries] == list(pack.questions[:2])
    path = f"{pack.questions[0].id}/answer.wav"
    assert session.entries[0].recording == builders.recording(
        1.0, Span(0.1, 0.9), path=path, remarks=("too quiet",)
    )
    assert session.entries[0].transcript is not None
    assert session.entries[0].transcript.text == "Hello. So"


def test_two_sessions_of_one_minute_have_folders_of_their_own(tmp_path: Path, pack: Pack) -> None:
    assert begun(tmp_path, pack).path.name + "-2" == begun(tmp_path, pack).path.name
    assert len(store.sessions(tmp_path / "recordings")) == 2


def test_an_answer_that_broke_off_is_there_with_its_length(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0], finished=False)
    recording = store.load(folder.path).entries[0].recording
    assert recording is not None
    assert (recording.stop, recording.seconds, recording.speech) == (Stop.BROKEN_OFF, 1.0, ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_may_read_anything(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0])
    open_to_others = [
        path for path in folder.path.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    write(path, b"old")
    with pytest.raises(TypeError):
        write(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "recordings").write_text("a file stands here")
    with pytest.raises(NotKept, match="cannot be made"):
        begun(tmp_path, pack)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"schema": 99}', b"[1]", b'{"schema": 1, "started": 5}']
)
def test_a_damaged_file_is_named(tmp_path: Path, pack: Pack, content: bytes) -> None:
    folder = begun(tmp_path, pack)
    (folder.path / "session.json").write_bytes(content)
    with pytest.raises(BadInput, match=r"session\.json"):
        store.load(folder.path)


def test_sessions_are_found_by_name_beginning_folder_and_last(tmp_path: Path, pack: Pack) -> None:
    first, second = begun(tmp_path, pack).path, begun(tmp_path, pack).path
    recordings = tmp_path / "recordings"
    assert store.find(recordings, first.name) == first
    assert store.find(recordings, second.name[:-1] + "2") == second
    assert store.find(recordings, str(first)) == first
    assert store.find(recordings, "last") == second
    for wish, what in (("2026", "More than one"), ("1999", "No session")):
        with pytest.raises(BadInput, match=what):
            store.find(recordings, wish)
    with pytest.raises(BadInput, match="no session in"):
        store.find(tmp_path / "elsewhere", "last")
