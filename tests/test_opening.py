"""A session from anywhere opens safely or is refused in a line; its neighbours go on."""

import json
import os
import shutil
import stat
import struct
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Sound, read_sound, write_wav
from mockint.engines.silero import Silero
from mockint.errors import BadInput, BadSound, NewerFile
from mockint.model import Pack, Review
from mockint.report.export import cards
from mockint.session import opening, store
from mockint.session.json import encode
from mockint.wiring import guides
from mockint.wiring.repair import repair
from tests.conftest import QUIET, Run
from tests.test_store import NOW, answered

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return guides.read(guides.shipped())[0]


@pytest.fixture
def recordings(tmp_path: Path, pack: Pack) -> Path:
    """Make three sessions, a day apart."""
    for day in range(3):
        now = NOW + timedelta(days=day)
        folder = store.begin(
            tmp_path / "recordings", pack, now=now, candidate="you", planned=pack.questions[:2]
        )
        answered(folder, pack.questions[0])
    for path in (tmp_path / "recordings").rglob("*.wav"):
        os.utime(path, (1e9, 1e9))
    return tmp_path / "recordings"


def newest(recordings: Path) -> Path:
    return max(recordings.iterdir())


def answer(recordings: Path) -> Path:
    return next(newest(recordings).glob("*/answer.wav"))


