"""Describe a pair by what was made of the others: who tells one fact of a line tells more of it.

The first look rates each pair by itself; the second one rates it again beside these ratings.
"""

from collections.abc import Callable, Sequence

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
    rows = np.zeros((len(pairs), len(NAMES)))
    for at, (fact, said) in enumerate(pairs):
        line = lines[fact]
        tests: tuple[Callable[[int, int], bool], ...] = (
            lambda mine, to, f=fact, s=said, x=line: lines[mine] == x and mine != f and to != s,
            lambda mine, to, f=fact, s=said: mine == f and to != s,
            lambda mine, to, f=fact, s=said: mine != f and to == s,
            lambda mine, _to, x=line: lines[mine] != x,
        )
        rows[at, :-1] = [
            max((rated[n] for n, pair in enumerate(pairs) if test(*pair)), default=0.0)
            for test in tests
        ]
    odds = np.log(rated + FLOOR) - np.log(1 - rated + FLOOR)
    rows[:, -1] = odds
    return rows
