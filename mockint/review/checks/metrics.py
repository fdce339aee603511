"""Numbers tied to a result: `from 400 to 300 milliseconds`, `cut in half`, `three nines`."""

import re
from collections.abc import Iterator, Sequence

from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.model import Asked, Finding, Kind, Level, Quantity, Rubric
from mockint.review.check import ENGLISH, OF_DEEDS, About, Check, ExampleKind
from mockint.review.number_roles import may_have_result
from mockint.review.reading import Reading
from mockint.review.results import NumberRole, Result
from mockint.review.scoring import MOST, count
from mockint.text.numerals_ko import find
from mockint.text.quantities import quantities
from mockint.text.quotes import at_clock, evidence, join_words, quote
from mockint.text.sentences import Sentence

ID = "metrics"
ASKED = frozenset({Kind.BEHAVIORAL, Kind.SYSTEM_DESIGN, Kind.WALKTHROUGH})
"""Here a number is waited for; elsewhere one is welcome."""
_CHANGE = re.compile(
    r"줄|감소|낮|단축|늘|증가|높|향상|개선|빨라|절감|떨어|올라|올랐|성장|에서 .{0,14}(?:로|으로)"
)
_GAINED = re.compile(
    r"\b(?:faster|quicker|smoother|better|improved|reduced|lowered|decreased|dropped|fell"
    r"|increased|grew|saved|sped up|went (?:up|down))\b",
    re.IGNORECASE,
)


_IN_STORIES = {
    NumberRole.LEVEL: (Level.GOOD, "says what was reached."),
    NumberRole.SCALE: (Level.NOTE, "gives the scale."),
    NumberRole.HARM: (Level.NOTE, "says how bad it was."),
    NumberRole.AIM: (Level.NOTE, "is an aim, not yet a result."),
}
_ELSEWHERE = {
    NumberRole.LEVEL: (Level.GOOD, "makes it measurable."),
    NumberRole.SCALE: (Level.GOOD, "gives the scale."),
    NumberRole.HARM: (Level.NOTE, "says how bad it was."),
    NumberRole.AIM: (Level.NOTE, "is an aim or a limit."),
}
"""What a number is worth: a story needs results, a design lives of sizes and aims."""


def metrics(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each number that belongs to a result, a size or an aim; say when there is none."""
    # A number of the question itself is the interviewer's, not the candidate's.
    asked = {_kind(quantity) for quantity in quantities(reading.question.text)}
    findings = [
        _finding(reading, result)
        for result in reading.numbers
        if _kind(result.quantity) not in asked
    ]
    story = reading.question.kind in STORIES
    told = any(finding.level is Level.GOOD for finding in findings) or (findings and not story)
    if told or reading.question.kind not in ASKED or may_have_result(reading.told):
        return findings
    if reading.told and not story and _counts(reading):
        return findings
    return [*findings, _missing(reading)]


def _counts(reading: Reading) -> bool:
    """Say whether any number is told, whatever it is for."""
    return any(quantities(sentence.text) for sentence in reading.sentences)


def _kind(quantity: Quantity) -> tuple[float, str]:
    """Tell the same number again: `50M users a day` is asked, `fifty million users` is said."""
    return quantity.value, quantity.unit.split("/")[0]


def _missing(reading: Reading) -> Finding:
    """Say that there is none, at the sentence that asks for one most: `it got faster`."""
    vague = [sentence for sentence in reading.sentences if _GAINED.search(sentence.text)]
    if vague:
        said = reading.cite(vague[-1])
        message = f"No number says how much: {said}. By how much, from what to what?"
        return Finding(ID, Level.MISSING, message, reading.receipt(vague[-1]))
    message = "No number says how big, how fast or how reliable. One estimate would do."
    if reading.question.kind in STORIES:
        message = "No number is tied to a result. How much, how many, how fast, how long?"
    return Finding(ID, Level.MISSING, message)


def _finding(reading: Reading, result: Result) -> Finding:
    told, receipt = reading.cite(result), reading.receipt(result)
    if result.role is NumberRole.CHANGE:
        message = f"{told} puts a number on a change{_in_percent(result)}."
        change = result.change and round(result.change, 1)
        return Finding(ID, Level.GOOD, message, receipt, change, "% change")
    personal = reading.question.kind in STORIES | ABOUT_ONESELF
    remarks = _IN_STORIES if personal else _ELSEWHERE
    level, remark = remarks[result.role]
    quantity = result.quantity
    return Finding(ID, level, f"{told} {remark}", receipt, quantity.value, quantity.unit)


def _in_percent(result: Result) -> str:
    """Write `from 400 to 300 ms` also as ` (25% less)`; not what was told in percent."""
    change = result.change
    if change is None or result.quantity.unit in ("%", "x", "points") or abs(change) > 1000:
        return ""
    return f" ({abs(change):.0f}% {'less' if change < 0 else 'more'})"


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at numbers beside a word of change; a story without one misses it."""
    changes = [sentence for sentence in reading.sentences if _CHANGE.search(sentence.text)]
    findings = [finding for sentence in changes for finding in _korean_numbers(reading, sentence)]
    if findings or reading.question.kind is not Kind.BEHAVIORAL:
        return findings
    message = "No number is tied to a result. How much, how many, how fast?"
    return [Finding(ID, Level.MISSING, message)]


def _korean_numbers(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    words = reading.words
    joined = join_words(words[sentence.first : sentence.last + 1])
    for number in find(joined.text):
        first, last = (sentence.first + at for at in joined.words(number.start, number.end))
        told = f"'{quote(words, first, last)}'{at_clock(words, first)}"
        message, quantity = f"{told} puts a number on a change.", number.quantity
        receipt = (evidence(words, first, last),)
        yield Finding(ID, Level.GOOD, message, receipt, quantity.value, quantity.unit)


def _score(findings: Sequence[Finding]) -> tuple[int | None, str]:
    good, notes = count(findings, Level.GOOD), count(findings, Level.NOTE)
    if good:
        reason = f"{good} number{'s' * (good > 1)} that say something about the outcome."
        return min(MOST, 2 + good), reason
    if notes:
        return 1, "Numbers, but none is a result."
    return (0, "No number.") if count(findings, Level.MISSING) else (None, "Not scored.")


CHECK = Check(
    id=ID,
    title="Speaks with numbers",
    run=metrics,
    kinds=OF_DEEDS,
    languages=ENGLISH,
    run_in={"ko": _korean},
    about=About.CONTENT,
    score=_score,
    weight=5.0,
    drill=(
        "Write down the three numbers of this story: how big, how much better, how soon. Then "
        "answer again."
    ),
    examples={"": ExampleKind.RESUME},
    openers={"": "That went from … to …"},
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
    private_numbers=True,
)
