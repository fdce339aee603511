"""Have transcripts write a field's terms right: hints before, careful correction after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from mockint.model import Answer, Pack, Question, Span, Transcript, Word
from mockint.words.terms.correct import corrected
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.unprompted import unsaid
from mockint.words.terms.vocabulary import hints, korean_words, vocabulary

__all__ = ["Careful", "Expected", "expected"]


@dataclass(frozen=True, slots=True)
class Expected:
    """Terms that may be said.

    They are hinted at before an answer is read, put right afterwards, and doubted once more.
    """

    names: tuple[str, ...]
    """The likeliest first."""
    glossary: Glossary
    concepts: tuple[str, ...] = ()
    """Hinted at as well, plain words or not: what the question asks for."""
    hangul: frozenset[str] = frozenset()
    """Words that the guide writes in Korean."""

    @property
    def hints(self) -> tuple[str, ...]:
        """Give what a recogniser should be told of."""
        return tuple(dict.fromkeys((*hints(self.names, self.glossary), *self.concepts)))

    def corrected(self, transcript: Transcript) -> Transcript:
        """Put misheard terms right."""
        return corrected(transcript, self.glossary, self.names, hangul=self.hangul)

    def checked(self, transcript: Transcript, reading: Sequence[Word]) -> Transcript:
        """Take out the doubtful terms that a reading without hints has not."""
        return replace(transcript, words=unsaid(transcript.words, reading, self.names))


def expected(pack: Pack, question: Question, glossary: Glossary) -> Expected:
    """Give the terms that an answer to a question, or to a follow-up of it, may hold."""
    planned = next((asked for asked in pack.questions if question.id.startswith(asked.id)), None)
    names = vocabulary(pack, planned, glossary)
    return Expected(names, glossary, question.concepts, korean_words(pack))


class Reader(Protocol):
    """Reads an answer while it is spoken, with hints."""

    def begin(
        self,
        path: Path,
        *,
        vocabulary: Sequence[str],
        language: str,
        read: Callable[[Transcript], None] | None = None,
    ) -> None:
        """Expect an answer in the sound file `path`, which is still being written.

        `read` is given what is known whenever there is more.
        """

    def feed(self, span: Span) -> None:
        """Take note that a span of speech has closed; return at once."""

    def finish(self) -> Transcript:
        """Wait for the words of all spans that were fed."""


class Careful:
    """A transcriber that knows a pack's terms; implements `ports.Transcriber`.

    `ahead` is given the answer so far, as typed words, whenever more of it is known.
    """

    def __init__(
        self,
        reader: Reader,
        pack: Pack,
        glossary: Glossary,
        *,
        ahead: Callable[[Answer], None] | None = None,
    ) -> None:
        self._reader = reader
        self._pack = pack
        self._glossary = glossary
        self._ahead = ahead
        self._expected = Expected((), glossary)

    def begin(self, question: Question, path: Path, *, language: str) -> None:
        """Hint at what may be said."""
        terms = self._expected = expected(self._pack, question, self._glossary)
        ahead = self._ahead

        def read(transcript: Transcript) -> None:
            if ahead is not None:
                ahead(Answer(question, None, terms.corrected(transcript)))

        self._reader.begin(path, vocabulary=terms.hints, language=language, read=read)

    def feed(self, span: Span) -> None:
        """Pass it on."""
        self._reader.feed(span)

    def finish(self) -> Transcript:
        """Wait for the words, and put terms right."""
        return self._expected.corrected(self._reader.finish())
