"""Tell from when blocks of sound arrive how many seconds were never heard.

The laptop slept, or the program stood still. A block that comes late is no gap: what was kept
meanwhile comes at once behind it. Only what is still missing a second later was heard by nobody.

    sound    ▮▮▮▮▮▮            ▮▮▮▮▮▮▮▮▮
    clock  ──┴──┴──┴──┴──┴──┴──┴──┴──┴──▶     behind: what the clock has and the sound has not
"""

import time

LEAST = 1.0
"""Seconds; less is a busy machine, of which the sound card tells by itself."""

SURE = 1.0
"""Seconds after a late block in which the rest may still come."""

DRIFT = 0.001
"""Seconds in a second by which the clock of a sound card may be wrong."""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def clock() -> float:
    """Give seconds that also pass while the computer sleeps, and that nobody can set."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


class Gaps:
    """Compares the clock with the sound that came."""

    def __init__(self) -> None:
        self._sound = 0.0
        self._usual: float | None = None
        self._late: float | None = None
        self._least = 0.0

    def feed(self, now: float, seconds: float) -> float:
        """Take the arrival of so many seconds of sound.

        Gives the seconds that were never heard, once that is sure.
        """
        self._sound += seconds
        behind = now - self._sound
        if self._usual is None:
            self._usual = behind
        if self._late is not None:
            return self._waited(now, behind)
        if behind - self._usual > LEAST:
            self._late, self._least = now, behind
        else:
            self._usual = min(behind, self._usual + DRIFT * seconds)
        return 0.0

    def _waited(self, now: float, behind: float) -> float:
        self._least = min(self._least, behind)
        if self._late is None or self._usual is None or now - self._late < SURE:
            return 0.0
        gap, self._usual, self._late = self._least - self._usual, self._least, None
        return gap if gap > LEAST else 0.0
