"""Tell from a sentence of an advert whether it says what the person will do."""

import re

from mockint.prepare.duty_forms import GOES_ON, NOT_ASKED, OF_WORK
from mockint.prepare.duty_verbs import DOES_NO_WORK, DUTIES_BEGIN, SHOWS
from mockint.prepare.post_title import NOUN

_WILL = r"(?:'ll|’ll| will| would| shall|'d|’d)"
_ADVERB = (
    r"(?: (?:also|then|often|mainly|mostly|regularly|usually|sometimes|initially|typically"
    r"|both))*"
)
_BY_NAME = (
    rf"(?:(?:the|our|this|every|each) (?:[\w-]+ ){{0,4}}(?:{NOUN.pattern})|he or she"
    r"|he ?/ ?she|she ?/ ?he|s?he|(?:the |this |our )?(?:(?:selected|chosen|new|right|appointed"
    r"|suitable|successful) )?(?:person|incumbent|individual|appointee|candidate|hire|colleague"
    r"|team member|recruit|starter)(?: we \w+)?)"
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
    rf"^(?:{_BEFORE}you{_WILL}(?:,[^,.]{{3,60}},)?|{_BEFORE}you(?:'re|’re| are) going to"
    rf"|{_BEFORE}{_BY_NAME} (?:will|shall|is going to)"
    rf"|(?:the )?{HOLDER}(?: will| is expected to)|you(?:'re|’re| are) (?:expected|asked) to)"
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
    r"|involved|central|key|based\b.* and (?:\w+ly )?\w+\b|out\b|hands-on"
    r"|on (?:call|site|the (?:road|phones?|floor))"
    r"|(?!joining|getting|receiving|earning|reporting to|living|needing|working (?:from|\d))"
    r"\w+ing\b"
    r"|(?:an?|the|our) (?!natural|strong|good|great|confident|qualified|experienced|skilled"
    r"|team player|people person|self)"
    r"(?:[\w-]+ ){0,2}(?:tutor|key ?worker|contact|point|lead|link|voice|face|mentor|buddy"
    r"|coach|owner|guardian|champion|bridge|expert))"
)
"""After `you will be`: what is done, not what one is."""

SHARES = re.compile(r" (?!(?:our|my|these|this|those|that|a passion)\b)")
REPORTS = re.compile(r" (?!to\b)")
HAS = re.compile(
    r" (?:(?:full|sole|overall|day-to-day|direct|line|budget) )?(?:responsib|charge"
    r"|oversight|ownership|your own (?!desk|office|laptop|van|room|phone|car)|a caseload)"
)
"""After `you will have`: a part of the work, and not what one brings."""


DOES_THIRD = re.compile(
    rf"^(?:[^.?!]{{0,90}}?,\s)??(?:the|our|this|every"
    rf"|each) (?:[\w-]+ ){{0,4}}(?:{NOUN.pattern}|colleague|post ?holder) (?:also )?"
    r"(?P<verb>[a-z-]+s)\b",
    re.IGNORECASE,
)
WITHOUT_SUBJECT = re.compile(
    r"^(?!(?:offers|gives|gets|pays|needs|works|visits|interviews)\b)"
    r"(?P<verb>[a-z]{3,}s)(?: and [a-z]+s)?"
    r" (?!(?:to|that|of|in|for|with|on|at|by|from|are|is|will|were|and|or)\b)[\w'’-]+,? \w",
    re.IGNORECASE,
)
"""As some offices write duties: `Plans and presents storytimes.`"""
AIM = re.compile(r"^to (?:\w+ly )?(?P<verb>\w+)\b(?!.*, (?:we|please|you)\b)", re.IGNORECASE)
"""The purpose of a post: `To provide results on time.`"""

PRESENT = re.compile(
    rf"^(?:and |so )?{_LEAD_IN}\byou (?:also |then )?(?P<verb>[a-z-]+)\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    rf"^{_LEAD_IN}\byou and (?:[\w’'-]+ ){{1,5}}?(?P<verb>{'|'.join(sorted(DUTIES_BEGIN))}) \w",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    rf"^(?:(?:{_BY_NAME}|{HOLDER}) (?:has to|needs to|must|will have to|is to)|will|shall|should)"
    r"(?: also)?(?: be responsible for)? (?P<verb>[\w-]+)",
    re.IGNORECASE,
)
"""As lists of duties in South Asia say it: `Will manage the yard`, `Should prepare the report`."""


def tells_a_duty(text: str) -> bool:
    """Say whether a sentence tells what the person will do."""
    if text.endswith("?") or NOT_ASKED.search(text):
        return False
    forms = (AIM, DOES_THIRD, WITHOUT_SUBJECT, TOGETHER)
    verbs = [hit["verb"].casefold() for form in forms if (hit := form.match(text))]
    told = any(verb.removesuffix("s") in DUTIES_BEGIN or verb in DUTIES_BEGIN for verb in verbs)
    if told or INVOLVES.search(text) or OF_WORK.search(text):
        return True
    unnamed = UNNAMED.match(text)
    if unnamed and unnamed["verb"].casefold() in DUTIES_BEGIN - SHOWS:
        return True
    return _does(DUTY.match(text) or PRESENT.match(text))


def goes_on_with_duties(text: str) -> bool:
    """Say whether a sentence tells what they do, of whom the sentence before it spoke."""
    return _does(GOES_ON.match(text))


def _does(hit: re.Match[str] | None) -> bool:
    """Say whether what stands after `you will` or `you` is work."""
    verb = hit["verb"].casefold() if hit else ""
    rules = {"be": DOES, "have": HAS, "report": REPORTS, "share": SHARES}
    if hit and verb in rules:
        return bool(rules[verb].match(hit["rest"].casefold()))
    return bool(verb) and verb not in DOES_NO_WORK
