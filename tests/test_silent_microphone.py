"""A microphone that gives only silence is told before the first question."""

from collections.abc import Iterator

import numpy as np
import pytest

from mockint.errors import DeviceTrouble
from mockint.ports import SoundBlock
from mockint.wiring.silent_microphone import CHOICES, silent, sounding


class Wire:
    """A microphone that gives the same level for ever."""

    live = True
    telephone = False

    def __init__(self, name: str, *levels: int) -> None:
        self.name, self.levels, self.opened, self.closed = name, list(levels), 0, False

    def blocks(self) -> Iterator[SoundBlock]:
        level = self.levels[min(self.opened, len(self.levels) - 1)]
        self.opened += 1
        while True:
            yield SoundBlock(np.full(512, level, np.int16))

    def another(self) -> None:
        """Stay."""

    def close(self) -> None:
        self.closed = True


class Answers:
    """Somebody who types these."""

    def __init__(self, *typed: str) -> None:
        self.typed, self.asked = list(typed), list[str]()

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        return self.typed.pop(0)


def no_other(name: str) -> Wire:
    raise DeviceTrouble(f"No microphone is called “{name}”.")


def test_what_hisses_is_not_silent() -> None:
    assert silent(Wire("mute", 0))
    assert not silent(Wire("good", 1))


def test_a_good_microphone_is_taken_without_a_word() -> None:
    told: list[str] = []
    good = Wire("good", 1)
    assert sounding(good, another=no_other, ask=Answers(), tell=told.append) is good
    assert told == []


def test_without_a_terminal_it_is_one_clear_line() -> None:
    told: list[str] = []
    mute = Wire("mute", 0)
    assert sounding(mute, another=no_other, ask=None, tell=told.append) is mute
    assert len(told) == 1
    assert "mute" in told[0]
    assert "--microphone" in told[0]


@pytest.mark.parametrize(
    ("mute", "typed", "told"),
    [
        (Wire("mute", 0), ["g"], 1),
        (Wire("mute", 0, 1), ["t"], 1),
        (Wire("mute", 0), ["c", "nothing", "g"], 3),
    ],
)
def test_it_is_tested_again_or_gone_on_with(mute: Wire, typed: list[str], told: int) -> None:
    lines: list[str] = []
    ask = Answers(*typed)
    assert sounding(mute, another=no_other, ask=ask, tell=lines.append) is mute
    assert ask.typed == []
    assert ask.asked[0] == CHOICES
    assert len(lines) == told


def test_another_one_is_chosen_and_the_first_is_let_go() -> None:
    mute, good = Wire("mute", 0), Wire("good", 1)
    taken = sounding(mute, another=lambda _: good, ask=Answers("c", "good"), tell=lambda _: None)
    assert taken is good
    assert mute.closed
