"""A pack in, pages for the terminal out: the guide as it was understood, and what was not."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from mockint.model import Advice, Check, Claim, ConceptGroup, Fault, Pack, Question, Source, ToAsk

WIDEST = 110
"""Columns; longer lines are hard to read."""


def checked(console: Console, pack: Pack, faults: Sequence[Fault], path: Path) -> None:
    """Print how much of each section was understood and where it stands, then each fault."""
    _header(console, pack)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim")
    for count, name, lines in _counts(pack):
        table.add_row(str(count), name, lines)
    console.print(Padding(table, (1, 2)))
    for name in _missing(pack):
        console.print(Text(f"  No {name}", "dim"))
    if not faults:
        console.print(Text("✓ Every line was understood.", "green"))
        return
    console.print(Text(f"{len(faults)} not understood:", "yellow"))
    for fault in faults:
        console.print(Text(f"{path}:{fault.source.line}: {fault.message} {fault.hint}".rstrip()), soft_wrap=True)


def shown(console: Console, pack: Pack) -> None:
    """Print the pack as a page worth reading before the interview."""
    width = min(console.width, WIDEST)
    _header(console, pack)
    for title, body in _sections(pack):
        console.print()
        console.print(Rule(Text(title, "bold"), align="left", style="dim"), width=width)
        console.print(Padding(body, (0, 0, 0, 2)), width=width)


def _header(console: Console, pack: Pack) -> None:
    where = " · ".join(part for part in (pack.role, pack.company) if part)
    console.print(Text(pack.title, "bold cyan"))
    console.print(Text(" · ".join(part for part in (where, pack.guide, pack.guide_hash[:12]) if part), "dim"))


def _counts(pack: Pack) -> Iterable[tuple[int, str, str]]:
    below = sum(1 for line in pack.advice if line.under)
    themes = len({question.theme for question in pack.to_ask})
    numbers = sum(len(claim.quantities) for claim in pack.claims)
    concepts = sum(len(group.concepts) for group in pack.concepts)
    rows = (
        (pack.questions, "questions"),
        (pack.to_ask, f"questions to ask them, in {themes} themes"),
        (pack.claims, f"achievements, with {numbers} numbers"),
        (pack.concepts, f"groups of concepts, with {concepts} concepts"),
        (pack.advice, f"pieces of advice, {below} of them below another"),
        (pack.facts, "other facts"),
    )
    for things, name in rows:
        if things:
            yield len(things), name, _lines([thing.source for thing in things])
    asked = [check for check in pack.rubric.checks if check.source]
    yield len(pack.rubric.checks), f"checks, {len(asked)} of them asked for by the guide", ""


def _missing(pack: Pack) -> Iterable[str]:
    if not pack.to_ask:
        yield "questions to ask them: put them below a heading “Questions to ask”."
    if not pack.concepts:
        yield "concepts to listen for: put them below a heading “Key concepts”."
    if not pack.advice:
        yield "advice to hold answers against: put it below a heading “Advice”."
    if not pack.claims:
        yield "achievements: put them below a heading “Key achievements”."


def _lines(sources: Sequence[Source]) -> str:
    first, last = min(one.line for one in sources), max(one.line for one in sources)
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _sections(pack: Pack) -> Iterable[tuple[str, RenderableType]]:
    yield f"{len(pack.questions)} questions", _questions(pack.questions)
    if pack.claims:
        yield f"{len(pack.claims)} achievements", _claims(pack.claims)
    if pack.concepts:
        yield f"{len(pack.concepts)} groups of concepts", _concepts(pack.concepts)
    if pack.to_ask:
        yield f"{len(pack.to_ask)} questions to ask them", _to_ask(pack.to_ask)
    if pack.advice:
        yield f"{len(pack.advice)} pieces of advice", _advice(pack.advice)
    yield f"{len(pack.rubric.checks)} checks of each answer", _checks(pack.rubric.checks)


def _questions(questions: Sequence[Question]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column()
    for number, question in enumerate(questions, 1):
        head = Text(question.theme or question.kind.value.capitalize(), "bold")
        head.append(f"  {question.kind} · line {question.source.line}", "not bold dim")
        table.add_row(str(number), head)
        table.add_row("", Text(question.text))
        if question.concepts:
            table.add_row("", Text("listens for  " + ", ".join(question.concepts), "green"))
    return table


def _claims(claims: Sequence[Claim]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=3)
    table.add_column(ratio=1, style="bold green")
    for claim in claims:
        numbers = ", ".join(f"{quantity.value:,.10g} {quantity.unit}".strip() for quantity in claim.quantities)
        table.add_row(Text(claim.text), Text(numbers or "no number", "" if numbers else "dim"))
    return table


def _concepts(groups: Sequence[ConceptGroup]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", max_width=30)
    table.add_column()
    for group in groups:
        table.add_row(Text(group.name), Text(", ".join(concept.name for concept in group.concepts)))
    return table


def _to_ask(questions: Sequence[ToAsk]) -> RenderableType:
    lines: list[Text] = []
    for theme, those in groupby(questions, key=lambda question: question.theme):
        lines += [Text(theme, "bold")] if theme else []
        lines += [Text(f"• {question.text}") for question in those]
    return Group(*lines)


def _advice(advice: Sequence[Advice]) -> RenderableType:
    tree = Tree("", hide_root=True, guide_style="dim")
    branches: dict[str, Tree] = {}
    for line in advice:
        words = Text(line.topic, "bold")
        words.append(f"{'  ' if line.topic and line.text else ''}{line.text}", "not bold")
        if line.under and line.under not in branches:
            branches[line.under] = tree.add(Text(line.under, "bold"))
        branch = branches[line.under].add(words) if line.under else tree.add(words)
        branches[line.topic or line.text] = branch
    return tree


def _checks(checks: Sequence[Check]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column()
    for check in checks:
        table.add_row(check.id, Text(check.title, "bold"))
        where = f"line {check.source.line}: " if check.source else ""
        table.add_row("", Text(f"because of {where}{check.because}" if where else f"because: {check.because}", "dim"))
    return table
