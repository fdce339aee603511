"""Describe a pair by what was made of the others: who tells one fact of a line tells more of it.

The first look rates each pair by itself; the second one rates it again beside these ratings.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NAMES = ("line_rated", "fact_rated", "said_rated", "other_line_rated", "rated")
"""Of the features, in their order: the surest other pair of the same line, of the same number of
the résumé, of the same number of the answer, of another line; and the pair itself."""
FLOOR = 1e-3
"""Keeps the odds of a sure pair finite."""


def context(
    pairs: Sequence[tuple[int, int]], lines: Sequence[int], rated: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the features of all pairs; `lines` are those of the facts."""
    if not pairs:
        return np.zeros((0, len(NAMES)))
    facts, said = (np.array(side) for side in zip(*pairs, strict=True))
    line = np.array(lines)[facts]
    same_line, same_fact, same_said = (side[:, None] == side for side in (line, facts, said))
    kinds = (
        same_line & ~same_fact & ~same_said,
        same_fact & ~same_said,
        same_said & ~same_fact,
        ~same_line,
    )
    surest = [np.where(kind, rated, 0.0).max(axis=1) for kind in kinds]
    odds = np.log(rated + FLOOR) - np.log(1 - rated + FLOOR)
    return np.column_stack([*surest, odds])
