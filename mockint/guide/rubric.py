"""Advice in, checks out: what each answer is held against, each with the line of the guide that asks for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.model import Advice, Check, Claim, ConceptGroup, Rubric, Source


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, and the words of advice that ask for it."""

    id: str
    title: str
    asked_by: str
    """Pattern over the advice, lower case."""


RULES = (
    Rule(
        "star",
        "Tells stories as situation, task, action, result",
        r"\bstar\b|\bsituation\b.*\baction\b|\banecdotes?\b|\bstor(y|ies|ytelling)\b"
        r"|\b(concrete|specific|real) examples?\b"
        r"|상황.{0,10}행동|사례|일화|에피소드|경험담|스토리",
    ),
    Rule(
        "metrics",
        "Speaks with numbers",
        r"\bmetrics?\b|\bnumbers?\b|\bfigures?\b|\bquantif(y|ied|iable)\b|\bmeasur(e|ed|able) |\bpercentages?\b|\d\s?%"
        r"|\bdata.(driven|backed)\b|수치|숫자|정량|지표|퍼센트",
    ),
    Rule(
        "ownership",
        "Says who did what, “we” and “I”",
        r"[“\"'‘](we|i)[”\"'’]|\b(say|use|avoid) (we|i)\b|\bownership\b|\byour (own )?(role|part|contribution)\b"
        r"|\bteam ?(work|player)\b|\bcollaborati(on|ve)\b"
        r"|[“\"'‘](우리|저희|제가)[”\"'’]|주도|기여|협업|본인의 역할|맡은 역할",
    ),
    Rule(
        "impact",
        "Shows what it meant for users and their trust",
        r"\b(user|customer|client|patient|student|business|human|people|reader)s?.{0,20}\b(impact|outcomes?|value|benefit|trust"
        r"|safety|centric|cent(er|re)d|first|needs?)\b|\bimpact on\b|\btrust\b|\bimpact\b"
        r"|(사용자|고객|환자|이용자|학생).{0,12}(영향|가치|신뢰|관점|중심|경험|안전)|신뢰|임팩트",
    ),
    Rule(
        "concepts",
        "Goes into depth on the expected concepts",
        r"\bdepth\b|\bdeep\b|\btechnical(ly)?\b|\bexpertise\b|\bfundamentals\b|\bterminology\b|\bknowledge\b|\bconcepts?\b"
        r"|\btrade.?offs?\b|깊이|전문성|개념|기술적|원리",
    ),
)
"""In the order of the report; of several lines the one with the most of these words is quoted."""

HABITS = (
    Check(
        "fillers",
        "Few fillers",
        "In an experiment listeners did not mind about 5 fillers a minute, and 12 a minute cost the speaker "
        "their regard (Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093).",
        None,
    ),
    Check(
        "pace",
        "A pace that can be followed",
        "Makers of speaking coaches advise 100 to 165 (Microsoft) or 130 to 175 (Read.ai) words a minute in English; "
        "for Korean a study of calls found about 320 syllables a minute preferred. Advice, not a law.",
        None,
    ),
    Check(
        "pauses",
        "Pauses that let a listener follow",
        "Listeners found pauses of about 0.6 s inside and 0.6 to 1.2 s between sentences most natural "
        "(Liu 2022, doi 10.3389/fpsyg.2022.778018).",
        None,
    ),
)
"""Held against every answer, whatever the guide says."""


def rubric(advice: Sequence[Advice], concepts: Sequence[ConceptGroup], claims: Sequence[Claim]) -> Rubric:
    """Compile what the guide asks of an answer."""
    return Rubric((*_checks(advice, concepts), *HABITS), tuple(concepts), tuple(claims))


def _checks(advice: Sequence[Advice], concepts: Sequence[ConceptGroup]) -> Iterator[Check]:
    for rule in RULES:
        hits = [(len(set(_hits(rule, line))), line) for line in advice]
        count, line = max(hits, key=lambda pair: pair[0], default=(0, None))
        if count and line:
            yield Check(rule.id, rule.title, _quote(line), line.source)
        elif rule.id == "concepts" and concepts:
            yield Check(rule.id, rule.title, _listed(concepts), _first(concepts))


def _hits(rule: Rule, line: Advice) -> Iterator[str]:
    for found in re.finditer(rule.asked_by, f"{line.topic}: {line.text}".lower()):
        yield found[0]


def _quote(line: Advice) -> str:
    return f"{line.topic}: {line.text}" if line.topic and line.text else line.topic or line.text


def _listed(concepts: Sequence[ConceptGroup]) -> str:
    names = [group.name for group in concepts]
    if len(concepts) == 1:
        names = [concept.name for concept in concepts[0].concepts]
    return f"The guide lists concepts to know: {', '.join(names[:4])}{' …' if len(names) > 4 else ''}"


def _first(concepts: Sequence[ConceptGroup]) -> Source:
    return concepts[0].source
