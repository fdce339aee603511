"""Each key in each state does what the screen says, and nothing where it is not named."""

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import BLOCK
from mockint.ear.key_table import KEY_TABLE, State
from mockint.ear.listener import Listener
from mockint.events import Listening
from mockint.model import RATE, Stop
from mockint.ports import GoesOn, Key, Samples
from mockint.screen.hints import NAMES
from tests.conftest import ROOT
from tests.fakes import FakeScreen
from tests.test_listen import Wire

SECONDS = 8.0


class Voices:
    """A detector that hears speech from second 1 to 3; implements `ports.Detector`."""

    def __init__(self) -> None:
        self.blocks = 0

    def reset(self) -> None:
        self.blocks = 0

    def probability(self, samples: Samples) -> float:
        self.blocks += 1
        return 0.9 if 1 < self.blocks * len(samples) / RATE < 3 else 0.02


@dataclass
class Pressed:
    """Keys that are pressed one after the other, once so many seconds were heard."""

    detector: Voices
    keys: list[Key]
    at: float = 4.0
    given: list[Key] = field(default_factory=list)

    def pressed(self) -> Key | None:
        if self.keys and self.detector.blocks * BLOCK / RATE > self.at:
            self.given.append(self.keys.pop(0))
            return self.given[-1]
        return None


BEFORE = {State.LISTENING: [], State.THINKING: [Key.HOLD], State.PAUSED: [Key.PAUSE]}


def outcome(keys: list[Key], path: Path) -> str:
    """Say in the table's words what these keys did to an answer."""
    detector, screen, replies = Voices(), FakeScreen(), list[Key]()
    ear = Listener(
        Wire(np.ones(round(SECONDS * RATE), np.int16)),
        detector,
        keys=Pressed(detector, list(keys)),
        screen=screen,
        patience=None,
    )
    try:
        recording = ear.listen(path / "answer.wav", heard=lambda _: None, reply=replies.append)
    finally:
        ear.close()
    last = [shown for shown in screen.shown if isinstance(shown, Listening)][-1]
    if recording.stop is not Stop.ENDED:
        return {Stop.KEY: "done", Stop.SKIPPED: "skip", Stop.QUIT: "quit and keep"}[recording.stop]
    if replies:
        return {Key.REPEAT: "repeat", Key.REWORD: "other words"}[replies[0]]
    if (path / "take-1.wav").exists():
        return "begin again"
    if last.paused:
        return "pause"
    return "I'm thinking" if last.held else ""


@pytest.mark.parametrize("state", list(BEFORE))
@pytest.mark.parametrize("key", list(NAMES))
def test_each_key_does_what_the_table_says(state: State, key: Key, tmp_path: Path) -> None:
    meaning = KEY_TABLE[state].get(key)
    done = outcome([*BEFORE[state], key], tmp_path)
    unchanged = {State.LISTENING: "", State.THINKING: "I'm thinking", State.PAUSED: "pause"}[state]
    if meaning is None:
        assert done == unchanged
    else:
        assert done == {"go on": "", "thought enough": ""}.get(meaning, meaning)


@pytest.mark.parametrize("key", list(NAMES))
@pytest.mark.parametrize("state", [State.ASKING, State.READING])
def test_each_key_does_what_the_table_says_while_others_work(
    state: State, key: Key, tmp_path: Path
) -> None:
    """Only what is named cuts the work short; skip and quit end the answer that follows."""
    detector, hushed = Voices(), list[bool]()
    detector.blocks = 1000
    keys = Pressed(detector, [key])
    ear = Listener(
        Wire(np.zeros(round(600 * RATE), np.int16)),
        Voices(),
        keys=keys,
        screen=FakeScreen(),
        patience=None,
        longest=1.0,
    )

    def work() -> str:
        while not hushed and keys.keys:
            time.sleep(0.001)

        return "done"

    asking = state is State.ASKING
    outcome = ear.meanwhile(
        work,
        hush=(lambda: hushed.append(True)) if asking else None,
        early=tmp_path / "early.wav" if asking else None,
    )
    assert outcome is not GoesOn.GOES_ON
    assert bool(hushed) is (asking and key in KEY_TABLE[state])
    recording = ear.listen(tmp_path / "answer.wav", heard=lambda _: None, reply=lambda _: None)
    ear.close()
    ends = {Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT} if key in KEY_TABLE[state] else {}
    assert recording.stop is ends.get(key, Stop.LIMIT)


def test_a_pause_and_enter_lose_nothing(tmp_path: Path) -> None:
    """The question is still open: the answer goes on."""
    assert outcome([Key.PAUSE, Key.END], tmp_path) == ""


def test_the_table_in_the_docs_is_the_one_that_is_kept_to() -> None:
    text = (ROOT / "docs" / "desk.md").read_text("utf-8")
    rows = [
        [cell.strip(" `*") for cell in line.strip("| ").split(" | ")]
        for line in re.findall(r"^\| .*\|$", text.split("## Keys", 1)[1], re.MULTILINE)
    ]
    states = list(State)
    assert rows[0][1:] == [
        "asking", "listening", "thinking", "paused", "reading",
    ]  # fmt: skip
    for key, row in zip(NAMES, rows[1:], strict=False):
        assert row[0] == NAMES[key]
        assert row[1:] == [KEY_TABLE[state].get(key, "–") for state in states]
