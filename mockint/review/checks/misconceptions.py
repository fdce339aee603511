"""Sentences that state what many wrongly believe, marked to be checked, with what is so instead."""

from mockint.guide.concepts.concept_bank import misbelieved
from mockint.judge.misconceptions import Stated, stated
from mockint.judge.windows import single
from mockint.model import Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.reading import Reading

ID = "misconceptions"
SURE = 0.96
"""Probability that it is stated, from which on it is told.

Set on three tests of 60 to 80 answers; the fourth says how often it is right (docs/accuracy.md).
"""


def misconceptions(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Mark them, in the order in which they were said; nothing without the judge."""
    if reading.judge is None or reading.embedder is None or not reading.english:
        return []
    names = frozenset(concept.name for group in rubric.concepts for concept in group.concepts)
    found = stated(
        misbelieved(names),
        single(reading.words, reading.sentences),
        judge=reading.judge,
        embedder=reading.embedder,
    )
    sure = sorted(
        (told for told in found if told.probability >= SURE), key=lambda told: told.sentence.first
    )
    return [_finding(reading, mistake) for mistake in sure]


def _finding(reading: Reading, mistake: Stated) -> Finding:
    name, instead = mistake.entry.concept.name, mistake.entry.instead
    message = f"Check this: {reading.cite(mistake.sentence)}. Of '{name}': {instead.rstrip('.')}."
    receipt = reading.receipt(mistake.sentence)
    return Finding(ID, Level.IMPROVE, message, receipt, source=mistake.entry.concept.source)


CHECK = Check(
    id=ID,
    title="States nothing that many get wrong",
    run=misconceptions,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=2.0,
    drill="Look it up, then say in one sentence how it is, and why many believe otherwise.",
    asked_for_by=None,
)
