"""A microphone's blocks as the ear takes them, with how likely the candidate speaks in each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mockint.audio import Sound
from mockint.errors import DeviceTrouble
from mockint.events import Notice
from mockint.model import Stop
from mockint.ports import Detector, EchoCanceller, Microphone, Screen, SoundBlock


@dataclass(slots=True)
class BlockStream:
    """Opens the microphone when the first block is asked for, and anew after trouble."""

    microphone: Microphone
    detector: Detector
    screen: Screen
    echo_canceller: EchoCanceller | None
    """None: the interviewer's voice does not come back through the microphone."""
    _blocks: Iterator[SoundBlock] | None = field(default=None, init=False)

    def next(self) -> SoundBlock | Stop:
        """Wait for a block; where none comes any more, say why."""
        if self._blocks is None:
            self.detector.reset()
            self._blocks = self.microphone.blocks()
        try:
            return next(self._blocks, Stop.ENDED)
        except DeviceTrouble as trouble:
            self._blocks = None
            self.screen.show(Notice(trouble.what, trouble.do))
            return Stop.LOST

    def probability(self, block: SoundBlock) -> float:
        """Say how likely it is that the candidate speaks in this block."""
        samples = block.samples
        if self.echo_canceller is not None:
            samples = self.echo_canceller.clean(samples)
        return self.detector.probability(samples)

    def begin_anew(self) -> None:
        """Ask the microphone again: where it is files, the next answer is in the next one."""
        self._blocks = None

    def playing(self, sound: Sound) -> None:
        """Take note that the interviewer's voice begins to sound."""
        if self.echo_canceller is not None:
            self.echo_canceller.played(sound, self.echo_canceller.now)

    def hushed(self) -> None:
        """Take note that the interviewer's voice broke off."""
        if self.echo_canceller is not None:
            self.echo_canceller.stopped(self.echo_canceller.now)
