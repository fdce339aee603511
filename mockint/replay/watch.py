"""Play a deck with sound, picture and keys until it is over or somebody has had enough."""

import time
from collections.abc import Callable
from typing import Protocol

from mockint.replay.deck import Command, Deck
from mockint.replay.output import Output

REFRESH = 1 / 12
"""Seconds between two looks."""

KEYS = {
    " ": Command.PAUSE,
    "left": Command.BACK,
    "right": Command.AHEAD,
    "j": Command.NEXT_FINDING,
    "k": Command.LAST_FINDING,
    ".": Command.NEXT_SENTENCE,
    ",": Command.LAST_SENTENCE,
    "-": Command.SLOWER,
    "+": Command.FASTER,
    "=": Command.FASTER,
    "t": Command.OTHER_TAKE,
    "\n": Command.NEXT,
    "\r": Command.NEXT,
    "p": Command.PREVIOUS,
    "q": Command.QUIT,
}
"""What each key means; j, k, comma and period as on the report page."""


class Picture(Protocol):
    """Shows where a deck stands."""

    def show(self, deck: Deck) -> None:
        """Show it; return at once."""


def watch(deck: Deck, output: Output, picture: Picture, stroke: Callable[[], str]) -> None:
    """Play to the end.

    `stroke` gives the oldest key that was pressed, or nothing, and returns at once.
    """
    before = time.monotonic()
    try:
        while not deck.over:
            output.follow(deck)
            picture.show(deck)
            time.sleep(REFRESH)
            while not deck.over and (key := stroke()):
                if command := KEYS.get(key.lower()):
                    deck.do(command)
            now = time.monotonic()
            deck.go(now - before)
            before = now
    finally:
        output.stop()
