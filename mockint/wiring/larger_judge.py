"""The user's own language model as a second judge of concepts: asked in time, or not at all.

An experiment. Whatever goes wrong is one line, and the shipped judge decides alone from then on.
"""

import threading
from collections.abc import Callable, Sequence

from mockint.engines.chat_completions import PATIENCE, ChatModel
from mockint.errors import BadInput, MissingPart, MockintError
from mockint.judge.larger import message, opinions
from mockint.ports import Opinion
from mockint.text.sanitise import plain
from mockint.wiring.prepare import MODEL, URL, language_model


class OwnModel:
    """Implements `ports.LargerJudge` with a model behind an OpenAI-compatible address."""

    def __init__(
        self,
        model: ChatModel,
        *,
        may_send: Callable[[str], bool],
        tell: Callable[[str], None],
        patience: float = PATIENCE,
    ) -> None:
        self.made_by = plain(model.name)
        self._model = model
        self._may_send = may_send
        self._tell = tell
        self._patience = patience
        self._known: dict[str, Sequence[Opinion]] = {}
        self._gone = False

    def opinions(
        self, question: str, concepts: Sequence[str], words: Sequence[str]
    ) -> Sequence[Opinion]:
        """Ask once for an answer; what was asked before is known."""
        text = message(question, concepts, words)
        if text not in self._known:
            self._known[text] = self._asked(text, len(concepts), words)
        return self._known[text]

    def _asked(self, text: str, count: int, words: Sequence[str]) -> Sequence[Opinion]:
        if self._gone or not self._may_send(text):
            return ()
        try:
            reply = self._in_time(text)
        except MockintError as error:
            self._gone = True
            self._tell(f"{error.what} The shipped judge decides alone.")
            return ()
        found = opinions(reply, count, words)
        if found is None:
            self._tell(f"{self.made_by} did not reply in the form asked for: nothing of it counts.")
        else:
            self._tell(
                f"{self.made_by}: {len(found)} of its verdicts on {count} concepts "
                "quote what was said, and count."
            )
        return found or ()

    def _in_time(self, text: str) -> str:
        """Wait for the reply, however slowly it drips in, until patience ends.

        Raises `MockintError`.
        """
        came: list[str | MockintError] = []

        def work() -> None:
            try:
                came.append(self._model.answer(text, exact=True))
            except MockintError as error:
                came.append(error)

        # a daemon: a program that ends does not wait for a server that never does
        asking = threading.Thread(target=work, name="mockint-larger-judge", daemon=True)
        asking.start()
        asking.join(self._patience)
        if not came:
            raise MissingPart(
                f"The language model at {self._model.url} took more than {self._patience:.0f} s."
            )
        if isinstance(came[0], MockintError):
            raise came[0]
        return came[0]


def chosen() -> ChatModel:
    """Give the model that the user set up. Raises `BadInput` where there is none."""
    model = language_model()
    if model is None:
        raise BadInput(
            "No larger judge is set up.", do=f"Set {URL} and {MODEL}, or leave --larger-judge out."
        )
    return model
