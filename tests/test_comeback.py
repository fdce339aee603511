"""A microphone that went away is waited for: what a key decides meanwhile.

Real devices come back in test_listen_desk.

The microphone is a stand-in that goes away when a test says so.
"""

from collections.abc import Iterator

import numpy as np
import pytest

from mockint.ear.reconnect import LOOK, ReconnectingMicrophone
from mockint.errors import DeviceTrouble
from mockint.ports import Key, SoundBlock
from tests.fakes import FakeScreen


class Loose:
    """Gives two blocks, then is away for so many looks, then gives two more."""

    live, telephone = True, False

    def __init__(self, away: int) -> None:
        self.name = "headset"
        self.looks = -1
        self._away = away

    def another(self) -> None:
        self.name, self._away = "built-in", 0

    def close(self) -> None:
        pass

    def blocks(self) -> Iterator[SoundBlock]:
        self.looks += 1
        if 0 < self.looks <= self._away:
            raise DeviceTrouble("The microphone went away.")
        for _ in range(2):
            yield SoundBlock(np.full(512, self.looks, np.int16))
        if self.looks == 0:
            raise DeviceTrouble("The microphone went away.")


class Room(FakeScreen):
    """Screen, keys and clock."""

    def __init__(self, *keys: Key | None) -> None:
        super().__init__()
        self.now = 0.0
        self._keys = list(keys)

    def pressed(self) -> Key | None:
        return self._keys.pop(0) if self._keys else None

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def heard(microphone: Loose, room: Room, longest: float = 60.0) -> list[int]:
    patient = ReconnectingMicrophone(
        microphone,
        keys=room,
        screen=room,
        longest=longest,
        sleep=room.sleep,
        clock=lambda: room.now,
    )
    numbers = [int(block.samples[0]) for block in patient.blocks()]
    assert room.shown == room.told
    return numbers


def test_the_answer_goes_on_when_the_device_is_back() -> None:
    room = Room()
    assert heard(Loose(3), room) == [0, 0, 4, 4]
    assert "answer so far is kept" in str(room.told[0])
    assert "go on" in str(room.told[1])
    assert room.now == 3 * LOOK


def test_enter_takes_the_systems_choice_instead() -> None:
    room = Room(None, Key.END)
    assert heard(Loose(100), room) == [0, 0, 2, 2]
    assert "built-in" in str(room.told[-1])


@pytest.mark.parametrize("keys", [[Key.QUIT], []], ids=["q", "nobody comes back"])
def test_otherwise_the_loss_is_raised(keys: list[Key]) -> None:
    with pytest.raises(DeviceTrouble):
        heard(Loose(1000), Room(*keys), longest=5.0)
