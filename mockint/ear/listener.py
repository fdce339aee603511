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
from mockint.ear.background import BackgroundWork
from mockint.ear.barge_in import BargeIn
from mockint.ear.block_stream import BlockStream
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts
from mockint.ear.key_table import KEY_TABLE, State
from mockint.ear.recorder import Recorder
from mockint.events import Notice
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

STOPS = {Key.END: Stop.KEY, Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT}
"""The keys that end an answer."""

GO_ON = (Key.END, Key.HOLD, Key.PAUSE)
"""The keys that end a pause."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Told:
    """Whom `listen` tells what."""

    heard: Callable[[Span], None]
    reply: Callable[[Key], None]
    hush: Callable[[], None] | None
    anew: Callable[[], None] | None


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
    """Skip or quit, pressed while the question was asked."""

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
        told = _Told(heard, reply, hush, anew)
        stop: Stop | None = None
        try:
            for segment in recorder.speech:
                heard(segment)
            stop = self._attend(recorder, told)
            if stop is not Stop.SILENCE:
                _break_off(recorder, heard)
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

    def _attend(self, recorder: Recorder, told: _Told) -> Stop:
        """Take block after block until something ends the answer; say what."""
        paused = False
        while True:
            block = self._stream.next()
            if isinstance(block, Stop):
                return block
            if not paused:
                self._take(recorder, block, told.heard)
            self.screen.show(recorder.state(block, paused=paused))
            key = self._key(recorder, told, paused=paused)
            if paused and key in GO_ON:
                paused = False
            elif key in STOPS:
                return STOPS[key]
            elif key is Key.PAUSE:
                paused = True
                _break_off(recorder, told.heard)
            elif key is not None:
                self._do(key, recorder, told)
            elif not paused and (stop := self._over(recorder)):
                return stop

    def _key(self, recorder: Recorder, told: _Told, *, paused: bool) -> Key | None:
        """Give what the candidate wishes now: by a key, or aloud.

        What was said for a wish is no part of the answer.
        """
        before, self._wish = self._wish, None
        if before is not None:
            return before
        state = State.LISTENING
        if paused or recorder.turn.held:
            state = State.PAUSED if paused else State.THINKING
        key = self._pressed(state)
        if key is not None or paused or (wish := recorder.wish) is None:
            return key
        self._set_aside(wish[1], "aside", recorder, told)
        if wish[0] is Key.HOLD:
            recorder.turn.held = True
            return None
        return wish[0]

    def _do(self, key: Key, recorder: Recorder, told: _Told) -> None:
        """Do what neither ends nor pauses the answer."""
        if key is Key.HOLD:
            recorder.turn.held = not recorder.turn.held
        elif key is Key.RESTART:
            if recorder.begun:
                self._set_aside(0.0, "take", recorder, told)
        else:
            _break_off(recorder, told.heard)
            self._unrecorded(lambda: told.reply(key), told.hush)

    def _set_aside(self, since: float, name: str, recorder: Recorder, told: _Told) -> None:
        """Take what was said since then out of the answer; its words are read anew."""
        recorder.set_aside(since, name)
        if told.anew is not None:
            told.anew()
        for segment in recorder.speech:
            told.heard(segment)

    def _over(self, recorder: Recorder) -> Stop | None:
        """Say why the answer is over by itself, if it is."""
        if recorder.turn.over:
            return Stop.SILENCE
        return Stop.LIMIT if recorder.seconds >= self.longest else None

    def _take(self, recorder: Recorder, block: SoundBlock, heard: Callable[[Span], None]) -> None:
        """Bring a block to the disk, and only then look at it."""
        recorder.write(block)
        segment, troubles = recorder.look(block, self._stream.probability(block))
        if segment is not None:
            heard(segment)
        if self.so_far is not None and not recorder.turn.speaking:
            recorder.read(self.so_far())
        for trouble in troubles:
            self.screen.show(Notice(trouble.value.message, trouble.value.do))

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


def _break_off(recorder: Recorder, heard: Callable[[Span], None]) -> None:
    """Close the speech segment that is open: the answer ends here, or stands still."""
    if (segment := recorder.break_off()) is not None:
        heard(segment)
