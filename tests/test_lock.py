"""One process at a time writes in a session; moments tell when sessions began, not clocks."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest

from mockint.engines.silero import Silero
from mockint.errors import InUse, NotKept
from mockint.model import Pack
from mockint.review.checks import BY_NUMBER
from mockint.review.compared import MEASURES
from mockint.session import lock, store
from mockint.session.compare import compare
from mockint.session.json import encode
from mockint.wiring import guides
from mockint.wiring.repair import repair
from tests.conftest import Run
from tests.test_store import NOW, answered, begun

HOLDER = """
import sys, time
from pathlib import Path
from mockint.session import lock
with lock.hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return guides.read(guides.shipped())[0]


@contextmanager
def another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold a session."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "held\n"
        try:
            yield running
        finally:
            running.kill()


def named(recordings: Path, pack: Pack, name: str, started: str) -> Path:
    """Make a session of a name and a time."""
    folder = store.begin(
        recordings, pack, now=NOW, candidate="you", planned=pack.questions[:1]
    ).path
    (folder / "session.json").write_bytes(
        encode(replace(store.load_cover(folder), started=started))
    )
    return folder.rename(recordings / name)


@pytest.mark.slow
def test_two_interviews_begun_at_once_have_folders_of_their_own(tmp_path: Path, pack: Pack) -> None:
    """Thirty times in one minute, eight at a time.

    A folder is the file system's, so threads do for processes.
    """
    together = Barrier(8)

    def begin(_: int) -> Path:
        together.wait()
        return begun(tmp_path, pack).path

    with ThreadPoolExecutor(8) as eight:
        made = [path for _ in range(30) for path in eight.map(begin, range(8))]
    assert len(made) == len(set(made)) == 240


@pytest.mark.real
def test_a_session_that_is_held_is_refused_to_others_until_its_holder_dies(
    tmp_path: Path, pack: Pack
) -> None:
    folder = begun(tmp_path, pack).path
    with another(folder) as running:
        assert lock.is_held(folder)
        with pytest.raises(InUse, match="another mockint"), lock.hold(folder):
            pass
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert not lock.is_held(folder)
        with lock.hold(folder), lock.hold(folder):
            pass  # a command and the room that it opens


@pytest.mark.real
def test_a_session_stays_held_when_its_folder_is_moved(tmp_path: Path, pack: Pack) -> None:
    folder = begun(tmp_path, pack).path
    with another(folder):
        assert lock.is_held(folder.rename(tmp_path / "elsewhere"))


def test_the_lock_is_an_empty_file_for_its_owner(tmp_path: Path, pack: Pack) -> None:
    path = begun(tmp_path, pack).path / lock.NAME
    assert path.read_bytes() == b""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path, pack: Pack) -> None:
    folder, elsewhere = begun(tmp_path, pack).path, tmp_path / "elsewhere"
    for there in (True, False):
        (folder / lock.NAME).unlink()
        (folder / lock.NAME).symlink_to(elsewhere)
        if there:
            elsewhere.write_bytes(b"mine")
        assert not lock.is_held(folder)
        with pytest.raises(NotKept, match="cannot be written"), lock.hold(folder):
            pass
        assert not there or elsewhere.read_bytes() == b"mine"
        elsewhere.unlink(missing_ok=True)
    assert not elsewhere.exists()


def test_a_live_session_is_listed_as_being_held(tmp_path: Path, pack: Pack, run: Run) -> None:
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0], finished=False)
    with another(folder.path):
        listed = run("sessions").stdout
        assert "is being held right now" in listed
        assert "broke off" not in listed
        assert '"in_use": true' in run("sessions", "--json").stdout
    assert "broke off" in run("sessions").stdout


@pytest.mark.parametrize("wish", [("review",), ("report",), ("export",), ("compare", "2026-old")])
def test_a_command_that_would_write_in_a_live_session_says_so_in_one_line(
    tmp_path: Path, pack: Pack, run: Run, wish: tuple[str, ...]
) -> None:
    named(tmp_path / "recordings", pack, "2026-old", "2026-01-01T10:00:00+00:00")
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0], finished=False)
    with another(folder.path):
        before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
        done = run(*wish, "last")
        assert (done.returncode, done.stdout) == (InUse.exit_code, "")
        assert done.stderr.count("\n") == 1
        assert f"{folder.path.name} is being worked on by another mockint right now" in done.stderr
        assert {
            path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()
        } == before


