"""Advice in, a rubric out: what each answer is held against, each with the line of the guide that asks for it."""

from collections.abc import Iterator, Sequence

from mockint.guide.compiling import compiled
from mockint.guide.rules import RULES
from mockint.model import Advice, Check, Claim, ConceptGroup, Rubric
from mockint.ports import Meaning

HABITS = (
    Check(
        "fillers",
        "Few fillers",
        "In an experiment listeners did not mind about 5 fillers a minute, and 12 a minute cost the speaker "
        "their regard (Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093).",
        None,
    ),
    Check(
        "pace",
        "A pace that can be followed",
        "Makers of speaking coaches advise 100 to 165 (Microsoft) or 130 to 175 (Read.ai) words a minute in English; "
        "for Korean a study of calls found about 320 syllables a minute preferred. Advice, not a law.",
        None,
    ),
    Check(
        "pauses",
        "Pauses that let a listener follow",
        "Listeners found pauses of about 0.6 s inside and 0.6 to 1.2 s between sentences most natural "
        "(Liu 2022, doi 10.3389/fpsyg.2022.778018).",
        None,
    ),
)
"""Held against every answer, whatever the guide says; where it asks for one of them, its line is the reason."""

LISTED = "concepts"
"""The check that a list of concepts asks for, though no advice does."""


def rubric(
    advice: Sequence[Advice], concepts: Sequence[ConceptGroup], claims: Sequence[Claim], meaning: Meaning | None = None
) -> Rubric:
    """Compile what the guide asks of an answer."""
    asked, unchecked = compiled(advice, meaning)
    order = [rule.id for rule in RULES] + [habit.id for habit in HABITS]
    checks = [*asked, *_listed(asked, concepts), *_habits(asked)]
    return Rubric(
        tuple(sorted(checks, key=lambda check: order.index(check.id))), tuple(concepts), tuple(claims), unchecked
    )


def _habits(asked: Sequence[Check]) -> Iterator[Check]:
    return (habit for habit in HABITS if all(check.id != habit.id for check in asked))


def _listed(asked: Sequence[Check], concepts: Sequence[ConceptGroup]) -> Iterator[Check]:
    if concepts and all(check.id != LISTED for check in asked):
        title = next(rule.title for rule in RULES if rule.id == LISTED)
        because = f"The guide lists concepts to know: {_names(concepts)}"
        yield Check(LISTED, title, because, concepts[0].source, "its list of concepts")


def _names(concepts: Sequence[ConceptGroup]) -> str:
    names = [group.name for group in concepts]
    if len(concepts) == 1:
        names = [concept.name for concept in concepts[0].concepts]
    return f"{', '.join(names[:4])}{' …' if len(names) > 4 else ''}"
