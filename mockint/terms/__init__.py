"""A pack's and a field's terms in, transcripts that have them right out: hints before, careful correction after."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from mockint.model import Pack, Question, Span, Transcript, Word
from mockint.terms.book import Book
from mockint.terms.correct import corrected
from mockint.terms.doubt import unsaid
from mockint.terms.vocabulary import hints, vocabulary

__all__ = ["Careful", "doubts", "expected", "hints", "learned_file", "own_file"]


class Reader(Protocol):
    """Reads an answer while it is spoken, with hints."""

    def begin(self, path: Path, *, vocabulary: Sequence[str], language: str) -> None:
        """Expect an answer in the sound file `path`, which is still being written."""

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed."""


class Careful:
    """A transcriber that knows a pack's terms; implements `ports.Transcriber`."""

    def __init__(self, inner: Reader, pack: Pack, book: Book) -> None:
        self._inner = inner
        self._pack = pack
        self._book = book
        self._expected: tuple[str, ...] = ()

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        """Hint at the pack's terms and the question's concepts."""
        self._expected = expected(self._pack, question.id, self._book)
        hinted = dict.fromkeys((*hints(self._expected, self._book), *question.concepts))
        self._inner.begin(path, vocabulary=tuple(hinted), language=language)

    def feed(self, span: Span) -> None:
        """Pass it on."""
        self._inner.feed(span)

    def finish(self) -> Transcript:
        """Wait for the words, and put terms right."""
        return corrected(self._inner.finish(), self._book, self._expected)


def doubts(pack: Pack, book: Book) -> Callable[[str, Transcript, Sequence[Word]], Transcript]:
    """Give the check that takes hinted terms out of an answer that a reading without hints has not."""

    def checked(question: str, transcript: Transcript, reading: Sequence[Word]) -> Transcript:
        return replace(transcript, words=unsaid(transcript.words, reading, expected(pack, question, book)))

    return checked


def expected(pack: Pack, question: str, book: Book) -> tuple[str, ...]:
    """Give the terms that an answer to a question, or to a follow-up of it, may hold; likeliest first."""
    asked = next((one for one in pack.questions if question.startswith(one.id)), None)
    return vocabulary(pack, asked, book)


def learned_file() -> Path:
    """Name the file of what `mockint terms` was told, beside the user's own."""
    return own_file().with_name("terms-learned.toml")


def own_file() -> Path:
    """Name the file of the user's own terms: MOCKINT_TERMS, or `terms.toml` in the place for settings."""
    if chosen := os.environ.get("MOCKINT_TERMS"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "mockint" / "terms.toml"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mockint" / "terms.toml"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "mockint" / "terms.toml"
