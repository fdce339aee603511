"""What every test shares: the installed command as a process, and real human speech if at hand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from mockint.engines.sounddevice import SoundCardMicrophone
from tests.fence import FENCE
from tests.forked import Forks
from tests.sitting import at_the_desk

settings.register_profile("any machine", deadline=None)  # how quick a machine is, is no fault
settings.load_profile("any machine")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

QUIET = {"HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "", "COLUMNS": "100"}
"""No network, no warnings among the lines, one width of the terminal."""

Run = Callable[..., subprocess.CompletedProcess[str]]

OPENERS = {"run", "forks", "short_session"}
"""Fixtures that open a process, a device or a model: whoever asks for one is `real`."""

LONG = (
    "test_transcribe.py", "test_demo.py", "test_limits.py", "test_transcription.py",
    "test_two_processes.py", "test_assess.py", "test_guide_bad.py", "test_larger_judge.py",
    "test_voice.py", "test_nothing_lost.py", "test_training.py", "test_same_bytes.py",
    "test_lock.py", "test_terminal.py", "test_network.py", "test_report_page.py",
)  # fmt: skip
"""Files that take longest: they begin first, so that at the end no worker waits for the other.

The last two begin when those at the desk are nearly done: a browser, and commands in sessions of
their own, do not stay as nice as whoever started them.
"""

_HOMES = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let who doubts the forks have every command in a new interpreter."""
    parser.addoption("--fresh", action="store_true", help="fork no command: start each anew")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Import no file without a desk for a run of those at the desk alone."""
    hurried = config.getoption("markexpr") == "alone" and collection_path.suffix == ".py"
    return True if hurried and not at_the_desk(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens something, and what hears in real time; runs before `-m` chooses."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))
    for item in items:
        if getattr(item, "originalname", "") in at_the_desk(item.path):
            item.add_marker(pytest.mark.alone)
        if OPENERS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.real)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Put stand-ins in the place of what opens models, once all tests are imported."""
    if _quick(session.config):
        sys.modules.update(FENCE.stand_ins())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Have the fence up while a test runs, and before its fixtures, also those of the session."""
    allowed = getattr(item, "fixturenames", ())
    with FENCE.up(network="network" not in allowed, opening=_quick(item.config)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Fail the test where the program swallowed a refusal, as it does on other threads."""
    result = yield
    FENCE.check()
    return result


def _quick(config: pytest.Config) -> bool:
    return "not real" in config.getoption("markexpr")


@pytest.fixture(scope="session", autouse=True)
def _homes(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Path]:
    """Keep every test and all that it starts out of the user's own folders, as on a new machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("MOCKINT_") or (name.startswith("XDG_") and name.endswith("_HOME")):
                patch.delenv(name)
        patch.setenv("MOCKINT_CACHE", str(cache))
        patch.setenv("PULSE_SERVER", "unix:/nowhere")  # a process of ours finds no microphone
        homes = tmp_path_factory.mktemp("homes")
        _move_in(patch, homes)
        yield homes


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, _homes: Path) -> None:
    """Give each test an empty home and no microphone; the network is refused by the fence.

    A test that needs the network or the microphone asks for the fixture `network` or `microphone`.
    """
    home = _homes / str(next(_HOMES))
    home.mkdir()
    _move_in(monkeypatch, home)
    if "microphone" not in request.fixturenames:
        monkeypatch.setattr(SoundCardMicrophone, "_opened", _no_microphone)


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Make a folder the home, by the names of every system."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(name, str(home))


def _no_microphone(microphone: SoundCardMicrophone) -> None:
    FENCE.refuse(f"A test opens {microphone.name!r}; one that needs it asks for `microphone`.")


@pytest.fixture
def network() -> None:
    """Let a test reach other machines; without it only this machine can be reached."""


@pytest.fixture
def microphone() -> None:
    """Let a test open a real microphone; those at a virtual desk are in processes of their own."""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Join Whisper's weights once for all tests, and never in the user's own cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def forks(request: pytest.FixtureRequest, _homes: Path) -> Iterator[Forks | None]:
    """Fork the processes of commands from one that has imported them; None where none may."""
    if sys.platform != "linux" or request.config.getoption("--fresh"):
        yield None
        return
    with Forks({**os.environ, **QUIET}) as forks:
        yield forks


@pytest.fixture
def run(tmp_path: Path, cache: Path, forks: Forks | None) -> Run:
    """Run `mockint` as a user would: a process in an empty folder and home, without the network."""

    def call(*args: object, timeout: float = 900, **env: str) -> subprocess.CompletedProcess[str]:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        own = {"HOME": str(home), "MOCKINT_CACHE": str(cache), **QUIET}
        env = {**os.environ, **own, **env}
        if forks is not None and forks.can_stand_for(env):
            return forks.run(args, cwd=tmp_path, env=env, timeout=timeout)
        return subprocess.run(
            [sys.executable, "-m", "mockint", *map(str, args)],
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            env=env,
        )

    return call


@pytest.fixture(scope="session")
def speech() -> Path:
    """Give the folder of real speech that this project is tuned on; skip where it is absent."""
    data = SHARED / "data"
    if not data.is_dir():
        pytest.skip("needs the project's speech data beside the checkout, at ../shared/data")
    return data


@pytest.fixture(scope="session")
def _short_session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return short_interview(tmp_path_factory.mktemp("short") / "recordings")


@pytest.fixture
def short_session(tmp_path: Path, _short_session: Path) -> Path:
    """Give a finished session with one real answer of five seconds, held once for all tests."""
    return Path(shutil.copytree(_short_session, tmp_path / "recordings" / _short_session.name))


def short_interview(recordings: Path) -> Path:
    """Interview a file with one real answer of five seconds; give the session."""
    from rich.console import Console

    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.interview import interview
    from mockint.wiring import plans

    plan = plans.plan(None, ["9"])
    wishes = wiring.Wishes(recordings=recordings)
    answers = [ROOT / "tests" / "sounds" / "librispeech.flac"]
    console = Console(quiet=True)
    with wiring.demo(plan, answers, wishes, console=console, fast=True) as (room, folder):
        interview(Agenda(plan.questions), room)
    ending.write(folder, console)
    return folder
