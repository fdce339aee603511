"""An answer in, its structure in time out: which stretch tells which part, and how sure that is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockint.model import Answer, Part
from mockint.review.korean import parts_told
from mockint.review.star import STORIES, tagged
from mockint.review.structure import labelled
from mockint.review.substance import english
from mockint.words import Sentence


@dataclass(frozen=True, slots=True)
class _Piece:
    """One sentence and its part."""

    sentence: Sentence
    role: str
    confidence: float


def parts(answer: Answer) -> tuple[Part, ...]:
    """Give the stretches in order of time; of a story by probability, of other structures by cue phrases."""
    if not english(answer):
        korean = answer.transcript.language.startswith("ko") and answer.question.kind in STORIES
        return parts_told(answer) if korean else ()
    if answer.question.kind in STORIES:
        return tuple(_joined(_Piece(one, told.part, told.probability) for one, told in tagged(answer)))
    return tuple(_joined(_Piece(*one) for one in labelled(answer)))


def _joined(pieces: Iterable[_Piece]) -> Iterator[Part]:
    """Join neighbouring sentences of one part; the confidence is that of the surest of them."""
    held: Part | None = None
    for one in pieces:
        first, last, sure = one.sentence.first, one.sentence.last, round(one.confidence, 2)
        if held and held.role == one.role and held.last + 1 == first:
            held = Part(held.role, held.first, last, max(held.confidence, sure))
            continue
        if held:
            yield held
        held = Part(one.role, first, last, sure)
    if held:
        yield held
