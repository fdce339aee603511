"""A review in, plain lines for people out: findings by check, scores, and what to do next."""

from itertools import groupby

from rich.console import Console
from rich.markup import escape

from mockint.model import Answer, Level, Pack, Review
from mockint.review import steps

SIGNS = {
    Level.GOOD: "[green]+[/]",
    Level.NOTE: "[dim]\u00b7[/]",
    Level.IMPROVE: "[yellow]![/]",
    Level.MISSING: "[yellow]-[/]",
    Level.DOUBT: "[cyan]?[/]",
}
LEGEND = "+ good   \u00b7 note   ! to improve   - not heard   ? in doubt, not counted"


def page(answer: Answer, pack: Pack, review: Review) -> None:
    """Print it."""
    console = Console(highlight=False)
    console.print(f"[bold]{escape(answer.question.theme)}[/]: {escape(answer.question.text)}\n")
    titles = {check.id: check.title for check in pack.rubric.checks}
    points = {score.check: score for score in review.scores}
    for check, findings in groupby(review.findings, key=lambda finding: finding.check):
        score = points.get(check)
        rated = f"  {score.points} of 4" if score and score.points is not None else ""
        console.print(f"[bold]{escape(titles.get(check, check.capitalize()))}[/]{rated}")
        for finding in findings:
            console.print(f"  {SIGNS[finding.level]} {escape(finding.message)}")
    if todo := steps(review, pack.rubric):
        console.print("\n[bold]Next[/]")
        for number, finding in enumerate(todo, 1):
            asked = f" [dim]({escape(str(finding.source))})[/]" if finding.source else ""
            console.print(f"  {number}. {escape(finding.message)}{asked}")
    console.print(f"\n[dim]{LEGEND}[/]")
