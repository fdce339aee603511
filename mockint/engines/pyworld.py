"""Find a recording's pitch curve with WORLD's DIO.

Classical signal processing: no model, and quick.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.errors import MissingPart
from mockint.model import RATE
from mockint.ports import Samples

STEP = 0.02
"""Seconds between two values."""

LOWEST, HIGHEST = 60.0, 400.0
"""Hertz: the range of speaking voices, low men to lively women."""

QUICK = 4
"""How many times DIO thins the sound out before it looks: half an hour takes two seconds.

On 52 s of real speech it is within 0.5% of the median and of the 5th and 95th percentile that it
finds unthinned.
"""

PIECE = 15 * RATE
"""Samples that are looked at together.

Fifteen seconds at a time take a third of the time that minutes take, with the same result.
"""


def pitch(samples: Samples) -> NDArray[np.float64]:
    """Give hertz for each `STEP`, 0 where the voice does not swing.

    Raises `MissingPart` when WORLD is not there.
    """
    try:
        import pyworld
    except ImportError as error:
        raise MissingPart(
            "pyworld, which draws the pitch, is not installed.",
            do="Run: pip install pyworld-prebuilt",
        ) from error
    pieces = [
        _pitch(samples[start : start + PIECE], pyworld) for start in range(0, len(samples), PIECE)
    ]
    return np.concatenate(pieces) if pieces else np.zeros(0)


def _pitch(samples: Samples, pyworld: Any) -> NDArray[np.float64]:
    hertz, _ = pyworld.dio(
        samples.astype(np.float64) / 32768,
        RATE,
        f0_floor=LOWEST,
        f0_ceil=HIGHEST,
        frame_period=1000 * STEP,
        speed=QUICK,
    )
    # It counts both ends in; the next piece begins with the last one.
    return np.asarray(hertz[: max(1, round(len(samples) / RATE / STEP))], np.float64)
