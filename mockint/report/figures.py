"""A session in, the few numbers at the top of its report out."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from mockint.model import Entry, Recording, Session, Span, Word

PAUSE = 1.5
"""Seconds of silence inside an answer that a listener notices as a pause; natural ones are half as long."""

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
    """Give the silences between two stretches of speech, by the sound."""
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
    words = [word for entry in answered for word in (entry.transcript.words if entry.transcript else ())]
    found = [_answers(session, answered), _pace(answered), _pauses(answered), _doubts(words)]
    return [figure for figure in found if figure is not None]


def _answers(session: Session, answered: Sequence[Entry]) -> Figure:
    seconds = [entry.recording.seconds for entry in answered if entry.recording]
    note = f"{len(answered)} of {max(len(session.pack.questions), len(answered))} questions answered"
    return Figure(clock(sum(seconds)), "of answers", note)


def _pace(answered: Sequence[Entry]) -> Figure | None:
    paces = [value for value in map(pace, answered) if value is not None]
    if not paces:
        return None
    low, high = round(min(paces)), round(max(paces))
    spread = f"{low} to {high} from answer to answer" if len(paces) > 1 else "in one answer"
    return Figure(f"{median(paces):.0f}", "words a minute", f"{spread}; pauses included")


def _pauses(answered: Sequence[Entry]) -> Figure | None:
    recordings = [entry.recording for entry in answered if entry.recording and entry.recording.speech]
    if not recordings:
        return None
    gaps = [gap.seconds for recording in recordings for gap in pauses(recording)]
    note = f"the longest {max(gaps):.1f} s" if gaps else "none in any answer"
    return Figure(str(len(gaps)), f"pause{'s' * (len(gaps) != 1)} over {PAUSE:g} s", note)


def _doubts(words: Sequence[Word]) -> Figure | None:
    known = [word for word in words if word.probability is not None]
    if not known:
        return None
    share = 100 * sum(map(unsure, known)) / len(known)
    return Figure(f"{share:.0f} %", "of words heard with doubt", f"{len(words)} words in all")
