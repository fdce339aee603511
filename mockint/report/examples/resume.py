"""Achievements of the guide in, the one that an answer speaks of out, as one would say it."""

import re
from collections.abc import Iterable, Sequence

from mockint.model import Claim, Entry, Finding, Rubric, Word
from mockint.report.examples.example import Example
from mockint.text.quotes import shortened
from mockint.text.sanitise import plain
from mockint.text.sentences import Sentence, sentences
from mockint.text.word_forms import subject_stems

SHARED = 2
"""Words of substance that one sentence must share with an achievement to be about it; ours."""

_DID = re.compile(
    r"\b(?:\w{3,}ed|built|rebuilt|led|cut|set|put|took|wrote|rewrote|ran|grew|drove|won|made|brought"
    r"|taught|kept|held|began|chose|oversaw|sped|gave|found|split|got|sold|bought|met)\b",
    re.IGNORECASE,
)
"""How an achievement begins that becomes a sentence with "I" before it."""
_GENERAL = frozenset(
    ("time", "use", "work", "year", "month", "team", "new", "servic", "load", "front", "less")
)
"""Stems that say nothing of what an achievement is about."""
_DIGITS = re.compile(r"\d[\d,.]*")


def from_resume(
    finding: Finding, entry: Entry, rubric: Rubric, used: Sequence[Example]
) -> Example | None:
    """Tell the achievement that the answer speaks of with the number that the guide has."""
    words = entry.transcript.words if entry.transcript else ()
    named = next((claim for claim in rubric.claims if claim.text == finding.subject), None)
    shown = {other.text for other in used}
    if named:
        told = plain(spoken(named))
        return Example(told, "Example, your résumé") if told and told not in shown else None
    claim, said = nearest(untold(rubric.claims, words), sentences(words))
    told = plain(spoken(claim)) if claim else ""
    if not told or said is None or told in shown:
        return None
    label = "Example, your résumé, if it is the same work"
    return Example(told, label, shortened(plain(said.text)), words[said.first].start)


def untold(claims: Iterable[Claim], words: Sequence[Word]) -> list[Claim]:
    """Give the achievements with a number of which none was said."""
    said = {number for word in words for number in _DIGITS.findall(word.text)}
    return [
        claim
        for claim in claims
        if claim.quantities
        and (numbers := _DIGITS.findall(claim.text))
        and not said.intersection(numbers)
    ]


def nearest(
    claims: Sequence[Claim], told: Sequence[Sentence]
) -> tuple[Claim | None, Sentence | None]:
    """Find the achievement that a sentence speaks of; none where two are as near."""
    best: list[tuple[int, Claim, Sentence]] = []
    for claim in claims:
        about = subject_stems(_DID.sub(" ", claim.text)) - _GENERAL
        counted = [(len(about & subject_stems(sentence.text)), sentence) for sentence in told]
        if counted:
            count, sentence = max(counted, key=lambda pair: pair[0])
            best.append((count, claim, sentence))
    best.sort(key=lambda found: -found[0])
    if not best or best[0][0] < SHARED or (len(best) > 1 and best[1][0] == best[0][0]):
        return None, None
    return best[0][1], best[0][2]


def spoken(claim: Claim) -> str:
    """Say an achievement with "I"; empty where it does not begin with what was done.

    >>> from mockint.model import Source
    >>> spoken(Claim("Cut latency by 25%.", (), Source("guide.md", 1)))
    'I cut latency by 25%.'
    >>> spoken(Claim("Latency down by 25%.", (), Source("guide.md", 1)))
    ''
    """
    text = " ".join(claim.text.split()).rstrip(".;,")
    return f"I {text[0].lower()}{text[1:]}." if text and _DID.match(text) else ""
