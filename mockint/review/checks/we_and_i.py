"""Who did it, by "we" and "I".

The guide's advice is told, and the published finding that pulls the other way.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from mockint.guide.sections.kind_rows import STORIES
from mockint.judge.labels import Trait
from mockint.model import Asked, Finding, Level, Rubric
from mockint.review.check import ENGLISH, TECHNICAL, About, Check, ExampleKind
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import evidence

ID = "ownership"
FEW = 4
"""Pronouns below which shares say nothing."""
I = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"})  # noqa: E741
WE = frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours", "ourselves"})
_IDLE = frozenset({"guess", "think", "mean", "suppose", "believe", "know", "don't", "say"})
"""After "I": a way of speaking, no deed."""
_OWN = re.compile(r"^(?:제가|저는|제|저의|저도|나는|내가)$")
_SHARED = re.compile(r"^(?:저희|우리)(?:가|는|의|도|팀\S*|들\S*)?$")
IS_DEED = 0.5
"""Probability from which on a sentence tells what the candidate did, or the team."""
REFERENCE = (
    "'We' went with better ratings in 138 mock interviews (Naim et al., MIT); "
    "most STAR advice asks for 'I' where you acted"
)


def we_and_i(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Count both, and in a story say when one of them is absent."""
    own, shared = _own(reading.plains), _shared(reading.plains)
    if len(own) + len(shared) < FEW:
        return []
    story = reading.question.kind in STORIES
    level, remark = _judge(len(own), len(shared), story=story, deeds=_deeds(reading))
    idle = ", not counting 'I think' and the like" if _IDLE.intersection(_after_i(reading)) else ""
    message = (
        f"'We', 'us' or 'our' {times(len(shared))}; "
        f"'I', 'me' or 'my' {times(len(own))}{idle}. {remark}"
    )
    if story and not shared and (advised := rubric.check(ID)):
        message += f" Your guide: {advised.because}"
    receipts = tuple(evidence(reading.words, at, at) for at in sorted(own + shared))
    share = round(len(shared) / (len(own) + len(shared)), 2)
    return [Finding(ID, level, message, receipts, share, "share of we", reference=REFERENCE)]


def _own(plains: Sequence[str]) -> list[int]:
    """Give where somebody says what he did himself; `I think` is a way of speaking."""
    following = [*plains[1:], ""]
    return [
        at
        for at, (word, after) in enumerate(zip(plains, following, strict=False))
        if word in I and after not in _IDLE
    ]


def _after_i(reading: Reading) -> set[str]:
    return {after for word, after in pairwise(reading.plains) if word in I}


def _shared(plains: Sequence[str]) -> list[int]:
    return [at for at, word in enumerate(plains) if word in WE]


def times(count: int) -> str:
    """Write a count as people say it: `never`, `once`, `7 times`."""
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def _deeds(reading: Reading) -> bool:
    """Say whether the judge hears what was done by oneself, and what by the team."""
    return all(
        any(told.traits[trait] >= IS_DEED for told in reading.told)
        for trait in (Trait.OWN, Trait.TEAM)
    )


def _judge(own: int, shared: int, *, story: bool, deeds: bool) -> tuple[Level, str]:
    """Say what the counts mean; only a story is blamed, and only for the absence of one.

    Words alone are no praise: who says `I was angry` has not told a part of his own.
    """
    if not story:
        return Level.NOTE, "For a technical question either is fine."
    if not own:
        return Level.IMPROVE, "Nobody hears what you did yourself: say 'I' in one of the actions."
    if not shared:
        return Level.NOTE, "One 'we' for the context or the credit shows that you work with others."
    if not deeds:
        return Level.NOTE, "Both are heard."
    return Level.GOOD, "Your own part and the team are both heard."


def _korean(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Count who is named; Korean leaves its subject out where it is clear, so nothing is blamed."""
    plain = [word.text.strip(".,?!") for word in reading.words]
    own = [at for at, word in enumerate(plain) if _OWN.match(word)]
    shared = [at for at, word in enumerate(plain) if _SHARED.match(word)]
    if not own and not shared:
        return []
    facts = f"저희/우리 {times(len(shared))}, 제가/저는 {times(len(own))}."
    message = f"{facts} In Korean a dropped subject is natural: only a note."
    receipts = tuple(evidence(reading.words, at, at) for at in sorted(own + shared))
    share = round(len(shared) / (len(own) + len(shared)), 2)
    return [Finding(ID, Level.NOTE, message, receipts, share, "share of we")]


CHECK = Check(
    id=ID,
    title="Says who did what, “we” and “I”",
    run=we_and_i,
    kinds=STORIES | TECHNICAL,
    languages=ENGLISH,
    run_in={"ko": _korean},
    about=About.CONTENT,
    score=only(4, 1, "'We' and 'I' in a story."),
    weight=3.0,
    drill="Tell the story again. Wherever you say “we”, say which part was yours.",
    examples={"": ExampleKind.OWN_PART},
    openers={"": "My own part in it was to …"},
    asked_for_by=Asked(
        words=(
            r"[“\"'‘](we|i)[”\"'’]|\b(say|use|avoid) (we|i)\b|\bownership\b|\byour (own )?(role"
            r"|part|contribution)\b|\bteam ?(work|player)\b|\bcollaborative\b"
            r"|\bshare (the )?credit\b|[“\"'‘](우리|저희|제가)[”\"'’]"
            r"|주도|기여|본인의 역할|맡은 역할"
        ),
        meanings=(
            "Give your team credit and say we where the work was shared.",
            "Make clear which part of the work was yours and which was the team's.",
            "Show that you are someone who works well with others.",
            "Take responsibility for what you did yourself.",
            "Distinguish what you did alone from what the group did together.",
            "Acknowledge your colleagues when you speak about successes.",
            "Say exactly what you were responsible for in the project.",
            "Speak of the team for shared work and of yourself for your own decisions.",
            "Come across as a team player.",
            "Do not claim the work of others as your own.",
        ),
    ),
)
