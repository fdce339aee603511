"""Play a session again, as `mockint replay` does; nothing is written."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from mockint.console import Console
from mockint.engines import atempo
from mockint.engines.terminal import NoKeys, TerminalKeys
from mockint.replay import Deck, LivePicture, Output, PlainLines, slots, watch
from mockint.session import store
from mockint.wiring import parts
from mockint.wiring.plans import pick


def rerun(
    folders: Sequence[Path],
    wishes: Sequence[str],
    *,
    loudspeaker: str | None,
    silent: bool,
    console: Console,
) -> None:
    """Play a session again; more folders are other takes of its questions.

    Raises `BadInput`, `DeviceTrouble`.
    """
    sessions = [(store.load(folder), folder) for folder in folders]
    first = sessions[0][0]
    questions = pick(
        first.pack.questions,
        wishes,
        among=[entry.question for entry in first.entries if entry.recording],
    )
    speaker = None if silent else parts.loudspeaker(loudspeaker)
    if speaker is None and not silent:
        console.print("No loudspeaker: the words follow the clock in silence.", style="dim")
    deck = Deck(slots(sessions, questions))
    with ExitStack() as stack:
        keys: NoKeys | TerminalKeys = NoKeys()
        if console.is_terminal and sys.stdin.isatty():
            keys = stack.enter_context(TerminalKeys())
        picture: LivePicture | PlainLines = PlainLines(console)
        if console.is_terminal:
            picture = LivePicture(console, keys=isinstance(keys, TerminalKeys))
        stack.enter_context(picture)
        watch(deck, Output(speaker, atempo.stretch), picture, keys.stroke)
