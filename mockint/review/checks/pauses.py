"""Where it was quiet: time to the first word and long pauses, from the sound, not the words.

A pause of 0.6 s is natural inside a sentence and one of up to 1.2 s between sentences (Liu 2022);
what is listed here is well beyond both. Thinking is allowed: no pause is blamed.
"""

from statistics import median

from mockint.model import Asked, Evidence, Finding, Level, Place, Recording, Rubric, Span
from mockint.review.check import ANY_LANGUAGE, EVERY, About, Check
from mockint.review.measures import LONG_PAUSE, long_pauses
from mockint.review.reading import Reading
from mockint.text.quotes import clock

ID = "pauses"
SHOWN = 12
"""Pauses that one finding points at, longest first."""
REFERENCE = (
    "Natural: about 0.6 s inside a sentence, 0.6-1.2 s between sentences (Liu 2022, "
    "10.3389/fpsyg.2022.778018)"
)
LISTED = f"{REFERENCE}; listed from {LONG_PAUSE} s on, our own limit"


def pauses(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Tell the time to the first word and the long pauses."""
    recording = reading.recording
    if recording is None or not recording.speech:
        return []
    findings = [_before(recording.speech[0].start), *_by_place(recording)]
    if gaps := long_pauses(recording):
        findings.append(_long(sorted(gaps, key=lambda gap: (-gap.seconds, gap.start))))
    return findings


def _before(first: float) -> Finding:
    """Tell the time to the first word."""
    message = f"You began to speak after {first:.1f} seconds. Thinking first is fine."
    sound = (Evidence(Span(0.0, first)),)
    return Finding(ID, Level.NOTE, message, sound, round(first, 2), "s to first word")


def _by_place(recording: Recording) -> list[Finding]:
    """Count the pauses inside clauses and at boundaries, where the recording tells them apart."""
    inside, boundary = (
        [pause.span for pause in recording.pauses if pause.place is place]
        for place in (Place.INSIDE, Place.BOUNDARY)
    )
    if not inside and not boundary:
        return []
    told = ", ".join(
        f"{len(spans)} {place.value} (in the middle {median(span.seconds for span in spans):.1f} s)"
        for place, spans in ((Place.INSIDE, inside), (Place.BOUNDARY, boundary))
        if spans
    )
    message = (
        f"Pauses: {told}. Those inside a clause are heard as hesitation sooner than those between "
        "sentences."
    )
    longest = sorted(inside, key=lambda span: -span.seconds) or boundary
    shown, count = tuple(map(Evidence, longest[:SHOWN])), float(len(inside))
    unit = "pauses inside a clause"
    return [Finding(ID, Level.NOTE, message, shown, count, unit, reference=REFERENCE)]


def _long(gaps: list[Span]) -> Finding:
    """Tell about the long pauses, longest first."""
    longest, total = gaps[0], sum(gap.seconds for gap in gaps)
    count = "One pause" if len(gaps) == 1 else f"{len(gaps)} pauses"
    message = f"{count} of {LONG_PAUSE} seconds or more"
    message += f", {total:.1f} seconds in all" if len(gaps) > 1 else ""
    message += (
        f"; the longest is {longest.seconds:.1f} seconds at {clock(longest.start)}. Pauses to "
        "think are not faults."
    )
    shown = tuple(Evidence(gap) for gap in gaps[:SHOWN])
    return Finding(
        ID, Level.NOTE, message, shown, float(len(gaps)), "long pauses", reference=LISTED
    )


CHECK = Check(
    id=ID,
    title="Pauses that let a listener follow",
    run=pauses,
    kinds=EVERY,
    languages=ANY_LANGUAGE,
    about=About.DELIVERY,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=Asked(
        words=(
            r"\bpaus(e|es|ing)\b|\btake a (moment|breath|second)\b|\bsilences?\b(?! your)|잠시 (멈"
            r"|생각)|침묵"
        ),
        meanings=(
            "Stop and think for a moment before you answer.",
            "It is fine to be quiet for a few seconds.",
            "Count to three in your head before you reply.",
            "Do not fear a moment of quiet.",
        ),
    ),
    habit=(
        "Listeners found pauses of about 0.6 s inside and 0.6 to 1.2 s between sentences most "
        "natural (Liu 2022, doi 10.3389/fpsyg.2022.778018)."
    ),
)
