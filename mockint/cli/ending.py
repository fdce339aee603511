"""End a session: write its three reports and print a short summary."""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from mockint import report
from mockint.audio import HEADER
from mockint.console import Console
from mockint.errors import BadInput
from mockint.model import Entry, Level, Margin, Session
from mockint.review import next_steps
from mockint.review.corrections import in_doubt
from mockint.screen.plain_lines import MARKS
from mockint.session import lock, notes, store
from mockint.text.quotes import clock
from mockint.wiring import sounds
from mockint.wiring.last_time import last_time
from mockint.wiring.plans import answered


def write(folder: Path, console: Console) -> None:
    """Write the reports of a session and say in a few lines what they hold.

    Raises `NotKept`, `InUse`.
    """
    with lock.hold(folder):
        session = store.load(folder)
        judged = [entry for entry in session.entries if entry.review]
        steps = next_steps([entry.review for entry in judged if entry.review], session.pack.rubric)
        made = report.build(
            session,
            steps,
            last_time=last_time(folder, session),
            margin=_margin(folder, session),
        )
        written = report.write(made, folder, sounds.sounding())
    if judged:
        console.print(table(judged))
    if steps:
        console.print(Text("\nPractise next", style="bold"))
        for number, step in enumerate(steps, 1):
            console.print(Text(f"  {number}. {step.message}"))
    if doubts := len(in_doubt(judged)):
        told = (
            f"\n{doubts} of what you said may have meant a concept. Yes or no: mockint corrections"
        )
        console.print(Text(told))
    console.print(Text("\nYour report", style="bold"))
    for path in written:
        console.print(f"  {path}", markup=False, highlight=False, soft_wrap=True)


def _margin(folder: Path, session: Session) -> Margin:
    """Give what a coach wrote; a file that is damaged stands in nobody's way here."""
    try:
        return notes.kept(folder, session)
    except BadInput:
        return Margin()


def nothing_recorded(folder: Path, console: Console) -> bool:
    """Take a session away in which nothing was recorded: it would only be in the way."""
    kept = any(entry.recording for entry in store.load(folder).entries)
    if kept or any(path.stat().st_size > HEADER for path in folder.glob("*/*.wav")):
        return False
    store.discard(folder)
    console.print("Nothing was recorded, so there is no session and no report.")
    return True


def say_what_is_open(folder: Path, console: Console) -> None:
    """Name the command that asks what has no answer yet."""
    session = store.load(folder)
    done = {entry.question.id for entry in session.entries if answered(entry)}
    if left := [id_ for id_ in store.load_cover(folder).planned if id_ not in done]:
        questions = "1 question has" if len(left) == 1 else f"{len(left)} questions have"
        console.print(
            f"\n{questions} no answer yet. To go on: mockint interview --resume {session.id}",
            soft_wrap=True,
        )


def table(entries: list[Entry]) -> Table:
    """Give one row for each answer: how long was spoken, and its findings counted by kind."""
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
        spoken = sum(span.seconds for span in entry.recording.speech) if entry.recording else 0.0
        grid.add_row(entry.question.theme, clock(spoken) if entry.recording else "", *marks)
    return grid
