"""Fillers, markers, repetitions and cut-off words, counted from the verbatim layer or the words.

Where the layer's sources disagree the count is a range, and only its lower end is held against
anybody. Without the layer every count is a lower bound: recognisers leave most fillers out.
Up to 5 fillers a minute went unpunished by listeners, 12 hurt (Laske & DiGennaro Reed 2024, an
experiment).
"""

from collections import Counter
from collections.abc import Sequence

from mockint.model import Asked, Disfluency, DisfluencyKind, Evidence, Finding, Level, Rubric, Word
from mockint.review import measures
from mockint.review.check import ANY_LANGUAGE, EVERY, About, Check, ExampleKind
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import evidence
from mockint.text.word_forms import plain

ID = "fillers"
HURTS = 12.0
"""A minute."""
REFERENCE = "Up to 5 a minute unpunished, 12 hurt (Laske & DiGennaro Reed 2024, 10.1002/jaba.1093)"
BOUND = "The recogniser leaves out most fillers, so there were at least this many."
RANGE = "The lower number was heard in two ways, the higher in one."


def fillers(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Count them, and point at each."""
    measured = reading.fillers
    if measured is None:
        return []
    events = measures.disfluencies(reading.transcript)
    findings = [_fillers(reading, measured)] if measured.events else []
    if repeats := [event for event in events if event.kind is DisfluencyKind.REPETITION]:
        findings.append(_counted(reading, repeats, "Words said twice in a row", "repeats"))
    if broken := [event for event in events if event.kind is DisfluencyKind.CUT_OFF]:
        findings.append(_counted(reading, broken, "Words broken off", "cut-offs"))
    return findings


def _fillers(reading: Reading, measured: measures.Fillers) -> Finding:
    """Tell the count, and the rate where enough was said; only a sure rate is blamed."""
    low, rate = measured.sure, measured.rate
    a_minute = f", {rate:.0f} a minute of speaking" if rate is not None and low else ""
    message = f"{_number(measured)} heard{a_minute}. By sound: {_by_text(measured.events)}."
    if not measured.listened:
        message += f" {BOUND}"
    elif low != len(measured.events):
        message += f" {RANGE}"
    level, value, unit = Level.NOTE, float(low), ""
    if rate is not None:
        value, unit = round(rate, 1), "/min"
        if rate >= HURTS and low >= 5:
            level = Level.IMPROVE
            message += " Try a silent pause instead: it sounds calm."
    receipts = tuple(_receipt(reading.words, event) for event in measured.events)
    return Finding(ID, level, message, receipts, value, unit, reference=REFERENCE)


def _number(measured: measures.Fillers) -> str:
    """Write the count as what it is: a lower bound, a range, or sure."""
    low, high = measured.sure, len(measured.events)
    if not measured.listened:
        number = f"At least {high}"
    else:
        number = str(low) if low == high else f"{low} to {high}"
    return (
        f"{number} filler was" if number.endswith("1") and high == 1 else f"{number} fillers were"
    )


def _by_text(events: Sequence[Disfluency]) -> str:
    """List what was said with its count, the most frequent first."""
    counted = Counter(" ".join(map(plain, event.text.split())) for event in events)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"'{text}' {count}" for text, count in ranked)


def _counted(reading: Reading, events: Sequence[Disfluency], what: str, unit: str) -> Finding:
    times = "once" if len(events) == 1 else f"{len(events)} times"
    receipts = tuple(_receipt(reading.words, event) for event in events)
    message = f"{what} {times}, such as '{events[0].text}'."
    return Finding(ID, Level.NOTE, message, receipts, float(len(events)), unit)


def _receipt(words: Sequence[Word], event: Disfluency) -> Evidence:
    """Point at the words where they hold the event, else at its sound."""
    inside = [
        n
        for n, word in enumerate(words)
        if word.start >= event.span.start - 1e-3 and word.end <= event.span.end + 1e-3
    ]
    if "words" in event.heard_by and inside:
        return evidence(words, inside[0], inside[-1])
    return Evidence(event.span)


CHECK = Check(
    id=ID,
    title="Few fillers",
    run=fillers,
    kinds=EVERY,
    languages=ANY_LANGUAGE,
    about=About.DELIVERY,
    score=only(4, 1, "Fillers a minute, at least."),
    weight=2.0,
    drill=(
        "Answer again and let every filler be a breath. Silence sounds shorter to others than to "
        "you."
    ),
    examples={"": ExampleKind.WITHOUT},
    asked_for_by=Asked(
        words=r"\bfillers?\b|\b(um|uh|ums|uhs)\b|\bverbal tics?\b|군말|추임새|필러",
        meanings=(
            "Do not say um and like all the time.",
            "Leave out meaningless words between your sentences.",
            "Watch for uhm and you know in your speech.",
            "Cut the empty little words.",
        ),
    ),
    habit=(
        "In an experiment listeners did not mind about 5 fillers a minute, and 12 a minute cost "
        "the speaker their regard (Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093)."
    ),
)
