"""What the guide wants raised, and what it warns of: the sentences of an answer that touch it."""

from collections.abc import Iterator

from mockint.model import Criterion, Finding, Level, Rubric
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, subject_stems

LEAST = 2
"""Words that a sentence must share with the guide's line; one alone is chance."""
CHOSEN = 2
"""The most that is told of one line."""


def touched(reading: Reading, rubric: Rubric, id_: str, *, verb: str) -> list[Finding]:
    """Note where a sentence touches a line of the guide that asks for this check."""
    lines = [line for line in rubric.checks if line.id == id_ and line.source]
    return [_finding(reading, line, sentence, verb) for line, sentence in _places(reading, lines)]


def _places(reading: Reading, lines: list[Criterion]) -> Iterator[tuple[Criterion, Sentence]]:
    if not lines:
        return
    # What the question itself asks about is in every answer, and touches no line.
    asked = subject_stems(reading.question.text)
    stems = [(sentence, subject_stems(sentence.text)) for sentence in reading.sentences]
    for line in lines:
        wanted = subject_stems(line.because) - asked
        hits = [sentence for sentence, said in stems if _shared(wanted, said) >= LEAST]
        yield from ((line, sentence) for sentence in hits[:CHOSEN])


def _shared(wanted: frozenset[str], said: frozenset[str]) -> int:
    return sum(any(akin(word, other) for other in said) for word in wanted)


def _finding(reading: Reading, line: Criterion, sentence: Sentence, verb: str) -> Finding:
    message = f"{reading.cite(sentence)} {verb}: {line.because}"
    receipt = reading.receipt(sentence)
    return Finding(line.id, Level.NOTE, message, receipt, source=line.source)
