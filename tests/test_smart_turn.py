"""How finished an answer sounds, by the network with our own features."""

from pathlib import Path

import numpy as np
import pytest

from mockint.engines.pyav import decode
from mockint.engines.smart_turn import SmartTurn
from mockint.model import RATE

pytestmark = pytest.mark.real

JFK = Path(__file__).parent / "sounds" / "jfk.flac"

ORIGINAL = {
    2.3: 0.687347,
    3.4: 0.539306,
    4.2: 0.008444,
    5.5: 0.227760,
    7.8: 0.025992,
    10.4: 0.839466,
    11.0: 0.834087,
}
"""Seconds where the speech is cut, and what pipecat-ai 1.14.0 scores with its own features."""


@pytest.mark.parametrize(("cut", "score"), ORIGINAL.items())
def test_our_features_give_the_scores_of_the_original(cut: float, score: float) -> None:
    assert SmartTurn().probability(decode(JFK).samples[: round(cut * RATE)]) == pytest.approx(
        score, abs=2e-3
    )


def test_no_sound_at_all_is_scored_too() -> None:
    assert 0 <= SmartTurn().probability(np.empty(0, np.int16)) <= 1
