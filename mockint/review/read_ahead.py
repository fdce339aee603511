"""Review an answer while it is still spoken, so that little is left to read after its last word.

What is found is forgotten: the embedder and the judge keep what they read of each sentence.
"""

import threading
from collections.abc import Callable

from mockint.model import Answer


class ReadAhead:
    """Takes an answer whenever more of it is known, and returns at once.

    Reads on a thread of its own; where several came meanwhile only the longest is read.
    """

    def __init__(self, review: Callable[[Answer], object]) -> None:
        self._review = review
        self._news = threading.Condition()
        self._next: Answer | None = None
        self._thread: threading.Thread | None = None

    def __call__(self, answer: Answer) -> None:
        """Read it soon."""
        with self._news:
            self._next = answer
            self._news.notify()
            if self._thread is None:
                # a daemon, so that a program that is stopped need not wait for it
                self._thread = threading.Thread(
                    target=self._run, name="mockint-read-ahead", daemon=True
                )
                self._thread.start()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._next is not None)
                answer, self._next = self._next, None
            try:
                self._review(answer)  # type: ignore[arg-type]  # waited for above
            except Exception:  # noqa: BLE001, S112 - the review itself will say what is wrong
                continue
