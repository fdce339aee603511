"""An answer and a rubric in, a review out: findings with their receipts, and scores.

`checks/` holds one file a check and `CHECKS` lists them. `Reading` is the answer, prepared for
all of them. Scores are a thin view of the findings.
"""

from collections.abc import Iterator
from dataclasses import replace

from mockint import __version__
from mockint.model import Answer, Correction, Finding, Level, Review, Rubric
from mockint.ports import Embedder, Judge, LargerJudge, Morphology
from mockint.review.check import TURNS
from mockint.review.checks import CHECKS
from mockint.review.concept_verdicts import came_up
from mockint.review.part_spans import parts
from mockint.review.reading import Reading, Studio, prepare
from mockint.review.relevance import Relevance
from mockint.review.scores import scores
from mockint.review.steps import next_steps, steps
from mockint.words.second_voice import own_speech

__all__ = ["CHECKS", "Studio", "next_steps", "review", "steps"]

JUDGED = (Relevance.ENOUGH, Relevance.FOREIGN)
"""Answers that hold something; each check's row says whether it understands a foreign language."""


def review(  # noqa: PLR0913 - an answer, and all that it is read with
    answer: Answer,
    rubric: Rubric,
    embedder: Embedder | None = None,
    judge: Judge | None = None,
    *,
    studio: Studio | None = None,
    corrections: tuple[Correction, ...] = (),
    morphology: Morphology | None = None,
    larger: LargerJudge | None = None,
) -> Review:
    """Run every check; the same answer always gives the same review, but for a `larger` judge.

    With an embedder and a judge, what was said in other words is heard as well; without, exact
    words and cues decide.
    With the studio also the sound itself is measured. `corrections` settle what is in doubt.
    With the morphology names are found in Korean words behind which particles stand.
    """
    reading = prepare(
        own_voice(answer),
        rubric,
        embedder,
        judge,
        studio=studio,
        corrections=corrections,
        morphology=morphology,
        larger=larger,
    )
    if reading.relevance is Relevance.STRAY and came_up(reading, rubric):
        reading = replace(reading, relevance=Relevance.ENOUGH)
    turn = answer.question.kind in TURNS
    # Questions and last words answer nothing that was asked, so they cannot miss it either.
    kind = Relevance.ENOUGH if turn and reading.words else reading.relevance
    findings = tuple(_found(reading, rubric, empty=kind not in JUDGED))
    spans = parts(reading) if kind in JUDGED and not turn else ()
    made_by = f"mockint {__version__}" + (f" with {larger.made_by}" if larger else "")
    return Review(answer.question.id, findings, scores(findings, kind), made_by, spans)


def own_voice(answer: Answer) -> Answer:
    """Leave out where a second voice speaks: its words are none of the answer's already."""
    if answer.recording is None or not answer.transcript.others:
        return answer
    speech = own_speech(answer.transcript, answer.recording.speech)
    return replace(answer, recording=replace(answer.recording, speech=speech))


def _found(reading: Reading, rubric: Rubric, *, empty: bool) -> Iterator[Finding]:
    for check in CHECKS:
        run = check.way(reading)
        for finding in run(reading, rubric) if run else ():
            if check.stands(finding, empty=empty) and finding.check not in rubric.off:
                yield _traced(finding, reading, rubric)


def _traced(finding: Finding, reading: Reading, rubric: Rubric) -> Finding:
    """Name the guide's line that asks for the check.

    What is missing without such a line is traced to the line of the question.
    """
    asked = rubric.check(finding.check)
    source = finding.source or (asked.source if asked else None)
    if source is None and finding.level is Level.MISSING and not finding.evidence:
        source = reading.question.source
    return replace(finding, source=source)
