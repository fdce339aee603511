"""Listen to answers a second time, for their disfluencies, beside the interview.

It listens on a thread of its own, and begins no piece while a candidate speaks: their words come
first. An answer that the candidate goes on with is listened to again as a whole.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Queue

from mockint.audio import read_wav
from mockint.model import Answer, Question, Transcript, Word
from mockint.words.disfluencies import Align, add_disfluencies

TermCheck = Callable[[Question, Transcript, Sequence[Word]], Transcript]
"""Takes from a transcript what only hints put there.

It is given the question, the transcript, and a reading without hints.
"""


class SecondPass:
    """Listens to answers again; implements `ports.SecondPass`."""

    def __init__(
        self,
        recogniser: object,
        folder: Path,
        check: TermCheck = lambda _, transcript, __: transcript,
        align: Align = lambda transcript, _: transcript,
    ) -> None:
        self._recogniser = recogniser
        self._check = check
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
        """Wait for the rest, and give each answer with its verbatim layer.

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
            except Exception as error:  # noqa: BLE001 - raised again by results(), on the thread that waits
                self._trouble = error
            else:
                if self._newest.get(answer.question.id) is answer:
                    self._heard[answer.question.id] = transcript

    def _listen(self, answer: Answer) -> Transcript:
        recording = answer.recording
        if recording is None:
            return answer.transcript
        return add_disfluencies(
            read_wav(self._folder / recording.path),
            answer.transcript,
            recording.speech,
            self._recogniser,
            wait=self._wait,
            align=self._align,
            check=partial(self._check, answer.question),
        )

    def _wait(self) -> None:
        self._quiet.wait()
