"""Over-engineering: technology named before any need, and many technologies without what they cost.

Technology is known by a list of proper names of the field.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mockint.guide.trades import field
from mockint.judge.labels import Trait
from mockint.model import Asked, Finding, Kind, Level, Rubric
from mockint.review.check import ENGLISH, About, Check
from mockint.review.checks.structure import DESIGN
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.sentences import Sentence

ID = "engineering"
MAY_WEIGH = 0.25
"""Probability below which a sentence weighs no cost, though a word of it stands there."""
MANY = 6
"""Technologies in one answer that ask for a word on their cost; ours, no study has a number."""
REFERENCE = "The number of six technologies is our own; no study has one"
_NEED = re.compile(
    r"\b(?:users?|requests?|traffic|load|per second|a day|daily|peak|latency|requirements?"
    r"|need(?:s|ed)?|must|goal|so that|because|problem|bottleneck|read|writes?|consisten\w+"
    r"|availab\w+|scale|grow\w*|depends|if)\b",
    re.IGNORECASE,
)
_SIMPLE = re.compile(
    r"\b(?:simpl\w+|start(?:ing)? (?:small|with)|only (?:when|if)|not (?:yet|needed|need)"
    r"|don't need|maintain\w*|upkeep|operat(?:e|ing|ional)\w*|boring|monolith first"
    r"|over-?engineer\w*|team (?:is|can|knows))\b",
    re.IGNORECASE,
)
_TRADE_OFF = next(part.cue for part in DESIGN if part.name == "trade-off")


def engineering(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Say where a technology came before its reason, and whether cost and upkeep were weighed."""
    sentences = reading.sentences
    named = {
        hit[0].lower() for sentence in sentences for hit in _technologies().finditer(sentence.text)
    }
    weighed = [
        sentence
        for sentence in _weighing(reading)
        if _SIMPLE.search(sentence.text) or _TRADE_OFF.search(sentence.text)
    ]
    findings = list(_too_early(reading, sentences))
    if weighed:
        remark = "weighs what it costs."
        findings += [_finding(reading, sentence, Level.GOOD, remark) for sentence in weighed[:2]]
    elif len(named) >= MANY:
        first = next(sentence for sentence in sentences if _technologies().search(sentence.text))
        remark = (
            f"begins {len(named)} technologies ({', '.join(sorted(named))}), and none is weighed "
            "against its upkeep."
        )
        findings.append(_finding(reading, first, Level.IMPROVE, remark, float(len(named))))
    return findings


def _too_early(reading: Reading, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Find the first sentence with two technologies, if no need was spoken of until then."""
    for sentence in sentences:
        if _NEED.search(sentence.text):
            return
        names = {hit[0].lower() for hit in _technologies().finditer(sentence.text)}
        if len(names) > 1:
            remark = "names technology before any need. Say first what has to be reached."
            yield _finding(reading, sentence, Level.IMPROVE, remark)
            return


def _finding(
    reading: Reading, sentence: Sentence, level: Level, remark: str, value: float | None = None
) -> Finding:
    message = f"{reading.cite(sentence)} {remark}"
    reference = REFERENCE if value else ""
    return Finding(
        ID,
        level,
        message,
        reading.receipt(sentence),
        value,
        reference=reference,
    )


@cache
def _technologies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(field('technologies'))})\b", re.IGNORECASE)


def _weighing(reading: Reading) -> Sequence[Sentence]:
    """Give the sentences that may weigh something; a judge rules out what only sounds like it."""
    if not reading.told:
        return reading.sentences
    return [told.sentence for told in reading.told if told.traits[Trait.TRADEOFF] >= MAY_WEIGH]


CHECK = Check(
    id=ID,
    title="Weighs a clever solution against upkeep and pace",
    run=engineering,
    kinds=frozenset({Kind.SYSTEM_DESIGN, Kind.WALKTHROUGH}),
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 1, "Needs before technology, and its cost weighed."),
    weight=2.7,
    drill=(
        "Say what has to be reached, then the plainest thing that reaches it, then what it costs "
        "to run."
    ),
    asked_for_by=Asked(
        words=(
            r"\bover.?engineer\w*|\bmaintainab\w+|\bupkeep\b|\bpragmati\w+|\bsimplicity\b"
            r"|\byagni\b|\bkeep it simple\b|\bteam velocity\b"
            r"|과도한 설계|오버 ?엔지니어링|유지 ?보수"
        ),
        meanings=(
            "Do not build something more complicated than the problem needs.",
            "Prefer the simple solution that the team can maintain to the clever one.",
            "Balance new ideas with how easy they are to keep running.",
            "Propose the smallest design that works and grow it later.",
            "Resist fancy architecture where something plain will do.",
            "Mention what complexity costs.",
            "Choose proven technology unless there is a strong reason against it.",
            "Think of the people who must look after the system later.",
            "Weigh innovation against the speed of the team.",
            "Simple designs impress more than elaborate ones.",
        ),
    ),
)
