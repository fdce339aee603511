"""How long the answer is, against what is advised for its kind: no science, and said so."""

from mockint.guide.sections.kind_rows import ROWS, KindRow
from mockint.model import Asked, Evidence, Finding, Level, Rubric, Span
from mockint.review.check import ANY_LANGUAGE, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import whole

ID = "length"
SHORT, LONG = 0.5, 1.5
"""Of the shortest and of the longest advised: what lies beyond is worth a change.

What lies between is only told as a figure.
"""
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
    row = ROWS[reading.question.kind]
    if aim := reading.question.seconds:
        level, message = _aimed(seconds, told, aim)
    else:
        level, message = _judge(seconds, told, row)
    reference = "" if aim else row.length_source
    return [Finding(ID, level, message, receipt, round(seconds, 1), "s", reference=reference)]


def _aimed(seconds: float, told: str, aim: tuple[float, float]) -> tuple[Level, str]:
    """Judge by the length that the candidate aims at for this question."""
    low, high = aim
    if low <= seconds <= high:
        return Level.GOOD, f"{told}, within the {low:g} to {high:g} seconds that you aim at."
    off = "short" if seconds < low else "long"
    return Level.IMPROVE, f"{told}: {off}. You aim at {low:g} to {high:g} seconds."


def _judge(seconds: float, told: str, row: KindRow) -> tuple[Level, str]:
    """Judge by what is advised for this kind of question."""
    low, high = row.seconds
    coaches = row.seconds == (60.0, 120.0)
    span = "one to two minutes" if coaches else f"{low:g} to {high:g} seconds"
    advice = f"Coaches advise {span}" if coaches else f"For such a question {span} will do"
    if seconds < SHORT * low and not row.may_be_short:
        return Level.IMPROVE, f"{told}: short. {advice}; there is room for an example."
    if seconds > LONG * high:
        return Level.IMPROVE, f"{told}: long. {advice}; lead with the point, then stop."
    if low <= seconds <= high:
        that = "that coaches advise" if coaches else "that will do for such a question"
        return Level.GOOD, f"{told}, within the {span} {that}."
    return Level.NOTE, f"{told}. {advice}; it is advice only."


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
            r"|\bkeep (it|answers?) short\b|간결|짧게|\d분 ?(안|이내)"
        ),
        meanings=(
            "Do not talk for too long.",
            "Keep each answer short and stop when you have said it.",
            "Come to the point quickly.",
            "Long monologues bore the listener.",
        ),
    ),
)
