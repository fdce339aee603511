"""Listens to one answer after the other, and tells each speech segment as it closes.

Each block goes to the disk before anybody looks at it. Whatever ends the program, the file is
whole up to the last block; `whole_recording.recovered` makes a `Recording` of it again. The ear
goes on hearing while others work or speak:

    question ──▶ answer ──▶ silence: over? ──▶ reading it, next question ──▶ answer ──▶ …
                   ▲                                 │          │              ▲
                   └── speaks on within 5 s: go on ──┘          └── barge-in ──┘
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from typing import TypeVar

from mockint.audio import Sound
from mockint.ear.attention import STOPS, Attention
from mockint.ear.background import BackgroundWork
from mockint.ear.barge_in import BargeIn
from mockint.ear.block_stream import BlockStream
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts
from mockint.ear.key_table import KEY_TABLE, State
from mockint.ear.recorder import Recorder
from mockint.model import Recording, Span, Stop
from mockint.ports import (
    Detector,
    EchoCanceller,
    EndOfTurn,
    GoesOn,
    Key,
    Keys,
    Microphone,
    Screen,
    SoFar,
    SoundBlock,
)

LONGEST = 2 * 3600.0
"""Seconds after which an answer ends by itself: somebody left the room."""

GRACE = 5.0
"""Seconds after an end by silence in which the candidate may go on as if nothing had happened."""

TAKEN_UP = 0.3
"""Seconds of speech that take up the word again: a word or two, and no cough."""

T = TypeVar("T")


@dataclass(slots=True)
class Listener:
    """An ear at a microphone; implements `ports.Ear`."""

    microphone: Microphone
    detector: Detector
    _: KW_ONLY
    keys: Keys
    screen: Screen
    patience: Timeouts | float | None = TIMEOUTS[Preset.PATIENT]
    """The silences that end an answer; a number is a plain timer, None: only a key ends it."""
    end_of_turn: EndOfTurn | None = None
    """None: nobody hears how finished an answer sounds."""
    echo_canceller: EchoCanceller | None = None
    """None: the interviewer's voice does not come back through the microphone."""
    so_far: Callable[[], SoFar] | None = None
    """None: no words are known while the answer is spoken."""
    awaits_words: bool = False
    """The last words are known before an answer is over.

    Only for sound that comes no faster than it can be read.
    """
    longest: float = LONGEST
    """Seconds."""
    _stream: BlockStream = field(init=False)
    _recorder: Recorder | None = field(default=None, init=False)
    """The answer that is recorded, or that ended last and may go on."""
    _wish: Key | None = field(default=None, init=False)
    """Skip or quit, pressed while the interviewer spoke."""

    def __post_init__(self) -> None:
        """Make the one stream of blocks that all answers are taken from."""
        self._stream = BlockStream(self.microphone, self.detector, self.screen, self.echo_canceller)

    def listen(
        self,
        path: Path,
        *,
        heard: Callable[[Span], None],
        reply: Callable[[Key], None],
        hush: Callable[[], None] | None = None,
        anew: Callable[[], None] | None = None,
    ) -> Recording:
        """Record to `path` until the answer is over.

        The last answer goes on when `path` is its file.

        `heard` is told all speech segments, those first that are in the file already, and again
        those that are left when `anew` was called. Raises `NotKept` when the disk is full and lets
        Ctrl-C through; the file is then closed and whole.
        """
        recorder = self._opened(path)
        attention = self._attention(
            recorder, heard, lambda key: self._unrecorded(lambda: reply(key), hush), anew
        )
        stop: Stop | None = None
        try:
            for segment in recorder.speech:
                heard(segment)
            stop = attention.until_over()
            if stop is not Stop.SILENCE:
                attention.break_off()
            return recorder.recording(stop, self.microphone.name)
        finally:
            if stop is not Stop.SILENCE:
                self._let_go()

    def meanwhile(
        self,
        work: Callable[[], T],
        *,
        hush: Callable[[], None] | None = None,
        early: Path | None = None,
    ) -> T | GoesOn:
        """Have `work` done on a thread and go on hearing.

        Gives `GoesOn` when the candidate takes the last answer up. `hush` then stops the work;
        without it its outcome is forgotten. Words after the time in which an answer may go on
        begin the next one, in the file `early`. Raises what `work` raises.
        """
        live = self.microphone.live
        background = BackgroundWork(work)
        barge_in = BargeIn(early if live else None, record=self._record)
        background.start()
        try:
            while self._hears(background) and not isinstance(block := self._stream.next(), Stop):
                if self._cut_short(State.READING if hush is None else State.ASKING):
                    self._hush(hush)
                if self._recorder is None:
                    barge_in.feed(block, self._stream.probability(block))
                elif self._goes_on(block, stands=early is not None or not live):
                    return GoesOn.GOES_ON
            background.join()
        finally:
            if background.is_alive():
                self._hush(hush)
        self._recorder = self._recorder or barge_in.recorder
        return background.outcome()

    def close(self) -> None:
        """Let the last answer's file go."""
        self._let_go()

    def gone_on(self) -> bool:
        """Wait until the last end by silence stands; say whether the candidate goes on instead."""
        while self._recorder is not None:
            block = self._stream.next()
            if isinstance(block, Stop) or self._cut_short(State.ASKING):
                self._let_go()
            elif self._goes_on(block, stands=True):
                return True
        return False

    def playing(self, sound: Sound) -> None:
        """Take note that the interviewer's voice begins to sound; any thread may call this."""
        self._stream.playing(sound)

    def _record(self, path: Path) -> Recorder:
        """Begin an answer."""
        return Recorder(
            path,
            self.patience,
            end_of_turn=self.end_of_turn,
            watched=self.microphone.live,
            awaits_words=self.awaits_words,
        )

    def _opened(self, path: Path) -> Recorder:
        """Give the answer at `path`: the last one, which goes on, one begun early, or a new one."""
        if self._recorder is None or self._recorder.path != path:
            self._let_go()
            if not self.microphone.live:
                self._stream.begin_anew()
            self._recorder = self._record(path)
        return self._recorder

    def _attention(
        self,
        recorder: Recorder,
        heard: Callable[[Span], None],
        reply: Callable[[Key], None],
        anew: Callable[[], None] | None,
    ) -> Attention:
        """Attend to an answer."""
        return Attention(
            recorder,
            self._stream,
            self.screen,
            self._pressed,
            heard=heard,
            reply=reply,
            anew=anew,
            so_far=self.so_far,
            longest=self.longest,
            wished=self._wished,
        )

    def _goes_on(self, block: SoundBlock, *, stands: bool) -> bool:
        """Hear a block after the end of the last answer; say whether it is taken up again.

        After a while its end is final, but only where it `stands`: reading the answer may take
        longer than that.
        """
        recorder = self._recorder
        if recorder is None:
            return False
        recorder.overhear(block, self._stream.probability(block))
        if recorder.turn.voiced >= TAKEN_UP:
            recorder.go_on()
            return True
        if stands and recorder.since >= GRACE and not recorder.turn.speaking:
            self._let_go()
        return False

    def _hears(self, background: BackgroundWork[T]) -> bool:
        """Say whether to go on hearing.

        A device is heard while the work is done, a file while the answer may go on.
        """
        return background.is_alive() if self.microphone.live else self._recorder is not None

    def _unrecorded(self, work: Callable[[], None], hush: Callable[[], None] | None) -> None:
        """Have work done whose sound is no answer.

        What a device hears meanwhile is dropped; a file stands still.
        """
        background = BackgroundWork(work)
        background.start()
        while self.microphone.live and background.is_alive():
            block = self._stream.next()
            if isinstance(block, Stop):
                break
            if self._cut_short(State.ASKING):
                self._hush(hush)
            self._stream.probability(block)  # the echo canceller may miss no block
        background.join()

    def _pressed(self, state: State) -> Key | None:
        """Give a key that was pressed, if it means something now."""
        key = self.keys.pressed()
        return key if key in KEY_TABLE[state] else None

    def _wished(self) -> Key | None:
        """Give once what was wished while others worked."""
        wish, self._wish = self._wish, None
        return wish

    def _cut_short(self, state: State) -> bool:
        """Take a key that is pressed while others work; say whether it asks to be brief."""
        key = self._pressed(state) if self.microphone.live else None
        if key in (Key.SKIP, Key.QUIT):
            self._wish = key
        return key in STOPS

    def _hush(self, hush: Callable[[], None] | None) -> None:
        """Stop the work that is done meanwhile, where it can be stopped."""
        if hush is not None:
            hush()
            self._stream.hushed()

    def _let_go(self) -> None:
        """End the last answer for good."""
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None
