"""Write a recording down for `mockint transcribe`: at once, or as if it were spoken now."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.progress import Progress

from mockint.cli.as_spoken import as_spoken
from mockint.cli.transcript_page import WordsReady
from mockint.console import Console
from mockint.errors import BadInput
from mockint.model import RATE
from mockint.ports import Recogniser, Samples
from mockint.wiring import parts
from mockint.words.offline import Transcription, finished, write_down
from mockint.words.terms import Expected

LONG = 60.0
"""Seconds of sound from which on a terminal shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is written down, and how."""

    samples: Samples
    recogniser: Recogniser
    whole: Recogniser
    """Who reads the whole again; the same, or a larger one."""
    terms: Expected
    language: str
    verbatim: bool
    """Every um is listened for again."""


def live(
    task: Task, tell: Callable[[WordsReady], None]
) -> tuple[Transcription, tuple[WordsReady, ...]]:
    """Write a recording down while it is fed as if it were spoken now."""
    if task.language == "auto":
        raise BadInput(
            "With --live the language is not detected.",
            do="Name it: --language en, --language ko.",
        )
    heard, ready = as_spoken(
        task.samples,
        task.recogniser,
        vocabulary=task.terms.hints,
        language=task.language,
        tell=tell,
    )
    written = finished(
        heard,
        task.samples,
        task.recogniser,
        task.terms,
        verbatim=task.verbatim,
        align=parts.align,
    )
    return written, ready


def at_once(task: Task) -> Transcription:
    """Write a recording down as fast as this machine can."""
    with _progress(len(task.samples) / RATE) as progress:
        return write_down(
            task.samples,
            task.recogniser,
            parts.detector(),
            task.terms,
            language=task.language,
            verbatim=task.verbatim,
            align=parts.align,
            whole=task.whole,
            progress=progress,
        )


@contextmanager
def _progress(seconds: float) -> Iterator[Callable[[float], None]]:
    """Show a bar on stderr while a long recording is read, to people only."""
    if seconds < LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Listening", total=seconds)
        yield lambda done: bar.update(task, completed=done)
