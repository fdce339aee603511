"""Let the judge say which numbers are results: it reads the sentence, cues read only its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mockint.judge.labels import Trait
from mockint.judge.sentences import SentenceReading
from mockint.model import Quantity, Word
from mockint.review.results import NumberRole, Result, results
from mockint.text.quantities import find
from mockint.text.quotes import join_words
from mockint.text.units import TIMES

IS_RESULT = 0.92
"""Probability of a result from which on a number is praised that cues tie to a change.

With the four below 77 of 81 were some in 627 answers of sixteen authors it had not met
(docs/accuracy.md).
"""
IS_RESULT_ALONE = 0.985
"""The same, where no cue ties the number to anything."""
OWN_ACT, OTHER_NUMBER = 0.2, 0.3
"""Probabilities from which on such a number rather belongs to what was done, or to nothing."""
NO_RESULT = 0.15
"""Probability of harm from which on a number is not praised, whatever else it may be."""
MAY_TELL_RESULT = 0.3
"""Probability of the part from which on a sentence with a small word that counts may hold one."""
MAY_BE_RESULT = 0.006
"""The same, from which on nobody says that a number is missing."""
IS_ROLE = 0.75
"""Probability of another role from which on a number is told to have it."""
TELLS_RESULT = 0.5
"""Probability of the part from which on a sentence tells the result rather than anything else."""
FARTHEST = 10
"""Words from the first number of a result to the last, up to which they are cited together."""
PRAISED = (NumberRole.CHANGE, NumberRole.LEVEL)
_UNWRITTEN = {
    "zero": 0.0, "none": 0.0, "once": 1.0, "twice": 2.0, "doubled": 2.0, "tripled": 3.0,
}  # fmt: skip
"""Words that count, and are no number: `twice a day where it used to be once a fortnight`."""
_UNWRITTEN_WORDS = re.compile(rf"\b(?:{'|'.join(_UNWRITTEN)})\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|nobody|none|no one|single|all but|half"
    r"|third|quarter)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\bo'?clock\b|\bin the (?:morning|evening|afternoon)\b", re.IGNORECASE)
_OTHER_ROLES = {
    Trait.SCALE: NumberRole.SCALE,
    Trait.HARM: NumberRole.HARM,
    Trait.AIM: NumberRole.AIM,
    Trait.PLAN: NumberRole.AIM,
}


def judged_results(words: Sequence[Word], told: Sequence[SentenceReading]) -> Iterator[Result]:
    """Find the numbers that count, each with the role that its sentence gives it."""
    for reading in told:
        by_cues = list(results(words, [reading.sentence]))
        share = reading.traits[Trait.RESULT]
        if share >= IS_RESULT and reading.traits[Trait.HARM] < NO_RESULT:
            alone = _stands_alone(reading) and not any(
                result.role is NumberRole.HARM for result in by_cues
            )
            yield from (
                result for result in by_cues if alone or result.role is not NumberRole.LEVEL
            )
            if alone and not any(result.role in PRAISED for result in by_cues):
                yield from _told_number(words, reading)
        else:
            yield from _without_praise(reading, by_cues)


def may_have_result(told: Sequence[SentenceReading]) -> bool:
    """Say whether any number may be a result."""
    return any(_may_be_result(reading) for reading in told)


def _may_be_result(reading: SentenceReading) -> bool:
    text = reading.sentence.text
    if reading.parts["R"] >= MAY_TELL_RESULT and _COUNTS.search(text):
        return True
    counted = bool(find(text) or _UNWRITTEN_WORDS.search(text))
    return counted and reading.traits[Trait.RESULT] >= MAY_BE_RESULT


def _stands_alone(reading: SentenceReading) -> bool:
    """Say whether a number is a result that no word says to be a change."""
    traits = reading.traits
    if _CLOCK.search(reading.sentence.text):
        return False
    rather_other = traits[Trait.OWN] >= OWN_ACT or traits[Trait.OTHER] >= OTHER_NUMBER
    return traits[Trait.RESULT] >= IS_RESULT_ALONE and not rather_other


def _told_number(words: Sequence[Word], reading: SentenceReading) -> Iterator[Result]:
    """Cite the numbers of a result that no cue ties to it: `nineteen of twenty came back`."""
    sentence = reading.sentence
    joined = join_words(words[sentence.first : sentence.last + 1])
    numbers = [(number.start, number.end, number.quantity) for number in find(joined.text)]
    numbers = numbers or [
        (*hit.span(), Quantity(_UNWRITTEN[hit[0].lower()], "", hit[0]))
        for hit in _UNWRITTEN_WORDS.finditer(joined.text)
    ]
    # A time by itself rather says when: `he went home two days later`.
    if not numbers or numbers[-1][2].unit.split("/")[0] in TIMES:
        return
    start, end, quantity = numbers[0][0], numbers[-1][1], numbers[-1][2]
    first, last = joined.words(start, end)
    if last - first > FARTHEST:
        first, last = joined.words(*numbers[-1][:2])
    yield Result(
        NumberRole.LEVEL, sentence.first + first, sentence.first + last, sentence, quantity, None
    )


def _without_praise(reading: SentenceReading, by_cues: Sequence[Result]) -> Iterator[Result]:
    """Give numbers that are no results the role that is sure; the others are not told of."""
    likeliest = max(_OTHER_ROLES, key=reading.traits.__getitem__)
    sure = reading.traits[likeliest] >= IS_ROLE
    if likeliest is Trait.HARM and reading.parts["R"] >= TELLS_RESULT:
        sure = False  # What came of it in the end is seldom how bad it was: one of them is misread.
    for result in by_cues:
        if result.role not in PRAISED:
            yield result
        elif sure:
            yield replace(result, role=_OTHER_ROLES[likeliest])
