"""What goes wrong at real desks: one clear line, the right exit code, and what was recorded stays."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mockint import store
from mockint.audio import read_wav
from mockint.model import RATE, Stop
from tests.conftest import Run
from tests.desk import Desk

SOUNDS = Path(__file__).parent / "sounds"


class Talk:
    """A running `mockint`, whose lines can be waited for."""

    def __init__(self, folder: Path, *args: str, env: dict[str, str], limit: Callable[[], None] | None = None) -> None:
        self.folder = folder
        self.text = ""
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mockint", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "PYTHONWARNINGS": "", "COLUMNS": "200", "HF_HUB_OFFLINE": "1", **env},
            text=True,
            preexec_fn=limit,  # noqa: PLW1509 - sets a limit and nothing else
        )

    def until(self, what: str, seconds: float = 60) -> str:
        """Read lines until one holds `what`; fails when the program ends before."""
        assert self.process.stdout is not None
        ending = time.monotonic() + seconds
        while time.monotonic() < ending:
            line = self.process.stdout.readline()
            self.text += line
            if what in line:
                return line
            if not line:
                break
        raise AssertionError(f"{what!r} never came: {self.text}")

    def end(self, seconds: float = 60) -> int:
        """Wait for the end; give the exit code."""
        rest, _ = self.process.communicate(timeout=seconds)
        self.text += rest
        return self.process.returncode


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def recorded(folder: Path, seconds: float, *, within: float = 40) -> Path:
    """Wait until an answer of so many seconds is on disk; give its file."""
    ending = time.monotonic() + within
    while time.monotonic() < ending:
        for path in folder.glob("recordings/*/*/answer.wav"):
            if len(read_wav(path)) > seconds * RATE:
                return path
        time.sleep(0.05)
    raise AssertionError("nothing was recorded")


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
    (tmp_path / "no-devices.conf").write_text("")
    done = run("interview", ALSA_CONFIG_PATH=str(tmp_path / "no-devices.conf"), PULSE_SERVER="unix:/nowhere")
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


def test_a_muted_microphone_is_told_within_five_seconds(desk: Desk, tmp_path: Path) -> None:
    talk = Talk(tmp_path, "interview", "-n", "9", "--voice", "silent", env=desk.env)
    talk.until("gives only silence")
    assert len(read_wav(next(tmp_path.glob("recordings/*/*/answer.wav")))) <= 5 * RATE
    talk.process.send_signal(signal.SIGINT)
    assert talk.end() == 130


def test_a_microphone_that_vanishes_keeps_the_answer_so_far(desk: Desk, tmp_path: Path) -> None:
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    talk = Talk(tmp_path, "interview", "-n", "9", env=desk.env)
    recorded(tmp_path, 6)
    desk.unplug()
    assert talk.end() == 4
    robot.done(1)
    one_line(talk.text, "went away")
    session = store.load(store.find(tmp_path / "recordings", "last"))
    recording, transcript = session.entries[0].recording, session.entries[0].transcript
    assert recording is not None
    assert (recording.stop, recording.seconds > 5.5) == (Stop.LOST, True)
    assert transcript is not None
    assert "Americans" in transcript.text
    assert "report.html" in talk.text


def test_kill_in_the_middle_of_an_answer_loses_nothing(desk: Desk, tmp_path: Path, run: Run) -> None:
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    talk = Talk(tmp_path, "interview", "-n", "9", env=desk.env)
    recorded(tmp_path, 5)
    talk.process.kill()
    talk.end()
    robot.done(1)
    nothing_is_lost(run, tmp_path, 5)


@pytest.mark.parametrize("stage", ["Getting", "[1/1]", "answer", "recorded"])
def test_ctrl_c_at_each_stage(desk: Desk, tmp_path: Path, run: Run, stage: str) -> None:
    """While engines load, while the question is spoken, during the answer, while it is read."""
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    talk = Talk(tmp_path, "interview", "-n", "9", env=desk.env)
    if stage == "answer":
        recorded(tmp_path, 5)
    else:
        talk.until(stage)
    talk.process.send_signal(signal.SIGINT)
    assert talk.end() == 130
    robot.done(1)
    one_line(talk.text, "What was recorded is kept")
    if stage in ("answer", "recorded"):
        nothing_is_lost(run, tmp_path, 5)


def small_disk(folder: Path) -> Callable[[], None] | None:
    """Make `folder` too small for an answer: a file system of 300 KB, or where only root may, a limit on each file."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode == 0:
        return None
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_full_disk_keeps_what_was_said_until_then(desk: Desk, tmp_path: Path, run: Run) -> None:
    disk = tmp_path / "recordings"
    disk.mkdir()
    limit = small_disk(disk)
    try:
        talk = Talk(tmp_path, "interview", "-n", "9", "--voice", "silent", env=desk.env, limit=limit)
        assert talk.end(90) == 5
        one_line(talk.text, "cannot be written")
        session = store.load(store.find(disk, "last"))
        recording = session.entries[0].recording
        assert recording is not None
        assert (recording.stop, recording.seconds > 3) == (Stop.BROKEN_OFF, True)
    finally:
        with contextlib.suppress(FileNotFoundError):
            subprocess.run(["umount", disk], check=False, capture_output=True)
