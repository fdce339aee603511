"""Show the draft of a guide at the terminal, each line with its origin."""

from mockint.console import Console
from mockint.prepare.draft import Draft, Taken
from mockint.prepare.writing import origin


def show_line(console: Console, number: int, line: Taken) -> None:
    """Print a line of the draft, and where it was taken from."""
    console.print(f"  {number:2} {line.text}", markup=False)
    console.print(f"     {origin(line)}", style="dim", markup=False)


def show(console: Console, draft: Draft) -> None:
    """Say what was taken from where."""
    parts = {
        "The job": draft.job,
        "Why it fits": draft.fit,
        "Achievements": draft.achievements,
        "Concepts to listen for": [concept for _, group in draft.concepts for concept in group],
        "Questions": draft.questions,
    }
    for heading, lines in parts.items():
        console.print(f"\n{heading}" if lines else f"\n{heading}: nothing was found.", style="bold")
        for number, line in enumerate(lines, 1):
            show_line(console, number, line)
