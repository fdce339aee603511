"""Who gained what: people and a gain in one sentence; trust and safety count as a gain."""

import re

from mockint.judge.labels import Trait
from mockint.judge.sentences import SentenceReading
from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.check import ENGLISH, OF_DEEDS, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import best
from mockint.text.sentences import Sentence

ID = "impact"
ASKED = frozenset({Kind.BEHAVIORAL, Kind.SYSTEM_DESIGN, Kind.WALKTHROUGH})
"""Here it matters who gained; elsewhere it is only told where it was said."""
WITHOUT_GAIN = (
    "names people, but not what they gained. Add it: what could they do, or no longer suffer?"
)
NOBODY = "Nobody hears who gained from it: users, customers, another team?"

_PEOPLE = re.compile(
    r"\b(?:users?|customers?|riders?|drivers?|passengers?|merchants?|sellers?|buyers?|patients?"
    r"|students?|readers?|callers?|subscribers?|shoppers?|developers?|support (?:team|agents?)"
    r"|people|everyone)\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?:users?|customers?|riders?|drivers?|passengers?|merchants?|sellers?|buyers?|patients?"
    r"|subscribers?)\b",
    re.IGNORECASE,
)
"""Naming these without a gain is worth a remark."""
_GAIN = re.compile(
    r"\b(?:faster|quicker|sooner|smoother|easier|simpler|safer|no longer|never (?:lost|saw|noticed"
    r"|had)|without (?:waiting|losing|errors?|noticing|interruption)|did(?:n't| not) (?:notice"
    r"|lose|see|have to)|(?:can|could|were able to)(?! ?not|n't) (?!you\b|we\b|i\b)\w+|for only"
    r"|through (?:\w+ )?again|back online|happ(?:y|ier)|satisf\w+|complain\w* (?:\w+ )?(?:dropped"
    r"|fell|stopped|went)|fewer (?:\w+ )?(?:complaints|errors|tickets)|trust(?:ed|s)? (?:us|the"
    r"|their|again|in)|(?:saved|saves|saving) (?:them|users|customers|people)|protect(?:s|ed|ing)?"
    r"|retention|came back|churn|stay(?:s|ed)? (?:safe|private|online|available)|online again)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:trust|safety|privacy|no (?:data|messages?|payments?) (?:was|were|is|are|got)? ?lost|"
    r"data loss|personal data"
    r"|user data|safe for)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\b(?:million|thousand|daily|active|concurrent|[\d,.]+\s?[km]?)\+?\s+(?:\w+\s+){0,2}users?\b",
    re.IGNORECASE,
)


IS_GAIN = 0.94
"""Probability from which on a sentence says what somebody gained.

With the three below, and from .92 on, 51 of 56 did, in 387 answers of ten authors it had not met
(docs/accuracy.md).
"""
IS_OUTCOME, HARMS, STRAYS = 0.8, 0.3, 0.2
"""Probability of the part that it must have, and of harm and another subject that it may not."""
MAY_BE_GAIN = 0.1
"""The same, from which on nobody says that no gain was heard."""


def impact(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at the sentences that say what people gained, else at those that only name people."""
    if reading.told:
        return _judged(reading)
    if gained := [sentence for sentence in reading.sentences if _gains(sentence.text)]:
        return [_good(reading, sentence, "says what people gained.") for sentence in gained[:3]]
    if cared := [sentence for sentence in reading.sentences if _CARE.search(sentence.text)]:
        return [_good(reading, sentence, "speaks of trust or safety.") for sentence in cared[:2]]
    if reading.question.kind not in ASKED:
        return []
    if named := [sentence for sentence in reading.sentences if _serves(sentence.text)]:
        last = named[-1]
        message = f"{reading.cite(last)} {WITHOUT_GAIN}"
        return [Finding(ID, Level.IMPROVE, message, reading.receipt(last))]
    return [Finding(ID, Level.MISSING, NOBODY)]


def _judged(reading: Reading) -> list[Finding]:
    """Praise what the judge is sure of; miss a gain only where none may be there."""
    by_gain = sorted(reading.told, key=lambda told: -told.traits[Trait.GAIN])
    gained = [told.sentence for told in by_gain if _is_gain(told)][:3]
    if gained:
        gained.sort(key=lambda sentence: sentence.first)
        return [_good(reading, sentence, "says who gained from it.") for sentence in gained]
    if by_gain[0].traits[Trait.GAIN] >= MAY_BE_GAIN or reading.question.kind is not Kind.BEHAVIORAL:
        return []
    return [Finding(ID, Level.MISSING, NOBODY)]


def _is_gain(told: SentenceReading) -> bool:
    traits = told.traits
    doubtful = traits[Trait.HARM] >= HARMS or traits[Trait.OFFTOPIC] >= STRAYS
    return traits[Trait.GAIN] >= IS_GAIN and told.parts["R"] >= IS_OUTCOME and not doubtful


def _gains(text: str) -> bool:
    return bool(_PEOPLE.search(text) and _GAIN.search(text))


def _serves(text: str) -> bool:
    """Say whether people are named who are served; `ten thousand users` only tells a size."""
    return bool(_SERVED.search(_SIZE.sub("", text)))


def _good(reading: Reading, sentence: Sentence, remark: str) -> Finding:
    message = f"{reading.cite(sentence)} {remark}"
    return Finding(ID, Level.GOOD, message, reading.receipt(sentence))


CHECK = Check(
    id=ID,
    title="Shows what it meant for users and their trust",
    run=impact,
    kinds=OF_DEEDS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=best(
        good="It is heard who gained what.",
        weak="People are named without a gain.",
        missing="Nobody gains anything.",
    ),
    weight=4.0,
    drill=(
        "End with the person who gained: what could they do afterwards that they could not do "
        "before?"
    ),
    openers={"": "For the people who use it that meant …"},
    asked_for_by=Asked(
        words=(
            r"\b(user|customer|client|patient|student|business|human|people|reader|resident|guest"
            r"|public)(?:'?s)?\b.{0,20}\b(impact|outcomes?|value|gain|benefit|trust|safety|centric"
            r"|cent(er|re)d|first|needs?)\b|\bimpact on\b|\b(earn|build|user) trust\b"
            r"|\bbusiness impact\b|(사용자|고객|환자|이용자|학생).{0,12}(영향"
            r"|가치|신뢰|관점|중심|경험|안전)"
            r"|신뢰|임팩트"
        ),
        meanings=(
            "Explain what your work changed for the people who use it.",
            "Connect technical work to what customers gain from it.",
            "Show that you care about users and that they can rely on you.",
            "Tell what difference it made for the business.",
            "Finish each answer with the benefit for the people who depend on the product.",
            "Keep the customer in mind in everything you say.",
            "Show empathy for those who use the product.",
            "Talk about why the work mattered to the company and its clients.",
            "The safety of those in your care comes first in every answer.",
            "Mention that people trust the service because of your work.",
        ),
    ),
)
