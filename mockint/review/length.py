"""How long the answer is, against 60 to 120 seconds: common advice, no science, and said so."""

from mockint.model import Answer, Evidence, Finding, Kind, Level, Rubric, Span
from mockint.review.substance import typed
from mockint.words import plains, whole

CHECK = "length"
SHORT, LOW, HIGH, LONG = 30.0, 60.0, 120.0, 180.0
"""Seconds: below half and beyond half as much again is worth a change; between, only the figure is told."""
REFERENCE = "60-120 seconds: interview coaches' advice; no study supports a limit"
WORDS_A_MINUTE = 140
"""Turns the words of a typed answer into seconds: the middle of the vendors' ranges for pace."""


def length(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Measure from the first sound of speech to the last; typed answers by their words."""
    del rubric
    words = answer.transcript.words
    if typed(answer) or not answer.recording.speech:
        if not (words and typed(answer)):
            return []
        seconds, evidence = 60 * sum(map(bool, plains(words))) / WORDS_A_MINUTE, whole(words)
        told = f"About {seconds:.0f} seconds if spoken"
    else:
        span = Span(answer.recording.speech[0].start, answer.recording.speech[-1].end)
        seconds, evidence, told = span.seconds, (Evidence(span),), f"{span.seconds:.0f} seconds"
    aim = answer.question.seconds
    level, message = _aimed(seconds, told, aim) if aim else _judge(seconds, told, answer.question.kind)
    return [Finding(CHECK, level, message, evidence, round(seconds, 1), "s", reference="" if aim else REFERENCE)]


def _aimed(seconds: float, told: str, aim: tuple[float, float]) -> tuple[Level, str]:
    """Judge by the length that the candidate aims at for this question."""
    low, high = aim
    if low <= seconds <= high:
        return Level.GOOD, f"{told}, within the {low:g} to {high:g} seconds that you aim at."
    return Level.IMPROVE, f"{told}: {'short' if seconds < low else 'long'}. You aim at {low:g} to {high:g} seconds."


def _judge(seconds: float, told: str, kind: Kind) -> tuple[Level, str]:
    if seconds < SHORT and kind is not Kind.DEFINITION:
        return Level.IMPROVE, f"{told}: short. Coaches advise one to two minutes; there is room for an example."
    if seconds > LONG:
        return Level.IMPROVE, f"{told}: long. Coaches advise one to two minutes; lead with the point, then stop."
    if LOW <= seconds <= HIGH:
        return Level.GOOD, f"{told}, within the one to two minutes that coaches advise."
    return Level.NOTE, f"{told}. Coaches advise one to two minutes; it is advice only."
