"""Depth: whether a technical answer says why and how, or only what.

It is told by the sentences that give a reason or a mechanism.
"""

import re

from mockint.judge.labels import Trait
from mockint.model import Asked, Finding, HandsDown, Level, Rubric
from mockint.review.check import ENGLISH, REASONED, TECHNICAL, About, Check, ExampleKind
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import whole
from mockint.text.sentences import Sentence

ID = "depth"
MAY_BE_REASON = 0.25
"""Probability below which a sentence gives no reason, though a word of one stands in it."""
UNWORDED = 0.3
"""The same, from which on a sentence may give one without such a word, so that none is missed."""
ENOUGH_WORDS = 60
"""Below, there was no room for reasons."""
FEW, MANY = 1, 2
"""Reasons up to which an answer stays at the surface, and from which on it goes deep; ours."""
ASK = "Ask yourself 'why?' after each choice, and say that too."
REFERENCE = "One reason is few and two will do: our own numbers, no study has such"
REASON_CUE = re.compile(
    r"\b(?:because|so that|so (?:a|an|the|that|it|we|they|each|i|you|nobody|one) |which (?:means"
    r"|gives|lets|makes|keeps|avoids|prevents|allows|is why|would)|therefore|otherwise|that way"
    r"|in order to|this (?:way|means|avoids|prevents|gives|lets|keeps)|the reason|since (?:the|it"
    r"|each|every|a|we|they)|if (?:it|the|a|one|two|they|that|we|you) .{3,60}?(?:,|then|we|i|it) "
    r"|instead of|rather than|as long as|unless|at the (?:cost|price)|the price (?:is|of)"
    r"|under the hood|internally|works by|for example|for instance)\b",
    re.IGNORECASE,
)


def depth(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Count the sentences with a reason; blame their absence only in a long technical answer."""
    words = reading.words
    if len(words) < ENOUGH_WORDS:
        return []
    reasons = [sentence for sentence in _sentences(reading) if REASON_CUE.search(sentence.text)]
    if len(reasons) <= FEW and reading.question.kind not in TECHNICAL:
        return []
    if len(reasons) <= FEW:
        # What the judge ruled out may be one all the same: it is not praised, and not missed.
        reasons = [sentence for sentence in reading.sentences if REASON_CUE.search(sentence.text)]
        if len(reasons) > FEW or _may_be_reasons(reading) > FEW:
            return []
    receipts = tuple(map(reading.evidence, reasons)) or whole(words)
    value = float(len(reasons))
    if len(reasons) <= FEW:
        count = "Only one sentence gives" if reasons else "No sentence gives"
        level = Level.IMPROVE
        message = f"{count} a reason. {ASK}"
    else:
        likely = {told.sentence: told.traits[Trait.REASON] for told in reading.told}
        shown = max(
            reasons,
            key=lambda sentence: (
                likely.get(sentence, 0.0),
                sentence.last - sentence.first,
                -sentence.first,
            ),
        )
        level = Level.GOOD if len(reasons) >= MANY else Level.NOTE
        message = f"At least {len(reasons)} sentences give a reason, such as {reading.cite(shown)}."
    return [Finding(ID, level, message, receipts, value, "reasons", reference=REFERENCE)]


def _may_be_reasons(reading: Reading) -> int:
    return sum(told.traits[Trait.REASON] >= UNWORDED for told in reading.told)


def _sentences(reading: Reading) -> list[Sentence]:
    """Give those that may tell a reason; a judge rules out what only sounds like one."""
    if not reading.told:
        return list(reading.sentences)
    return [told.sentence for told in reading.told if told.traits[Trait.REASON] >= MAY_BE_REASON]


CHECK = Check(
    id=ID,
    title="Goes into depth where the guide says so",
    run=depth,
    kinds=REASONED,
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 1, "Reasons given, against choices only named."),
    weight=2.8,
    drill="After each choice ask yourself “why this one?”, and answer that aloud before you go on.",
    examples={"": ExampleKind.REASON},
    openers={"": "I chose it because …"},
    asked_for_by=Asked(
        words=(
            r"\bdepth\b|\bdeep(ly|er)?\b(?! breath)|\bin detail\b|\bexpertise\b|\bfocus areas?\b"
            r"|\bto shine\b|깊이|전문성|기술적|원리|강조|돋보"
        ),
        meanings=(
            "Show detailed technical knowledge in these areas.",
            "Be ready to explain how it works under the hood.",
            "Topics in which you should stand out.",
            "Highlight what you have done in this field and what you know about it.",
            "Expect detailed follow-up questions on how this works internally.",
            "They will drill down on this topic, so know it thoroughly.",
            "Demonstrate that you have mastered the subject.",
            "Show that you know databases and networks inside out.",
            "Areas to emphasise.",
            "Let your strong command of the subject come through.",
        ),
        hands_down=HandsDown.FIRST,
    ),
)
