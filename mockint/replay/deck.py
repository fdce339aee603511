"""Where a replay stands, by the time and the commands that it is given.

It never looks at a clock and makes no sound.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, auto

from mockint.replay.piece import Piece, Slot

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
STEP = 5.0
"""Seconds of an arrow key."""

AGAIN = 1.0
"""Seconds after a sentence or a finding began within which going back means the one before."""

BEFORE = 0.3
"""Seconds of run-up before a finding, so that its first word is heard whole."""


class Command(Enum):
    """What somebody who listens can wish for."""

    PAUSE = auto()
    BACK = auto()
    AHEAD = auto()
    NEXT_FINDING = auto()
    LAST_FINDING = auto()
    NEXT_SENTENCE = auto()
    LAST_SENTENCE = auto()
    SLOWER = auto()
    FASTER = auto()
    OTHER_TAKE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    QUIT = auto()


class Deck:
    """Plays slot after slot; several takes in a slot each keep their own place."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.slots = slots
        self.slot = 0
        self.take = 0
        self.at = 0.0
        self.speed = 1.0
        self.playing = True
        self.over = not slots
        self.jumps = 0
        """Counts what interrupts the sound: every jump, pause, take and speed."""
        self._places: dict[int, float] = {}

    @property
    def piece(self) -> Piece:
        """What is played now."""
        return self.slots[self.slot][self.take]

    def go(self, seconds: float) -> None:
        """Let time pass."""
        if not self.playing or self.over:
            return
        self.at += seconds * self.speed
        if self.at >= self.piece.seconds:
            self._turn_to(self.slot + 1)

    def do(self, command: Command) -> None:
        """Follow a wish."""
        match command:
            case Command.PAUSE:
                self.playing = not self.playing
            case Command.BACK | Command.AHEAD:
                self._seek(self.at + (STEP if command is Command.AHEAD else -STEP))
            case Command.NEXT_FINDING | Command.LAST_FINDING:
                times = [max(0.0, note.at - BEFORE) for note in self.piece.notes]
                self._step(times, ahead=command is Command.NEXT_FINDING)
            case Command.NEXT_SENTENCE | Command.LAST_SENTENCE:
                self._step(self.piece.starts, ahead=command is Command.NEXT_SENTENCE)
            case Command.SLOWER | Command.FASTER:
                step = SPEEDS.index(self.speed) + (1 if command is Command.FASTER else -1)
                self.speed = SPEEDS[max(0, min(step, len(SPEEDS) - 1))]
            case Command.OTHER_TAKE:
                self._other_take()
            case Command.NEXT | Command.PREVIOUS:
                self._turn_to(self.slot + (1 if command is Command.NEXT else -1))
            case Command.QUIT:
                self.over = True
        self.jumps += 1

    def _seek(self, seconds: float) -> None:
        self.at = max(0.0, min(seconds, self.piece.seconds - 0.05))

    def _step(self, times: Sequence[float], *, ahead: bool) -> None:
        """Go to the next of some times, or back to the one before; at either end stay."""
        if ahead:
            # a little ahead, or a finding that was just jumped to would be the next one
            following = bisect_right(times, self.at + 0.05)
            if following < len(times):
                self._seek(times[following])
        elif times:
            self._seek(times[max(0, bisect_left(times, self.at - AGAIN) - 1)])

    def _other_take(self) -> None:
        self._places[self.take] = self.at
        self.take = (self.take + 1) % len(self.slots[self.slot])
        self._seek(self._places.get(self.take, 0.0))

    def _turn_to(self, slot: int) -> None:
        """Begin another question or answer; after the last one it is over."""
        self.over = slot >= len(self.slots)
        self.slot = max(0, min(slot, len(self.slots) - 1))
        self.take, self.at = 0, 0.0
        self._places.clear()
        self.jumps += 1
