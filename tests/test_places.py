"""What belongs to the user lies where each system keeps such things, or where the user says."""

import sys
from pathlib import Path

import pytest

from mockint import places

linux = pytest.mark.skipif(sys.platform != "linux", reason="the customs of Linux")
VARIABLES = ("MOCKINT_CACHE", "MOCKINT_STATE", "MOCKINT_TERMS")
CUSTOMS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with a home, and with no wish of the user's."""
    for name in (*VARIABLES, *CUSTOMS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")


@linux
def test_each_thing_lies_where_the_system_keeps_its_kind() -> None:
    assert places.cache_folder() == Path("/home/me/.cache/mockint")
    assert places.speed_file() == Path("/home/me/.local/state/mockint/speed.json")
    assert places.devices_file() == Path("/home/me/.config/mockint/devices.json")
    assert places.own_terms_file() == Path("/home/me/.config/mockint/terms.toml")
    assert places.learned_terms_file() == Path("/home/me/.config/mockint/terms-learned.toml")


@linux
def test_the_systems_own_variables_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CUSTOMS:
        monkeypatch.setenv(name, f"/x/{name}")
    assert places.cache_folder() == Path("/x/XDG_CACHE_HOME/mockint")
    assert places.devices_file() == Path("/x/XDG_CONFIG_HOME/mockint/devices.json")
    assert places.speed_file() == Path("/x/XDG_STATE_HOME/mockint/speed.json")


def test_the_users_wish_counts_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCKINT_CACHE", "/x/chosen")
    monkeypatch.setenv("MOCKINT_STATE", "/x/fast.json")
    assert places.cache_folder() == Path("/x/chosen")
    assert places.speed_file() == Path("/x/fast.json")


def test_terms_elsewhere_do_not_move_the_remembered_microphone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = places.devices_file()
    monkeypatch.setenv("MOCKINT_TERMS", "/x/mine/terms.toml")
    assert places.own_terms_file() == Path("/x/mine/terms.toml")
    assert places.learned_terms_file() == Path("/x/mine/terms-learned.toml")
    assert places.devices_file() == before
