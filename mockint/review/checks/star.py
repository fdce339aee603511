"""A story's situation, task, action and result: missing, only claimed, or too long.

Real candidates told a story only 23 % of the time when asked for one, and over-told its situation
(Bangerter 2014, 62 interviews). That the action should fill 60-70 % is advice of courses, no
finding, and no check here.
"""

from collections.abc import Sequence
from itertools import groupby

from mockint.guide.sections.kind_rows import STORIES
from mockint.guide.sections.kinds import asks_in_general
from mockint.judge.labels import Trait
from mockint.model import Asked, Finding, Level, Rubric
from mockint.review.check import ENGLISH, About, Check, ExampleKind, SubjectKind
from mockint.review.korean import PARTS as KOREAN_PARTS
from mockint.review.reading import Reading
from mockint.review.results import NumberRole
from mockint.review.roles import PARTS, StoryPart
from mockint.review.scoring import share
from mockint.review.story import Story, happened, has_none, is_habit, only_claimed
from mockint.text.quotes import at_clock, evidence
from mockint.text.sentences import Sentence

ID = "star"
SURE = 0.5
"""Probability of a part that counts as told: likelier than all others; below, possibly told."""
ITSELF = 0.25
"""Probability that a sentence's own words must give: its place in the order alone is not enough."""
ELSEWHERE = 0.5
"""The same, where the order speaks against it: then the part is possibly there."""
TOLD = 0.33
"""Probability of a part that counts as told, where a judge reads the sentence."""
POSSIBLY = 0.06
"""The same, where a judge reads the sentence: below, a part is missing."""
HAPPENED = 0.5
"""Probability of a part from which on a judge's sentence makes the answer a story."""
SUPPOSED = 0.5
"""Probability that a sentence tells what somebody would do."""
OVERTOLD = 0.6
"""Share of the words for situation and task that is too much: the question asks for the action."""
LEAST = 60
"""Words of a story below which shares say nothing, and a refusal is the whole answer; ours."""
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


