"""What an answer about how and why leaves open: a choice, failure, the price, a reason."""

import re
from collections.abc import Iterator
from functools import cache

from mockint.guide.trades import field
from mockint.judge.labels import Trait
from mockint.model import Kind, Level, Review, Word
from mockint.probing.opening import NONE, Opening, closed, likeliest
from mockint.probing.own_words import sure
from mockint.review.check import TECHNICAL
from mockint.review.checks import structure
from mockint.review.checks.depth import REASON_CUE
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence

DESIGN = {
    "failure": "nothing was heard of what happens when something fails",
    "trade-off": "nothing was heard of what it costs",
    "measurement": "nothing was heard of how you would know that it works",
}
"""Parts of a design that are asked for; what is needed a candidate should clarify alone."""
_CHOSEN = (
    r"\b(?:i|we)(?:'d|'ll|'ve| would| will| have)?(?: \w+)? (?:used?|chose|choose|picked?"
    r"|went with|go with|adopted|switched to|moved to|introduced?|put in|added?|reach for)"
    r"(?: (?:a|an|the|to))?(?: \w+)? "
)
_WHICH = re.compile(
    r"\bwhen (?:would|do|should) (?:you|one|we) (?:use|choose|pick|take|prefer)"
    r"|\bwhich (?:one )?(?:would|do|should) (?:you|one)\b",
    re.IGNORECASE,
)
"""Asks for a choice."""
_HOW = re.compile(
    r"\b(?:how (?:do|would|did|should|can) (?:you|one|we)|(?:walk|take) (?:me|us) through how you)"
    r" (?:\w+ )?(?:handle|deal with|deploy|roll|migrate|introduce|implement|set up|release|ship"
    r"|upgrade|update|move|restore|prepare|run|manage|train|organi[sz]e|scale|launch|transfer)\b",
    re.IGNORECASE,
)
"""Asks how something is carried out, which may fail on the way."""
_REASON = re.compile(
    r"\b(?:because|since|so that|so (?:we|i|the|it|that)|which|for|therefore|instead of"
    r"|to (?!the\b|a\b|our\b|it\b)\w+|rather than|needed|helps?|lets?|allows?"
    r"|as (?:it|we|a|an)|when|if|thanks to|with)\b",
    re.IGNORECASE,
)
"""Anything that may begin a reason; a technology before or behind it is not asked about."""


def of_reasons(reading: Reading, review: Review) -> Iterator[Opening]:
    """Give what may be asked about a design, a comparison, a way of working, a view."""
    kind = reading.question.kind
    if not reading.told:
        return
    yield from _structure(review, asked=bool(_WHICH.search(reading.question.text)))
    if kind in (Kind.OPINION, Kind.SITUATIONAL):
        yield _reason(reading)
    if kind in TECHNICAL or kind is Kind.BEHAVIORAL:
        yield from _technology(reading)
    if kind is Kind.WALKTHROUGH and _HOW.search(reading.question.text):
        yield _goes_wrong(reading)


def _structure(review: Review, *, asked: bool) -> Iterator[Opening]:
    """Ask for what neither words nor judge hold of a design; for the side left out, the choice."""
    findings = [finding for finding in review.findings if finding.check == structure.ID]
    named = any(finding.subject not in (*DESIGN, "choice") for finding in findings)
    for finding in findings:
        missing, part = finding.level is Level.MISSING, finding.subject
        if part in DESIGN:
            because = DESIGN[part] if missing else f"{part} was told, or possibly told"
            yield Opening(part, because, open=missing)
        elif part == "choice" and (named or asked):
            because = (
                "nothing was heard of which you would choose, and when"
                if missing
                else "a choice was told"
            )
            yield Opening(part, because, open=missing)
        elif missing and part not in {"choice", *(section.name for section in structure.DESIGN)}:
            yield Opening("side", f"{part} was asked too, and not told", filled={"name": part})


def _reason(reading: Reading) -> Opening:
    given = REASON_CUE.search(reading.transcript.text) or _REASON.search(reading.transcript.text)
    if given or likeliest(reading, Trait.REASON) >= NONE:
        return closed("reason", "a reason was given, or possibly given")
    return Opening("reason", "no reason was heard")


@cache
def _technologies() -> re.Pattern[str]:
    return re.compile(rf"{_CHOSEN}({'|'.join(field('technologies'))})\b", re.IGNORECASE)


def _technology(reading: Reading) -> Iterator[Opening]:
    """Ask why a technology was chosen, where nothing around it may be the reason."""
    told = reading.told
    for at, reading_of in enumerate(told):
        sentence = reading_of.sentence
        if not (match := _technologies().search(sentence.text)):
            continue
        name, near = match[1], told[max(0, at - 1) : at + 3]
        if name.lower() in reading.question.text.lower() or not sure(_words(reading, sentence)):
            continue
        if any(
            other.traits[Trait.REASON] >= NONE or _REASON.search(other.sentence.text)
            for other in near
        ):
            yield closed("technology", f"a reason for {name} was given, or possibly given")
        else:
            because = f"{name} was chosen, and no reason was heard"
            yield Opening("technology", because, filled={"name": name})
        return


def _words(reading: Reading, sentence: Sentence) -> tuple[Word, ...]:
    return reading.words[sentence.first : sentence.last + 1]


def _goes_wrong(reading: Reading) -> Opening:
    """Ask what happens when a way of working fails, where no sentence may tell it."""
    failure = next(part for part in structure.DESIGN if part.name == "failure")
    text = f"{reading.transcript.text} {reading.question.text}"
    harm = max(likeliest(reading, trait) for trait in (Trait.FAILURE, Trait.HARM, Trait.LOSS))
    wrong = re.search(r"\b(?:wrong|problems?|issues?|mistakes?|break\w*|broke\w*|miss\w*)\b", text)
    if failure.cue.search(text) or wrong or harm >= NONE:
        return closed("failure", "what goes wrong was told, or possibly told")
    return Opening("failure", DESIGN["failure"])
