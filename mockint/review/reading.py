"""An answer in, a `Reading` out: all that checks need of it, prepared once.

What only some checks need is made when the first of them asks, and kept.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from mockint.judge.sentences import SentenceReading, read_sentences
from mockint.judge.windows import pieces, windows
from mockint.model import (
    Answer,
    Correction,
    Evidence,
    Question,
    Recording,
    Rubric,
    Span,
    Transcript,
    Word,
)
from mockint.ports import BareWord, Embedder, Judge, LargerJudge, Morphology, Pitch
from mockint.review import measures
from mockint.review.concept_search import ConceptSearch
from mockint.review.korean_words import bare_words
from mockint.review.number_roles import judged_results
from mockint.review.relevance import Relevance, english, relevance
from mockint.review.results import Result, results
from mockint.review.story import Story, judged, tagged
from mockint.text.quotes import at_clock, evidence, quote
from mockint.text.sentences import Sentence, sentences
from mockint.text.word_forms import plains


class WordSpan(Protocol):
    """Words of the answer in a row: a sentence, a number with its result, a match of a concept."""

    @property
    def first(self) -> int:
        """Index of the first word."""

    @property
    def last(self) -> int:
        """Index of the last word, inclusive."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where the sound of a session lies, and what hears its pitch."""

    folder: Path
    pitch: Pitch | None


@dataclass(frozen=True)
class Reading:
    """One answer, prepared for all checks."""

    answer: Answer
    sentences: tuple[Sentence, ...]
    relevance: Relevance
    """What there is to judge."""
    embedder: Embedder | None = None
    """None: exact words decide."""
    judge: Judge | None = None
    """None: cues and exact words decide."""
    studio: Studio | None = None
    """None: the sound is not at hand."""
    corrections: tuple[Correction, ...] = ()
    """What the candidate said of earlier doubts."""
    bare: tuple[BareWord, ...] = ()
    """The words without particles; none in a language that has no such, or without a library."""
    larger: LargerJudge | None = None
    """A model of the user's own, asked beside the judge where the user wants it."""

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.answer.question

    @property
    def recording(self) -> Recording | None:
        """What was heard, as sound; None of typed words."""
        return self.answer.recording

    @property
    def transcript(self) -> Transcript:
        """What was heard, as words."""
        return self.answer.transcript

    @property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return self.answer.transcript.words

    @property
    def english(self) -> bool:
        """Say whether it is in English."""
        return english(self.answer)

    @property
    def typed(self) -> bool:
        """Say whether it was typed: then it has no delivery."""
        return self.recording is None

    @property
    def speech(self) -> tuple[Span, ...]:
        """Where somebody speaks; nowhere in typed words."""
        return self.recording.speech if self.recording else ()

    @property
    def pace(self) -> measures.Pace | None:
        """How fast it was said; None of typed words, and where too little was said."""
        return measures.pace(self.recording, self.transcript) if self.recording else None

    @property
    def fillers(self) -> measures.Fillers | None:
        """What fills its gaps; None of typed words."""
        return measures.fillers(self.recording, self.transcript) if self.recording else None

    @cached_property
    def plains(self) -> list[str]:
        """All words in plain form, one for one."""
        return plains(self.words)

    @cached_property
    def search(self) -> ConceptSearch:
        """The words, ready to be searched for names."""
        korean = self.transcript.language.startswith("ko")
        return ConceptSearch(self.words, self.bare, korean=korean)

    @cached_property
    def stretches(self) -> list[Sentence]:
        """The stretches of words in which a concept may be told."""
        return windows(self.words, self.sentences)

    @cached_property
    def story(self) -> Story:
        """Each sentence with the part of a story that it tells."""
        return judged(self.told) if self.told else tagged(self.sentences)

    @cached_property
    def told(self) -> tuple[SentenceReading, ...]:
        """What the judge reads in each sentence; nothing without one, or in another language."""
        if self.judge is None or not self.english:
            return ()
        return read_sentences(pieces(self.words, self.sentences), self.judge)

    @cached_property
    def numbers(self) -> tuple[Result, ...]:
        """The numbers that say something about the work."""
        if self.told:
            return tuple(judged_results(self.words, self.told))
        return tuple(results(self.words, self.sentences))

    def cite(self, stretch: WordSpan) -> str:
        """Quote a stretch, and say when it was said."""
        quoted = quote(self.words, stretch.first, stretch.last)
        return f"'{quoted}'{at_clock(self.words, stretch.first)}"

    def evidence(self, stretch: WordSpan) -> Evidence:
        """Point at a stretch."""
        return evidence(self.words, stretch.first, stretch.last)

    def receipt(self, stretch: WordSpan) -> tuple[Evidence, ...]:
        """Point at a stretch alone."""
        return (self.evidence(stretch),)


def prepare(  # noqa: PLR0913 - an answer, and all that it is read with
    answer: Answer,
    rubric: Rubric,
    embedder: Embedder | None = None,
    judge: Judge | None = None,
    *,
    studio: Studio | None = None,
    corrections: tuple[Correction, ...] = (),
    morphology: Morphology | None = None,
    larger: LargerJudge | None = None,
) -> Reading:
    """Cut an answer into sentences, and find out what there is to judge."""
    cut = sentences(answer.transcript.words)
    about = relevance(answer, cut, rubric, embedder)
    bare = bare_words(answer.transcript, rubric, morphology)
    return Reading(answer, cut, about, embedder, judge, studio, corrections, bare, larger)
