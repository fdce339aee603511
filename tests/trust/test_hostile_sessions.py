"""Thirty damaged or hostile sessions through every command: a line, nothing touched or lost."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mockint.model import Word
from mockint.ports import Samples
from mockint.wiring import parts
from tests.trust.attack import attacked
from tests.trust.commands import ARGUMENTS, OPENS_NONE, taking_sessions
from tests.trust.hostile import ATTACKS, healthy

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and SIGALRM"),
    pytest.mark.filterwarnings("default"),  # a user is not stopped by a warning either
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return healthy(tmp_path_factory.mktemp("healthy") / "2026-05-01T10-00-healthy")


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Read answers that lost their words by a stand-in, because Whisper takes seconds.

    `benchmarks/hostile.py` has Whisper.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "recogniser", lambda *_: StandIn())
        yield


class StandIn:
    made_by = "stand-in"

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        return [Word("Well", 0.1, 0.2, 0.9)]


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep what commands remember away from the real home, and from what is watched."""
    home = tmp_path_factory.mktemp("home")
    for name, value in {
        "HOME": home,
        "MOCKINT_CACHE": cache,
        "XDG_CONFIG_HOME": home,
        "XDG_STATE_HOME": home,
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


def test_every_command_that_takes_a_session_is_attacked() -> None:
    assert taking_sessions() - OPENS_NONE == set(ARGUMENTS)


def test_there_are_thirty_attacks() -> None:
    """The first thirty folders are one attack each."""
    assert len(ATTACKS) == 30


def test_the_session_is_whole_before_it_is_attacked(session: Path, tmp_path: Path) -> None:
    """Each command does its work on it, so that what it refuses later it refuses for the attack."""
    ends = list(attacked(None, session, tmp_path))
    assert [fault for ended in ends for fault in ended.faults] == []
    codes = {ended.command.split(" SESSION")[0]: ended.done.code for ended in ends}
    assert codes.pop("interview --resume") in (3, 4), "there is no such microphone"
    assert codes.pop("terms") == 2, "nobody said what is to be undone"
    assert set(codes.values()) == {0}


@pytest.mark.parametrize("seed", range(30), ids=list(ATTACKS)[:30])
def test_hostile(seed: int, session: Path, tmp_path: Path) -> None:
    """No traceback, a known end, one line; nothing outside touched, no healthy answer lost."""
    faults = [fault for ended in attacked(seed, session, tmp_path) for fault in ended.faults]
    assert faults == []
