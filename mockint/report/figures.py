"""A session in, the few numbers at the top of its report out, each with its noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from mockint.model import Entry, Finding, Level, Place, Recording, Session, Slip, Span, Word
from mockint.review.check import Check
from mockint.review.checks import concepts, metrics

PAUSE = 1.5
"""Seconds of silence inside an answer that a listener notices as a pause; natural ones are half as long."""

EDGE = 0.1
"""Seconds by which the border between speech and silence may be off: three of the detector's blocks."""

ENOUGH = 20
"""Words below which a pace means nothing."""

UNSURE = 0.5
"""A word's probability below which the report shows it as doubtful."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts."""

    value: str
    label: str
    note: str
    """Its spread, or what it was counted from."""


def clock(seconds: float) -> str:
    """Write a time the way players do.

    >>> clock(83.4), clock(3661)
    ('1:23', '1:01:01')
    """
    minutes, rest = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def pauses(recording: Recording, *, over: float = PAUSE) -> list[Span]:
    """Give the silences within an answer, by the sound."""
    gaps = [one.span for one in recording.pauses if one.place in (Place.INSIDE, Place.BOUNDARY)]
    if not recording.pauses:
        gaps = [Span(one.end, two.start) for one, two in zip(recording.speech, recording.speech[1:], strict=False)]
    return [gap for gap in gaps if gap.seconds >= over]


def pace(entry: Entry) -> float | None:
    """Give words a minute from the first sound of speech to the last; None when too little was said."""
    words = entry.transcript.words if entry.transcript else ()
    speech = entry.recording.speech if entry.recording else ()
    if len(words) < ENOUGH or not speech or speech[-1].end <= speech[0].start:
        return None
    return 60 * len(words) / (speech[-1].end - speech[0].start)


def unsure(word: Word) -> bool:
    """Say whether the recogniser doubted the word itself."""
    return word.probability is not None and word.probability < UNSURE


def figures(session: Session) -> list[Figure]:
    """Choose the headline figures; those that cannot be told are left out."""
    answered = [entry for entry in session.entries if entry.recording and entry.recording.seconds]
    if not answered:
        return []
    found = [
        _answers(session, answered),
        _concepts(answered),
        _numbers(answered),
        _pace(answered),
        _fillers(answered),
        _pauses(answered),
        _doubts(answered),
    ]
    return [figure for figure in found if figure is not None]


def span(low: float, high: float) -> str:
    """Write a count that is known only between two bounds.

    >>> span(4, 4), span(4.2, 6)
    ('4', '4 to 6')
    """
    return f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"


def _answers(session: Session, answered: Sequence[Entry]) -> Figure:
    seconds = [entry.recording.seconds for entry in answered if entry.recording]
    note = f"{len(answered)} of {max(len(session.pack.questions), len(answered))} questions answered"
    return Figure(clock(sum(seconds)), "of answers", note)


def _concepts(answered: Sequence[Entry]) -> Figure | None:
    """Count what was asked for and heard; what is in doubt makes the count a range."""
    found = [one.level for entry in answered for one in _of(entry, concepts.CHECK) if one.subject]
    asked = sum(level in (Level.GOOD, Level.DOUBT, Level.MISSING) for level in found)
    if not asked:
        return None
    said, doubt = found.count(Level.GOOD), found.count(Level.DOUBT)
    note = f"{doubt} more were heard with doubt" if doubt else "none was heard with doubt"
    return Figure(span(said, said + doubt), f"of {asked} concepts said", note)


def _numbers(answered: Sequence[Entry]) -> Figure | None:
    judged = [found for entry in answered if (found := _of(entry, metrics.CHECK))]
    if not judged:
        return None
    good = sum(any(one.level is Level.GOOD for one in found) for found in judged)
    count = sum(one.level is Level.GOOD for found in judged for one in found)
    return Figure(f"{good} of {len(judged)}", "answers with a number", f"{count} number{'s' * (count != 1)} that count")


def _pace(answered: Sequence[Entry]) -> Figure | None:
    paces = [value for value in map(pace, answered) if value is not None]
    if not paces:
        return None
    spread = f"{span(min(paces), max(paces))} from answer to answer" if len(paces) > 1 else "in one answer"
    return Figure(f"{median(paces):.0f}", "words a minute", f"{spread}; pauses included")


def _fillers(answered: Sequence[Entry]) -> Figure | None:
    """Count what was listened for, from what several sources heard to what any of them heard."""
    heard = [entry for entry in answered if entry.transcript and entry.transcript.disfluencies is not None]
    minutes = sum(one.seconds for entry in heard if entry.recording for one in entry.recording.speech) / 60
    if not heard or not minutes:
        return None
    slips = [slip for entry in heard if entry.transcript for slip in entry.transcript.disfluencies or ()]
    fillers = [slip for slip in slips if slip.kind in (Slip.FILLER, Slip.MARKER)]
    sure = sum(len(slip.heard_by) > 1 for slip in fillers)
    note = f"{len(fillers)} in all, {sure} of them heard in more than one way"
    return Figure(span(sure / minutes, len(fillers) / minutes), "fillers a minute of speaking", note)


def _pauses(answered: Sequence[Entry]) -> Figure | None:
    recordings = [entry.recording for entry in answered if entry.recording and entry.recording.speech]
    if not recordings:
        return None
    low, sure, high = (
        [gap.seconds for recording in recordings for gap in pauses(recording, over=PAUSE + off)]
        for off in (EDGE, 0.0, -EDGE)
    )
    longest = f"the longest {max(high):.1f} s" if high else "none in any answer"
    blurred = f"; borders are known to {EDGE:g} s" if len(low) < len(high) else ""
    return Figure(span(len(low), len(high)), f"pause{'s' * (len(sure) != 1)} over {PAUSE:g} s", longest + blurred)


def _doubts(answered: Sequence[Entry]) -> Figure | None:
    words = [word for entry in answered for word in (entry.transcript.words if entry.transcript else ())]
    known = [word for word in words if word.probability is not None]
    if not known:
        return None
    share = 100 * sum(map(unsure, known)) / len(known)
    return Figure(f"{share:.0f} %", "of words heard with doubt", f"{len(words)} words in all")


def _of(entry: Entry, check: Check) -> list[Finding]:
    return [one for one in (entry.review.findings if entry.review else ()) if one.check == check.id]
