"""Choose the models that suit a machine: one while somebody speaks, one for the second hearing.

Both follow from one number, the seconds that a window of speech takes with Whisper base.
"""

from collections.abc import Mapping
from dataclasses import dataclass

AT_ONCE = 1.3
"""Seconds for a window in which the words are there when the turn ends.

The last reading begins a quarter of a second after the last word, a brisk interviewer decides at
1.2, and 0.3 more are hardly noticed.
"""

KEEPS_UP = 6.0
"""Seconds for a window in which the words keep up with the speaker at all.

Every 20 s or so a window is read for good, and as often ahead, and once more at the end.
"""

BETWEEN = 5.0
"""Seconds for a window in which a second hearing is mostly done when the next answer begins.

An answer of two minutes has four or five windows, and about 20 s pass while the next question is
asked and thought about. Ten such answers leave less than a minute for the end.
"""

USUAL = "base"
"""The model that comes along, used before anything was measured."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The models that are used."""

    live: str
    """While somebody speaks."""
    second: str
    """For the second hearing of whole answers; the same where no larger one suits."""


def chosen(
    work: Mapping[str, float],
    seconds: float | None,
    *,
    live: str | None = None,
    second: str | None = None,
) -> Choice:
    """Choose the largest models of `work` that are quick enough; a wish comes first.

    `work` holds each model's work relative to Whisper base, which needs `seconds` for a window. The
    second hearing is never done by a smaller model, unless that is wished.
    """
    if seconds is None or not work:
        return Choice(live or USUAL, second or live or USUAL)
    first = live or _largest(work, AT_ONCE / seconds) or min(work, key=work.__getitem__)
    larger = {name: share for name, share in work.items() if share > work.get(first, float("inf"))}
    return Choice(first, second or _largest(larger, BETWEEN / seconds) or first)


def _largest(work: Mapping[str, float], most: float) -> str:
    """Give the largest that does not work more; empty where none does."""
    able = [name for name, share in work.items() if share <= most]
    return max(able, key=work.__getitem__, default="")


def verdict(seconds: float) -> str:
    """Say what a speed means for a speaker; `seconds` for a window."""
    if seconds <= AT_ONCE:
        return "the words are there when you stop"
    if seconds <= KEEPS_UP:
        return "the words keep up with you, and come a little after"
    return "too slow for this machine"


def verdict_between(seconds: float) -> str:
    """Say what a speed means for the second hearing; `seconds` for a window."""
    if seconds <= BETWEEN:
        return "done between the questions"
    return "you would wait for it at the end"
