"""Who gained what: people and a gain in one sentence; trust and safety count as a gain."""

import re

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.review.substance import english
from mockint.words import Sentence, at_clock, evidence, quote, sentences

CHECK = "impact"
UNASKED = (Kind.DEFINITION, Kind.COMPARISON)

_PEOPLE = re.compile(
    r"\b(?:users?|customers?|riders?|drivers?|passengers?|merchants?|sellers?|buyers?|patients?|students?|readers?"
    r"|callers?|subscribers?|shoppers?|developers?|support (?:team|agents?)|people|everyone)\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?:users?|customers?|riders?|drivers?|passengers?|merchants?|sellers?|buyers?|patients?|subscribers?)\b",
    re.IGNORECASE,
)
"""Naming these without a gain is worth a remark."""
_GAIN = re.compile(
    r"\b(?:faster|quicker|sooner|smoother|easier|simpler|safer|no longer|never (?:lost|saw|noticed|had)"
    r"|without (?:waiting|losing|errors?|noticing|interruption)|did(?:n't| not) (?:notice|lose|see|have to)"
    r"|(?:can|could|were able to)(?! ?not|n't) (?!you\b|we\b|i\b)\w+|for only|through (?:\w+ )?again|back online"
    r"|happ(?:y|ier)|satisf\w+|complain\w* (?:\w+ )?(?:dropped|fell|stopped|went)"
    r"|fewer (?:\w+ )?(?:complaints|errors|tickets)|trust(?:ed|s)? (?:us|the|their|again|in)"
    r"|(?:saved|saves|saving) (?:them|users|customers|people)|protect(?:s|ed|ing)?|retention|came back|churn"
    r"|stay(?:s|ed)? (?:safe|private|online|available)|online again)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:trust|safety|privacy|no (?:data|messages?|payments?) (?:was|were|is|are|got)? ?lost|"
    r"data loss|personal data"
    r"|user data|safe for)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\b(?:million|thousand|daily|active|concurrent|[\d,.]+\s?[km]?)\+?\s+(?:\w+\s+){0,2}users?\b", re.IGNORECASE
)


def impact(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Point at the sentences that say what people gained, else at those that only name people."""
    del rubric
    if not english(answer):
        return []
    told = sentences(answer.transcript.words)
    gained = [one for one in told if _PEOPLE.search(one.text) and _GAIN.search(one.text)]
    if gained:
        return [_finding(answer, one, Level.GOOD, "says what people gained.") for one in gained[:3]]
    cared = [one for one in told if _CARE.search(one.text)]
    if cared:
        return [_finding(answer, one, Level.GOOD, "speaks of trust or safety.") for one in cared[:2]]
    named = [one for one in told if _SERVED.search(_SIZE.sub("", one.text))]
    if named:
        remark = "names people, but not what they gained. Add it: what could they do, or no longer suffer?"
        return [_finding(answer, named[-1], Level.IMPROVE, remark)]
    if answer.question.kind in UNASKED:
        return []
    return [Finding(CHECK, Level.MISSING, "Nobody hears who gained from it: users, customers, another team?")]


def _finding(answer: Answer, one: Sentence, level: Level, remark: str) -> Finding:
    words = answer.transcript.words
    message = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)} {remark}"
    return Finding(CHECK, level, message, (evidence(words, one.first, one.last),))
