"""Fillers, markers, repetitions and cut-off words, counted from the verbatim layer, or from the words alone.

Where the layer's sources disagree the count is a range, and only its lower end is held against anybody. Without the
layer every count is a lower bound: recognisers leave most fillers out. Up to 5 fillers a minute went unpunished by
listeners, 12 hurt (Laske & DiGennaro Reed 2024, an experiment).
"""

from collections import Counter
from collections.abc import Sequence

from mockint.hesitations import phrases
from mockint.model import Answer, Disfluency, Evidence, Finding, Level, Rubric, Slip, Span, Word
from mockint.review.substance import typed
from mockint.words import evidence, plain

CHECK = "fillers"
HURTS = 12.0
"""A minute."""
REFERENCE = "Up to 5 a minute unpunished, 12 hurt (Laske & DiGennaro Reed 2024, 10.1002/jaba.1093)"
BOUND = "The recogniser leaves out most fillers, so there were at least this many."
RANGE = "The lower number was heard in two ways, the higher in one."


def fillers(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Count them, and point at each."""
    del rubric
    words = answer.transcript.words
    if typed(answer) or not (words or answer.transcript.disfluencies):
        return []
    heard = answer.transcript.disfluencies
    events = _written(words, answer.transcript.language) if heard is None else heard
    found = []
    if sounds := [event for event in events if event.kind in (Slip.FILLER, Slip.MARKER)]:
        found.append(_fillers(answer, sounds, bound=heard is None))
    if repeats := [event for event in events if event.kind is Slip.REPETITION]:
        found.append(_counted(answer, repeats, "Words said twice in a row", "repeats"))
    if broken := [event for event in events if event.kind is Slip.CUT_OFF]:
        found.append(_counted(answer, broken, "Words broken off", "cut-offs"))
    return found


def _written(words: Sequence[Word], language: str) -> list[Disfluency]:
    """Take what the words alone show."""
    return [
        Disfluency(
            phrase.kind,
            " ".join(word.text for word in words[phrase.first : phrase.last + 1]),
            Span(words[phrase.first].start, words[phrase.last].end),
            1.0,
            ("words",),
        )
        for phrase in phrases(words, language)
    ]


def _fillers(answer: Answer, events: Sequence[Disfluency], *, bound: bool) -> Finding:
    minutes = sum(span.seconds for span in answer.recording.speech) / 60
    low = sum(_certain(event) for event in events)
    rate = low / minutes if minutes >= 0.1 else None
    counted = Counter(" ".join(map(plain, event.text.split())) for event in events)
    told = ", ".join(f"'{text}' {count}" for text, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
    hurts = rate is not None and rate >= HURTS and low >= 5
    number = f"At least {len(events)}" if bound else str(low) if low == len(events) else f"{low} to {len(events)}"
    were = "filler was" if number.endswith("1") and len(events) == 1 else "fillers were"
    a_minute = f", {rate:.0f} a minute of speaking" if rate is not None and low else ""
    message = f"{number} {were} heard{a_minute}: {told}."
    if bound or low != len(events):
        message += f" {BOUND if bound else RANGE}"
    if hurts:
        message += " Try a silent pause instead: it sounds calm."
    level = Level.IMPROVE if hurts else Level.NOTE
    value = float(low) if rate is None else round(rate, 1)
    receipts = tuple(_receipt(answer.transcript.words, event) for event in events)
    return Finding(CHECK, level, message, receipts, value, "" if rate is None else "/min", reference=REFERENCE)


def _certain(event: Disfluency) -> bool:
    """Say whether two sources heard it, or it stands in the words."""
    return len(event.heard_by) > 1 or "words" in event.heard_by


def _counted(answer: Answer, events: Sequence[Disfluency], what: str, unit: str) -> Finding:
    times = "once" if len(events) == 1 else f"{len(events)} times"
    receipts = tuple(_receipt(answer.transcript.words, event) for event in events)
    message = f"{what} {times}, such as '{events[0].text}'."
    return Finding(CHECK, Level.NOTE, message, receipts, float(len(events)), unit)


def _receipt(words: Sequence[Word], event: Disfluency) -> Evidence:
    """Point at the words where they hold the event, else at its sound."""
    inside = [
        n for n, word in enumerate(words) if word.start >= event.span.start - 1e-3 and word.end <= event.span.end + 1e-3
    ]
    if "words" in event.heard_by and inside:
        return evidence(words, inside[0], inside[-1])
    return Evidence(event.span)
