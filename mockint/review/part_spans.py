"""An answer's structure in time: which stretch tells which part, and how sure that is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockint.guide.sections.kind_rows import STORIES
from mockint.model import Part
from mockint.review.checks.structure import labelled
from mockint.review.korean import parts_told
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class _Tagged:
    """One sentence and its part."""

    sentence: Sentence
    role: str
    confidence: float


def parts(reading: Reading) -> tuple[Part, ...]:
    """Give the stretches in order of time; a story's by probability, all others by cue phrases."""
    # The weights and the cue phrases were made for English; Korean stories have cues of their own.
    if not reading.english:
        korean = reading.transcript.language.startswith("ko") and reading.question.kind in STORIES
        return parts_told(reading) if korean else ()
    if reading.question.kind in STORIES:
        story = [
            _Tagged(sentence, role.part, role.probability)
            for sentence, role in reading.story
            if role.part
        ]
        return tuple(_joined(story))
    return tuple(_joined(_Tagged(*label) for label in labelled(reading)))


def _joined(sentences: Iterable[_Tagged]) -> Iterator[Part]:
    """Join neighbouring sentences of one part; the confidence is that of the surest of them."""
    held: Part | None = None
    for tagged in sentences:
        first, last, sure = tagged.sentence.first, tagged.sentence.last, round(tagged.confidence, 2)
        if held and held.role == tagged.role and held.last + 1 == first:
            held = Part(held.role, held.first, last, max(held.confidence, sure))
            continue
        if held:
            yield held
        held = Part(tagged.role, first, last, sure)
    if held:
        yield held
