"""Who did it, by "we" and "I"; with the guide's advice and the published finding that pulls the other way."""

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.review.roles import Part
from mockint.review.star import tagged
from mockint.review.substance import english
from mockint.words import evidence, plains

CHECK = "ownership"
STORIES = (Kind.BEHAVIORAL, Kind.COLLABORATION)
FEW = 4
"""Pronouns below which shares say nothing."""
I = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"})  # noqa: E741
WE = frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours", "ourselves"})
_IDLE = frozenset({"guess", "think", "mean", "suppose", "believe", "know", "don't", "say"})
"""After "I": a way of speaking, no deed."""
REFERENCE = (
    "'We' went with better ratings in 138 mock interviews (Naim et al., MIT); "
    "most STAR advice asks for 'I' where you acted"
)


def ownership(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Count both, and in a story say when one of them is absent."""
    if not english(answer):
        return []
    words = answer.transcript.words
    said = plains(words)
    own = [at for at, word in enumerate(said) if word in I and (said[at + 1 : at + 2] or [""])[0] not in _IDLE]
    shared = [at for at, word in enumerate(said) if word in WE]
    total = len(own) + len(shared)
    if total < FEW:
        return []
    share = len(shared) / total
    facts = f"'We' {times(len(shared))}, 'I' {times(len(own))}."
    receipts = tuple(evidence(words, at, at) for at in sorted(own + shared))
    story = answer.question.kind in STORIES
    level, message = _judge(len(own), len(shared), story=story)
    advised = rubric.check(CHECK)
    says = advised and story and level is not Level.GOOD
    guide = f" Your guide: {advised.because}" if says and advised else ""
    message = f"{facts} {message}{_in_parts(answer, own, shared) if story else ''}{guide}"
    return [Finding(CHECK, level, message, receipts, round(share, 2), "share of we", reference=REFERENCE)]


def times(count: int) -> str:
    """Write a count as people say it: `never`, `once`, `7 times`."""
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def _in_parts(answer: Answer, own: list[int], shared: list[int]) -> str:
    """Tell where "I" and "we" stand: `we` suits context and credit, `I` what was done."""
    told = []
    stretches = [(role.part, one) for one, role in tagged(answer)]
    for part in Part:
        inside = [at for named, one in stretches if named is part for at in range(one.first, one.last + 1)]
        mine, ours = len(set(own) & set(inside)), len(set(shared) & set(inside))
        if mine or ours:
            told.append(f"{part} {mine} 'I' and {ours} 'we'")
    return f" By part: {'; '.join(told)}." if told else ""


def _judge(own: int, shared: int, *, story: bool) -> tuple[Level, str]:
    """Say what the counts mean; only a story is blamed, and only for the absence of one."""
    if not story:
        return Level.NOTE, "For a technical question either is fine."
    if not own:
        return Level.IMPROVE, "Nobody hears what you did yourself: say 'I' in one of the actions."
    if not shared:
        return Level.NOTE, "One 'we' for the context or the credit shows that you work with others."
    return Level.GOOD, "Your own part and the team are both heard."
