"""What goes wrong at real desks: one clear line, the right exit code, nothing recorded lost."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mockint.audio import read_wav
from mockint.model import RATE, Stop
from mockint.session import store
from tests.conftest import Run
from tests.desk import Desk

pytestmark = pytest.mark.real

SOUNDS = Path(__file__).parent / "sounds"

HANGS = 150
"""Seconds after which something hangs, also on a machine that does much else; no measure."""

Start = Callable[..., "Talk"]


class Talk:
    """A running `mockint`, whose lines can be waited for."""

    def __init__(
        self, folder: Path, *args: str, env: dict[str, str], limit: Callable[[], None] | None = None
    ) -> None:
        self.folder = folder
        self.text = ""
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mockint", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env={
                **os.environ,
                "PYTHONWARNINGS": "",
                "COLUMNS": "200",
                "HF_HUB_OFFLINE": "1",
                **env,
            },
            text=True,
            bufsize=1,
            preexec_fn=limit,  # noqa: PLW1509 - sets a limit and nothing else
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, what: str, seconds: float = HANGS) -> None:
        """Wait until `what` was printed."""
        ending = time.monotonic() + seconds
        while what not in self.text:
            assert time.monotonic() < ending, (what, self.text)
            assert self._reader.is_alive() or what in self.text, (what, self.text)
            time.sleep(0.02)

    def close(self) -> None:
        """Leave nothing running, also when a test fails."""
        self.process.kill()
        self.end()

    def end(self, seconds: float = HANGS) -> int:
        """Wait for the end; give the exit code."""
        code = self.process.wait(seconds)
        self._reader.join()
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        while data := self.process.stdout.readline():
            self.text += data


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Callable[..., Talk]]:
    """Start `mockint` in the test's folder; whatever still runs at the end is killed."""
    with contextlib.ExitStack() as stack:

        def start(*args: str, **options: Any) -> Talk:
            running = Talk(tmp_path, *args, **options)
            stack.callback(running.close)
            return running

        yield start


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def recorded(folder: Path, seconds: float, *, within: float = HANGS) -> Path:
    """Wait until an answer of so many seconds is on disk; give its file."""
    ending = time.monotonic() + within
    while time.monotonic() < ending:
        for path in folder.glob("recordings/*/*/answer.wav"):
            if len(read_wav(path)) > seconds * RATE:
                return path
        time.sleep(0.05)
    raise AssertionError("nothing was recorded")


def loading(pid: int) -> None:
    """Wait until the recogniser's library is in the process."""
    ending = time.monotonic() + HANGS
    while "ctranslate2" not in Path(f"/proc/{pid}/maps").read_text():
        assert time.monotonic() < ending
        time.sleep(0.01)


def nothing_is_lost(run: Run, folder: Path, seconds: float) -> None:
    """Finish the session that broke off; its sound is whole and its report is written."""
    done = run("review", "last", "--recordings", folder / "recordings")
    assert done.returncode == 0, done.stderr
    session = store.load(store.find(folder / "recordings", "last"))
    assert session.entries[0].recording is not None
    assert session.entries[0].recording.seconds >= seconds
    assert session.entries[0].review is not None
    assert (folder / "recordings" / session.id / "report.html").is_file()


def one_line(text: str, what: str) -> None:
    """Check that the trouble is told in a line, and that no traceback is shown."""
    assert "Traceback" not in text, text
    assert [line for line in text.splitlines() if what in line], text


def test_no_microphone(run: Run, tmp_path: Path) -> None:
    if Path("/proc/asound/pcm").exists() and Path("/proc/asound/pcm").read_text():
        pytest.skip("this machine has a sound card, which nothing takes away")
    done = run("interview", PULSE_SERVER="unix:/nowhere")
    assert done.returncode == 4
    one_line(done.stderr, "no microphone")
    assert not (tmp_path / "recordings").exists()


def test_no_portaudio_simulated_by_hiding_the_library(run: Run, tmp_path: Path) -> None:
    hide = "import ctypes.util; ctypes.util.find_library = lambda name: None\n"
    (tmp_path / "sitecustomize.py").write_text(hide)
    for command in ("interview", "devices"):
        done = run(command, PYTHONPATH=str(tmp_path))
        assert done.returncode == 3
        one_line(done.stderr, "PortAudio")


