"""One answer while it is spoken: block after block to the disk, and what the candidate wishes done.

Nobody looks at a block before it is on the disk.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mockint.ear.block_stream import BlockStream
from mockint.ear.key_table import State
from mockint.ear.recorder import Recorder
from mockint.events import Notice
from mockint.model import Span, Stop
from mockint.ports import Key, Screen, SoFar, SoundBlock

STOPS = {Key.END: Stop.KEY, Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT}
"""The keys that end an answer."""

GO_ON = (Key.END, Key.HOLD, Key.PAUSE)
"""The keys that end a pause."""


@dataclass(slots=True)
class Attention:
    """What `Listener.listen` pays to one answer."""

    recorder: Recorder
    stream: BlockStream
    screen: Screen
    pressed: Callable[[State], Key | None]
    """Gives a key that means something now."""
    heard: Callable[[Span], None]
    """Is told each speech segment as it closes."""
    reply: Callable[[Key], None]
    """Does what a key asks for, unrecorded."""
    anew: Callable[[], None] | None
    """Is told that words heard before are to be read anew."""
    so_far: Callable[[], SoFar] | None
    """Gives the words that are known; None: none are while the answer is spoken."""
    longest: float
    """Seconds after which the answer ends by itself."""
    wished: Callable[[], Key | None]
    """Gives once what was pressed while the interviewer spoke: skip or quit."""

    def until_over(self) -> Stop:
        """Take block after block until something ends the answer; say what."""
        paused = False
        while True:
            block = self.stream.next()
            if isinstance(block, Stop):
                return block
            if not paused:
                self._take(block)
            self.screen.show(self.recorder.state(block, paused=paused))
            key = self._key(paused=paused)
            if paused and key in GO_ON:
                paused = False
            elif key in STOPS:
                return STOPS[key]
            elif key is Key.PAUSE:
                paused = True
                self.break_off()
            elif key is not None:
                self._do(key)
            elif not paused and (stop := self._over()):
                return stop

    def break_off(self) -> None:
        """Close the speech segment that is open: the answer ends here, or stands still."""
        if (segment := self.recorder.break_off()) is not None:
            self.heard(segment)

    def _take(self, block: SoundBlock) -> None:
        """Bring a block to the disk, and only then look at it."""
        self.recorder.write(block)
        segment, troubles = self.recorder.look(block, self.stream.probability(block))
        if segment is not None:
            self.heard(segment)
        if self.so_far is not None and not self.recorder.turn.speaking:
            self.recorder.read(self.so_far())
        for trouble in troubles:
            self.screen.show(Notice(trouble.value.message, trouble.value.do))

    def _key(self, *, paused: bool) -> Key | None:
        """Give what the candidate wishes now: by a key, or aloud.

        What was said for a wish is no part of the answer.
        """
        if (before := self.wished()) is not None:
            return before
        state = State.LISTENING
        if paused or self.recorder.turn.held:
            state = State.PAUSED if paused else State.THINKING
        key = self.pressed(state)
        if key is not None or paused or (wish := self.recorder.wish) is None:
            return key
        self._set_aside(wish[1], "aside")
        if wish[0] is Key.HOLD:
            self.recorder.turn.held = True
            return None
        return wish[0]

    def _do(self, key: Key) -> None:
        """Do what neither ends nor pauses the answer."""
        if key is Key.HOLD:
            self.recorder.turn.held = not self.recorder.turn.held
        elif key is Key.RESTART:
            if self.recorder.begun:
                self._set_aside(0.0, "take")
        else:
            self.break_off()
            self.reply(key)

    def _set_aside(self, since: float, name: str) -> None:
        """Take what was said since then out of the answer; its words are read anew."""
        self.recorder.set_aside(since, name)
        if self.anew is not None:
            self.anew()
        for segment in self.recorder.speech:
            self.heard(segment)

    def _over(self) -> Stop | None:
        """Say why the answer is over by itself, if it is."""
        if self.recorder.turn.over:
            return Stop.SILENCE
        return Stop.LIMIT if self.recorder.seconds >= self.longest else None
