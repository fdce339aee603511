"""A story's parts: situation, task, action, result; what is missing, what is only claimed, what takes too long.

Real candidates told a story only 23 % of the time when asked for one, and over-told its situation (Bangerter 2014, 62
interviews). That the action should fill 60-70 % is advice of courses, no finding, and no check here.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.quantities import quantities
from mockint.review.roles import PARTS, Part, Told, roles
from mockint.review.substance import english
from mockint.words import Sentence, at_clock, evidence, quote, sentences

CHECK = "star"
STORIES = (Kind.BEHAVIORAL, Kind.COLLABORATION)
SURE = 0.5
"""Probability from which on a part counts as told: likelier than all others; below, it is only possibly told."""
ITSELF = 0.25
"""Probability that a sentence's own words must give a part: its place in the order alone tells nothing."""
ELSEWHERE = 0.5
"""The same, where the order speaks against it: then the part is possibly there."""
OVERTOLD = 0.6
"""Share of the words for situation and task from which on it is said; the action is what the question asks for."""
REFERENCE = "Candidates over-tell the situation (Bangerter 2014, 62 real interviews); no study supports an exact share"
ADVICE = {
    Part.SITUATION: "Say in one sentence where and when it was, and what was wrong.",
    Part.TASK: "Say what you had to reach, or what depended on you.",
    Part.ACTION: "Say what you did yourself, step by step.",
    Part.RESULT: "Say what changed in the end, with a number if there is one.",
}
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|got|made|took|found|built|wrote|led|ran|saw|told|came|set|cut|kept|"
    r"met|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:i|we|my|our|me|us)\b", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:(?:went|worked|turned|came) (?:out )?(?:\w+ )?(?:well|great|fine|good|okay|ok|smoothly|"
    r"out)|good (?:result|outcome)s?"
    r"|(?:was|were|is|a|big|great|very|huge) (?:\w+ )?(?:success\w*|great|happy|good|fine|pleased|"
    r"satisfied|impressed|better)"
    r"|success\w*|problem was (?:solved|fixed)|it was (?:solved|fixed)|everything (?:was|is|worked)|went well)\b",
    re.IGNORECASE,
)
_CONCRETE = re.compile(
    r"\b(?:no longer|never (?:again|came|had|happened|saw)|has(?: not|n't) happened|since then|"
    r"dropped|fell|from .{1,40} to|half"
    r"|doubled|learn(?:ed|t)|taught me|zero|no (?:incidents?|outages?|downtime|complaints?|data)|"
    r"instead of|adopted|standard"
    r"|still (?:use|used|run)|every team|other teams|promoted|renewed|signed|reduced|cut|saved|recovered|restored)\b",
    re.IGNORECASE,
)


