"""Write the page of a guide as Markdown that prints well."""

import re
from collections.abc import Iterator

from mockint.cli.guide_view import GuideView, PlannedRow

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(page: GuideView) -> str:
    """Write the page; every text from the guide is escaped."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _text(words: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def _lines(page: GuideView) -> Iterator[str]:
    yield from (f"# {_text(page.pack.title)}", "", _text(page.where), "")
    yield from (f"## The plan: {len(page.plan)} questions", "")
    for row in page.plan:
        yield from _question(row)
    yield from _your_half(page)
    yield from (f"## {len(page.checks)} checks of what you say", "")
    for check in page.checks:
        extra = f" ({check.weight})" if check.weight else ""
        yield f"- **{_text(check.check.title)}** `{check.check.id}`{extra}  "
        yield f"  because: {_text(check.because)}" + (
            f"  \n  chosen by {_text(check.chosen_by)}" if check.chosen_by else ""
        )
    yield ""
    if page.claims:
        yield from (f"## {len(page.claims)} achievements that your numbers are held against", "")
        yield from ("| achievement | numbers | place |", "|---|---|---|")
        for claim in page.claims:
            numbers = _text("; ".join(claim.numbers)) or "none"
            yield f"| {_text(claim.text)} | {numbers} | {claim.place} |"
        yield ""
    yield from _map(page)
    if page.unchecked:
        yield from (f"## {page.unchecked_title}", "")
        yield from (
            f"- {_text(text)} ({where})  \n  {_text(why)}" for text, why, where in page.unchecked
        )


def _question(row: PlannedRow) -> Iterator[str]:
    question = row.question
    yield from (f"### {row.number}. {_text(row.title)}", "", _text(question.text), "")
    yield f"- {question.kind.value}, {row.place}; a good answer holds: {row.holds}"
    if row.concepts:
        names = (_text(name) if own else f"*{_text(name)}*" for name, own in row.concepts)
        yield f"- listens for: {', '.join(names)}"
    if question.seconds:
        yield f"- aim at {question.seconds[0]:g} to {question.seconds[1]:g} seconds"
    if question.follow_ups:
        yield f"- may follow: {' / '.join(map(_text, question.follow_ups))}"
    yield ""


def _your_half(page: GuideView) -> Iterator[str]:
    if page.to_ask:
        yield from ("## Your questions to them", "", f"Good ones are: {page.asking_holds}.", "")
        for theme, questions in page.to_ask:
            yield from ([f"- **{_text(theme)}**"] if theme else [])
            yield from (f"{'  ' if theme else ''}- {_text(question)}" for question in questions)
        yield ""
    yield from ("## Your last words", "", f"They hold: {page.closing_holds}.", "")
    if page.closing:
        yield from (f"> {_text(page.closing)}", "")


def _map(page: GuideView) -> Iterator[str]:
    if page.groups:
        yield from ("## The concepts and the questions that expect them", "")
        yield from ("*Slanted: from the concept bank, not from the guide.*", "")
    for group in page.groups:
        chips = []
        for concept in group.concepts:
            name = _text(concept.name) if concept.own else f"*{_text(concept.name)}*"
            numbers = ", ".join(map(str, concept.asked_in))
            chips.append(f"{name} ({numbers})" if numbers else name)
        yield f"- **{_text(group.name)}**: {' · '.join(chips)}"
    if page.groups:
        yield ""
