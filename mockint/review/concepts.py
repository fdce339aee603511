"""The concepts that a question expects: said, said in other words, perhaps said but badly heard, or missing."""

from mockint.model import Answer, Concept, Finding, Level, Rubric
from mockint.review.hearing import Ears, Heard, Hearing
from mockint.words import at_clock, evidence, quote

CHECK = "concepts"


def concepts(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Listen for each expected concept; what was badly heard never counts as missing."""
    ears = Ears(answer.transcript.words)
    known = {concept.name: concept for group in rubric.concepts for concept in group.concepts}
    expected = [known[name] for name in dict.fromkeys(answer.question.concepts) if name in known]
    return [_finding(answer, concept, ears.hear(concept)) for concept in expected]


def _finding(answer: Answer, concept: Concept, heard: Heard | None) -> Finding:
    words, name = answer.transcript.words, concept.name
    if heard is None:
        return Finding(CHECK, Level.MISSING, f"'{name}' was not heard.", source=concept.source, subject=name)
    receipts = (evidence(words, heard.first, heard.last),)
    told, when = quote(words, heard.first, heard.last), at_clock(words, heard.first)
    match heard.hearing:
        case Hearing.SAID:
            return Finding(
                CHECK, Level.GOOD, f"'{name}' was said{when}.", receipts, source=concept.source, subject=name
            )
        case Hearing.OTHER_WORDS:
            message = f"'{name}' was said in other words{when}: '{told}'."
            return Finding(CHECK, Level.GOOD, message, receipts, source=concept.source, subject=name)
        case Hearing.PERHAPS:
            message = f"'{name}' was possibly said{when}, heard as '{told}'. Listen: it does not count against you."
            return Finding(CHECK, Level.DOUBT, message, receipts, source=concept.source, subject=name)
