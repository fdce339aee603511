"""Signs of fast growth: learned within weeks, took over, was promoted; told where the guide asks for them."""

import re

from mockint.model import Answer, Finding, Level, Rubric
from mockint.review.substance import english
from mockint.words import at_clock, evidence, quote, sentences

CHECK = "progression"
SHOWN = 2
_GROWTH = re.compile(
    r"\b(?:i (?:was |got |have been )?(?:promoted|put in charge|made (?:the )?(?:lead|owner))"
    r"|i (?:\w+ )?(?:learn(?:ed|t)|picked up|taught myself|got up to speed|ramped up)\b[^.]{0,60}?\b(?:in|within"
    r"|after|over|by)\b"
    r"[^.]{0,20}?\b(?:days?|weeks?|weekends?|months?|evenings?)"
    r"|(?:within|after|in) (?:my )?(?:first |the first )?(?:\w+ ){1,2}(?:weeks?|months?|year) i (?:was|led|owned|ran"
    r"|took|had|"
    r"became|could)|i (?:took over|took on|became|went from|grew from|moved from|started (?:out )?as)"
    r"|taught myself|on my own time|new to me|never (?:used|done|worked with) it before"
    r"|i now (?:mentor|lead|own|teach|review))\b",
    re.IGNORECASE,
)


def progression(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Point at such sentences; none in one answer is no fault, for most questions do not ask."""
    if not english(answer) or not rubric.check(CHECK):
        return []
    words = answer.transcript.words
    hits = [one for one in sentences(words) if _GROWTH.search(one.text)]
    return [
        Finding(
            CHECK,
            Level.GOOD,
            f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)} shows how fast you grew.",
            (evidence(words, one.first, one.last),),
        )
        for one in hits[:SHOWN]
    ]
