"""Print a guide at the terminal: what was understood of it, and what was not."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from mockint.cli.guide_view import CheckRow, ClaimRow, ConceptRow, GroupRow, GuideView, PlannedRow
from mockint.console import Console
from mockint.model import Fault, Pack, Source

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
        console.print(
            Text(f"{path}:{fault.source.line}: {fault.message} {fault.hint}".rstrip()),
            soft_wrap=True,
        )


def shown(console: Console, page: GuideView) -> None:
    """Print the pack as a page worth reading before the interview."""
    width = min(console.width, WIDEST)
    _header(console, page.pack)
    for title, body in _sections(page):
        console.print()
        console.print(Rule(Text(title, "bold"), align="left", style="dim"), width=width)
        console.print(Padding(body, (0, 0, 0, 2)), width=width)


def compiled(console: Console, page: GuideView) -> None:
    """Print the checks with their reasons, and what is not checked."""
    _header(console, page.pack)
    console.print(Padding(_checks(page.checks), (1, 2)))
    if page.pack.rubric.off:
        console.print(Text(f"Switched off: {', '.join(page.pack.rubric.off)}", "yellow"))
    if page.unchecked:
        console.print(Text(f"{page.unchecked_title}:", "bold"))
        console.print(Padding(_unchecked(page), (0, 2)))


def _header(console: Console, pack: Pack) -> None:
    where = " · ".join(part for part in (pack.role, pack.company) if part)
    console.print(Text(pack.title, "bold cyan"))
    console.print(
        Text(" · ".join(part for part in (where, pack.guide, pack.guide_hash[:12]) if part), "dim")
    )


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
    for items, name in rows:
        if items:
            yield len(items), name, _lines([item.source for item in items])
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
    first, last = min(source.line for source in sources), max(source.line for source in sources)
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _sections(page: GuideView) -> Iterable[tuple[str, RenderableType]]:
    yield f"The plan: {len(page.plan)} questions", _plan(page.plan)
    if page.to_ask:
        yield "Your questions to them", _to_ask(page)
    yield "Your last words", _closing(page)
    yield f"{len(page.checks)} checks of what you say", _checks(page.checks)
    if page.claims:
        yield (
            f"{len(page.claims)} achievements that your numbers are held against",
            _claims(page.claims),
        )
    if page.groups:
        yield "The map of concepts, with the questions that listen for them", _map(page.groups)
    if page.unchecked:
        yield page.unchecked_title, _unchecked(page)


def _plan(rows: Sequence[PlannedRow]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column()
    for row in rows:
        head = Text(row.title, "bold")
        aim = ""
        if row.question.seconds:
            aim = f" · {row.question.seconds[0]:g} to {row.question.seconds[1]:g} s"
        head.append(f"  {row.question.kind} · {row.place}{aim}", "not bold dim")
        table.add_row(str(row.number), head)
        table.add_row("", Text(row.question.text))
        table.add_row("", Text(f"holds        {row.holds}", "dim"))
        if row.concepts:
            listens_for = Text("listens for  ", "green")
            for i, (name, own) in enumerate(row.concepts):
                listens_for.append(
                    f"{', ' if i else ''}{name}", "green" if own else "italic magenta"
                )
            table.add_row("", listens_for)
    return table


def _to_ask(page: GuideView) -> RenderableType:
    lines = [Text(f"Good: {page.asking_holds}.", "dim")]
    for theme, questions in page.to_ask:
        lines += [Text(theme, "bold")] if theme else []
        lines += [Text(f"• {question}") for question in questions]
    return Group(*lines)


def _closing(page: GuideView) -> RenderableType:
    return Group(
        Text(f"They hold: {page.closing_holds}.", "dim"),
        *([Text(page.closing)] if page.closing else []),
    )


def _checks(rows: Sequence[CheckRow]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column()
    for row in rows:
        title = Text(row.check.title, "bold")
        title.append(f"  {row.weight}" if row.weight else "", "not bold yellow")
        table.add_row(row.check.id, title)
        where = "because of " if row.check.source else "because: "
        table.add_row("", Text(where + row.because, "dim"))
        if row.chosen_by:
            table.add_row("", Text(f"chosen by {row.chosen_by}", "dim italic"))
    return table


def _claims(rows: Sequence[ClaimRow]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=3)
    table.add_column(ratio=2, style="bold green")
    for row in rows:
        table.add_row(
            Text(row.text),
            Text("\n".join(row.numbers) or "no number", "" if row.numbers else "dim"),
        )
    return table


def _map(groups: Sequence[GroupRow]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", max_width=30)
    table.add_column()
    for group in groups:
        line = Text()
        for i, concept in enumerate(group.concepts):
            line.append(" · " if i else "", "dim")
            line.append(concept.name, _style(concept))
            if concept.asked_in:
                line.append(f" {','.join(map(str, concept.asked_in))}", "cyan")
        table.add_row(Text(group.name), line)
    table.add_row(
        "", Text("slanted: from the concept bank · dim: no question listens for it", "dim")
    )
    return table


def _style(concept: ConceptRow) -> str:
    if not concept.asked_in:
        return "dim"
    return "green" if concept.own else "italic magenta"


def _unchecked(page: GuideView) -> RenderableType:
    lines = []
    for text, why, where in page.unchecked:
        lines += [Text(f"{text}  ({where})"), Text(f"  {why}", "dim")]
    return Group(*lines)
