"""A story: each sentence with the part that it tells, and what its sentences show of it."""

import re
from collections.abc import Sequence

from mockint.judge.labels import NO_PART
from mockint.judge.sentences import SentenceReading
from mockint.review.roles import PARTS, SentencePart, roles
from mockint.text.quantities import quantities
from mockint.text.sentences import Sentence

_CLOSING = re.compile(
    r"^\W*(?:(?:so|and|yeah|well|okay|uh|um)\W+)*(?:(?:that(?:'s|\u2019s| is| was)"
    r"|this is)\W+(?:(?:uh|um)\W+)*)+(?:basically |about |pretty much )?(?:it|all|how"
    r"|everything)\b|^\W*(?:so|okay|yeah|right|thanks?|thank you)\W*$",
    re.IGNORECASE,
)
"""`So yeah, that is basically it` ends an answer and tells nothing."""
_FILLERS = re.compile(r"\b(?:um+|uh+|er|erm|hm+|you know|i mean|i guess)\b,?", re.IGNORECASE)
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
_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|sometimes|always|try to|tries to|should|would)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:i (?:can(?:'t|not| not)|could(?:n't| not)) (?:really |honestly )?(?:say|think of"
    r"|remember|recall)|i(?:'ve| have)? (?:really |honestly )?never (?:really |ever )?"
    r"(?:had|have|been|faced|experienced|met)|i (?:have not|haven't|did not|didn't)"
    r"(?: really| ever)* (?:had|have)"
    r"|(?:nothing|none|no example) (?:really )?(?:comes|springs) to mind)\b",
    re.IGNORECASE,
)
"""What people say where they have no story."""


Story = list[tuple[Sentence, SentencePart]]


def tagged(sentences: Sequence[Sentence]) -> Story:
    """Give each sentence with its part by cues; what merely ends the answer is left out.

    Fillers do not count as words of a sentence.
    """
    kept = [sentence for sentence in sentences if not _CLOSING.search(sentence.text)]
    told = roles([_FILLERS.sub(" ", sentence.text) for sentence in kept])
    return list(zip(kept, told, strict=True))


def judged(sentences: Sequence[SentenceReading]) -> Story:
    """Give each sentence with the part that the judge reads in it, if it tells one."""
    return [
        (told.sentence, _part(told))
        for told in sentences
        if not _CLOSING.search(told.sentence.text)
    ]


def _part(told: SentenceReading) -> SentencePart:
    alone = tuple(told.parts[part[0].upper()] for part in PARTS)
    best = max(range(len(PARTS)), key=alone.__getitem__)
    part = PARTS[best] if alone[best] >= told.parts[NO_PART] else None
    return SentencePart(part, alone[best], alone)


def happened(text: str) -> bool:
    """Say whether somebody did something once: a past tense, and `I` or `we`."""
    return bool(_PAST.search(text) and _SOMEBODY.search(text))


def has_none(text: str) -> bool:
    """Say whether somebody says that there was no such time."""
    return bool(_NEVER.search(text))


def is_habit(text: str) -> bool:
    """Say whether a sentence tells what is usually so: `we usually try to be on time`."""
    return bool(_HABIT.search(text)) and not _is_concrete(text)


def only_claimed(results: Sequence[Sentence]) -> Sentence | None:
    """Find a result that is only claimed: `it went well`; None when any sentence is concrete."""
    if any(_is_concrete(sentence.text) for sentence in results):
        return None
    return next((sentence for sentence in results if _CLAIMED.search(sentence.text)), None)


def _is_concrete(text: str) -> bool:
    return bool(_CONCRETE.search(text) or quantities(text))
