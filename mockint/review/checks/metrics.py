"""Numbers tied to a result: `from 400 to 300 milliseconds`, `cut in half`, `three nines`."""

import re
from collections.abc import Iterator, Sequence

from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, STORIES, About, Check
from mockint.review.reading import Reading
from mockint.review.results import NumberRole, Result
from mockint.review.scoring import MOST, count
from mockint.text.numerals_ko import find
from mockint.text.quantities import quantities
from mockint.text.sentences import Sentence, at_clock, evidence, line, quote

ID = "metrics"
UNASKED = (Kind.DEFINITION, Kind.COMPARISON)
"""Here nobody waits for a number."""
_CHANGE = re.compile(
    r"줄|감소|낮|단축|늘|증가|높|향상|개선|빨라|절감|떨어|올라|올랐|성장|에서 .{0,14}(?:로|으로)"
)
_GAINED = re.compile(
    r"\b(?:faster|quicker|smoother|better|improved|reduced|lowered|decreased|dropped|fell"
    r"|increased|grew|saved|sped up|went (?:up|down))\b",
    re.IGNORECASE,
)


def metrics(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each number that belongs to a result, a size or an aim; say when there is none."""
    asked = {(quantity.value, quantity.unit) for quantity in quantities(reading.question.text)}
    found = [
        _finding(reading, result)
        for result in reading.numbers
        if (result.quantity.value, result.quantity.unit) not in asked
    ]
    if any(finding.level is Level.GOOD for finding in found) or reading.question.kind in UNASKED:
        return found
    return [*found, _missing(reading)]


def _missing(reading: Reading) -> Finding:
    """Say that there is none, at the sentence that asks for one most: `it got faster`."""
    bare = [sentence for sentence in reading.sentences if _GAINED.search(sentence.text)]
    if bare:
        vague = bare[-1]
        said = reading.cite(vague)
        message = f"No number says how much: {said}. By how much, from what to what?"
        return Finding(ID, Level.MISSING, message, reading.receipt(vague))
    if reading.question.kind in STORIES:
        return Finding(
            ID,
            Level.MISSING,
            "No number is tied to a result. How much, how many, how fast, how long?",
        )
    return Finding(
        ID,
        Level.MISSING,
        "No number says how big, how fast or how reliable. One estimate would do.",
    )


def _finding(reading: Reading, result: Result) -> Finding:
    told = reading.cite(result)
    receipts = reading.receipt(result)
    story = reading.question.kind in STORIES
    match result.role:
        case NumberRole.CHANGE:
            message = f"{told} puts a number on a change{_in_percent(result)}."
            return Finding(
                ID,
                Level.GOOD,
                message,
                receipts,
                result.change and round(result.change, 1),
                "% change",
            )
        case NumberRole.LEVEL:
            message = f"{told} says what was reached." if story else f"{told} makes it measurable."
            return Finding(
                ID, Level.GOOD, message, receipts, result.quantity.value, result.quantity.unit
            )
        case NumberRole.SCALE:
            message = (
                f"{told} gives the scale; a result would still say what changed."
                if story
                else f"{told} gives the scale."
            )
            level = Level.NOTE if story else Level.GOOD
            return Finding(
                ID, level, message, receipts, result.quantity.value, result.quantity.unit
            )
        case NumberRole.HARM:
            message = f"{told} says how bad it was."
            return Finding(
                ID, Level.NOTE, message, receipts, result.quantity.value, result.quantity.unit
            )
        case NumberRole.AIM:
            message = f"{told} is an aim, not yet a result." if story else f"{told} is a clear aim."
            level = Level.NOTE if story else Level.GOOD
            return Finding(
                ID, level, message, receipts, result.quantity.value, result.quantity.unit
            )


def _in_percent(result: Result) -> str:
    """Write `from 400 to 300 ms` also as ` (25% less)`; not what was told in percent."""
    if (
        result.change is None
        or result.quantity.unit in ("%", "x", "points")
        or abs(result.change) > 1000
    ):
        return ""
    return f" ({abs(result.change):.0f}% {'less' if result.change < 0 else 'more'})"


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at numbers beside a word of change; a story without one misses it."""
    found = [
        finding
        for told in reading.sentences
        if _CHANGE.search(told.text)
        for finding in _korean_numbers(reading, told)
    ]
    if not found and reading.question.kind in STORIES:
        return [
            Finding(
                ID, Level.MISSING, "No number is tied to a result. How much, how many, how fast?"
            )
        ]
    return found


def _korean_numbers(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    words = reading.words
    joined = line(words[sentence.first : sentence.last + 1])
    for found in find(joined.text):
        first, last = (sentence.first + at for at in joined.words(found.start, found.end))
        message = (
            f"'{quote(words, first, last)}'{at_clock(words, first)} puts a number on a change."
        )
        receipts, quantity = (evidence(words, first, last),), found.quantity
        yield Finding(ID, Level.GOOD, message, receipts, quantity.value, quantity.unit)


def _score(findings: Sequence[Finding]) -> tuple[int | None, str]:
    good, notes = count(findings, Level.GOOD), count(findings, Level.NOTE)
    if good:
        return min(
            MOST, 2 + good
        ), f"{good} number{'s' * (good > 1)} that say something about the outcome."
    if notes:
        return 1, "Numbers, but none is a result."
    return (0, "No number.") if count(findings, Level.MISSING) else (None, "Not scored.")


CHECK = Check(
    id=ID,
    title="Speaks with numbers",
    run=metrics,
    kinds=ANSWERS,
    languages=ENGLISH,
    run_in={"ko": _korean},
    about=About.CONTENT,
    score=_score,
    weight=5.0,
    drill=(
        "Write down the three numbers of this story: how big, how much better, how soon. Then "
        "answer again."
    ),
    asked_for_by=Asked(
        words=(
            r"\bmetrics?\b|\bnumbers?\b(?! of )|\bfigures?\b|\bquantif(y|ied|iable)\b|\bmeasur(ed"
            r"|able) |\bpercentages?\b|\d+(?:\.\d+)?\s?%|\bdata.(driven|backed)\b"
            r"|수치|숫자|정량|지표|퍼센트"
        ),
        meanings=(
            "Say how much it improved, in numbers.",
            "Back up your results with data and percentages.",
            "Give figures for every achievement, before and after.",
            "State how large the effect was.",
            "Support your claims with hard evidence that can be counted.",
            "Be specific about the size of your results.",
            "Mention how much time or money was saved.",
            "Quantified results are more convincing than general statements.",
            "Tell them by how much things got better.",
            "Compare the values before and after your change.",
        ),
    ),
    by_number=True,
    probes=True,
    private_numbers=True,
)
