"""An answer and a rubric in, a review out: findings with their receipts, and scores as a thin view of them."""

from collections.abc import Callable
from dataclasses import replace

from mockint import __version__
from mockint.model import Answer, Finding, Kind, Level, Review, Rubric
from mockint.ports import Analyzer, Meaning
from mockint.review.asking import asking
from mockint.review.claims import claims
from mockint.review.closing import closing
from mockint.review.concepts import concepts
from mockint.review.content import content
from mockint.review.depth import depth
from mockint.review.directness import directness
from mockint.review.engineering import engineering
from mockint.review.fillers import fillers
from mockint.review.impact import impact
from mockint.review.jargon import jargon
from mockint.review.korean import korean
from mockint.review.language import language
from mockint.review.length import length
from mockint.review.metrics import metrics
from mockint.review.own import own
from mockint.review.ownership import ownership
from mockint.review.pace import pace
from mockint.review.parts import parts
from mockint.review.pauses import pauses
from mockint.review.progression import progression
from mockint.review.repairs import repairs
from mockint.review.scores import scores
from mockint.review.settled import avoid, raise_
from mockint.review.star import star
from mockint.review.steps import next_steps, steps
from mockint.review.structure import structure
from mockint.review.substance import Substance, substance
from mockint.review.voice import Studio, voice

__all__ = ["ANALYZERS", "next_steps", "review", "steps"]

ANALYZERS: tuple[Analyzer, ...] = (
    content,
    directness,
    star,
    structure,
    concepts,
    depth,
    engineering,
    metrics,
    claims,
    ownership,
    impact,
    progression,
    raise_,
    avoid,
    asking,
    closing,
    own,
    korean,
    language,
    jargon,
    length,
    pace,
    fillers,
    repairs,
    pauses,
)
"""All checks, in the order of the report. A new one is a file, a line here, and a file of cases."""

BY_MEANING: dict[Analyzer, Callable[[Answer, Rubric, Meaning | None], list[Finding]]] = {
    asking: asking,
    content: content,
    directness: directness,
    concepts: concepts,
}
"""Those of them that also look at the meaning of sentences."""

OTHER_HALF: dict[Kind, tuple[Analyzer, ...]] = {
    Kind.ASKING: (asking, language, length, pace, fillers, repairs, pauses),
    Kind.CLOSING: (closing, language, length, pace, fillers, repairs, pauses),
}
"""What is asked of the candidate's own turns, which are no answers."""

DELIVERY = ("pace", "fillers", "repairs", "pauses", "length")
"""Checks of the sound: they hold whatever was said."""


def review(answer: Answer, rubric: Rubric, meaning: Meaning | None = None, *, studio: Studio | None = None) -> Review:
    """Run every analyzer; the same answer always gives the same review.

    With a model of meaning, what was said in other words is heard as well; without, exact words decide. With the studio
    also the sound itself is measured.
    """
    turn = OTHER_HALF.get(answer.question.kind)
    kind = Substance.ENOUGH if turn and answer.transcript.words else substance(answer, rubric, meaning)
    found = [
        _traced(finding, answer, rubric)
        for analyzer in turn or ANALYZERS
        for finding in _run(analyzer, answer, rubric, meaning)
        if _stands(finding, kind) and finding.check not in rubric.off
    ]
    if studio and "voice" not in rubric.off:
        found += voice(answer, studio)
    structure_told = parts(answer) if kind in (Substance.ENOUGH, Substance.FOREIGN) and not turn else ()
    made_by = f"mockint {__version__}"
    return Review(answer.question.id, tuple(found), scores(found, kind), made_by, structure_told)


def _run(analyzer: Analyzer, answer: Answer, rubric: Rubric, meaning: Meaning | None) -> list[Finding]:
    """Give the model of meaning to those analyzers that profit from it."""
    profiting = BY_MEANING.get(analyzer)
    return profiting(answer, rubric, meaning) if profiting else analyzer(answer, rubric)


def _stands(finding: Finding, kind: Substance) -> bool:
    """Keep everything of an answer with substance; of another no praise, and only what was heard of the delivery."""
    if finding.check == "content" or kind is Substance.ENOUGH:
        return True
    if kind is Substance.FOREIGN:
        return finding.check in (*DELIVERY, "concepts", "star", "metrics", "ownership")
    return finding.check in DELIVERY and finding.level is not Level.GOOD


def _traced(finding: Finding, answer: Answer, rubric: Rubric) -> Finding:
    """Name the guide's line that asks for the check; for what is missing without one, the line of the question."""
    check = rubric.check(finding.check)
    source = finding.source or (check.source if check else None)
    if source is None and finding.level is Level.MISSING and not finding.evidence:
        source = answer.question.source
    return replace(finding, source=source)
