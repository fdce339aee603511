"""A microphone in, one that gives more than silence out, or the same when the candidate says so."""

import contextlib
from collections.abc import Callable

from mockint.ear.reconnect import Replaceable
from mockint.errors import DeviceTrouble
from mockint.model import RATE
from mockint.ports import Microphone
from mockint.wiring import parts

LISTENED = 1.0
"""Seconds of nothing but zeros after which a microphone gives silence: the quietest room hisses."""

CHOICES = "c: choose another, t: test again, g: go on anyway"


def silent(microphone: Microphone) -> bool:
    """Say whether a microphone gives only zeros; not where it gives nothing at all."""
    heard = 0
    with contextlib.suppress(DeviceTrouble):  # told when the interview asks for the first block
        for block in microphone.blocks():
            heard += len(block.samples)
            if block.samples.any():
                return False
            if heard >= LISTENED * RATE:
                return True
    return False


def sounding(
    microphone: Replaceable,
    *,
    another: Callable[[str], Replaceable],
    ask: Callable[[str], str] | None,
    tell: Callable[[str], None],
) -> Replaceable:
    """Give a microphone to begin with; where nobody can be asked, say in a line that it is mute."""
    while silent(microphone):
        mute = f"The microphone “{microphone.name}” gives only silence: is it muted?"
        if ask is None:
            tell(f"{mute} Another one: --microphone NAME; what is wrong: mockint devices --test")
            return microphone
        tell(mute)
        choice = ask(CHOICES).strip().lower()[:1]
        if choice == "g":
            return microphone
        if choice == "c":
            microphone = _chosen(microphone, another, ask, tell)
    return microphone


def _chosen(
    microphone: Replaceable,
    another: Callable[[str], Replaceable],
    ask: Callable[[str], str],
    tell: Callable[[str], None],
) -> Replaceable:
    """Open another microphone; the same stays where there is none of that name."""
    try:
        chosen = another(ask("Microphone: number or part of its name"))
    except DeviceTrouble as trouble:
        tell(str(trouble))
        return microphone
    parts.close(microphone)
    return chosen
