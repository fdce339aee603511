"""Compile advice into a rubric: what answers are held against, and the lines that ask for it."""

from collections.abc import Iterator, Sequence

from mockint.guide.rubric.compile import compiled
from mockint.model import Advice, Claim, ConceptGroup, Criterion, Rubric, Rule
from mockint.ports import Embedder


def rubric(
    advice: Sequence[Advice],
    concepts: Sequence[ConceptGroup],
    claims: Sequence[Claim],
    *,
    rules: Sequence[Rule],
    meaning: Embedder | None = None,
) -> Rubric:
    """Compile what the guide asks of an answer."""
    asked, unchecked = compiled(advice, rules, meaning)
    order = [rule.id for rule in rules]
    unasked = [rule for rule in rules if all(check.id != rule.id for check in asked)]
    checks = [*asked, *_listed(unasked, concepts), *_habits(unasked)]
    return Rubric(
        tuple(sorted(checks, key=lambda check: order.index(check.id))),
        tuple(concepts),
        tuple(claims),
        unchecked,
    )


def _habits(unasked: Sequence[Rule]) -> Iterator[Criterion]:
    """Hold every answer against these, whatever the guide says."""
    return (Criterion(rule.id, rule.title, rule.habit, None) for rule in unasked if rule.habit)


def _listed(unasked: Sequence[Rule], concepts: Sequence[ConceptGroup]) -> Iterator[Criterion]:
    for rule in unasked:
        if concepts and rule.asked.listed:
            because = f"The guide lists concepts to know: {_names(concepts)}"
            yield Criterion(
                rule.id, rule.title, because, concepts[0].source, "its list of concepts"
            )


def _names(concepts: Sequence[ConceptGroup]) -> str:
    names = [group.name for group in concepts]
    if len(concepts) == 1:
        names = [concept.name for concept in concepts[0].concepts]
    return f"{', '.join(names[:4])}{' …' if len(names) > 4 else ''}"
