"""Apply the candidate's wishes to a pack; the guide stays untouched."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from mockint.errors import BadInput
from mockint.guide.concepts.expected import core
from mockint.guide.rubric.overrides import Override, Overrides
from mockint.model import Concept, ConceptGroup, Criterion, Pack, Question

OWN = "My own concepts"
"""Name of the group of concepts that only the rubric file names."""


def applied(pack: Pack, wishes: Overrides) -> Pack:
    """Rename, switch off, weigh and add.

    Raises `BadInput` for a name that the guide does not hold.
    """
    groups = _groups(pack, wishes)
    checks, off = _checks(pack.rubric.checks, wishes.checks)
    rubric = replace(pack.rubric, checks=checks, concepts=groups, off=(*pack.rubric.off, *off))
    return replace(
        pack, questions=_questions(pack.questions, groups, wishes), concepts=groups, rubric=rubric
    )


def _checks(
    checks: Sequence[Criterion], wishes: Sequence[Override]
) -> tuple[tuple[Criterion, ...], tuple[str, ...]]:
    by_id = {wish.name: wish for wish in wishes}
    off = tuple(wish.name for wish in wishes if wish.on is False)
    kept = [_overridden(check, by_id.get(check.id)) for check in checks if check.id not in off]
    known = {check.id for check in checks}
    added = [
        _added(wish, known) for wish in wishes if wish.name not in known and wish.on is not False
    ]
    return (*kept, *added), off


def _overridden(check: Criterion, wish: Override | None) -> Criterion:
    if wish is None:
        return check
    return replace(
        check,
        title=wish.title or check.title,
        because=wish.because or check.because,
        weight=check.weight if wish.weight is None else wish.weight,
        keywords=check.keywords if wish.keywords is None else wish.keywords,
    )


def _added(wish: Override, known: Iterable[str]) -> Criterion:
    """Make a check of one's own: it needs words to listen for."""
    if not wish.keywords:
        near = get_close_matches(wish.name, list(known), n=1, cutoff=0.6)
        do = (
            f"Did you mean {near[0]}?"
            if near
            else 'Give it words to listen for: keywords = ["one", "other words"]'
        )
        raise BadInput(
            f"{wish.source}: The guide asks for no check {wish.name}, and it has no keywords.",
            do=do,
        )
    because = wish.because or "You asked for it in your rubric file."
    weight = 1.0 if wish.weight is None else wish.weight
    return Criterion(
        wish.name,
        wish.title or wish.name,
        because,
        wish.source,
        "your rubric file",
        weight,
        wish.keywords,
    )


def _groups(pack: Pack, wishes: Overrides) -> tuple[ConceptGroup, ...]:
    by_name = {wish.name.casefold(): wish for wish in wishes.concepts}
    known = {concept.name.casefold() for group in pack.concepts for concept in group.concepts}
    new = [
        Concept(wish.name, wish.said_as, wish.source, _unended(wish.means))
        for wish in wishes.concepts
        if wish.name.casefold() not in known
    ]
    known |= {concept.name.casefold() for concept in new}
    for wish in wishes.questions:
        for name in wish.concepts or ():
            if name.casefold() not in known:
                new.append(Concept(name, (), wish.source))
                known.add(name.casefold())
    groups = [
        ConceptGroup(group.name, tuple(_renamed(group.concepts, by_name)), group.source)
        for group in pack.concepts
    ]
    own = [ConceptGroup(OWN, tuple(new), new[0].source)] if new else []
    return tuple(group for group in (*groups, *own) if group.concepts)


def _unended(text: str) -> str:
    """Leave out the full stop: a meaning is told inside sentences."""
    return text.strip().rstrip(".").rstrip()


def _renamed(concepts: Iterable[Concept], wishes: dict[str, Override]) -> Iterator[Concept]:
    for concept in concepts:
        wish = wishes.get(concept.name.casefold())
        if wish is None:
            yield concept
        elif wish.on is not False:
            said_as = tuple(dict.fromkeys((*wish.said_as, *concept.said_as)))
            yield replace(concept, said_as=said_as, means=_unended(wish.means) or concept.means)


def _questions(
    questions: Sequence[Question], groups: Sequence[ConceptGroup], wishes: Overrides
) -> tuple[Question, ...]:
    names = {
        concept.name.casefold(): concept.name for group in groups for concept in group.concepts
    }
    known = [question.id for question in questions]
    by_id: dict[str, Override] = {}
    for wish in wishes.questions:
        if wish.name not in known:
            near = get_close_matches(wish.name, known, n=1, cutoff=0.3)
            do = (
                f"Did you mean {near[0]}?"
                if near
                else f"The questions are: {', '.join(known[:10])}."
            )
            raise BadInput(f"{wish.source}: The guide has no question {wish.name[:40]}.", do=do)
        by_id[wish.name] = wish
    kept = tuple(
        _question(question, by_id.get(question.id), names)
        for question in questions
        if _is_on(by_id.get(question.id))
    )
    if not kept:
        raise BadInput(f"{wishes.file}: Every question is switched off.", do="Leave one on.")
    return kept


def _is_on(wish: Override | None) -> bool:
    return wish is None or wish.on is not False


def _question(question: Question, wish: Override | None, names: dict[str, str]) -> Question:
    wanted = question.concepts if wish is None or wish.concepts is None else wish.concepts
    concepts = tuple(
        dict.fromkeys(names[name.casefold()] for name in wanted if name.casefold() in names)
    )
    kept = tuple(name for name in question.core if name in concepts)
    needed = kept or core(question.text, concepts)
    if wish is None:
        return replace(question, concepts=concepts, core=needed)
    return replace(
        question,
        kind=wish.kind or question.kind,
        concepts=concepts,
        core=needed,
        follow_ups=question.follow_ups if wish.follow_ups is None else wish.follow_ups,
        seconds=wish.seconds or question.seconds,
    )
