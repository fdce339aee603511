"""The ear: a microphone in; a sound file, spans of speech as they close, and the finished recording out.

Each block goes to the disk before anybody looks at it. Whatever ends the program, the file is whole up to the last
block; `found` makes a `Recording` of it again.
"""

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path

from mockint.audio import BLOCK, WavWriter, read_wav, rms
from mockint.errors import DeviceTrouble
from mockint.level import Trouble, Watch
from mockint.model import RATE, Recording, Span, Stop
from mockint.moments import Listening, Told
from mockint.ports import Block, Detector, Key, Keys, Microphone, Samples, Screen
from mockint.turn import PATIENCE, Manner, Turn

LONGEST = 2 * 3600.0
"""Seconds after which an answer ends by itself: somebody left the room."""

STOPS = {Key.END: Stop.KEY, Key.SKIP: Stop.SKIPPED, Key.QUIT: Stop.QUIT}
"""The keys that end an answer."""


@dataclass(frozen=True, slots=True)
class Listener:
    """An ear at a microphone."""

    microphone: Microphone
    detector: Detector
    _: KW_ONLY
    keys: Keys
    screen: Screen
    patience: float | None = PATIENCE[Manner.PATIENT]
    """Seconds of silence that end an answer; None: only a key does."""
    longest: float = LONGEST
    """Seconds."""

    def listen(self, path: Path, *, heard: Callable[[Span], None], repeat: Callable[[], None]) -> Recording:
        """Record to `path` until the answer is over.

        Raises `NotKept` when the disk is full and lets Ctrl-C through; the file is then closed and whole.
        """
        self.detector.reset()
        with WavWriter(path) as file:
            answer = _Answer(file, self.detector, Turn(self.patience), heard, watched=self.microphone.live)
            stop = self._attend(answer, repeat)
            answer.break_off()
        return Recording(
            path=f"{path.parent.name}/{path.name}",
            seconds=answer.seconds,
            stop=stop,
            speech=tuple(answer.speech),
            device=self.microphone.name,
            remarks=answer.watch.remarks,
        )

    def _attend(self, answer: "_Answer", repeat: Callable[[], None]) -> Stop:
        """Take block after block until something ends the answer; say what."""
        paused = False
        blocks = self.microphone.blocks()
        while True:
            block = self._next(blocks)
            if isinstance(block, Stop):
                return block
            if not paused:
                self._tell(answer.take(block))
            self.screen.show(replace(answer.moment(block), paused=paused))
            key = self.keys.pressed()
            if key in STOPS:
                return STOPS[key]
            if key is Key.PAUSE:
                paused = not paused
                answer.break_off()
            elif key is Key.REPEAT:
                answer.break_off()
                repeat()
                # what a device heard meanwhile is the question; a file stood still
                blocks = self.microphone.blocks() if self.microphone.live else blocks
            elif answer.over and not paused:
                return Stop.SILENCE
            elif answer.seconds >= self.longest:
                return Stop.LIMIT

    def _next(self, blocks: Iterator[Block]) -> Block | Stop:
        try:
            return next(blocks, Stop.ENDED)
        except DeviceTrouble as trouble:
            self.screen.show(Told(trouble.what, trouble.do))
            return Stop.LOST

    def _tell(self, troubles: list[Trouble]) -> None:
        for trouble in troubles:
            self.screen.show(Told(trouble.value.message, trouble.value.do))


class _Answer:
    """One answer while it is recorded."""

    def __init__(
        self, file: WavWriter, detector: Detector, turn: Turn, heard: Callable[[Span], None], *, watched: bool
    ) -> None:
        self.speech: list[Span] = []
        self.watch = Watch()
        self._file = file
        self._detector = detector
        self._turn = turn
        self._heard = heard
        self._watched = watched
        self._samples = 0

    @property
    def seconds(self) -> float:
        """What is on disk."""
        return self._samples / RATE

    @property
    def over(self) -> bool:
        """The candidate has fallen silent for long enough."""
        return self._turn.over

    def take(self, block: Block) -> list[Trouble]:
        """Write a block, then look at it; give what is newly wrong with the sound."""
        self._file.write(block.samples)
        self._samples += len(block.samples)
        self._note(self._turn.feed(self.seconds, self._detector.probability(block.samples)))
        if not self._watched:
            return []
        return self.watch.feed(block.samples, speaking=self._turn.speaking, overflowed=block.overflowed)

    def break_off(self) -> None:
        """Close the span of speech that is open: the answer ends here, or stands still."""
        self._note(self._turn.close())

    def moment(self, block: Block) -> Listening:
        """Say how it stands."""
        return Listening(
            seconds=self.seconds,
            level=rms(block.samples),
            speaking=self._turn.speaking,
            silence=0.0 if self._turn.speaking else self._turn.silence,
            patience=self._turn.patience if self._turn.begun else None,
        )

    def _note(self, span: Span | None) -> None:
        if span is not None:
            self.speech.append(span)
            self._heard(span)


def found(path: Path, detector: Detector) -> Recording:
    """Make the `Recording` of a sound file that was left behind when the program ended in the middle of an answer.

    Raises `BadSound`.
    """
    samples = read_wav(path)
    return Recording(
        path=f"{path.parent.name}/{path.name}",
        seconds=len(samples) / RATE,
        stop=Stop.BROKEN_OFF,
        speech=tuple(speech(samples, detector)),
        device="unknown",
    )


def speech(samples: Samples, detector: Detector) -> list[Span]:
    """Find the spans of speech in a whole recording."""
    detector.reset()
    turn = Turn(None)
    blocks = (samples[start : start + BLOCK] for start in range(0, len(samples), BLOCK))
    ends = (min(start + BLOCK, len(samples)) / RATE for start in range(0, len(samples), BLOCK))
    spans = [turn.feed(end, detector.probability(block)) for end, block in zip(ends, blocks, strict=True)]
    return [span for span in [*spans, turn.close()] if span is not None]
