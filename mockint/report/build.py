"""A session in, a `Report` out: what to practise next, and what went well."""

from collections.abc import Iterator, Sequence

from mockint import __version__
from mockint.model import Entry, Finding, Level, Report, Session
from mockint.report.methods import METHODS

STEPS = 3
"""Nobody practises more than three things before the next interview."""

OPEN = (Level.MISSING, Level.IMPROVE)
"""Levels that leave something to do, most pressing first."""


def build(session: Session, next_steps: Sequence[Finding] = ()) -> Report:
    """Make the report; without `next_steps` the findings that touch most answers are chosen."""
    return Report(session, f"mockint {__version__}", tuple(next_steps) or _choose(session.entries), METHODS)


def wins(session: Session, limit: int = 4) -> list[Finding]:
    """Choose what went well: one praise of each check, in the rubric's order, from the best answer that earned it."""
    order = [check.id for check in session.pack.rubric.checks]
    praise = [one for one in findings(session.entries) if one[1].level is Level.GOOD]
    ranked = sorted(praise, key=lambda one: (_rank(one[1].check, order), -_merit(session.entries[one[0]])))
    return list({finding.check: finding for _, finding in reversed(ranked)}.values())[::-1][:limit]


def _rank(check: str, order: Sequence[str]) -> int:
    return order.index(check) if check in order else len(order)


def _merit(entry: Entry) -> int:
    """Count an answer's praise against what is left to do in it."""
    levels = [finding.level for finding in entry.review.findings] if entry.review else []
    return levels.count(Level.GOOD) - sum(level in OPEN for level in levels)


def findings(entries: Sequence[Entry]) -> Iterator[tuple[int, Finding]]:
    """Give every finding with the index of its answer."""
    for number, entry in enumerate(entries):
        for finding in entry.review.findings if entry.review else ():
            yield number, finding


def _choose(entries: Sequence[Entry]) -> tuple[Finding, ...]:
    return tuple(_one_of_each(entries, OPEN)[:STEPS])


def _one_of_each(entries: Sequence[Entry], levels: Sequence[Level]) -> list[Finding]:
    """Give one finding for each check, the check that touches most answers first."""
    by_check: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in findings(entries):
        if finding.level in levels:
            by_check.setdefault(finding.check, []).append((number, finding))
    order = sorted(
        by_check.values(),
        key=lambda found: (-len({number for number, _ in found}), min(levels.index(one.level) for _, one in found)),
    )
    # The example shown is one that can be heard, where there is one.
    return [min((one for _, one in found), key=lambda one: not one.evidence) for found in order]
