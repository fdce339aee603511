"""Print a review for people: findings by check, scores, and what to do next."""

from itertools import groupby

from rich.text import Text

from mockint.console import Console
from mockint.model import Answer, Level, Pack, Review
from mockint.review import steps

SIGNS = {
    Level.GOOD: ("+", "green"),
    Level.NOTE: ("\u00b7", "dim"),
    Level.IMPROVE: ("!", "yellow"),
    Level.MISSING: ("-", "yellow"),
    Level.DOUBT: ("?", "cyan"),
}
LEGEND = "+ good   \u00b7 note   ! to improve   - not heard   ? in doubt, not counted"


def page(answer: Answer, pack: Pack, review: Review) -> None:
    """Print it."""
    console = Console(highlight=False)
    console.print(Text.assemble((answer.question.theme, "bold"), f": {answer.question.text}\n"))
    titles = {check.id: check.title for check in pack.rubric.checks}
    points = {score.check: score for score in review.scores}
    for check, findings in groupby(review.findings, key=lambda finding: finding.check):
        score = points.get(check)
        rated = f"  {score.points} of 4" if score and score.points is not None else ""
        console.print(Text.assemble((titles.get(check, check.capitalize()), "bold"), rated))
        for finding in findings:
            console.print(Text.assemble("  ", SIGNS[finding.level], f" {finding.message}"))
    if todo := steps(review, pack.rubric):
        console.print("\nNext", style="bold")
        for number, finding in enumerate(todo, 1):
            asked = f" ({finding.source})" if finding.source else ""
            console.print(Text.assemble(f"  {number}. {finding.message}", (asked, "dim")))
    console.print(f"\n{LEGEND}", style="dim")
