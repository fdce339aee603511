"""Tell from a sentence of an advert whether it says what the person will do."""

import re

from mockint.prepare.duty_verbs import DOES_NO_WORK, DUTIES_BEGIN
from mockint.prepare.post_title import NOUN

_WILL = r"(?:'ll|’ll| will| would| shall|'d|’d)"
_ADVERB = (
    r"(?: (?:also|then|often|mainly|mostly|regularly|usually|sometimes|initially|typically"
    r"|both))*"
)
_BY_NAME = (
    rf"(?:(?:the|our|this|every|each) (?:[\w-]+ ){{0,4}}(?:{NOUN.pattern})|he or she"
    rf"|he ?/ ?she|s?he"
    r"|(?:the |this |our )?(?:person|incumbent|individual|appointee|candidate|hire)(?: we \w+)?)"
)
HOLDER = (
    r"(?:the|our|this) (?:[\w-]+ ){0,4}(?:post ?holder|job ?holder|role ?holder|role|post"
    r"|position|job|successful"
    r" (?:candidate|applicant)|person appointed|appointee|teacher|nurse|manager|engineer"
    r"|analyst|assistant|officer)"
)
_BEFORE = r"(?:[^.?!]{0,160}?[\s,])??"
_LEAD_IN = (
    r"(?:(?:as|in|on|during|over|within|from|each|every|most|once|when|after|alongside"
    r"|working|reporting|based|together)\b[^.]{0,90}?,? ?(?:and )?)?"
)

DUTY = re.compile(
    rf"^(?:{_BEFORE}you{_WILL}|{_BEFORE}{_BY_NAME} (?:will|shall)|(?:the )?{HOLDER}(?: will"
    rf"| is expected to)|you(?:'re|’re| are) (?:expected|asked) to)"
    rf"{_ADVERB} (?:also )?(?P<verb>[\w-]+)(?P<rest>[^.]*)",
    re.IGNORECASE,
)
INVOLVES = re.compile(
    r"^(?:the|this|your)(?: main| typical| daily)? (?:role|job|post|work|position|duties"
    r"|tasks?|responsibilit(?:y|ies)|aim|mission|day|week|remit)(?: also)?"
    r" (?:involves?|includes?|means|consists? of|covers?|is to|are to|will involve"
    r"|will include|is about|starts? with)\b"
    r"|\byou(?:'ll|’ll| will)? (?:be|are) (?:responsible for|in charge of|accountable for"
    r"|tasked with|the one who)\b|^(?:responsible|accountable) for\b|^we(?:'d|’d| would)? (?:need"
    r"|want|like|love|ask|expect|trust) you to (?!have|be\b|bring)"
    r"|^we(?: need|(?:['’]re| are) looking for| want) (?:someone|somebody|people"
    r"|a person) to (?!have|be\b|join)|\byour job (?:is |will be )?to\b|\byou get to\b"
    r"|^expect to (?!have|be\b)|^(?:(?:main|key|your|other) )?(?:duties|responsibilities"
    r"|tasks) (?:will )?(?:include|are|range|involve)"
    r"|^(?:day to day|on a (?:typical|normal|usual) \w+|a (?:typical|normal) \w+"
    r"|most (?:days|of your time))\b",
    re.IGNORECASE,
)
DOES = re.compile(
    r" (?:\w+ly )?(?:responsible|accountable|form tutor|in charge|expected|asked|instrumental"
    r"|involved|central|key|based\b.* and (?:\w+ly )?\w+\b|\w+ing\b"
    r"|(?:an?|the|our) (?!natural|strong|good|great|confident|qualified|experienced|skilled"
    r"|team player|people person|self)"
    r"(?:[\w-]+ ){0,2}(?:tutor|key ?worker|contact|point|lead|link|voice|face|mentor|buddy"
    r"|coach|owner|guardian|champion|bridge|expert))"
)
"""After `you will be`: what is done, not what one is."""

REPORTS = re.compile(r" (?!to\b)")
HAS = re.compile(
    r" (?:(?:full|sole|overall|day-to-day|direct|line|budget) )?(?:responsib|charge"
    r"|oversight|ownership|your own|a caseload)"
)
"""After `you will have`: a part of the work, and not what one brings."""


DOES_THIRD = re.compile(
    rf"^(?:[^.?!]{{0,90}}?,\s)??(?:the|our|this|every"
    rf"|each) (?:[\w-]+ ){{0,4}}(?:{NOUN.pattern}) (?:also )?(?P<verb>[a-z-]+s)\b",
    re.IGNORECASE,
)
WITHOUT_SUBJECT = re.compile(
    r"^(?!(?:offers|gives|gets|pays|needs|works|visits|interviews)\b)"
    r"(?P<verb>[a-z]{3,}s)(?: and [a-z]+s)?"
    r" (?!(?:to|that|of|in|for|with|on|at|by|from|are|is|will|were|and|or)\b)\w+ \w",
    re.IGNORECASE,
)
"""As some offices write duties: `Plans and presents storytimes.`"""
AIM = re.compile(r"^to (?:\w+ly )?(?P<verb>\w+)\b(?!.*, (?:we|please|you)\b)", re.IGNORECASE)
"""The purpose of a post: `To provide results on time.`"""

PRESENT = re.compile(
    rf"^{_LEAD_IN}\byou (?:also |then )?(?P<verb>[a-z-]+)\b(?P<rest>)", re.IGNORECASE
)


def tells_a_duty(text: str) -> bool:
    """Say whether a sentence tells what the person will do."""
    if text.endswith("?"):
        return False
    hits = (AIM.match(text), DOES_THIRD.match(text), WITHOUT_SUBJECT.match(text))
    verbs = [hit["verb"].casefold() for hit in hits if hit]
    told = any(verb.removesuffix("s") in DUTIES_BEGIN or verb in DUTIES_BEGIN for verb in verbs)
    return told or bool(INVOLVES.search(text)) or _does(DUTY.match(text) or PRESENT.match(text))


def _does(hit: re.Match[str] | None) -> bool:
    """Say whether what stands after `you will` or `you` is work."""
    verb = hit["verb"].casefold() if hit else ""
    rules = {"be": DOES, "have": HAS, "report": REPORTS}
    if hit and verb in rules:
        return bool(rules[verb].match(hit["rest"].casefold()))
    return bool(verb) and verb not in DOES_NO_WORK
