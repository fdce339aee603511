"""Listen to answers a second time, as a whole and for their disfluencies, beside the interview.

It listens on a thread of its own, and begins no piece while a candidate speaks: their words come
first. An answer that the candidate goes on with is listened to again as a whole.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Queue
from typing import Protocol

from mockint.audio import read_wav
from mockint.model import Answer, Question, Transcript, Word
from mockint.ports import Pitch, Recogniser
from mockint.words.disfluencies import Align, add_disfluencies
from mockint.words.second_reading import reread
from mockint.words.second_voice import own_disfluencies, own_speech, set_apart


class Terms(Protocol):
    """The terms that an answer may hold."""

    @property
    def hints(self) -> Sequence[str]:
        """Give what a recogniser should be told of."""

    def corrected(self, transcript: Transcript) -> Transcript:
        """Put misheard terms right."""

    def checked(self, transcript: Transcript, reading: Sequence[Word]) -> Transcript:
        """Take out what only hints put there; `reading` had none."""


class NoTerms:
    """Nothing is known of what may be said."""

    hints: Sequence[str] = ()

    def corrected(self, transcript: Transcript) -> Transcript:
        """Leave it as it is."""
        return transcript

    def checked(self, transcript: Transcript, reading: Sequence[Word]) -> Transcript:
        """Leave it as it is."""
        del reading
        return transcript


class SecondPass:
    """Listens to answers again; implements `ports.SecondPass`.

    `whole` hears the answers as a whole, where it is another than `recogniser`. With `pitch` the
    words of a second voice in the room are set apart.
    """

    def __init__(  # noqa: PLR0913 - who hears, and what may be known of it
        self,
        recogniser: object,
        folder: Path,
        terms: Callable[[Question], Terms] = lambda _: NoTerms(),
        align: Align = lambda transcript, _: transcript,
        *,
        whole: Recogniser | None = None,
        pitch: Pitch | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._whole = whole
        self._pitch = pitch
        self._terms = terms
        self._align = align
        self._folder = folder
        self._quiet = threading.Event()
        self._quiet.set()
        self._queue: Queue[Answer | None] = Queue()
        self._newest: dict[str, Answer] = {}
        self._heard: dict[str, Transcript] = {}
        self._trouble: Exception | None = None
        self._worker: threading.Thread | None = None

    @property
    def left(self) -> int:
        """Count the answers that were not listened to yet."""
        return len(self._newest) - len(self._heard)

    def hold(self) -> None:
        """Begin no piece while somebody speaks."""
        self._quiet.clear()

    def release(self) -> None:
        """Go on: nobody speaks any more."""
        self._quiet.set()

    def add(self, answer: Answer) -> None:
        """Listen to an answer when there is time; again as a whole when it goes on."""
        if answer.transcript.disfluencies is None and answer.recording and answer.recording.speech:
            self._newest[answer.question.id] = answer
            self._heard.pop(answer.question.id, None)
            self._queue.put(answer)
            self._begin()

    def results(self) -> Iterator[Answer]:
        """Wait for the rest, and give each answer with the report's words and its verbatim layer.

        Raises what went wrong.
        """
        self._quiet.set()
        if self._worker is None:
            return
        self._queue.put(None)
        self._worker.join()
        if self._trouble is not None:
            raise self._trouble
        for id_, answer in self._newest.items():
            yield replace(answer, transcript=self._heard[id_])

    def _begin(self) -> None:
        if self._worker is None:
            self._worker = threading.Thread(
                target=self._run, name="mockint-second-pass", daemon=True
            )
            self._worker.start()

    def _run(self) -> None:
        while (answer := self._queue.get()) is not None:
            if self._trouble is not None or self._newest.get(answer.question.id) is not answer:
                continue
            try:
                transcript = self._listen(answer)
            except Exception as error:  # noqa: BLE001
                # raised again by results(), on the thread that waits
                self._trouble = error
            else:
                if self._newest.get(answer.question.id) is answer:
                    self._heard[answer.question.id] = transcript

    def _listen(self, answer: Answer) -> Transcript:
        recording = answer.recording
        if recording is None:
            return answer.transcript
        terms = self._terms(answer.question)
        samples = read_wav(self._folder / recording.path)
        transcript = reread(
            samples,
            answer.transcript,
            recording.speech,
            self._whole or self._recogniser,
            made_by=self._whole.made_by if self._whole else "",
            vocabulary=terms.hints,
            wait=self._wait,
        )
        if transcript is not answer.transcript:
            transcript = terms.corrected(transcript)
        transcript = set_apart(transcript, samples, recording.speech, self._pitch)
        transcript = add_disfluencies(
            samples,
            transcript,
            own_speech(transcript, recording.speech),
            self._recogniser,
            wait=self._wait,
            align=self._align,
            check=terms.checked,
        )
        return own_disfluencies(transcript, recording.speech)

    def _wait(self) -> None:
        self._quiet.wait()
