"""False starts and repairs: `the pool, no wait, the cache`; all speakers make them, so no blame."""

from mockint.model import Finding, Level, Rubric
from mockint.review.breaks import Break, breaks
from mockint.review.check import ENGLISH, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.text.quotes import at_clock, evidence, quote
from mockint.text.word_forms import plain

ID = "repairs"
LEAST = 0.65
"""Probability from which on a break counts.

There 0.8 % of fluent questions were taken for repaired ones (Disfl-QA).
"""
BEFORE, AFTER = 3, 3
"""Words shown on both sides of a break."""


def repairs(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each place; a word merely said twice is left to the fillers."""
    words = reading.words
    repaired = [
        place
        for place in breaks(words, least=LEAST)
        if not _twice(reading, place) and not _goes_on(reading, place)
    ]
    if not repaired:
        return []
    places = [
        (max(0, place.broken + 1 - BEFORE), min(len(words), place.anew + AFTER) - 1)
        for place in repaired
    ]
    times = (
        "one false start or correction"
        if len(repaired) == 1
        else f"at least {len(repaired)} false starts or corrections"
    )
    example = f"'{quote(words, *places[0])}'{at_clock(words, places[0][0])}"
    message = (
        f"{times.capitalize()}, such as {example}. All speakers make them; nothing is deducted."
    )
    receipts = tuple(evidence(words, first, last) for first, last in places)
    return [Finding(ID, Level.NOTE, message, receipts, float(len(repaired)), "repairs")]


def _twice(reading: Reading, place: Break) -> bool:
    words = reading.words
    return place.anew == place.broken + 1 and plain(words[place.broken].text) == plain(
        words[place.anew].text
    )


def _goes_on(reading: Reading, place: Break) -> bool:
    """Say whether a clause takes a word up: `a strict contract and streaming, and streaming is`."""
    words = reading.words
    after = place.broken + 1
    return words[place.broken].text.endswith(",") and plain(words[after].text) == "and"


CHECK = Check(
    id=ID,
    title="Repairs",
    run=repairs,
    kinds=EVERY,
    languages=ENGLISH,
    about=About.DELIVERY,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=None,
)
