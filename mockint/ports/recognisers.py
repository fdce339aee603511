"""What turns sound into words, and words into times and vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from mockint.audio import Samples
from mockint.model import Span, Word


@dataclass(frozen=True, slots=True)
class SoFar:
    """The words that are known while an answer is spoken."""

    text: str
    until: float
    """Seconds up to which the recording was read."""
    words: tuple[Word, ...] = ()
    """The same with their times."""


class Recogniser(Protocol):
    """A speech recognition engine: at most 30 seconds of sound in, words out."""

    made_by: str
    """Engine, version, model and precision."""

    def words(self, samples: Samples, *, vocabulary: Sequence[str], language: str) -> list[Word]:
        """Recognise; times are seconds from the first sample."""


@runtime_checkable
class Stoppable(Protocol):
    """A recogniser that can give up halfway."""

    def words_unless(
        self,
        stale: Callable[[], bool],
        samples: Samples,
        *,
        vocabulary: Sequence[str],
        language: str,
    ) -> list[Word] | None:
        """Recognise; None when it asked whether the words are `stale`, and they were."""


@runtime_checkable
class Polyglot(Protocol):
    """A recogniser that can tell which language is spoken."""

    def language(self, samples: Samples) -> str:
        """Give its two-letter code."""


@runtime_checkable
class Verbatim(Protocol):
    """A recogniser that can be asked to write down every um and every repetition."""

    def verbatim(self, samples: Samples, *, language: str) -> list[Word]:
        """Recognise at most 30 seconds; times are seconds from the first sample."""


@runtime_checkable
class InContext(Protocol):
    """A recogniser that can read minutes of sound, each part with the text before it."""

    def in_context(
        self,
        samples: Samples,
        *,
        before: str,
        vocabulary: Sequence[str],
        language: str,
        wait: Callable[[], None],
    ) -> list[Word]:
        """Recognise what follows the text `before`; `wait` is called before each half minute.

        Times are seconds from the first sample. What is not to be believed is left out.
        """


@runtime_checkable
class Remote(Protocol):
    """A recogniser that may be somebody else's server."""

    leaves_machine: bool
    """What is said is sent there."""


Pitch = Callable[[Samples], NDArray[np.float64]]
"""Samples in, hertz at even steps out, 0 where the voice does not swing."""


class Aligner(Protocol):
    """Tells when words are said that are known already."""

    languages: Sequence[str]
    """Two-letter codes of those that it can hear."""

    def spans(self, samples: Samples, words: Sequence[str]) -> list[Span] | None:
        """Find each word in at most 30 seconds of sound, in seconds from its first sample.

        None when it is lost.
        """


class Embedder(Protocol):
    """Gives sentences vectors whose inner product tells how close they are in meaning.

    0 is unrelated, 1 is the same.
    """

    made_by: str
    """Model, version and precision."""

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one vector of unit length a sentence; shape (n, 384)."""


@dataclass(frozen=True, slots=True)
class BareWord:
    """A word of a language whose words carry particles."""

    text: str
    """Without them; the whole word where it begins with no noun."""
    goes_on: bool
    """Whether a name may go on in the next word: nothing parts the two."""


class Morphology(Protocol):
    """Tells where Korean words end and their particles begin."""

    made_by: str
    """Library."""

    def bare(self, words: Sequence[str], names: Sequence[str]) -> list[BareWord]:
        """Give each word of an answer without its particles, one for one.

        `names` are words of the field that the library may not know.
        """


class Judge(Protocol):
    """Reads what sentences do, and what they say of a concept.

    Labels are those of `mockint.judge.labels`, in their order.
    """

    made_by: str
    """Weights, by their hash."""

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Give the probability of each verdict for a concept and words; shape (n, 5)."""

    def states(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Give the probability that words state what many wrongly believe; shape (n,)."""

    def sentences(
        self, sentences: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give for the sentences of one answer, in their order, what each does.

        Probabilities of each part, shape (n, 5), together 1; and of each trait, shape (n, 24).
        """


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a larger model says of one concept, with words that were said."""

    concept: int
    """Index among those that were asked about."""
    verdict: int
    """Index in `mockint.judge.labels.VERDICTS`."""
    sure: float
    """Probability that the model gives it."""
    first: int
    """Index of the first word that it quotes."""
    last: int


class LargerJudge(Protocol):
    """A model of the user's own that judges concepts beside the shipped judge."""

    made_by: str
    """Its name, as the user gave it."""

    def opinions(
        self, question: str, concepts: Sequence[str], words: Sequence[str]
    ) -> Sequence[Opinion]:
        """Judge concepts in the words of an answer; nothing where no reply came in time."""