def change(path: Path, **values: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


DAMAGES = {
    "empty": b"",
    "deep": b'{"schema": 1, "planned": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "latin": b'{"schema": 1, "started": "\xff\xfe"}',
    "newer": b'{"schema": 2, "of": "days to come"}',
    "missing": None,
    "folder": ...,
}


def damage(path: Path, what: object) -> None:
    path.unlink()
    if what is ...:
        path.mkdir()
    elif isinstance(what, bytes):
        path.write_bytes(what)


@pytest.mark.parametrize("name", ["session.json", "pack.json"])
@pytest.mark.parametrize("what", DAMAGES.values(), ids=list(DAMAGES))
def test_one_damaged_session_blocks_no_other(recordings: Path, name: str, what: object) -> None:
    """It is named with its reason, and `last` is the newest of the others."""
    damaged = newest(recordings)
    damage(damaged / name, what)
    sessions, faults = store.opened(store.sessions(recordings))
    assert len(sessions) == 2
    assert list(faults) == [damaged.name]
    assert name in str(faults[damaged.name])
    assert "elete" not in str(faults[damaged.name]), (
        "without its guide or its cover no session can be opened"
    )
    assert store.find(recordings, "last") == sorted(recordings.iterdir())[1]
    assert store.find(recordings, damaged.name) == damaged, (
        "by its name it is found, and its fault is told"
    )


def test_the_list_names_what_cannot_be_opened(recordings: Path, run: Run) -> None:
    damage(newest(recordings) / "session.json", DAMAGES["deep"])
    listed = run("sessions")
    assert listed.returncode == 0
    assert f"{newest(recordings).name}\n  cannot be opened: " in listed.stdout
    assert "mockint sessions repair" in listed.stdout
    rows = run("sessions", "--json")
    assert len(json.loads(rows.stdout)) == 2
    assert newest(recordings).name in rows.stderr
    assert "in order" in run("sessions", "repair").stdout
    assert len(json.loads(run("sessions", "--json").stdout)) == 3


def test_only_damaged_sessions_are_no_last_one(recordings: Path) -> None:
    for path in recordings.glob("*/pack.json"):
        path.write_bytes(b"")
    with pytest.raises(BadInput, match="can be opened"):
        store.find(recordings, "last")


def test_a_newer_session_is_left_alone(recordings: Path) -> None:
    """A version that reads schema 1 can neither judge nor mend schema 2.

    Not a byte is changed, not a file removed.
    """
    folder = newest(recordings)
    for name in ("review.json", "transcript.json", "recording.json"):
        change(next(folder.glob(f"*/{name}")), schema=2)
    (folder / "session.json").unlink()  # something to mend, had an older version written it
    (folder / ".report.html.x1").write_bytes(b"half")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = repair(folder, Silero)
    assert done is not None
    assert "newer" in done.done[0]
    assert not done.whole
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    (folder / "session.json").write_bytes(
        encode(store.Cover("2026-05-20T19:30:00+00:00", "you", ()))
    )
    with pytest.raises(NewerFile, match=r"schema 2.*use a mockint newer than"):
        store.load(folder)


@pytest.mark.parametrize(
    "id_", ["../../../x", "/tmp/x", "..", ".", "", "a/b", "a\\b", "c:x", ".x", "x\0", "n" * 300]
)
def test_an_id_that_is_no_plain_name_is_refused(recordings: Path, pack: Pack, id_: str) -> None:
    """Wherever it stands: in the guide, in what was planned, in a question."""
    folder = newest(recordings)
    for file, values in (
        (folder / "session.json", {"planned": [id_]}),
        (
            folder / "pack.json",
            {"questions": [json.loads(encode(pack.questions[0])) | {"id": id_}]},
        ),
        (answer(recordings).parent / "question.json", {"id": id_}),
    ):
        before = file.read_bytes()
        change(file, **values)
        with pytest.raises(BadInput, match=file.name):
            store.load(folder)
        file.write_bytes(before)
    assert store.load(folder)
    with pytest.raises(BadInput, match="no name"):
        opening.folder_of(folder, id_)


def test_a_link_is_never_followed(recordings: Path, tmp_path: Path) -> None:
    """Neither when a session is opened nor when it is put in order."""
    folder, canary = newest(recordings), tmp_path / "canary"
    canary.write_bytes(bytes(1000))
    for path in (
        answer(recordings),
        folder / "session.json",
        answer(recordings).parent / "review.json",
    ):
        kept = path.read_bytes()
        path.unlink()
        path.symlink_to(canary)
        done = repair(folder, Silero)
        assert done is not None
        assert "left alone" in done.done[0]
        with pytest.raises(BadInput, match="is a link"):
            store.load(folder)
        path.unlink()
        path.write_bytes(kept)
    assert canary.read_bytes() == bytes(1000)


def test_a_linked_folder_of_a_question_or_a_session_is_left_alone(
    recordings: Path, tmp_path: Path, run: Run
) -> None:
    folder, elsewhere = newest(recordings), tmp_path / "elsewhere"
    shutil.move(answer(recordings).parent, elsewhere)
    (elsewhere / ".review.json.x1").write_text("half")
    (folder / "01-linked").symlink_to(elsewhere)
    (recordings / "2027-linked").symlink_to(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.iterdir()}
    assert run("sessions", "repair").returncode == 0
    assert {path: path.read_bytes() for path in elsewhere.iterdir()} == before
    (recordings / "2027-session").symlink_to(min(recordings.iterdir()))
    assert "2027-session is a link" in run("sessions").stdout
    assert run("report", recordings / "2027-session").returncode == 0, (
        "who names a link means what it leads to"
    )


def test_a_pipe_is_not_waited_for(recordings: Path) -> None:
    answer(recordings).unlink()
    os.mkfifo(answer_path := next(newest(recordings).glob("01*")) / "answer.wav")
    with pytest.raises(BadInput, match="no plain file"):
        store.load(newest(recordings))
    os.mkfifo(answer_path.with_name("x"))
    with pytest.raises(BadInput, match="no plain file"):
        opening.read(Review, answer_path.with_name("x"))


@pytest.mark.real
@pytest.mark.parametrize(
    "seconds", ["1e12", "-1", "1e400", "NaN", "Infinity", "1" + "0" * 400, "2.5"]
)
def test_a_length_that_no_answer_has_is_damage_and_is_mended(
    recordings: Path, seconds: str
) -> None:
    """2.5 s are told of a sound of 1 s."""
    path = answer(recordings).with_name("recording.json")
    path.write_text(path.read_text().replace('"seconds": 1.0', f'"seconds": {seconds}'))
    with pytest.raises(BadInput, match=r"recording\.json is damaged.*mockint sessions repair"):
        store.load(newest(recordings))
    assert repair(newest(recordings), Silero)
    recording = store.load(newest(recordings)).entries[0].recording
    assert recording is not None
    assert recording.seconds == 1.0


def test_findings_about_words_that_nobody_said_are_damage_and_are_made_again(
    recordings: Path,
) -> None:
    folder, path = newest(recordings), answer(recordings).with_name("review.json")
    part = {"role": "action", "first": 0, "last": 10**6, "confidence": 0.9}
    change(path, parts=[part])
    with pytest.raises(BadInput, match=r"review\.json.*mockint review"):
        store.load(folder)
    assert repair(folder, Silero)
    assert store.load(folder).entries[0].review is None


def test_a_sound_that_is_not_ours_is_never_written_into(recordings: Path) -> None:
    """Any file may be called answer.wav: only our header, or zeros in its place, is mended."""
    path = answer(recordings)
    path.write_bytes(b"fLaC" + bytes(range(256)) * 4)
    before = path.read_bytes()
    done = repair(newest(recordings), Silero)
    assert done is not None
    assert "left alone" in done.done[-1]
    assert path.read_bytes() == before


def test_a_sound_that_has_another_name_elsewhere_is_mended_here_only(
    recordings: Path, tmp_path: Path
) -> None:
    path, elsewhere = answer(recordings), tmp_path / "elsewhere.wav"
    path.write_bytes(bytes(44) + path.read_bytes()[44:])
    os.link(path, elsewhere)
    before = elsewhere.read_bytes()
    assert repair(newest(recordings), Silero)
    assert elsewhere.read_bytes() == before
    assert path.read_bytes()[:4] == b"RIFF"


def test_what_is_written_replaces_a_link(tmp_path: Path) -> None:
    """A question's sound and a deck of cards: what the link led to stays."""
    canary = tmp_path / "canary"
    canary.write_bytes(b"precious")
    for name in ("question.wav", "missed-concepts.apkg"):
        (tmp_path / name).symlink_to(canary)
    write_wav(tmp_path / "question.wav", Sound(np.zeros(800, np.int16), 16_000))
    cards.write((cards.Card("q", "c", "", ""),), tmp_path / "missed-concepts.apkg")
    assert canary.read_bytes() == b"precious"
    for name in ("question.wav", "missed-concepts.apkg"):
        assert stat.S_IMODE((tmp_path / name).lstat().st_mode) == 0o600


def test_a_name_that_is_no_day_gets_a_beginning_all_the_same(recordings: Path) -> None:
    folder = newest(recordings).rename(recordings / "2026-99-99T99-99-x")
    (folder / "session.json").unlink()
    os.utime(folder / "pack.json", (1e13, 1e13))
    assert repair(folder, Silero)
    assert store.load(folder).started


@pytest.mark.parametrize(("channels", "rate"), [(2, 16_000), (1, 0), (1, 1)])
def test_a_sound_of_no_use_is_told(tmp_path: Path, channels: int, rate: int) -> None:
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, channels, rate, 2 * rate, 2 * channels, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", 8) + bytes(8)
    (tmp_path / "q.wav").write_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)
    with pytest.raises(BadSound):
        read_sound(tmp_path / "q.wav")


