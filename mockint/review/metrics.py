"""Numbers tied to a result: `from 400 to 300 milliseconds`, `cut in half`, `three nines`."""

import re

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.quantities import quantities
from mockint.review.results import Result, Role, results
from mockint.review.substance import english
from mockint.words import at_clock, evidence, quote, sentences

CHECK = "metrics"
STORIES = (Kind.BEHAVIORAL, Kind.COLLABORATION)
"""Here a number must be a result; elsewhere also an aim or a size helps."""
UNASKED = (Kind.DEFINITION, Kind.COMPARISON)
"""Here nobody waits for a number."""


_GAINED = re.compile(
    r"\b(?:faster|quicker|smoother|better|improved|reduced|lowered|decreased|dropped|fell|increased|grew|saved|sped up"
    r"|went (?:up|down))\b",
    re.IGNORECASE,
)


def metrics(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Point at each number that belongs to a result, a size or an aim; say when there is none."""
    del rubric
    if not english(answer):
        return []
    asked = {(one.value, one.unit) for one in quantities(answer.question.text)}
    found = [
        _finding(answer, one)
        for one in results(answer.transcript.words)
        if (one.quantity.value, one.quantity.unit) not in asked
    ]
    if any(one.level is Level.GOOD for one in found) or answer.question.kind in UNASKED:
        return found
    return [*found, _missing(answer)]


def _missing(answer: Answer) -> Finding:
    """Say that there is none, at the sentence that asks for one most: `it got faster`."""
    words = answer.transcript.words
    bare = [one for one in sentences(words) if _GAINED.search(one.text)]
    if bare:
        one = bare[-1]
        said = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)}"
        message = f"No number says how much: {said}. By how much, from what to what?"
        return Finding(CHECK, Level.MISSING, message, (evidence(words, one.first, one.last),))
    if answer.question.kind in STORIES:
        return Finding(CHECK, Level.MISSING, "No number is tied to a result. How much, how many, how fast, how long?")
    return Finding(CHECK, Level.MISSING, "No number says how big, how fast or how reliable. One estimate would do.")


def _finding(answer: Answer, one: Result) -> Finding:
    words = answer.transcript.words
    told = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)}"
    receipts = (evidence(words, one.first, one.last),)
    story = answer.question.kind in STORIES
    match one.role:
        case Role.CHANGE:
            message = f"{told} puts a number on a change{_in_percent(one)}."
            return Finding(CHECK, Level.GOOD, message, receipts, one.change and round(one.change, 1), "% change")
        case Role.LEVEL:
            message = f"{told} says what was reached." if story else f"{told} makes it measurable."
            return Finding(CHECK, Level.GOOD, message, receipts, one.quantity.value, one.quantity.unit)
        case Role.SCALE:
            message = (
                f"{told} gives the scale; a result would still say what changed."
                if story
                else f"{told} gives the scale."
            )
            level = Level.NOTE if story else Level.GOOD
            return Finding(CHECK, level, message, receipts, one.quantity.value, one.quantity.unit)
        case Role.HARM:
            message = f"{told} says how bad it was."
            return Finding(CHECK, Level.NOTE, message, receipts, one.quantity.value, one.quantity.unit)
        case Role.AIM:
            message = f"{told} is an aim, not yet a result." if story else f"{told} is a clear aim."
            level = Level.NOTE if story else Level.GOOD
            return Finding(CHECK, level, message, receipts, one.quantity.value, one.quantity.unit)


def _in_percent(one: Result) -> str:
    """Write `from 400 to 300 ms` also as ` (25% less)`; what was told in percent needs no such thing."""
    if one.change is None or one.quantity.unit in ("%", "x", "points") or abs(one.change) > 1000:
        return ""
    return f" ({abs(one.change):.0f}% {'less' if one.change < 0 else 'more'})"
