"""What the guide wants raised, and what it warns of: told where a sentence of the answer touches it."""

from collections.abc import Iterator

from mockint.model import Answer, Check, Finding, Level, Rubric
from mockint.review.substance import english
from mockint.words import Sentence, akin, at_clock, evidence, quote, sentences, subject_stems

LEAST = 2
"""Words that a sentence must share with the guide's line; one alone is chance."""
CHOSEN = 2
"""The most that is told of one line."""


def raise_(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Note where something that must be settled was raised."""
    return [_finding(answer, check, one) for check, one in _touched(answer, rubric, "raise")]


def avoid(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Note where a sentence touches what the guide warns of: whether it falls into it, only a person can tell."""
    return [_finding(answer, check, one) for check, one in _touched(answer, rubric, "avoid")]


def _touched(answer: Answer, rubric: Rubric, id_: str) -> Iterator[tuple[Check, Sentence]]:
    checks = [check for check in rubric.checks if check.id == id_ and check.source]
    if not checks or not english(answer):
        return
    asked = subject_stems(answer.question.text)
    told = [(one, subject_stems(one.text)) for one in sentences(answer.transcript.words)]
    for check in checks:
        wanted = subject_stems(check.because) - asked
        hits = [one for one, said in told if sum(any(akin(a, b) for b in said) for a in wanted) >= LEAST]
        yield from ((check, one) for one in hits[:CHOSEN])


def _finding(answer: Answer, check: Check, one: Sentence) -> Finding:
    words = answer.transcript.words
    said = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)}"
    verb = "raises what your guide wants settled" if check.id == "raise" else "touches what your guide warns of"
    message = f"{said} {verb}: {check.because}"
    return Finding(check.id, Level.NOTE, message, (evidence(words, one.first, one.last),), source=check.source)
