"""A recording in, its pitch curve out, by WORLD's DIO: classical signal processing, no model, quick."""

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
"""How many times DIO thins the sound out before it looks: half an hour in two seconds, on 52 s of real speech within
0.5% of the median and of the 5th and 95th percentile that it finds unthinned."""


def pitch(samples: Samples) -> NDArray[np.float64]:
    """Give hertz for each `STEP`, 0 where the voice does not swing; raises `MissingPart` when WORLD is not there."""
    try:
        import pyworld
    except ImportError as error:
        raise MissingPart(
            "pyworld, which draws the pitch, is not installed.", do="Run: pip install pyworld-prebuilt"
        ) from error
    if not len(samples):
        return np.zeros(0)
    hertz, _ = pyworld.dio(
        samples.astype(np.float64) / 32768,
        RATE,
        f0_floor=LOWEST,
        f0_ceil=HIGHEST,
        frame_period=1000 * STEP,
        speed=QUICK,
    )
    return np.asarray(hertz, np.float64)
