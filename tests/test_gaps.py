"""Seconds that nobody heard are told from blocks that only come late."""

from itertools import chain

import numpy as np
import pytest

from mockint.audio import BLOCK
from mockint.ear.signal_check import SignalCheck, Trouble
from mockint.engines.sounddevice.gaps import Gaps
from mockint.model import RATE

STEP = BLOCK / RATE


def found(*arrivals: float) -> list[float]:
    """Give the gaps that are found when blocks arrive at these seconds."""
    gaps = Gaps()
    return [round(gap, 1) for at in arrivals if (gap := gaps.feed(at, STEP))]


def steady(start: float, seconds: float, step: float = STEP) -> list[float]:
    return [start + n * step for n in range(round(seconds / step))]


@pytest.mark.parametrize("seconds", [1.5, 30, 8 * 3600])
def test_a_sleep_is_found_once_and_measured(seconds: float) -> None:
    assert found(*steady(0, 5), *steady(5 + seconds, 5)) == [pytest.approx(seconds, abs=0.2)]


def test_two_sleeps_are_two() -> None:
    assert found(*chain(steady(0, 5), steady(9, 5), steady(18, 5))) == [4, 4]


def test_blocks_that_were_kept_and_come_at_once_are_no_gap() -> None:
    burst = [15 + n / 10_000 for n in range(round(10 / STEP))]
    assert found(*steady(0, 5), *burst, *steady(15.1, 5)) == []


def test_only_what_does_not_come_behind_a_late_block_was_not_heard() -> None:
    burst = [15 + n / 10_000 for n in range(round(4 / STEP))]
    assert found(*steady(0, 5), *burst, *steady(15.1, 5)) == [pytest.approx(6, abs=0.2)]


def test_a_clock_that_is_a_little_wrong_is_no_gap_in_two_hours() -> None:
    for wrong in (0.9995, 1.0005):
        assert found(*steady(0, 7200, STEP * wrong)) == []


def test_a_gap_is_remarked_with_its_place_and_told_once() -> None:
    check, block = SignalCheck(), np.full(BLOCK, 900, np.int16)
    told = [
        remark
        for n in range(3000)
        for remark in check.feed(block, speaking=True, unheard=12.4 * (n in (1063, 2000)))
    ]
    assert told == [Trouble.ASLEEP]
    assert [remark.split(" were")[0] for remark in check.remarks] == [
        "Around 0:34, 12 seconds",
        "Around 1:04, 12 seconds",
    ]