def test_an_unknown_microphone_is_told_with_those_there_are(run: Run, desk: Desk) -> None:
    done = run("interview", "--microphone", "gramophone", **desk.env)
    assert done.returncode == 4
    one_line(done.stderr, "gramophone")
    assert "vmic" in done.stderr


def test_a_model_that_is_not_here(run: Run, desk: Desk) -> None:
    for model, what, code in (("small", "not on this machine", 3), ("bass", "base", 2)):
        done = run("interview", "--model", model, **desk.env)
        assert done.returncode == code, done.stderr
        one_line(done.stderr, what)


def test_a_muted_microphone_is_told_within_five_seconds(
    desk: Desk, tmp_path: Path, talk: Start
) -> None:
    running = talk("interview", "-n", "9", "--voice", "silent", env=desk.env)
    running.until("nothing but silence")
    # five, and what goes on being recorded until the test has read the line and the file
    assert len(read_wav(next(tmp_path.glob("recordings/*/*/answer.wav")))) <= 7 * RATE
    running.process.send_signal(signal.SIGINT)
    assert running.end() == 130


def test_a_microphone_that_vanishes_keeps_the_answer_so_far(
    desk: Desk, tmp_path: Path, talk: Start
) -> None:
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    running = talk("interview", "-n", "9", env=desk.env)
    recorded(tmp_path, 6)
    desk.unplug()
    assert running.end() == 4
    robot.leave()
    one_line(running.text, "went away")
    session = store.load(store.find(tmp_path / "recordings", "last"))
    recording, transcript = session.entries[0].recording, session.entries[0].transcript
    assert recording is not None
    assert (recording.stop, recording.seconds > 5.5) == (Stop.LOST, True)
    assert transcript is not None
    assert "Americans" in transcript.text
    assert "report.html" in running.text


def test_kill_in_the_middle_of_an_answer_loses_nothing(
    desk: Desk, tmp_path: Path, run: Run, talk: Start
) -> None:
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    running = talk("interview", "-n", "9", env=desk.env)
    recorded(tmp_path, 5)
    running.process.kill()
    running.end()
    robot.leave()
    nothing_is_lost(run, tmp_path, 5)


@pytest.mark.parametrize("stage", ["loading", "[1/1]", "answer", "recorded"])
def test_ctrl_c_at_each_stage(
    desk: Desk, tmp_path: Path, run: Run, talk: Start, stage: str
) -> None:
    """While engines load, while the question is spoken, during the answer, while it is read."""
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    running = talk("interview", "-n", "9", env=desk.env)
    if stage == "loading":
        loading(running.process.pid)
    elif stage == "answer":
        recorded(tmp_path, 5)
    else:
        running.until(stage)
    running.process.send_signal(signal.SIGINT)
    assert running.end() == 130
    robot.leave()
    one_line(running.text, "What was recorded is kept")
    if stage in ("answer", "recorded"):
        nothing_is_lost(run, tmp_path, 5)


def small_disk(folder: Path) -> Callable[[], None] | None:
    """Make `folder` too small for an answer.

    It is a file system of 300 KB, or where only root may make one, a limit on each file.
    """
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder],
        check=False,
        capture_output=True,
    )
    if mounted.returncode == 0:
        return None
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_keeps_what_was_said_until_then(
    desk: Desk, tmp_path: Path, talk: Start
) -> None:
    disk = tmp_path / "recordings"
    disk.mkdir()
    limit = small_disk(disk)
    try:
        running = talk("interview", "-n", "9", "--voice", "silent", env=desk.env, limit=limit)
        assert running.end(90) == 5
        one_line(running.text, "cannot be written")
        session = store.load(store.find(disk, "last"))
        recording = session.entries[0].recording
        assert recording is not None
        assert (recording.stop, recording.seconds > 3) == (Stop.BROKEN_OFF, True)
    finally:
        with contextlib.suppress(FileNotFoundError):
            subprocess.run(["umount", disk], check=False, capture_output=True)
