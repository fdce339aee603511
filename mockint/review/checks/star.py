"""A story's situation, task, action and result: missing, only claimed, or too long.

Real candidates told a story only 23 % of the time when asked for one, and over-told its situation
(Bangerter 2014, 62 interviews). That the action should fill 60-70 % is advice of courses, no
finding, and no check here.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.check import ENGLISH, STORIES, About, Check, SubjectKind
from mockint.review.korean import PARTS as KOREAN_PARTS
from mockint.review.reading import Reading
from mockint.review.roles import PARTS, SentencePart, StoryPart
from mockint.review.scoring import share
from mockint.text.quantities import quantities
from mockint.text.sentences import Sentence, at_clock, evidence

ID = "star"
SURE = 0.5
"""Probability of a part that counts as told: likelier than all others; below, possibly told."""
ITSELF = 0.25
"""Probability that a sentence's own words must give: its place in the order alone is not enough."""
ELSEWHERE = 0.5
"""The same, where the order speaks against it: then the part is possibly there."""
OVERTOLD = 0.6
"""Share of the words for situation and task that is too much: the question asks for the action."""
REFERENCE = (
    "Candidates over-tell the situation (Bangerter 2014, 62 real interviews); no study supports "
    "an exact share"
)
ADVICE = {
    StoryPart.SITUATION: "Say in one sentence where and when it was, and what was wrong.",
    StoryPart.TASK: "Say what you had to reach, or what depended on you.",
    StoryPart.ACTION: "Say what you did yourself, step by step.",
    StoryPart.RESULT: "Say what changed in the end, with a number if there is one.",
}
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|got|made|took|found|built|wrote|led|ran|saw|told|came|set|cut"
    r"|kept|met|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:i|we|my|our|me|us)\b", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:(?:went|worked|turned|came) (?:out )?(?:\w+ )?(?:well|great|fine|good|okay|ok|smoothly"
    r"|out)|good (?:result|outcome)s?|(?:was|were|is|a|big|great|very|huge) (?:\w+ )?(?:success\w*"
    r"|great|happy|good|fine|pleased|satisfied|impressed|better)|success\w*|problem was (?:solved"
    r"|fixed)|it was (?:solved|fixed)|everything (?:was|is|worked)|went well)\b",
    re.IGNORECASE,
)
_CONCRETE = re.compile(
    r"\b(?:no longer|never (?:again|came|had|happened|saw)|has(?: not|n't) happened|since then"
    r"|dropped|fell|from .{1,40} to|half|doubled|learn(?:ed|t)|taught me|zero|no (?:incidents?"
    r"|outages?|downtime|complaints?|data)|instead of|adopted|standard|still (?:use|used|run)"
    r"|every team|other teams|promoted|renewed|signed|reduced|cut|saved|recovered|restored)\b",
    re.IGNORECASE,
)


