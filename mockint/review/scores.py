"""Findings in, a score for each check out: 0 to 4 with its reason, or none where there is too little to go by.

A score only counts findings; it knows nothing that they do not say.
"""

from collections.abc import Callable, Sequence

from mockint.model import Finding, Level, Score
from mockint.review.substance import Substance

MOST = 4

Rule = Callable[[Sequence[Finding]], tuple[int | None, str]]


def scores(findings: Sequence[Finding], substance: Substance) -> tuple[Score, ...]:
    """Score every check that has a rule and anything to go by."""
    if substance in _EMPTY:
        return (Score("content", *_EMPTY[substance]), *(Score(check, None, _TOO_LITTLE) for check in RULES))
    made = []
    for check, rule in RULES.items():
        own = [finding for finding in findings if finding.check == check]
        if own:
            made.append(Score(check, *rule(own)))
    return tuple(made)


_TOO_LITTLE = "Not scored: too little was said."
_EMPTY: dict[Substance, tuple[int | None, str]] = {
    Substance.SILENT: (None, "Not scored: no words were heard."),
    Substance.SHORT: (0, "The answer is too short to hold anything."),
    Substance.ECHO: (0, "Only the question was said again."),
    Substance.READ: (0, "The guide was read aloud."),
    Substance.STRAY: (0, "The answer hardly touches the question."),
}


def _count(findings: Sequence[Finding], level: Level) -> int:
    return sum(finding.level is level for finding in findings)


def _share(findings: Sequence[Finding]) -> tuple[int | None, str]:
    """Score what was heard of what was expected; what is in doubt is on neither side."""
    good = _count(findings, Level.GOOD)
    weak = _count(findings, Level.IMPROVE)
    of = good + weak + _count(findings, Level.MISSING)
    doubt = _count(findings, Level.DOUBT)
    beside = f"; {doubt} in doubt, not counted" if doubt else ""
    if not of:
        return None, f"Not scored: nothing sure to go by{beside}."
    return round(MOST * (good + weak / 2) / of), f"{good} of {of} heard{beside}."


def _numbers(findings: Sequence[Finding]) -> tuple[int | None, str]:
    good, notes = _count(findings, Level.GOOD), _count(findings, Level.NOTE)
    if good:
        return min(MOST, 2 + good), f"{good} number{'s' * (good > 1)} that say something about the outcome."
    if notes:
        return 1, "Numbers, but none is a result."
    return (0, "No number.") if _count(findings, Level.MISSING) else (None, "Not scored.")


def _best(good: str, weak: str, missing: str) -> Rule:
    """Score by the best finding."""

    def rule(findings: Sequence[Finding]) -> tuple[int | None, str]:
        if count := _count(findings, Level.GOOD):
            return min(MOST, 2 + count), good
        if _count(findings, Level.IMPROVE):
            return 1, weak
        return (0, missing) if _count(findings, Level.MISSING) else (None, "Not scored: a note only.")

    return rule


def _only(good: int, improve: int, reason: str) -> Rule:
    """Score one finding that is good or is not; a note is not scored."""

    def rule(findings: Sequence[Finding]) -> tuple[int | None, str]:
        if _count(findings, Level.IMPROVE):
            return improve, reason
        return (good, reason) if _count(findings, Level.GOOD) else (None, "Not scored: a note only.")

    return rule


RULES: dict[str, Rule] = {
    "star": _share,
    "structure": _share,
    "concepts": _share,
    "metrics": _numbers,
    "directness": _only(4, 1, "Does it speak to the question early, and stay with it."),
    "depth": _only(4, 1, "Reasons given, against choices only named."),
    "engineering": _only(4, 1, "Needs before technology, and its cost weighed."),
    "claims": _only(4, 2, "Held against the r\u00e9sum\u00e9."),
    "ownership": _only(4, 1, "'We' and 'I' in a story."),
    "impact": _best("It is heard who gained what.", "People are named without a gain.", "Nobody gains anything."),
    "language": _only(4, 2, "Hedges, absolutes, blame, bad words and secrets."),
    "fillers": _only(4, 1, "Fillers a minute, at least."),
    "pace": _only(4, 2, "Against the published ranges."),
    "length": _only(4, 2, "Against one to two minutes: advice only."),
}