def star(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each part that was told, and name those that were not."""
    story = reading.story
    if not story:
        return []
    if refused := refusal(reading, story):
        return [refused]
    if not is_story(reading, story):
        return [_no_story(reading, story)]
    judged = [_part(reading, story, part) for part in StoryPart]
    return [
        *(finding for finding in judged if finding),
        *_first_result(reading, story),
        *_overtold(reading, story),
    ]


def is_story(reading: Reading, story: Story) -> bool:
    """Say whether something is told that happened; without a judge a past tense has to do."""
    if not reading.told:
        return any(happened(sentence.text) for sentence, _ in story)
    return any(role.part and role.probability >= HAPPENED for _, role in story)


def refusal(reading: Reading, story: Story) -> Finding | None:
    """Find a short answer that says that there was no such thing; nothing of it is praised."""
    said = [sentence for sentence, _ in story[:2] if has_none(sentence.text)]
    if not said or len(reading.words) > LEAST or _asked_in_general(reading):
        return None
    message = (
        f"No story is told: {reading.cite(said[0])} says that there was none. A small one will do: "
        "what it was about, what you did, how it ended."
    )
    return Finding(ID, Level.IMPROVE, message, reading.receipt(said[0]))


def _asked_in_general(reading: Reading) -> bool:
    return asks_in_general(reading.question.text, reading.question.kind)


def _no_story(reading: Reading, story: Story) -> Finding:
    """Say that nothing is told that happened: a method, or what somebody would do.

    Where the question asks how one does it, that is no fault.
    """
    opening, how = story[0][0], "in general"
    if _asked_in_general(reading):
        message = f"This is told in general ({reading.cite(opening)}). An example could be added."
        return Finding(ID, Level.NOTE, message, reading.receipt(opening))
    supposed = [told for told in reading.told if told.traits[Trait.HYPOTHETICAL] >= SUPPOSED]
    if len(supposed) > len(story) / 2:
        opening, how = supposed[0].sentence, "as what you would do"
    message = (
        f"This is told {how} ({reading.cite(opening)}). An example would make it stronger: "
        "one time when you did it, what was wrong, what you did, what came of it."
    )
    receipt = reading.receipt(opening)
    return Finding(ID, Level.IMPROVE, message, receipt, reference=REFERENCE)


def _part(reading: Reading, story: Story, part: StoryPart) -> Finding | None:
    """Judge one part: told, possibly told, only claimed, or missing."""
    own = _telling(story, part, least=POSSIBLY if reading.told else ELSEWHERE)
    if not own:
        return None if _asked_in_general(reading) else _absent(reading, story, part)
    if part is StoryPart.RESULT:
        own = _not_harm(reading, own)
    if not own:
        return None
    best, probability = max(own, key=lambda pair: pair[1])
    value = round(probability, 2)
    if part is StoryPart.RESULT and (claim := only_claimed([sentence for sentence, _ in own])):
        message, receipt = f"{reading.cite(claim)} claims a result.", reading.receipt(claim)
        message += f" {ADVICE[part]}"
        return Finding(ID, Level.IMPROVE, message, receipt, value, "probability", subject=part)
    level, message = Level.GOOD, f"The {part} is told: {reading.cite(best)}."
    if probability < (TOLD if reading.told else SURE):
        level, message = Level.DOUBT, f"Possibly the {part}: {reading.cite(best)}."
        message += " Say it so that nobody misses it."
    stretches = _stretches(story, part)
    if not any(first <= best.first <= last for first, last in stretches):
        stretches = [(best.first, best.last)]
    receipts = tuple(evidence(reading.words, first, last) for first, last in stretches)
    return Finding(ID, level, message, receipts, value, "probability", subject=part)


def _not_harm(
    reading: Reading, own: Sequence[tuple[Sentence, float]]
) -> list[tuple[Sentence, float]]:
    """Leave out what went wrong: `the error rate rose to 18%` is no result, whoever says so."""
    harms = {number.sentence for number in reading.numbers if number.role is NumberRole.HARM}
    return [(sentence, probability) for sentence, probability in own if sentence not in harms]


def _telling(story: Story, part: StoryPart, *, least: float) -> list[tuple[Sentence, float]]:
    """Give the sentences that tell a part, with its probability.

    Where none tells it most of all, those count that may tell it, from the probability `least` on:
    but never as sure.
    """
    number = PARTS.index(part)
    able = [
        (sentence, role)
        for sentence, role in story
        if part is not StoryPart.RESULT or not is_habit(sentence.text)
    ]
    own = [
        (sentence, role.probability)
        for sentence, role in able
        if role.part is part and role.alone[number] >= ITSELF
    ]
    return own or [
        (sentence, min(role.alone[number], SURE / 2))
        for sentence, role in able
        if role.alone[number] >= least
    ]


def _absent(reading: Reading, story: Story, part: StoryPart) -> Finding:
    """Say that a part is missing, and at which words it could be said."""
    nearest = story[-1 if part is StoryPart.RESULT else 0][0]
    place = "After" if part in (StoryPart.RESULT, StoryPart.ACTION) else "Around"
    where = f"{place} {reading.cite(nearest)}: "
    message = f"No {part} was heard. {where}{ADVICE[part][:1].lower()}{ADVICE[part][1:]}"
    return Finding(ID, Level.MISSING, message, reading.receipt(nearest), subject=part)


def _stretches(story: Story, part: StoryPart) -> list[tuple[int, int]]:
    """Join neighbouring sentences of one part: first and last word of each stretch."""
    runs = [list(run) for key, run in groupby(story, key=lambda pair: pair[1].part) if key is part]
    return [(run[0][0].first, run[-1][0].last) for run in runs]


def _first_result(reading: Reading, story: Story) -> list[Finding]:
    """Note a result that is told before what was done; that is a style, not a fault."""
    opening, role = story[0]
    acted = any(other.part is StoryPart.ACTION for _, other in story)
    if len(story) < 4 or role.part is not StoryPart.RESULT or role.probability < SURE or not acted:
        return []
    message = (
        f"You told the result first{at_clock(reading.words, opening.first)}. That is a good way, "
        "if you come back to it at the end."
    )
    return [Finding(ID, Level.NOTE, message, reading.receipt(opening), subject=StoryPart.RESULT)]


def _overtold(reading: Reading, story: Story) -> list[Finding]:
    """Say when situation and task take most of the words."""
    counts = dict.fromkeys(StoryPart, 0)
    for sentence, role in story:
        if role.part:
            counts[role.part] += sentence.last - sentence.first + 1
    total = sum(sentence.last - sentence.first + 1 for sentence, _ in story)
    share = (counts[StoryPart.SITUATION] + counts[StoryPart.TASK]) / total
    if total < LEAST or share < OVERTOLD:
        return []
    message = (
        f"Situation and task take {share:.0%} of the words. Shorten them, and the listener "
        "reaches what you did."
    )
    setting = _stretches(story, StoryPart.SITUATION)
    finding = Finding(
        ID,
        Level.IMPROVE,
        message,
        tuple(evidence(reading.words, first, last) for first, last in setting),
        round(share, 2),
        "share of words",
        reference=REFERENCE,
        subject=StoryPart.SITUATION,
    )
    return [finding]


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Find each part by plain cues; only what was done and what came of it are missed."""
    return [finding for part in KOREAN_PARTS if (finding := _korean_part(reading, part))]


def _korean_part(reading: Reading, part: str) -> Finding | None:
    order = reading.sentences if part != "result" else reading.sentences[::-1]
    cue = KOREAN_PARTS[part]
    hit = next((sentence for sentence in order if cue.search(sentence.text)), None)
    if hit:
        message = f"The {part} is told: {reading.cite(hit)}."
        return Finding(ID, Level.GOOD, message, reading.receipt(hit), subject=part)
    if part in ("action", "result") and not _asked_in_general(reading):
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
    examples={StoryPart.RESULT: ExampleKind.RESUME},
    openers={
        "": "There was one time when …",
        StoryPart.SITUATION: "It was at …, and … had gone wrong.",
        StoryPart.TASK: "My own task was to …",
        StoryPart.ACTION: "What I did first was to …",
        StoryPart.RESULT: "In the end …, from … to …",
    },
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
