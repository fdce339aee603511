"""The fence: what no test may touch fails with a sentence that says what to do."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mockint import places
from mockint.engines.sounddevice import SoundCardMicrophone
from tests.fence import FENCE, MODELS

Refused = pytest.fail.Exception


@pytest.fixture(autouse=True)
def forgiven() -> Iterator[None]:
    """What these tests try on purpose is no fault of theirs."""
    yield
    FENCE.tried.clear()


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forbid what a quick run forbids."""
    monkeypatch.setattr(FENCE, "opening", True)


def refused(work: Callable[[], object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        work()
    assert FENCE.tried
    with pytest.raises(Refused, match=sentence):
        FENCE.check()
    FENCE.tried.clear()


def test_no_other_machine_is_reached() -> None:
    """Neither a name is asked for nor anything sent; this machine itself is no network."""
    FENCE.opening = False  # in quick runs, sockets are refused before that
    refused(lambda: socket.getaddrinfo("example.com", 80), "asks for `network`")
    with socket.socket(type=socket.SOCK_DGRAM) as unconnected:
        refused(lambda: unconnected.sendto(b"", ("192.0.2.1", 9)), "asks for `network`")
        refused(lambda: unconnected.connect(("192.0.2.1", 9)), "asks for `network`")
        unconnected.connect(("127.0.0.1", 9))
    assert socket.getaddrinfo("localhost", 80)


def test_who_asks_for_the_network_has_it(network: None) -> None:
    assert not FENCE.network


def test_the_users_own_folders_are_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each test has an empty home; only what is costly to make is kept between them."""
    ours = (places.cache_folder(), places.settings_folder(), places.speed_file(), Path.home())
    assert all(tmp_path_factory.getbasetemp() in path.parents for path in ours)
    assert not list(Path.home().iterdir())


def test_a_microphone_is_not_opened() -> None:
    microphone = SoundCardMicrophone.__new__(SoundCardMicrophone)
    microphone.name = "headset"
    refused(microphone._opened, "'headset'; one that needs it asks for `microphone`")


@pytest.mark.parametrize(
    "work",
    [
        lambda: subprocess.run([sys.executable, "-c", ""], check=False),
        lambda: os.system("true"),
        socket.socket,
    ],
    ids=["program", "shell", "socket"],
)
def test_a_quick_run_opens_no_process_and_no_socket(
    work: Callable[[], object], opening: None
) -> None:
    refused(work, "A quick test opens a .*pytest.mark.real")


def test_a_quick_run_opens_no_model() -> None:
    """A library that is installed can be found, and not be used."""
    stand_ins = dict(FENCE.stand_ins())
    assert {"onnxruntime", "faster_whisper", "sounddevice"} <= stand_ins.keys() <= set(MODELS)
    for name, library in stand_ins.items():
        assert library.__spec__ is not None
        assert library.__spec__.name == name
        refused(lambda library=library: library.load, f"{name}.load.*pytest.mark.real")
