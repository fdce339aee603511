"""How long the interviewer waits, by choice: the manner goes from the command to the ear."""

from pathlib import Path

import pytest
from rich.console import Console

from mockint import wiring
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts
from mockint.ear.listener import Listener
from mockint.wiring import plans
from tests.conftest import Run

pytestmark = pytest.mark.real


@pytest.mark.parametrize("manner", list(Preset))
@pytest.mark.parametrize("patience", [None, 2.0])
def test_the_ear_waits_as_was_wished(
    manner: Preset, patience: float | None, tmp_path: Path
) -> None:
    plan = plans.demo((), limit=1)[0]
    wishes = wiring.Wishes(recordings=tmp_path, manner=manner, patience=patience, voice="silent")
    with wiring.demo(plan, [], wishes, console=Console(quiet=True), fast=True) as (room, _):
        assert isinstance(room.ear, Listener)
        expected: Timeouts | float | None = TIMEOUTS[manner] if patience is None else patience
        assert room.ear.patience == expected
        assert room.ear.end_of_turn is not None


@pytest.mark.parametrize("command", ["interview", "demo"])
def test_a_manner_that_does_not_exist_is_one_line(command: str, run: Run) -> None:
    done = run(command, "--manner", "rude")
    assert done.returncode == 2
    assert "patient" in done.stderr
    assert "Traceback" not in done.stderr
