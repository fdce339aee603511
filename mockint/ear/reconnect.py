"""Wrap a microphone so that it waits for a device that was unplugged."""

import time
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass, field
from typing import Protocol, runtime_checkable

from mockint.errors import DeviceTrouble
from mockint.events import Notice
from mockint.ports import Key, Keys, Screen, SoundBlock

WAITED_FOR = 120.0
"""Seconds after which nobody seems to be there: the interview ends, the answer so far is kept."""

UNATTENDED = 3.0
"""The same where nobody can press a key: a loose plug, and no more."""

LOOK = 0.5
"""Seconds between two looks whether it is back."""


@runtime_checkable
class Replaceable(Protocol):
    """A microphone that opens its device anew at the next `blocks`, and can take another one."""

    name: str
    live: bool
    telephone: bool
    """It records in the quality of a telephone."""

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on; raises `DeviceTrouble`."""

    def another(self) -> None:
        """Take the system's choice from now on."""

    def close(self) -> None:
        """Let the device go."""


@dataclass(slots=True)
class ReconnectingMicrophone:
    """Waits for a device that went away; implements `ports.Microphone`.

    What is said meanwhile is not heard. The answer so far is on disk, and goes on in the same file.
    Enter takes the system's choice instead; `q` ends the interview, as do two minutes without the
    device.
    """

    microphone: Replaceable
    _: KW_ONLY
    keys: Keys
    screen: Screen
    longest: float = WAITED_FOR
    """Seconds."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    name: str = field(init=False)
    live: bool = field(init=False)

    def __post_init__(self) -> None:
        """Be called what the device is called."""
        self.name, self.live = self.microphone.name, self.microphone.live

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on; raises `DeviceTrouble` when the device stays away."""
        blocks = self.microphone.blocks()
        while True:
            try:
                yield next(blocks)
            except StopIteration:
                return
            except DeviceTrouble as trouble:
                self.screen.show(
                    Notice(
                        trouble.what,
                        "Your answer so far is kept. Plug it in again; "
                        "Enter takes another microphone, q ends here.",
                    )
                )
                first, blocks = self._back(trouble)
                self.name = self.microphone.name
                self.screen.show(
                    Notice(
                        f'The microphone "{self.name}" is there.', "Please go on with your answer."
                    )
                )
                yield first

    def close(self) -> None:
        """Let the device go."""
        self.microphone.close()

    def _back(self, trouble: DeviceTrouble) -> tuple[SoundBlock, Iterator[SoundBlock]]:
        """Look again and again; give the returned device's first block, and those that follow."""
        until = self.clock() + self.longest
        while self.clock() < until:
            key = self.keys.pressed()
            if key is Key.QUIT:
                break
            if key is Key.END:
                self.microphone.another()
            try:
                blocks = self.microphone.blocks()
                return next(blocks), blocks
            except (DeviceTrouble, StopIteration):
                self.sleep(LOOK)
        raise trouble