def test_repair_leaves_a_live_session_alone_whatever_the_clock_says(
    tmp_path: Path, pack: Pack, run: Run
) -> None:
    """A future-dated recording was being recorded for ever; a live one that stood still was not."""
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0], finished=False)
    path = folder.folder(pack.questions[0]) / "answer.wav"
    for at in (1e9, 1e10):
        os.utime(path, (at, at))
        with another(folder.path):
            assert "left alone: The session" in run("sessions", "repair").stdout
    assert "in order" in run("sessions", "repair").stdout
    assert repair(folder.path, Silero) is None


def test_a_session_that_had_not_begun_is_removed_with_its_lock(tmp_path: Path) -> None:
    folder = tmp_path / "recordings" / "2026-05-18T19-30-x"
    folder.mkdir(parents=True)
    with lock.hold(folder):
        pass
    done = repair(folder, Silero)
    assert done is not None
    assert "had not begun" in done.done[0]
    assert not folder.exists()


def test_the_newest_session_is_the_last_by_its_moment(tmp_path: Path, pack: Pack) -> None:
    """The hour that comes twice in autumn, and a journey from Seoul to Berlin."""
    for earlier, later in (
        ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"),
        ("2026-05-18T19:30:00+09:00", "2026-05-18T14:00:00+02:00"),
    ):
        recordings = tmp_path / earlier[:10]
        first = named(recordings, pack, f"{earlier[:13]}-{earlier[14:16]}-guide", earlier)
        second = named(recordings, pack, f"{later[:13]}-{later[14:16]}-guide", later)
        assert first.name > second.name
        assert store.sessions(recordings) == [first, second]
        assert store.find(recordings, "last") == second


def test_takes_are_compared_in_the_order_of_their_moments(tmp_path: Path, pack: Pack) -> None:
    recordings = tmp_path / "recordings"
    for started in ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"):
        folder = named(recordings, pack, f"{started[:13]}-{started[14:16]}", started)
        answered(store.Folder(folder), pack.questions[0])
    later, earlier = sorted(store.load(path).started for path in store.sessions(recordings))
    sessions = [store.load(path) for path in store.sessions(recordings)]
    made = compare(sessions, by_number=BY_NUMBER, measures=MEASURES)
    assert [take.started for take in made.questions[0].takes] == [earlier, later]


def test_a_session_keeps_when_it_began_with_the_offset(tmp_path: Path, pack: Pack) -> None:
    seoul = datetime(2026, 5, 18, 19, 30, tzinfo=timezone(timedelta(hours=9)))
    for now, offset in ((seoul, timedelta(hours=9)), (seoul.replace(tzinfo=None), None)):
        folder = store.begin(
            tmp_path, pack, now=now, candidate="you", planned=pack.questions[:1]
        ).path
        kept = datetime.fromisoformat(store.load_cover(folder).started)
        assert kept.utcoffset() is not None
        assert offset is None or kept.utcoffset() == offset


@pytest.fixture
def sealed(tmp_path: Path, pack: Pack) -> Iterator[Path]:
    """Make a folder of sessions in which nobody may write, the system's manager neither."""
    folder = begun(tmp_path, pack)
    answered(folder, pack.questions[0])
    recordings = folder.path.parent
    if os.name == "nt" or os.geteuid():
        recordings.chmod(0o500)
        folder.path.chmod(0o500)
        yield recordings
        folder.path.chmod(0o700)
        recordings.chmod(0o700)
        return
    mounts = (["--bind", recordings, recordings], ["-o", "remount,bind,ro", recordings])
    for mount in mounts:
        if subprocess.run(["mount", *mount], check=False, capture_output=True).returncode:
            pytest.skip(
                "this user may write everywhere, and may not mount a folder that is read only"
            )
    try:
        yield recordings
    finally:
        subprocess.run(["umount", recordings], check=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_sessions_are_listed_and_replayed_where_nobody_may_write(sealed: Path, run: Run) -> None:
    assert "1 of 2 questions answered" in run("sessions").stdout
    assert run("replay", "last", "--silent").returncode == 0
    for command, code in (
        (("report",), NotKept.exit_code),
        (("review",), NotKept.exit_code),
        (("sessions", "repair"), NotKept.exit_code),
    ):
        done = run(*command)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        assert "cannot be written" in done.stderr + done.stdout
