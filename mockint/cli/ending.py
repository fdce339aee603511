"""End a session: write its three reports and print a short summary."""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from mockint import report
from mockint.console import Console
from mockint.model import Entry, Level
from mockint.review import next_steps
from mockint.review.corrections import in_doubt
from mockint.screen.plain_lines import MARKS
from mockint.session import lock, store
from mockint.text.quotes import clock
from mockint.wiring import sounds


def write(folder: Path, console: Console) -> None:
    """Write the reports of a session and say in a few lines what they hold.

    Raises `NotKept`, `InUse`.
    """
    with lock.hold(folder):
        session = store.load(folder)
        answered = [entry for entry in session.entries if entry.review]
        steps = next_steps(
            [entry.review for entry in answered if entry.review], session.pack.rubric
        )
        written = report.write(report.build(session, steps), folder, sounds.sounding())
    if answered:
        console.print(table(answered))
    if steps:
        console.print(Text("\nPractise next", style="bold"))
        for number, step in enumerate(steps, 1):
            console.print(Text(f"  {number}. {step.message}"))
    if doubts := len(in_doubt(answered)):
        told = (
            f"\n{doubts} of what you said may have meant a concept. Yes or no: mockint corrections"
        )
        console.print(Text(told))
    console.print(Text("\nYour report", style="bold"))
    for path in written:
        console.print(f"  {path}", markup=False, highlight=False, soft_wrap=True)


def table(entries: list[Entry]) -> Table:
    """Give one row for each answer: how long it was, and how many findings of each kind it has."""
    shown = (Level.GOOD, Level.IMPROVE, Level.MISSING, Level.DOUBT)
    grid = Table("question", "spoken", *map(str, shown), box=None, pad_edge=False)
    for entry in entries:
        counts = [
            sum(finding.level is level for finding in entry.review.findings)
            for level in shown
            if entry.review
        ]
        marks = [
            Text(f"{MARKS[level][0]} {count}" if count else "", style=MARKS[level][1])
            for level, count in zip(shown, counts, strict=True)
        ]
        grid.add_row(
            entry.question.theme, clock(entry.recording.seconds) if entry.recording else "", *marks
        )
    return grid
