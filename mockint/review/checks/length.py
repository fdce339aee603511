"""How long the answer is, against 60 to 120 seconds: common advice, no science, and said so."""

from mockint.model import Asked, Evidence, Finding, Kind, Level, Rubric, Span
from mockint.review.check import ANY_LANGUAGE, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import whole

ID = "length"
SHORT, LOW, HIGH, LONG = 30.0, 60.0, 120.0, 180.0
"""Seconds: below half and beyond half as much again is worth a change.

What lies between is only told as a figure.
"""
REFERENCE = "60-120 seconds: interview coaches' advice; no study supports a limit"
ADVICE = "Coaches advise one to two minutes"
WORDS_A_MINUTE = 140
"""Turns the words of a typed answer into seconds: the middle of the vendors' ranges for pace."""


def length(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Measure from the first sound of speech to the last; typed answers by their words."""
    if reading.speech:
        span = Span(reading.speech[0].start, reading.speech[-1].end)
        seconds, told = span.seconds, f"{span.seconds:.0f} seconds"
        receipt: tuple[Evidence, ...] = (Evidence(span),)
    elif reading.typed and reading.words:
        seconds = 60 * sum(map(bool, reading.plains)) / WORDS_A_MINUTE
        told, receipt = f"About {seconds:.0f} seconds if spoken", whole(reading.words)
    else:
        return []
    if aim := reading.question.seconds:
        level, message = _aimed(seconds, told, aim)
    else:
        level, message = _judge(seconds, told, reading.question.kind)
    reference = "" if aim else REFERENCE
    return [Finding(ID, level, message, receipt, round(seconds, 1), "s", reference=reference)]


def _aimed(seconds: float, told: str, aim: tuple[float, float]) -> tuple[Level, str]:
    """Judge by the length that the candidate aims at for this question."""
    low, high = aim
    if low <= seconds <= high:
        return Level.GOOD, f"{told}, within the {low:g} to {high:g} seconds that you aim at."
    off = "short" if seconds < low else "long"
    return Level.IMPROVE, f"{told}: {off}. You aim at {low:g} to {high:g} seconds."


def _judge(seconds: float, told: str, kind: Kind) -> tuple[Level, str]:
    """Judge by what coaches advise; a definition may be short."""
    if seconds < SHORT and kind is not Kind.DEFINITION:
        return Level.IMPROVE, f"{told}: short. {ADVICE}; there is room for an example."
    if seconds > LONG:
        return Level.IMPROVE, f"{told}: long. {ADVICE}; lead with the point, then stop."
    if LOW <= seconds <= HIGH:
        return Level.GOOD, f"{told}, within the one to two minutes that coaches advise."
    return Level.NOTE, f"{told}. {ADVICE}; it is advice only."


CHECK = Check(
    id=ID,
    title="Keeps answers to a length that can be followed",
    run=length,
    kinds=EVERY,
    languages=ANY_LANGUAGE,
    about=About.DELIVERY,
    score=only(4, 2, "Against one to two minutes: advice only."),
    weight=1.5,
    drill="Set a clock to two minutes. Give the point first, then one example, then stop.",
    asked_for_by=Asked(
        words=(
            r"\bconcise\w*|\bbrief(ly)?\b|\b(two|three|2|3) minutes\b|\brambl\w+|\bto the point\b"
            r"|\bkeep (it|answers?) short\b"
            r"|간결|짧게|\d분 ?(안|이내)"
        ),
        meanings=(
            "Do not talk for too long.",
            "Keep each answer short and stop when you have said it.",
            "Come to the point quickly.",
            "Long monologues bore the listener.",
        ),
    ),
)
