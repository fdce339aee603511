"""Depth: does a technical answer say why and how, or only what; told by sentences that give a reason or a mechanism."""

import re

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.review.substance import english
from mockint.words import at_clock, evidence, quote, sentences, whole

CHECK = "depth"
TECHNICAL = (Kind.SYSTEM_DESIGN, Kind.COMPARISON, Kind.WALKTHROUGH, Kind.DEFINITION)
ENOUGH_WORDS = 60
"""Below, there was no room for reasons."""
FEW, MANY = 1, 2
"""Reasons up to which an answer stays at the surface, and from which on it goes deep; ours."""
REFERENCE = "One reason is few and two will do: our own numbers, no study has such"
_REASON = re.compile(
    r"\b(?:because|so that|so (?:a|an|the|that|it|we|they|each|i|you|nobody|one) |which (?:means|gives|lets|makes"
    r"|keeps|avoids|prevents|allows|is why|would)|therefore"
    r"|otherwise"
    r"|that way|in order to|this (?:way|means|avoids|prevents|gives|lets|keeps)|the reason|since (?:the|it|each"
    r"|every|a|we|they)"
    r"|if (?:it|the|a|one|two|they|that|we|you) .{3,60}?(?:,|then|we|i|it) |instead of|rather than|as long as|unless"
    r"|at the (?:cost|price)|the price (?:is|of)|under the hood|internally|works by|for example|for instance)\b",
    re.IGNORECASE,
)


def depth(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Count the sentences with a reason; blame their absence only in a long technical answer."""
    del rubric
    words = answer.transcript.words
    if not english(answer) or answer.question.kind not in TECHNICAL or len(words) < ENOUGH_WORDS:
        return []
    told = [one for one in sentences(words) if _REASON.search(one.text)]
    value = float(len(told))
    if len(told) <= FEW:
        count = "Only one sentence gives" if told else "No sentence gives"
        message = f"{count} a reason or says how it works. Ask yourself 'why?' after each choice, and say that too."
        receipts = tuple(evidence(words, one.first, one.last) for one in told) or whole(words)
        return [Finding(CHECK, Level.IMPROVE, message, receipts, value, "reasons", reference=REFERENCE)]
    one = max(told, key=lambda each: (each.last - each.first, -each.first))
    level = Level.GOOD if len(told) >= MANY else Level.NOTE
    said = f"'{quote(words, one.first, one.last)}'{at_clock(words, one.first)}"
    message = f"{len(told)} sentences give a reason, such as {said}."
    receipts = tuple(evidence(words, each.first, each.last) for each in told)
    return [Finding(CHECK, level, message, receipts, value, "reasons", reference=REFERENCE)]
