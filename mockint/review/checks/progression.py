"""Signs of fast growth, where the guide asks for them: learned in weeks, took over, promoted."""

import re

from mockint.model import Asked, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence

ID = "progression"
SHOWN = 2
_GROWTH = re.compile(
    r"\b(?:i (?:was |got |have been )?(?:promoted|put in charge|made (?:the )?(?:lead|owner))"
    r"|i (?:\w+ )?(?:learn(?:ed|t)|picked up|taught myself|got up to speed"
    r"|ramped up)\b[^.]{0,60}?\b(?:in|within|after|over|by)\b[^.]{0,20}?\b(?:days?|weeks?"
    r"|weekends?|months?|evenings?)|(?:within|after|in) (?:my )?(?:first "
    r"|the first )?(?:\w+ ){1,2}(?:weeks?|months?|year) i (?:was|led|owned|ran|took|had|became"
    r"|could)|i (?:took over|took on|became|went from|grew from|moved from|started (?:out )?as)"
    r"|taught myself|on my own time|new to me|never (?:used|done|worked with) it before"
    r"|i now (?:mentor|lead|own|teach|review))\b",
    re.IGNORECASE,
)


def progression(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Point at such sentences; none in one answer is no fault, for most questions do not ask."""
    if not rubric.check(ID):
        return []
    hits = [sentence for sentence in reading.sentences if _GROWTH.search(sentence.text)]
    return [_finding(reading, sentence) for sentence in hits[:SHOWN]]


def _finding(reading: Reading, sentence: Sentence) -> Finding:
    message = f"{reading.cite(sentence)} shows how fast you grew."
    return Finding(ID, Level.GOOD, message, reading.receipt(sentence))


CHECK = Check(
    id=ID,
    title="Shows how fast you grew",
    run=progression,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=Asked(
        words=(
            r"\bprogression\b|\b(quick|fast|rapid) (learn|growth|progress|rise)\w*|\blearn(s"
            r"|ed)? (quickly|fast)\b|\bhow (quickly|fast) you\b|\bmoved up\b|\bpromot(ed|ions?)\b"
            r"|\b(senior|experience|seniority) gap\b|\blearning curve\b"
            r"|빠른 (성장|학습|습득)|빠르게 (성장|배우)|성장 ?속도|승진"
        ),
        meanings=(
            "Show that you took on more responsibility quickly.",
            "You have fewer years than they ask for, so point to how fast you have grown.",
            "Mention that you pick up new technologies in little time.",
            "Make up for little experience by examples of leading others early.",
            "Stress how steeply your career has risen.",
            "They may think you are too junior; show how much you were trusted with.",
            "Point out that you became productive in something new within weeks.",
            "Underline that you were given leadership early.",
            "Talk about what you taught yourself in a short time.",
            "Your career is short, but your development was fast.",
        ),
    ),
)