def star(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Point at each part that was told, and name those that were not."""
    del rubric
    if answer.question.kind not in STORIES or not english(answer):
        return []
    told = tagged(answer)
    if not told:
        return []
    if not any(_PAST.search(one.text) and _SOMEBODY.search(one.text) for one, _ in told):
        return [_no_story(answer, told)]
    strict = answer.question.kind is Kind.BEHAVIORAL
    found = [finding for part in Part if (finding := _part(answer, told, part, strict=strict))]
    return [*found, *_first_result(answer, told), *_overtold(answer, told)]


def tagged(answer: Answer) -> list[tuple[Sentence, Told]]:
    """Give each sentence of an answer with the part that it tells; fillers do not count as words of it."""
    cut = [one for one in sentences(answer.transcript.words) if not _CLOSING.search(one.text)]
    return list(zip(cut, roles([_FILLERS.sub(" ", one.text) for one in cut]), strict=True))


_CLOSING = re.compile(
    r"^\W*(?:(?:so|and|yeah|well|okay|uh|um)\W+)*(?:(?:that(?:'s|\u2019s| is| was)|this is)\W+(?:(?:uh|um)\W+)*)+"
    r"(?:basically |about |pretty much )?(?:it|all|how|everything)\b|^\W*(?:so|okay|yeah|right|thanks?|thank you)\W*$",
    re.IGNORECASE,
)
"""`So yeah, that is basically it` ends an answer and tells nothing."""
_FILLERS = re.compile(r"\b(?:um+|uh+|er|erm|hm+|you know|i mean|i guess)\b,?", re.IGNORECASE)


def _no_story(answer: Answer, told: Sequence[tuple[Sentence, Told]]) -> Finding:
    words, one = answer.transcript.words, told[0][0]
    message = (
        f"This is told in general ('{quote(words, one.first, one.last)}'{at_clock(words, one.first)}). "
        "Tell one time when you did it: what was wrong, what you did, what came of it."
    )
    return Finding(CHECK, Level.IMPROVE, message, (evidence(words, one.first, one.last),), reference=REFERENCE)


def _part(answer: Answer, told: Sequence[tuple[Sentence, Told]], part: Part, *, strict: bool) -> Finding | None:
    """Judge one part: told, possibly told, only claimed, or missing."""
    words, number = answer.transcript.words, PARTS.index(part)
    able = [(one, role) for one, role in told if part is not Part.RESULT or not _is_habit(one.text)]
    own = [(one, role.probability) for one, role in able if role.part is part and role.alone[number] >= ITSELF]
    if not own:
        own = [(one, min(role.alone[number], SURE / 2)) for one, role in able if role.alone[number] >= ELSEWHERE]
    if not own:
        wanted = strict or part in (Part.ACTION, Part.RESULT)
        return _absent(answer, told, part) if wanted else None
    best, probability = max(own, key=lambda pair: pair[1])
    if part is Part.RESULT and (claim := _only_claimed([one for one, _ in own])):
        message = (
            f"'{quote(words, claim.first, claim.last)}'{at_clock(words, claim.first)} claims a result. {ADVICE[part]}"
        )
        place = (evidence(words, claim.first, claim.last),)
        return Finding(CHECK, Level.IMPROVE, message, place, round(probability, 2), "probability", subject=part)
    stretches = _stretches(told, part)
    if not any(first <= best.first <= last for first, last in stretches):
        stretches = [(best.first, best.last)]
    receipts = tuple(evidence(words, first, last) for first, last in stretches)
    said = f"'{quote(words, best.first, best.last)}'{at_clock(words, best.first)}"
    level, message = Level.GOOD, f"The {part} is told: {said}."
    if probability < SURE:
        level, message = Level.DOUBT, f"Possibly the {part}: {said}. Say it so that nobody misses it."
    return Finding(CHECK, level, message, receipts, round(probability, 2), "probability", subject=part)


def _absent(answer: Answer, told: Sequence[tuple[Sentence, Told]], part: Part) -> Finding:
    """Say that a part is missing, and at which words it could be said."""
    words = answer.transcript.words
    one = told[-1 if part is Part.RESULT else 0][0]
    place = "After" if part in (Part.RESULT, Part.ACTION) else "Around"
    where = f"{place} '{quote(words, one.first, one.last)}'{at_clock(words, one.first)}: "
    message = f"No {part} was heard. {where}{ADVICE[part][:1].lower()}{ADVICE[part][1:]}"
    return Finding(CHECK, Level.MISSING, message, (evidence(words, one.first, one.last),), subject=part)


def _is_habit(text: str) -> bool:
    """Say whether a sentence tells what is usually so: `we usually try to be on time` is nobody's result."""
    return bool(_HABIT.search(text)) and not (_CONCRETE.search(text) or quantities(text))


_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|sometimes|always|try to|tries to|should|would)\b", re.IGNORECASE
)


def _only_claimed(results: Sequence[Sentence]) -> Sentence | None:
    """Find the claim of a result that says nothing that changed: `it went well`; None when something is concrete."""
    if any(quantities(one.text) or _CONCRETE.search(one.text) for one in results):
        return None
    return next((one for one in results if _CLAIMED.search(one.text)), None)


def _stretches(told: Sequence[tuple[Sentence, Told]], part: Part) -> list[tuple[int, int]]:
    """Join neighbouring sentences of one part: first and last word of each stretch."""
    runs = [list(run) for key, run in groupby(told, key=lambda pair: pair[1].part) if key is part]
    return [(run[0][0].first, run[-1][0].last) for run in runs]


def _first_result(answer: Answer, told: Sequence[tuple[Sentence, Told]]) -> list[Finding]:
    """Note a result that is told before what was done; that is a style, not a fault."""
    parts = [role.part for _, role in told]
    if len(told) < 4 or parts[0] is not Part.RESULT or told[0][1].probability < SURE or Part.ACTION not in parts:
        return []
    words, one = answer.transcript.words, told[0][0]
    message = (
        f"You told the result first{at_clock(words, one.first)}. That is a good way, if you come back to it at the end."
    )
    return [Finding(CHECK, Level.NOTE, message, (evidence(words, one.first, one.last),), subject=Part.RESULT)]


def _overtold(answer: Answer, told: Sequence[tuple[Sentence, Told]]) -> list[Finding]:
    """Say when situation and task take most of the words."""
    counts = {part: sum(one.last - one.first + 1 for one, role in told if role.part is part) for part in Part}
    total = sum(counts.values())
    share = (counts[Part.SITUATION] + counts[Part.TASK]) / total
    if total < 60 or share < OVERTOLD:
        return []
    message = f"Situation and task take {share:.0%} of the words. Shorten them, and the listener reaches what you did."
    receipts = tuple(evidence(answer.transcript.words, first, last) for first, last in _stretches(told, Part.SITUATION))
    return [
        Finding(
            CHECK, Level.IMPROVE, message, receipts, round(share, 2), "share of words", None, REFERENCE, Part.SITUATION
        )
    ]
