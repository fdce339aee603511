"""A signal ends the program: what was said is kept, the terminal as it was, the code right."""

import signal
from pathlib import Path

import pytest

from mockint.audio import read_wav
from mockint.session import store
from tests.conftest import ROOT, Run
from tests.desk import Desk
from tests.pseudo_terminal import Terminal
from tests.report_material import keep, plain_session
from tests.test_trouble import desk, nothing_is_lost, recorded

pytestmark = pytest.mark.real

__all__ = ["desk"]  # a fixture

SOUNDS = ROOT / "tests" / "sounds"
KEPT = "What was recorded is kept"
CODES = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


def one_last_line(text: str) -> None:
    """Check that one line says it, and that no traceback is shown."""
    assert "Traceback" not in text, text
    assert text.count(KEPT) == 1, text


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Make a session of three seconds."""
    path = tmp_path / "recordings" / "short"
    keep(plain_session(path, "Why?"), path)
    return path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_interview_that_is_ended_keeps_the_answer_and_gives_the_terminal_back(
    desk: Desk, tmp_path: Path, cache: Path, run: Run, number: signal.Signals
) -> None:
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    env = {**desk.env, "MOCKINT_CACHE": str(cache)}
    with Terminal(tmp_path, "interview", "-n", "9", **env) as screen:
        recorded(tmp_path, 4, within=300)
        assert not screen.echoes
        screen.send(number)
        assert screen.end() == 128 + number
        assert screen.whole
        one_last_line(screen.text)
    robot.leave()
    nothing_is_lost(run, tmp_path, 4)


def test_a_terminal_that_is_closed_keeps_the_answer(
    desk: Desk, tmp_path: Path, cache: Path, run: Run
) -> None:
    """Nobody is left to be told, and no error at telling it may disturb the putting away."""
    robot = desk.robot([SOUNDS / "jfk.flac"], tmp_path / "robot")
    env = {**desk.env, "MOCKINT_CACHE": str(cache)}
    with Terminal(tmp_path, "interview", "-n", "9", **env) as screen:
        recorded(tmp_path, 4, within=300)
        screen.hang_up()
        assert screen.end() == 129
    robot.leave()
    nothing_is_lost(run, tmp_path, 4)


@pytest.mark.parametrize(("number", "code"), CODES)
def test_a_replay_that_is_ended_gives_the_terminal_back(
    stored: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with Terminal(tmp_path, "replay", stored, "--silent") as screen:
        screen.until("\x1b[?25l")
        screen.send(number)
        assert screen.end() == code
        assert screen.whole
        one_last_line(screen.text)


def test_a_demo_that_is_ended_opens_again(tmp_path: Path, cache: Path, run: Run) -> None:
    with Terminal(
        tmp_path, "demo", "-n", "9", "--voice", "silent", MOCKINT_CACHE=str(cache)
    ) as screen:
        path = recorded(tmp_path, 4, within=300)
        screen.send(signal.SIGTERM)
        assert screen.end() == 143
        assert screen.whole
        one_last_line(screen.text)
    kept = len(read_wav(path))
    assert store.load(path.parent.parent).entries[0].recording is not None
    done = run("sessions", "repair")
    assert done.returncode == 0, done.stderr
    assert len(read_wav(path)) == kept


def test_two_signals_at_once_are_one(stored: Path, tmp_path: Path) -> None:
    """A closed window sends SIGHUP more than once, and a shutdown sends SIGTERM behind it."""
    with Terminal(tmp_path, "replay", stored, "--silent") as screen:
        screen.until("\x1b[?25l")
        for number in (signal.SIGHUP, signal.SIGHUP, signal.SIGTERM):
            screen.send(number)
        assert screen.end() in (129, 143)  # which one comes first is up to the system
        assert screen.whole
        one_last_line(screen.text)


def test_nohup_goes_on(stored: Path, tmp_path: Path) -> None:
    ignored = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    (tmp_path / "sitecustomize.py").write_text(ignored)
    with Terminal(
        tmp_path, "replay", stored, "--silent", PYTHONPATH=f"{tmp_path}:{ROOT}"
    ) as screen:
        screen.until("\x1b[?25l")
        screen.send(signal.SIGHUP)
        assert screen.end() == 0
