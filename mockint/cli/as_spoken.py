"""Feed a whole recording as if somebody spoke it now, and note when each part of it was ready."""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from mockint.audio import Sound, write_wav
from mockint.cli.transcript_page import WordsReady
from mockint.ear.listener import Listener
from mockint.events import Event, LiveWords
from mockint.model import RATE
from mockint.ports import Recogniser, Samples
from mockint.words.live import Live
from mockint.words.offline import Transcription


class _ReadyNotes:
    """A screen that notes when words came."""

    def __init__(self, tell: Callable[[WordsReady], None]) -> None:
        self.ready: list[WordsReady] = []
        self.until: Callable[[], float] = lambda: 0.0
        self._tell = tell
        self._began = time.monotonic()

    def show(self, event: Event) -> None:
        """Note it."""
        if not isinstance(event, LiveWords):
            return
        until = max(self.until(), self.ready[-1].until if self.ready else 0.0)
        at = time.monotonic() - self._began
        self.ready.append(
            WordsReady(round(until, 3), round(at, 3), len(event.text.split()), event.final)
        )
        self._tell(self.ready[-1])


def as_spoken(
    samples: Samples,
    recogniser: Recogniser,
    *,
    vocabulary: Sequence[str],
    language: str,
    tell: Callable[[WordsReady], None] = lambda _: None,
) -> tuple[Transcription, tuple[WordsReady, ...]]:
    """Have a recording heard in its own time, which takes as long as it is.

    `told` is called as parts become ready.
    """
    from mockint.wiring import parts, sounds

    watch = _ReadyNotes(tell)
    live = Live(recogniser, watch, parts.detector())
    watch.until = lambda: live.so_far().until
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder) / "spoken.wav", Path(folder) / "answer.wav"
        write_wav(source, Sound(samples, RATE))
        microphone = sounds.sound_files([source])
        ear = Listener(
            microphone,
            parts.detector(),
            keys=parts.keys(live=False, terminal=False),
            screen=watch,
            patience=None,
        )
        live.begin(path, vocabulary=vocabulary, language=language)
        recording = ear.listen(path, heard=live.feed, reply=lambda _: None)
        ear.close()
        transcript = live.finish()
    return Transcription(transcript, recording.speech), tuple(watch.ready)