def bound(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command bound by permissions: root passes all of them by unless it gives that up."""
    powerless = (
        ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    )
    if powerless and shutil.which(powerless[0]) is None:
        pytest.skip("root may read and write everything, and there is no setpriv here")
    return subprocess.run(
        [*powerless, sys.executable, "-m", "mockint", *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=900,
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "MOCKINT_CACHE": str(folder), **QUIET},
    )


@pytest.mark.real
@pytest.mark.parametrize("command", ["repair", "review", "sessions", "report", "export"])
@pytest.mark.parametrize("closed", ["read-only", "unreadable", "impassable"])
def test_a_folder_that_may_not_be_used_is_told(
    tmp_path: Path, recordings: Path, command: str, closed: str
) -> None:
    """No traceback, one line, and the exit code of its kind."""
    sound, session = answer(recordings), newest(recordings)
    sound.write_bytes(bytes(44) + sound.read_bytes()[44:])
    os.utime(sound, (1e9, 1e9))
    everything = [recordings, *recordings.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if closed != "read-only":
        session.chmod(0o444 if closed == "impassable" else 0o000)
    arguments = {"repair": ("repair",), "sessions": ()}.get(command, (session.name,))
    name = "sessions" if command in ("repair", "sessions") else command
    done = bound(name, "--recordings", str(recordings), *arguments, folder=tmp_path)
    for path in everything:
        path.chmod(0o755)
    assert "Traceback" not in done.stderr
    known = (0, 5) if closed == "read-only" or command == "repair" else (0, 2)
    assert done.returncode in known, done.stderr
    assert len(done.stderr.splitlines()) <= 1
    if closed == "read-only" and command in ("repair", "review", "report", "export"):
        assert done.returncode == 5
        assert "ermission denied" in done.stdout + done.stderr
