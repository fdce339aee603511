"""A session in, a `Report` out: what to practise next, and what went well."""

from collections.abc import Iterator, Sequence

from mockint import __version__
from mockint.model import (
    Earlier,
    EarlierFigure,
    Entry,
    Finding,
    Level,
    Margin,
    Report,
    Rubric,
    Session,
)
from mockint.report.figures import figures
from mockint.report.methods import METHODS
from mockint.review import next_steps
from mockint.review.checks import place
from mockint.review.steps import OPEN, weight


def build(
    session: Session,
    steps: Sequence[Finding] = (),
    *,
    last_time: Session | None = None,
    margin: Margin | None = None,
) -> Report:
    """Make the report; the next steps are those that the review chooses, if none are given."""
    reviews = [entry.review for entry in session.entries if entry.review]
    chosen = tuple(steps) or next_steps(reviews, session.pack.rubric)
    before = _told_of(last_time) if last_time else None
    beside = margin or Margin()
    return Report(
        session,
        f"mockint {__version__}",
        chosen,
        METHODS,
        before,
        beside.notes,
        beside.ratings,
    )


def _told_of(session: Session) -> Earlier:
    """Give the figures of an earlier session as the card of its own report has them."""
    headlines = (figure for figure in figures(session) if figure.headline)
    return Earlier(
        session.id,
        session.started,
        tuple(EarlierFigure(figure.label, figure.value) for figure in headlines),
    )


def wins(session: Session, limit: int = 3) -> list[Finding]:
    """Choose what went well: one praise of each check, the weightiest first.

    It is taken from the best answer that earned it.
    """
    rubric = session.pack.rubric
    praise = [numbered for numbered in findings(session.entries) if numbered[1].level is Level.GOOD]
    ranked = sorted(
        praise,
        key=lambda numbered: (
            _rank(numbered[1].check, rubric),
            -_merit(session.entries[numbered[0]]),
        ),
    )
    # A dict keeps the last of equal keys, so the best praise of each check must come last.
    return list({finding.check: finding for _, finding in reversed(ranked)}.values())[::-1][:limit]


def _rank(check: str, rubric: Rubric) -> tuple[bool, float, int]:
    """Put what the guide asks for first, and of that what weighs most."""
    return rubric.check(check) is None, -weight(check, rubric), place(check)


def _merit(entry: Entry) -> int:
    """Count an answer's praise against what is left to do in it."""
    levels = [finding.level for finding in entry.review.findings] if entry.review else []
    return levels.count(Level.GOOD) - sum(level in OPEN for level in levels)


def findings(entries: Sequence[Entry]) -> Iterator[tuple[int, Finding]]:
    """Give every finding with the index of its answer."""
    for number, entry in enumerate(entries):
        for finding in entry.review.findings if entry.review else ():
            yield number, finding
