"""An answer in, whether there is anything to judge out; without substance nothing is praised."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cache

import numpy as np

from mockint.guide.trades import field
from mockint.model import Answer, Kind, Rubric
from mockint.ports import Embedder
from mockint.review.closeness import SHORTEST
from mockint.review.hearing import Ears
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, plain, plains, stem, subject_stems

FEW = 12
"""Words below which an answer says too little to be judged: about five seconds of speech."""

FEW_KOREAN = 6
"""The same in Korean, where a word carries its particles."""

ENOUGH_TO_STRAY = 25
"""Words from which on an answer can be said to miss its subject."""

RUN, READ = 4, 0.5
"""Words in a row that nobody says by chance as the guide does, and their share from which on it is read aloud."""
NEAREST = 3
"""Sentences whose mean likeness to the question decides."""
FAR, FAR_THOUGH_HEARD, FAR_STORY = 0.26, 0.22, 0.11
"""Likeness below which they are far from it: without one of the expected concepts, with a few of them, and for a story.

Of 44 answers of our own, those to the question had 0.27 and more (stories 0.20), four in five of the others less.
"""
HEARD = 2
"""Expected concepts that an answer to another question may hold as well."""
PERSONAL = (Kind.BEHAVIORAL, Kind.COLLABORATION)


class Substance(Enum):
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


def substance(
    answer: Answer, sentences: Sequence[Sentence], rubric: Rubric, meaning: Embedder | None = None
) -> Substance:
    """Tell what there is to judge; only a model of meaning tells an answer to another question of the same field."""
    words = [word for word in plains(answer.transcript.words) if word]
    if not words:
        return Substance.SILENT
    if not english(answer):
        korean = answer.transcript.language.startswith("ko")
        return Substance.SHORT if korean and len(words) < FEW_KOREAN else Substance.FOREIGN
    said = {stem(word) for word in words}
    asked = subject_stems(answer.question.text)
    told = subject_stems(" ".join(words))
    if told and len(words) <= 1.5 * len(answer.question.text.split()) + 6:
        echoed = sum(any(akin(one, other) for other in asked) for one in told)
        if echoed >= 3 and echoed >= 0.75 * len(told):
            return Substance.ECHO
    if len(words) < FEW:
        return Substance.SHORT
    if _is_read(words, rubric):
        return Substance.READ
    long = len(words) >= ENOUGH_TO_STRAY
    strayed = long and (
        not _touches(said, answer, rubric)
        or (meaning is not None and _is_far(answer, sentences, rubric, meaning))
    )
    return Substance.STRAY if strayed else Substance.ENOUGH


def _is_read(words: Sequence[str], rubric: Rubric) -> bool:
    """Say whether most of the words stand in the guide's own lines, four in a row."""
    lines = (
        *(claim.text for claim in rubric.claims),
        *(check.because for check in rubric.checks),
        *(line.text for line in rubric.unchecked),
    )
    known = {
        run for line in lines for run in _runs([one for one in map(plain, line.split()) if one])
    }
    read = {at + n for at, run in enumerate(_runs(words)) if run in known for n in range(RUN)}
    return len(read) >= READ * len(words)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _is_far(
    answer: Answer, sentences: Sequence[Sentence], rubric: Rubric, meaning: Embedder
) -> bool:
    """Say whether the nearest sentences are far from the question, and its concepts are not heard either."""
    told = [one.text for one in sentences if one.last - one.first + 1 >= SHORTEST]
    if not told:
        return False
    like = (meaning.vectors(told) @ meaning.vectors([answer.question.text]).T)[:, 0]
    near = float(np.sort(like)[-NEAREST:].mean())
    if answer.question.kind in PERSONAL:
        return near < FAR_STORY
    if near >= FAR:
        return False
    ears, wanted = Ears(answer.transcript.words), set(answer.question.concepts)
    known = (one for group in rubric.concepts for one in group.concepts if one.name in wanted)
    heard = sum(one is not None for one in map(ears.hear, known))
    return not heard or (heard <= HEARD and near < FAR_THOUGH_HEARD)


def _touches(said: set[str], answer: Answer, rubric: Rubric) -> bool:
    """Say whether two words of the answer belong to its question, or three at least to its field."""
    subject = subject_stems(
        " ".join((answer.question.text, answer.question.theme, *answer.question.concepts))
    )
    wanted = set(answer.question.concepts)
    for group in rubric.concepts:
        for concept in group.concepts:
            if concept.name in wanted:
                subject |= subject_stems(" ".join(concept.said_as))
    own = {one for one in said if any(akin(one, other) for other in subject)}
    common = {one for one in said - own if any(akin(one, other) for other in _field())}
    return len(own) >= 2 or len(own) + len(common) >= 3


@cache
def _field() -> frozenset[str]:
    """Give the stems of words that answers of a trade hold, whatever the question is."""
    return subject_stems(" ".join(field("words")))
