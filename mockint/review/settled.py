"""What the guide wants raised, and what it warns of: the sentences of an answer that touch it."""

from collections.abc import Iterator

from mockint.model import Criterion, Finding, Level, Rubric
from mockint.review.reading import Reading
from mockint.text.quotes import at_clock, evidence, quote
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, subject_stems

LEAST = 2
"""Words that a sentence must share with the guide's line; one alone is chance."""
CHOSEN = 2
"""The most that is told of one line."""


def touched(reading: Reading, rubric: Rubric, id_: str, *, verb: str) -> list[Finding]:
    """Note where a sentence touches a line of the guide that asks for this check."""
    lines = [line for line in rubric.checks if line.id == id_ and line.source]
    return [_finding(reading, line, one, verb) for line, one in _places(reading, lines)]


def _places(reading: Reading, lines: list[Criterion]) -> Iterator[tuple[Criterion, Sentence]]:
    if not lines:
        return
    asked = subject_stems(reading.question.text)
    told = [(one, subject_stems(one.text)) for one in reading.sentences]
    for line in lines:
        wanted = subject_stems(line.because) - asked
        hits = [
            one for one, said in told if sum(any(akin(a, b) for b in said) for a in wanted) >= LEAST
        ]
        yield from ((line, one) for one in hits[:CHOSEN])


def _finding(reading: Reading, line: Criterion, one: Sentence, verb: str) -> Finding:
    words = reading.words
    said = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)}"
    message = f"{said} {verb}: {line.because}"
    return Finding(
        line.id, Level.NOTE, message, (evidence(words, one.first, one.last),), source=line.source
    )