def star(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each part that was told, and name those that were not."""
    told = reading.story
    if not told:
        return []
    if not any(
        _PAST.search(sentence.text) and _SOMEBODY.search(sentence.text) for sentence, _ in told
    ):
        return [_no_story(reading, told)]
    strict = reading.question.kind is Kind.BEHAVIORAL
    found = [
        finding for part in StoryPart if (finding := _part(reading, told, part, strict=strict))
    ]
    return [*found, *_first_result(reading, told), *_overtold(reading, told)]


def _no_story(reading: Reading, told: Sequence[tuple[Sentence, SentencePart]]) -> Finding:
    opening = told[0][0]
    message = (
        f"This is told in general ({reading.cite(opening)}). "
        "Tell one time when you did it: what was wrong, what you did, what came of it."
    )
    return Finding(
        ID,
        Level.IMPROVE,
        message,
        reading.receipt(opening),
        reference=REFERENCE,
    )


def _part(
    reading: Reading,
    told: Sequence[tuple[Sentence, SentencePart]],
    part: StoryPart,
    *,
    strict: bool,
) -> Finding | None:
    """Judge one part: told, possibly told, only claimed, or missing."""
    words, number = reading.words, PARTS.index(part)
    able = [
        (sentence, role)
        for sentence, role in told
        if part is not StoryPart.RESULT or not _is_habit(sentence.text)
    ]
    own = [
        (sentence, role.probability)
        for sentence, role in able
        if role.part is part and role.alone[number] >= ITSELF
    ]
    if not own:
        own = [
            (sentence, min(role.alone[number], SURE / 2))
            for sentence, role in able
            if role.alone[number] >= ELSEWHERE
        ]
    if not own:
        wanted = strict or part in (StoryPart.ACTION, StoryPart.RESULT)
        return _absent(reading, told, part) if wanted else None
    best, probability = max(own, key=lambda pair: pair[1])
    if part is StoryPart.RESULT and (claim := _only_claimed([sentence for sentence, _ in own])):
        message = f"{reading.cite(claim)} claims a result. {ADVICE[part]}"
        place = reading.receipt(claim)
        return Finding(
            ID, Level.IMPROVE, message, place, round(probability, 2), "probability", subject=part
        )
    stretches = _stretches(told, part)
    if not any(first <= best.first <= last for first, last in stretches):
        stretches = [(best.first, best.last)]
    receipts = tuple(evidence(words, first, last) for first, last in stretches)
    said = reading.cite(best)
    level, message = Level.GOOD, f"The {part} is told: {said}."
    if probability < SURE:
        level, message = (
            Level.DOUBT,
            f"Possibly the {part}: {said}. Say it so that nobody misses it.",
        )
    return Finding(ID, level, message, receipts, round(probability, 2), "probability", subject=part)


def _absent(
    reading: Reading, told: Sequence[tuple[Sentence, SentencePart]], part: StoryPart
) -> Finding:
    """Say that a part is missing, and at which words it could be said."""
    nearest = told[-1 if part is StoryPart.RESULT else 0][0]
    place = "After" if part in (StoryPart.RESULT, StoryPart.ACTION) else "Around"
    where = f"{place} {reading.cite(nearest)}: "
    message = f"No {part} was heard. {where}{ADVICE[part][:1].lower()}{ADVICE[part][1:]}"
    return Finding(ID, Level.MISSING, message, reading.receipt(nearest), subject=part)


def _is_habit(text: str) -> bool:
    """Say whether a sentence tells what is usually so: `we usually try to be on time`."""
    return bool(_HABIT.search(text)) and not (_CONCRETE.search(text) or quantities(text))


_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|sometimes|always|try to|tries to|should|would)\b",
    re.IGNORECASE,
)


def _only_claimed(results: Sequence[Sentence]) -> Sentence | None:
    """Find a result that is only claimed: `it went well`; None when any sentence is concrete."""
    if any(quantities(sentence.text) or _CONCRETE.search(sentence.text) for sentence in results):
        return None
    return next((sentence for sentence in results if _CLAIMED.search(sentence.text)), None)


def _stretches(
    told: Sequence[tuple[Sentence, SentencePart]], part: StoryPart
) -> list[tuple[int, int]]:
    """Join neighbouring sentences of one part: first and last word of each stretch."""
    runs = [list(run) for key, run in groupby(told, key=lambda pair: pair[1].part) if key is part]
    return [(run[0][0].first, run[-1][0].last) for run in runs]


def _first_result(reading: Reading, told: Sequence[tuple[Sentence, SentencePart]]) -> list[Finding]:
    """Note a result that is told before what was done; that is a style, not a fault."""
    parts = [role.part for _, role in told]
    if (
        len(told) < 4
        or parts[0] is not StoryPart.RESULT
        or told[0][1].probability < SURE
        or StoryPart.ACTION not in parts
    ):
        return []
    words, opening = reading.words, told[0][0]
    message = (
        f"You told the result first{at_clock(words, opening.first)}. That is a good way, if you "
        "come back to it at the end."
    )
    return [
        Finding(
            ID,
            Level.NOTE,
            message,
            reading.receipt(opening),
            subject=StoryPart.RESULT,
        )
    ]


def _overtold(reading: Reading, told: Sequence[tuple[Sentence, SentencePart]]) -> list[Finding]:
    """Say when situation and task take most of the words."""
    counts = {
        part: sum(
            sentence.last - sentence.first + 1 for sentence, role in told if role.part is part
        )
        for part in StoryPart
    }
    total = sum(counts.values())
    share = (counts[StoryPart.SITUATION] + counts[StoryPart.TASK]) / total
    if total < 60 or share < OVERTOLD:
        return []
    message = (
        f"Situation and task take {share:.0%} of the words. Shorten them, and the listener "
        "reaches what you did."
    )
    receipts = tuple(
        evidence(reading.words, first, last)
        for first, last in _stretches(told, StoryPart.SITUATION)
    )
    return [
        Finding(
            ID,
            Level.IMPROVE,
            message,
            receipts,
            round(share, 2),
            "share of words",
            None,
            REFERENCE,
            StoryPart.SITUATION,
        )
    ]


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Find each part by plain cues; only what was done and what came of it are missed."""
    return [finding for part in KOREAN_PARTS if (finding := _korean_part(reading, part))]


def _korean_part(reading: Reading, part: str) -> Finding | None:
    told = reading.sentences if part != "result" else reading.sentences[::-1]
    hit = next((sentence for sentence in told if KOREAN_PARTS[part].search(sentence.text)), None)
    if hit:
        message = f"The {part} is told: {reading.cite(hit)}."
        return Finding(ID, Level.GOOD, message, reading.receipt(hit), subject=part)
    if part in ("action", "result"):
        return Finding(ID, Level.MISSING, f"No {part} was heard.", subject=part)
    return None


CHECK = Check(
    id=ID,
    title="Tells stories as situation, task, action, result",
    run=star,
    kinds=STORIES,
    languages=ENGLISH,
    run_in={"ko": _korean},
    about=About.CONTENT,
    score=share,
    weight=6.0,
    drill=(
        "Write one line for each part: where, your task, what you did, what changed. Tell it "
        "again from the lines."
    ),
    asked_for_by=Asked(
        words=(
            r"\bstar\b|\bsituation\b.*\baction\b|\banecdotes?\b|\bstor(y|ies|ytelling)\b"
            r"|\b(concrete|specific|real) examples?\b|\b(give|use|one|an) (\w+ )?(example|case)\b"
            r"|상황.{0,10}행동|사례|일화|에피소드|경험담|스토리"
        ),
        meanings=(
            "Prepare a few stories from your work and tell each from the situation to the result.",
            (
                "Answer behavioral questions with a concrete experience: the context, what you "
                "did, how it ended."
            ),
            "Illustrate every point with something that really happened to you.",
            "Describe the problem, then what you did about it, then the outcome.",
            "Have some episodes from your career ready that fit many questions.",
            "Tell about one particular event, not in general terms.",
            "Give your answers a beginning, a middle and an end.",
            "Set the scene, explain your task, say what you did and what came of it.",
            "Use experiences from earlier jobs to prove your strengths.",
            "Recall a specific occasion on which you showed this skill.",
        ),
    ),
    subject_kind=SubjectKind.PART,
)
