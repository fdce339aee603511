"""A handful of interviews ended at random; `python -m benchmarks.nothing_lost` ends 200."""

import os

import pytest

from benchmarks import nothing_lost

pytestmark = pytest.mark.real


@pytest.mark.skipif(not hasattr(os, "fork"), reason="interviews run in forked processes")
def test_whatever_ends_an_interview_its_sound_is_there_and_the_session_opens(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert nothing_lost.main(["--kills", "5", "--others", "2"]) == 0, capfd.readouterr().out
