"""What the guide wants raised, and what it warns of: the sentences of an answer that touch it."""

import re
from collections.abc import Iterator

from mockint.judge.labels import Trait
from mockint.model import Criterion, Finding, Level, Rubric
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, subject_stems

LEAST = 3
"""Words that a sentence must share with the guide's line, or all that it has.

Two are chance: of ten sentences that shared two with a warning, in 40 answers of authors who did
not know it, eight had nothing to do with it.
"""
MAY_BLAME = 0.5
"""Probability of blame from which on a sentence may be what a line about ill speech warns of."""
CHOSEN = 2
"""The most that is told of one line."""


_BLAME = re.compile(
    r"\bblam\w+|\bspeak(?:ing)? (?:ill|badly)\b|\bbad-?mouth\w*|\bcriticis\w+|\bcriticiz\w+",
    re.IGNORECASE,
)


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
        least = min(LEAST, len(wanted))
        hits = [sentence for sentence, said in stems if wanted and _shared(wanted, said) >= least]
        if _BLAME.search(line.because):
            hits = _blaming(reading) if reading.told else hits
        yield from ((line, sentence) for sentence in hits[:CHOSEN])


def _blaming(reading: Reading) -> list[Sentence]:
    """Give the sentences that the judge hears blame in; words cannot tell: `a no blame culture`."""
    return [told.sentence for told in reading.told if told.traits[Trait.BLAME] >= MAY_BLAME]


def _shared(wanted: frozenset[str], said: frozenset[str]) -> int:
    return sum(any(akin(word, other) for other in said) for word in wanted)


def _finding(reading: Reading, line: Criterion, sentence: Sentence, verb: str) -> Finding:
    message = f"{reading.cite(sentence)} {verb}: {line.because}"
    receipt = reading.receipt(sentence)
    return Finding(line.id, Level.NOTE, message, receipt, source=line.source)
