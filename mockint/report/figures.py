"""A session in, the few numbers at the top of its report out, each with its noise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from mockint.model import Entry, Finding, Level, Recording, Session, Transcript
from mockint.review.check import Check
from mockint.review.checks import concepts, metrics
from mockint.review.measures import (
    EDGE,
    LONG_PAUSE,
    alike,
    fillers,
    joined,
    long_pauses,
    pace,
    unsure,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts."""

    value: str
    label: str
    note: str
    """Its spread, or what it was counted from."""
    headline: bool = False
    """It stands on the card."""


def clock(seconds: float) -> str:
    """Write a time the way players do.

    >>> clock(83.4), clock(3661)
    ('1:23', '1:01:01')
    """
    minutes, rest = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def figures(session: Session) -> list[Figure]:
    """Choose the headline figures; those that cannot be told are left out."""
    answered = [entry for entry in session.entries if entry.recording and entry.recording.seconds]
    if not answered:
        return []
    known = [
        _answers(session, answered),
        _concepts(answered),
        _numbers(answered),
        _pace(answered),
        _fillers(answered),
        _pauses(answered),
        _doubts(answered),
    ]
    return [figure for figure in known if figure is not None]


def span(low: float, high: float) -> str:
    """Write a count that is known only between two bounds.

    >>> span(4, 4), span(4.2, 6)
    ('4', '4 to 6')
    """
    return f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"


def _answers(session: Session, answered: Sequence[Entry]) -> Figure:
    seconds = [entry.recording.seconds for entry in answered if entry.recording]
    note = (
        f"{len(answered)} of {max(len(session.pack.questions), len(answered))} questions answered"
    )
    return Figure(clock(sum(seconds)), "of answers", note, headline=True)


def _concepts(answered: Sequence[Entry]) -> Figure | None:
    """Count what was asked for and heard; what is in doubt makes the count a range."""
    levels = [
        finding.level
        for entry in answered
        for finding in _of(entry, concepts.CHECK)
        if finding.subject
    ]
    asked = sum(level in (Level.GOOD, Level.DOUBT, Level.MISSING) for level in levels)
    if not asked:
        return None
    said, doubt = levels.count(Level.GOOD), levels.count(Level.DOUBT)
    note = f"{doubt} more were heard with doubt" if doubt else "none was heard with doubt"
    return Figure(span(said, said + doubt), f"of {asked} concepts said", note)


def _numbers(answered: Sequence[Entry]) -> Figure | None:
    judged = [findings for entry in answered if (findings := _of(entry, metrics.CHECK))]
    if not judged:
        return None
    good = sum(any(finding.level is Level.GOOD for finding in findings) for findings in judged)
    count = sum(finding.level is Level.GOOD for findings in judged for finding in findings)
    return Figure(
        f"{good} of {len(judged)}",
        "answers with a number",
        f"{count} number{'s' * (count != 1)} that count",
        headline=True,
    )


def _pace(answered: Sequence[Entry]) -> Figure | None:
    """Show the middle of what the answers' findings tell."""
    measured = (pace(recording, transcript) for recording, transcript in _both(answered))
    paces = alike([answer for answer in measured if answer])
    if not paces:
        return None
    rates = [answer.rate for answer in paces]
    spread = (
        f"{span(min(rates), max(rates))} from answer to answer"
        if len(rates) > 1
        else "in one answer"
    )
    return Figure(
        f"{median(rates):.0f}",
        f"{paces[0].unit} a minute",
        f"{spread}; while speaking, without the pauses",
        headline=True,
    )


def _fillers(answered: Sequence[Entry]) -> Figure | None:
    """Count what was listened for, from what is sure to what any of the sources heard."""
    counted = joined([fillers(recording, transcript) for recording, transcript in _both(answered)])
    if counted is None or counted.rate is None:
        return None
    note = f"{len(counted.events)} in all, {counted.sure} of them for sure"
    return Figure(
        span(counted.rate, len(counted.events) / counted.minutes),
        "fillers a minute of speaking",
        note,
        headline=True,
    )


def _pauses(answered: Sequence[Entry]) -> Figure | None:
    recordings = [recording for recording, _ in _both(answered) if recording.speech]
    if not recordings:
        return None
    low, sure, high = (
        [
            gap.seconds
            for recording in recordings
            for gap in long_pauses(recording, over=LONG_PAUSE + off)
        ]
        for off in (EDGE, 0.0, -EDGE)
    )
    longest = f"the longest {max(high):.1f} s" if high else "none in any answer"
    blurred = f"; borders are known to {EDGE:g} s" if len(low) < len(high) else ""
    label = f"pause{'s' * (len(sure) != 1)} over {LONG_PAUSE:g} s"
    return Figure(span(len(low), len(high)), label, longest + blurred)


def _doubts(answered: Sequence[Entry]) -> Figure | None:
    words = [word for _, transcript in _both(answered) for word in transcript.words]
    known = [word for word in words if word.probability is not None]
    if not known:
        return None
    share = 100 * sum(map(unsure, known)) / len(known)
    return Figure(f"{share:.0f} %", "of words heard with doubt", f"{len(words)} words in all")


def _both(answered: Sequence[Entry]) -> Iterator[tuple[Recording, Transcript]]:
    for entry in answered:
        if entry.recording and entry.transcript:
            yield entry.recording, entry.transcript


def _of(entry: Entry, check: Check) -> list[Finding]:
    return [
        finding
        for finding in (entry.review.findings if entry.review else ())
        if finding.check == check.id
    ]
