"""Whether an answer holds anything to judge; in an irrelevant one nothing is praised."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

import numpy as np

from mockint.guide.concepts.concept_bank import trades_named
from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.guide.trades import field
from mockint.model import Answer, Concept, Rubric
from mockint.ports import Embedder
from mockint.review.concept_search import ConceptSearch
from mockint.review.similarity import SHORTEST
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, plain, plains, stem, subject_stems

FEW = 12
"""Words below which an answer says too little to be judged: about five seconds of speech."""

FEW_KOREAN = 6
"""The same in Korean, where a word carries its particles."""

ENOUGH_TO_STRAY = 25
"""Words from which on an answer can be said to miss its subject."""

RUN, READ = 4, 0.5
"""Words in a row that nobody shares with the guide by chance, and their share if read aloud."""
NEAREST = 3
"""Sentences whose mean similarity to the question decides."""
FAR, FAR_UNASKED = 0.22, 0.11
"""Similarity of the nearest sentences that is far from the question.

The first where many concepts are expected and none was heard, the second where few are, and for
stories, which may tell of anything. Most answers to another question of the same trade pass: they
are hardly told apart by similarity, and a good answer that is refused is worse.
"""


ONESELF = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "myself"})
SPEAKS = 2
"""Words for oneself from which on an answer about oneself is one, whatever else it speaks of."""
PERSONAL = STORIES | ABOUT_ONESELF
MANY = 5
"""Expected concepts of which it says something that none was heard."""


class Relevance(Enum):
    """What kind of an answer it is."""

    ENOUGH = auto()
    SILENT = auto()
    SHORT = auto()
    ECHO = auto()
    """It only says the question again."""
    READ = auto()
    """It reads the guide aloud."""
    STRAY = auto()
    """It speaks about something else."""
    FOREIGN = auto()
    """A language whose content is not judged yet."""


def english(answer: Answer) -> bool:
    """Say whether the checks for English words apply."""
    return answer.transcript.language.startswith("en")


def relevance(
    answer: Answer, sentences: Sequence[Sentence], rubric: Rubric, embedder: Embedder | None = None
) -> Relevance:
    """Tell what there is to judge.

    Only an embedder tells an answer to another question of the same field from one to this.
    """
    words = [word for word in plains(answer.transcript.words) if word]
    if not words:
        return Relevance.SILENT
    if not english(answer):
        korean = answer.transcript.language.startswith("ko")
        return Relevance.SHORT if korean and len(words) < FEW_KOREAN else Relevance.FOREIGN
    if _is_echo(words, answer.question.text):
        return Relevance.ECHO
    if len(words) < FEW:
        return Relevance.SHORT
    if _is_read(words, rubric):
        return Relevance.READ
    strays = _strays(words, answer, sentences, rubric, embedder)
    return Relevance.STRAY if strays else Relevance.ENOUGH


def _is_echo(words: Sequence[str], question: str) -> bool:
    """Say whether a short answer only says the question again."""
    asked, answered = subject_stems(question), subject_stems(" ".join(words))
    if not answered or len(words) > 1.5 * len(question.split()) + 6:
        return False
    echoed = sum(any(akin(word, other) for other in asked) for word in answered)
    return echoed >= 3 and echoed >= 0.75 * len(answered)


def _is_read(words: Sequence[str], rubric: Rubric) -> bool:
    """Say whether most of the words stand in the guide's own lines, four in a row."""
    lines = (
        *(claim.text for claim in rubric.claims),
        *(check.because for check in rubric.checks),
        *(line.text for line in rubric.unchecked),
    )
    written = [[word for word in map(plain, line.split()) if word] for line in lines]
    known = {run for line in written for run in _runs(line)}
    read = {at + n for at, run in enumerate(_runs(words)) if run in known for n in range(RUN)}
    return len(read) >= READ * len(words)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _strays(
    words: Sequence[str],
    answer: Answer,
    sentences: Sequence[Sentence],
    rubric: Rubric,
    embedder: Embedder | None,
) -> bool:
    """Say whether a longer answer surely misses its subject.

    By its meaning where there is an embedder: far from the question, and none of its concepts was
    heard. A word that both share is enough otherwise.
    """
    if len(words) < ENOUGH_TO_STRAY:
        return False
    if answer.question.kind in ABOUT_ONESELF and sum(word in ONESELF for word in words) >= SPEAKS:
        return False
    touches = _touches({stem(word) for word in words}, answer, rubric)
    near = _near(answer, sentences, embedder) if embedder else None
    if near is None:
        return not touches
    expected = _expected(answer, rubric)
    if len(expected) < MANY or answer.question.kind in PERSONAL:
        return near < FAR_UNASKED and not touches
    korean = answer.transcript.language.startswith("ko")
    search = ConceptSearch(answer.transcript.words, korean=korean)
    return near < FAR and not any(search.find(concept) for concept in expected)


def _near(answer: Answer, sentences: Sequence[Sentence], embedder: Embedder) -> float | None:
    """Say how near the nearest sentences are to the question; None where all are too short."""
    texts = [
        sentence.text for sentence in sentences if sentence.last - sentence.first + 1 >= SHORTEST
    ]
    if not texts:
        return None
    like = (embedder.vectors(texts) @ embedder.vectors([answer.question.text]).T)[:, 0]
    return float(np.sort(like)[-NEAREST:].mean())


def _expected(answer: Answer, rubric: Rubric) -> list[Concept]:
    wanted = set(answer.question.concepts)
    known = (concept for group in rubric.concepts for concept in group.concepts)
    return [concept for concept in known if concept.name in wanted]


def _touches(said: set[str], answer: Answer, rubric: Rubric) -> bool:
    """Say whether two words of the answer belong to its question, or three to its field."""
    question = answer.question
    names = [phrase for concept in _expected(answer, rubric) for phrase in concept.said_as]
    subject = subject_stems(" ".join((question.text, question.theme, *question.concepts, *names)))
    own = {word for word in said if any(akin(word, other) for other in subject)}
    listed = frozenset(concept.name for group in rubric.concepts for concept in group.concepts)
    common_words = _field(listed)
    common = {word for word in said - own if any(akin(word, other) for other in common_words)}
    return len(own) >= 2 or len(own) + len(common) >= 3


@lru_cache(maxsize=8)
def _field(names: frozenset[str]) -> frozenset[str]:
    """Give the stems of words that answers of a trade hold, whatever the question is.

    Which trade it is, the guide's concepts tell; of an unknown one the words of all trades count.
    """
    return subject_stems(" ".join(field("words", trades_named(names) or ("*",))))
