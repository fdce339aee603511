"""The last words: thanks, why this job, what you bring, what comes next.

What the guide itself wants said there is looked for as well.
"""

import re
from collections.abc import Iterator

from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.check import ANY_LANGUAGE, About, Check
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, subject_stems

ID = "closing"
SHARED = 0.34
"""Share of the stems of a clause of advice that must be met: one of three."""
SHORTEST = 3
"""Words of a clause; a shorter one says too little to be found."""

PARTS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "thanks",
        re.compile(r"\bthank(?:s| you)\b|\bappreciate\b|감사|고맙", re.IGNORECASE),
        "Thank them for their time.",
    ),
    (
        "why this job",
        re.compile(
            r"\b(?:excit\w+|enthusias\w+|eager|keen|love to|passion\w*|motivat\w+|inspir\w+"
            r"|can't wait|looking forward to (?:working|joining|building)|really want"
            r"|would (?:love|be (?:glad|happy|proud)))\b"
            r"|기대|열정|꼭 (?:함께|일)|함께 (?:일하|하)고 싶|기여하고 싶",
            re.IGNORECASE,
        ),
        "Say why you want this job.",
    ),
    (
        "what you bring",
        re.compile(
            r"\b(?:i (?:bring|offer|can (?:help|contribute|add))|my (?:experience|background"
            r"|skills?|strengths?)|i(?:'ve| have) (?:built|led|worked|run|shipped|scaled|shown)"
            r"|contribut\w+|committed to|my commitment)\b|제 (?:경험|강점)|기여",
            re.IGNORECASE,
        ),
        "Say in one sentence what you bring.",
    ),
    (
        "what comes next",
        re.compile(
            r"\b(?:next steps?|hear(?:ing)? from you|follow up|in touch|questions? (?:for"
            r"|about) me|need anything)\b|다음 (?:단계|절차)|연락",
            re.IGNORECASE,
        ),
        "Ask what comes next, or offer to send what is missing.",
    ),
)
"""What coaches advise for the end; no study weighs it, so all but the second is only told."""
REFERENCE = "Interview coaches' advice; no study supports it"
_GENERAL = re.compile(r"enthusias|closing|열정|마무리", re.IGNORECASE)
"""Clauses that ask for the tone, which the parts already look for."""
_CLAUSES = re.compile(r"[,;:.!?—–]\s*(?:and\s)?|\sand\s")


def closing(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Look for each part, and for each clause of the guide's advice."""
    return [*_parts(reading), *_advised(reading, rubric)]


def _parts(reading: Reading) -> Iterator[Finding]:
    for name, cue, advice in PARTS:
        hit = next((sentence for sentence in reading.sentences if cue.search(sentence.text)), None)
        if hit:
            level, receipt = Level.GOOD, reading.receipt(hit)
            message = f"Your last words hold {name}: {reading.cite(hit)}."
        elif name == "why this job":
            level, receipt = Level.MISSING, ()
            message = f"No enthusiasm was heard. {advice}"
        else:
            continue
        yield Finding(ID, level, message, receipt, reference=REFERENCE, subject=name)


def _advised(reading: Reading, rubric: Rubric) -> Iterator[Finding]:
    """Hold the words against what the guide wants said at the end, clause by clause."""
    check = rubric.check(ID)
    if check is None:
        return
    for clause in _CLAUSES.split(check.because):
        if len(clause.split()) < SHORTEST or _GENERAL.search(clause) or not subject_stems(clause):
            continue
        wanted = clause.strip()
        hit = _nearest(reading, wanted)
        if hit:
            level, receipt = Level.GOOD, reading.receipt(hit)
            message = f"“{wanted}”, as your guide wants it: {reading.cite(hit)}."
        else:
            level, receipt = Level.MISSING, ()
            message = f"Your guide wants it said at the end: “{wanted}”."
        yield Finding(ID, level, message, receipt, source=check.source, subject=wanted)


def _nearest(reading: Reading, clause: str) -> Sentence | None:
    """Find the sentence that says most of a clause; None when none says enough of it."""
    wanted = subject_stems(clause)
    met = [(_met(wanted, sentence), sentence) for sentence in reading.sentences]
    count, nearest = max(met, key=lambda pair: pair[0], default=(0, None))
    return nearest if count / len(wanted) >= SHARED else None


def _met(wanted: frozenset[str], sentence: Sentence) -> int:
    said = subject_stems(sentence.text)
    return sum(any(akin(word, other) for other in said) for word in wanted)


CHECK = Check(
    id=ID,
    title="Ends with enthusiasm for the job",
    run=closing,
    kinds=frozenset({Kind.CLOSING}),
    languages=ANY_LANGUAGE,
    about=About.CONTENT,
    score=None,
    weight=1.0,
    drill="Say your last three sentences aloud: thanks, why this job, what you bring.",
    asked_for_by=Asked(
        words=(
            r"\bclosing\b|\benthusias\w+|\bwrap(ping)? up\b|\blast impression\b|\bfinal (words"
            r"|statement|minute)\b|마무리|맺음말|마지막 ?(말|한마디)|열정|포부"
        ),
        meanings=(
            "At the end of the interview say again why you want this job.",
            "Leave them with the feeling that you are eager to join.",
            "Finish by telling how excited you are about the work and the team.",
            "Before you say goodbye, tell them how much you would like to work there.",
            "Your last sentences should show how keen you are on the position.",
            "End on a positive note about joining them.",
            "Repeat at the end why you are the right person.",
        ),
    ),
)
