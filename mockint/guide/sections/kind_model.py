"""Tell a question's kind by its meaning: logistic regression over the vector of the sentence.

`training/kinds.py` makes the weights from questions that were labelled by hand.
"""

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from mockint.model import Kind

SCALE = 5.0
"""A vector of length 1 is stretched so far before it is weighed."""

Vector = NDArray[np.float32]


def likeliest(vector: Vector) -> tuple[Kind, float]:
    """Give the likeliest kind with its probability; none of a vector by another model."""
    kinds, weights = _weights()
    if len(vector) != len(weights) - 1:
        return kinds[0], 0.0
    scores = SCALE * vector @ weights[:-1] + weights[-1]
    shares = np.exp(scores - scores.max())
    best = int(shares.argmax())
    return kinds[best], float(shares[best] / shares.sum())


@cache
def _weights() -> tuple[tuple[Kind, ...], Vector]:
    source = files("mockint.guide.sections").joinpath("kinds.npz")
    with as_file(source) as path, np.load(path) as file:
        weights: Vector = file["weights"].astype(np.float32)
        return tuple(map(Kind, file["kinds"].tolist())), weights
