"""One answer while it is recorded: its file on disk, its speech segments, and how it stands."""

from collections import deque
from itertools import count
from pathlib import Path

import numpy as np

from mockint.audio import BLOCK, Sound, WavWriter, read_wav, rms, write_wav
from mockint.ear.end_of_turn_phrases import EndOfTurnPhrase, end_of_turn_phrase
from mockint.ear.endpointing import Timeouts, Turn
from mockint.ear.pauses import pauses
from mockint.ear.signal_check import SignalCheck, Trouble
from mockint.ear.spoken_wishes import spoken_wish
from mockint.ear.utterance import last_utterance
from mockint.events import Listening
from mockint.model import RATE, Recording, Span, Stop
from mockint.ports import EndOfTurn, Key, Samples, SoFar, SoundBlock

REMEMBERED = 8.0
"""Seconds of sound that are kept at hand, to hear how finished the answer sounds."""

SETTLED = 0.6
"""Seconds of silence after which a wish stands on its own: pauses inside a sentence are shorter."""

READ_TO = 0.3
"""Seconds before the last speech up to which words must be known: speech segments are padded."""


class Recorder:
    """Takes down one answer; the file is whole after every block. Raises `NotKept`."""

    def __init__(
        self,
        path: Path,
        patience: Timeouts | float | None,
        *,
        end_of_turn: EndOfTurn | None = None,
        watched: bool,
        awaits_words: bool = False,
    ) -> None:
        self.path = path
        self.speech: list[Span] = []
        self.turn = Turn(patience, awaits_words=awaits_words)
        self._check = SignalCheck()
        self._watched = watched
        self._end_of_turn = end_of_turn
        self._file = WavWriter(path)
        self._on_disk = 0
        self._after = 0
        self._speech_after: list[Span] = []
        self._recent: deque[Samples] = deque(maxlen=round(REMEMBERED * RATE / BLOCK))
        self._read_at: float | None = None
        self._wish: tuple[Key, float] | None = None

    @property
    def seconds(self) -> float:
        """How long the answer is.

        What was heard after its end is on disk too, until the file is closed.
        """
        return self._on_disk / RATE

    @property
    def begun(self) -> bool:
        """Somebody has spoken."""
        return bool(self.speech) or self.turn.begun

    @property
    def since(self) -> float:
        """Seconds heard since the answer ended."""
        return self._after / RATE

    def write(self, block: SoundBlock) -> None:
        """Bring a block to the disk; `look` at it next."""
        self._file.write(block.samples)
        self._on_disk += len(block.samples)

    def look(self, block: SoundBlock, probability: float) -> tuple[Span | None, list[Trouble]]:
        """Judge the block that was written.

        Gives the speech segment that it closes, and what is newly wrong with the sound.
        """
        segment = self._feed(block, probability, self.seconds)
        if segment is not None:
            self.speech.append(segment)
        if not self._watched:
            return segment, []
        return segment, self._check.feed(
            block.samples,
            speaking=self.turn.speaking,
            overflowed=block.overflowed,
            unheard=block.unheard,
        )

    def state(self, block: SoundBlock, *, paused: bool) -> Listening:
        """Say how the answer stands after a block, for a screen."""
        turn = self.turn
        return Listening(
            seconds=self.seconds,
            level=rms(block.samples),
            speaking=turn.speaking,
            silence=0.0 if turn.speaking else turn.silence,
            patience=turn.wait,
            paused=paused,
            held=turn.held,
        )

    def overhear(self, block: SoundBlock, probability: float) -> None:
        """Hear a block after the end; it is kept in case that the candidate goes on."""
        self._file.write(block.samples)
        self._after += len(block.samples)
        segment = self._feed(block, probability, self.seconds + self.since)
        if segment is not None:
            self._speech_after.append(segment)

    def go_on(self) -> None:
        """Take the end back: what was heard since is part of the answer."""
        self._on_disk += self._after
        self.speech += self._speech_after
        self._after, self._speech_after = 0, []

    def read(self, so_far: SoFar) -> None:
        """Take the words that are known, once a silence."""
        last = self.turn.last_speech
        if self._read_at != last and so_far.until >= last - READ_TO:
            self._read_at = last
            self._wish, phrase = self._wished(so_far), end_of_turn_phrase(so_far.text)
            if self._wish is not None and self._wish[0] is Key.END:
                self._wish, phrase = None, EndOfTurnPhrase.ANSWERED
            self.turn.read(phrase)

    def _wished(self, so_far: SoFar) -> tuple[Key, float] | None:
        """Say what the last utterance asks for, where somebody is there to be asked."""
        utterance = last_utterance(self.speech, so_far) if self._watched else None
        key = spoken_wish(utterance.text) if utterance is not None else None
        if utterance is None or key is None:
            return None
        # in the middle of an answer a question is mostly a figure of speech
        return None if key is Key.CLARIFY and not utterance.alone else (key, utterance.since)

    @property
    def wish(self) -> tuple[Key, float] | None:
        """What the candidate has just asked for aloud, and since when.

        None while perhaps more is coming.
        """
        settled = self._read_at == self.turn.last_speech and self.turn.silence >= SETTLED
        return self._wish if settled and not self.turn.speaking else None

    def set_aside(self, since: float, name: str) -> None:
        """Take what was said since then out of the answer, and keep it beside it, as `name`-1."""
        at = max(0, round(since * RATE))
        beside = next(
            path for n in count(1) if not (path := self.path.with_name(f"{name}-{n}.wav")).exists()
        )
        write_wav(beside, Sound(read_wav(self.path, Span(at / RATE, self.seconds)), RATE))
        self._file.cut(at)
        self._on_disk = at
        self.speech = [span for span in self.speech if span.end <= at / RATE]
        self.turn.rewind(at / RATE, self.speech)
        self._read_at = self._wish = None

    def break_off(self) -> Span | None:
        """Close the speech segment that is open: the answer ends here, or stands still."""
        segment = self.turn.close()
        if segment is not None:
            self.speech.append(segment)
        return segment

    def close(self) -> None:
        """Close the file; what was heard after the end is cut off."""
        self._file.close(self._on_disk if self._after else None)

    def discard(self) -> None:
        """Close the file and take it away: it was no answer."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def recording(self, stop: Stop, device: str) -> Recording:
        """Say what was recorded."""
        return Recording(
            path=f"{self.path.parent.name}/{self.path.name}",
            seconds=self.seconds,
            stop=stop,
            speech=tuple(self.speech),
            device=device,
            remarks=self._check.remarks,
            pauses=pauses(self.speech, self.seconds, sounded=self.turn.sounded),
        )

    def _feed(self, block: SoundBlock, probability: float, seconds: float) -> Span | None:
        self._recent.append(block.samples)
        segment = self.turn.feed(seconds, probability, rms(block.samples))
        if self._end_of_turn is not None and self.turn.due:
            self.turn.judge(self._end_of_turn.probability(np.concatenate(self._recent)))
        return segment
