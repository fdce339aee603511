"""A share with its interval, as every benchmark prints it."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Share:
    """Some of many."""

    part: int
    whole: int

    def __str__(self) -> str:
        """Write it with its 95% interval (Wilson's)."""
        if not self.whole:
            return "–"
        z, size, p = 1.96, self.whole, self.part / self.whole
        middle = (p + z * z / (2 * size)) / (1 + z * z / size)
        half = z * sqrt(p * (1 - p) / size + z * z / (4 * size * size)) / (1 + z * z / size)
        return f"{p:.2f} [{middle - half:.2f}, {middle + half:.2f}] of {size}"
