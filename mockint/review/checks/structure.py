"""The parts of a design answer and of a comparison, by what people say when they come to them.

A design: clarify, approach, trade-offs, failure, measurement. A comparison: both sides, and a
choice with its reason. These are plain cues: a part may be said in words that are not listed, so
nothing here is worse than a part that was "not heard".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.judge.labels import Trait
from mockint.model import Asked, Finding, Kind, Level, Question, Rubric
from mockint.review.check import ENGLISH, About, Check, SubjectKind
from mockint.review.reading import Reading
from mockint.review.scoring import share
from mockint.text.quotes import at_clock, quote, whole
from mockint.text.sentences import Sentence

ID = "structure"
MAY_BE_TOLD = 0.1
"""Probability that a sentence tells a part, from which on nobody says that it was not heard.

With a cue as well 9 of 11 trade-offs were some, of all cues 9 of 40 (docs/accuracy.md).
"""


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """A part of a structure."""

    name: str
    """Of the part in `Review.parts` and `Finding.subject`: `trade-off`."""
    told_as: str
    """In a sentence: `a trade-off`."""
    cue: re.Pattern[str]
    """What people say when they come to it."""
    trait: Trait | None = None
    """What the judge reads in a sentence that tells it, where it knows such a thing."""


DESIGN = (
    AnswerPart(
        "need",
        "a clarified need",
        _cue(
            r"clarif\w+|assum\w+|requirements?|first (?:i'd|i would|i) ask|depends on|how many"
            r"|the goal|constraints?|scope|read[- ]heavy|write[- ]heavy|peak|before (?:designing"
            r"|drawing|choosing|i design)|needs? to (?:support|handle)"
        ),
        Trait.NEED,
    ),
    AnswerPart(
        "approach",
        "an approach",
        _cue(
            r"(?:i'd|i would|we'd|we would|i'll|i|we) (?:\w+ )?(?:use|put|split|start|build|design"
            r"|store|choose|pick|add|keep|set|place|run|have|make|go|create|define|separate"
            r"|introduce|deploy|version|encrypt|issue|roll|cache|index|look|measure)|(?:is|are"
            r"|gets?) (?:stored|routed|partitioned|replicated|queued|cached|split)|(?:first|then"
            r"|next)(?:,)? (?:i|we|the)"
        ),
    ),
    AnswerPart(
        "trade-off",
        "a trade-off",
        _cue(
            r"trade[- ]?offs?|downside|upside|drawback|on the other hand|instead of|rather than"
            r"|at the (?:cost|price)|costs? (?:us|more)|but it|simpler|more complex\w*|however"
            r"|alternatives?|compared (?:to|with)|price (?:is|of)|worth it|sacrific\w+"
        ),
        Trait.TRADEOFF,
    ),
    AnswerPart(
        "failure",
        "what happens when something fails",
        _cue(
            r"fails?|failures?|failing|failover|fall ?back|circuit breakers?|retr(?:y|ies)"
            r"|timeouts?|(?:goes?|went|going|is|are) down|outages?|crash\w*|roll(?:s|ed|ing)? ?back"
            r"|rollbacks?|dead letter|redundan\w+|degrad\w+|unhealthy|revert\w*"
        ),
        Trait.FAILURE,
    ),
    AnswerPart(
        "measurement",
        "how to measure that it works",
        _cue(
            r"metrics?|monitor\w*|alerts?|alerting|dashboards?|measure\w*|slos?|slis?|p\s?9\d"
            r"|percentile|traces?|tracing|load test\w*|error rate|latency|prometheus|grafana"
            r"|explain analyze|hit (?:rate|ratio)"
        ),
        Trait.MEASURE,
    ),
)
CHOICE = AnswerPart(
    "choice",
    "a choice, and when you would make it",
    _cue(
        r"(?:i'd|i would|i) (?:usually |probably |typically )?(?:choose|pick|use|go with|take"
        r"|prefer|reach for)|better (?:for|when|if|fit)|depends on|suits?"
        r"|best for|ideal for|shines?|when (?:would i|i) choose"
    ),
)
_NAME = r"([\w.#+]+)"
_SIDES = re.compile(
    rf"(?:compare\s+(?:\w+\s+){{0,5}}?(?:in|of|between)?|do|does|differences? between"
    rf"|between)\s+{_NAME}\s+(?:vs\.?|versus|and|with|to|or)\s+{_NAME}",
    re.IGNORECASE,
)


def structure(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Say which parts were heard and which not; nothing for stories and definitions."""
    parts = (_part(reading, section) for section in sections(reading.question))
    return [part for part in parts if part]


def sections(question: Question) -> tuple[AnswerPart, ...]:
    """Give the parts that a question asks for; none for stories and definitions."""
    if question.kind is Kind.SYSTEM_DESIGN:
        return DESIGN
    return (*_sides(question), CHOICE) if question.kind is Kind.COMPARISON else ()


def labelled(reading: Reading) -> Iterator[tuple[Sentence, str, float]]:
    """Give each sentence that holds a cue, the part with the most of them, and how sure that is.

    One cue gives a half, two give three quarters: a count of cues, no learned probability.
    """
    asked = sections(reading.question)
    for sentence in reading.sentences:
        count, _, name = max(
            (
                (len(section.cue.findall(sentence.text)), -n, section.name)
                for n, section in enumerate(asked)
            ),
            default=(0, 0, ""),
        )
        if count:
            yield sentence, name, 1 - 0.5**count


def _sides(question: Question) -> Iterator[AnswerPart]:
    """Give the two things that a question compares, by the first word of their names."""
    if sides := _SIDES.search(question.text):
        for side in sides.groups():
            name = side.strip(".?")
            yield AnswerPart(name, name, _cue(re.escape(name.split(".")[0])))


def _part(reading: Reading, section: AnswerPart) -> Finding | None:
    """Tell a part by its cue, possibly where the judge does not agree; miss it where both do."""
    name = section.told_as[:1].upper() + section.told_as[1:]
    likely = {
        told.sentence: told.traits[section.trait] if section.trait else 1.0 for told in reading.told
    } or dict.fromkeys(reading.sentences, 1.0)
    if cued := [sentence for sentence in likely if section.cue.search(sentence.text)]:
        best = max(cued, key=lambda sentence: (likely[sentence], -sentence.first))
        sure = likely[best] >= MAY_BE_TOLD
        when = f"{at_clock(reading.words, best.first)}: "
        told = f"'{quote(reading.words, best.first, best.last)}'."
        message = f"{name}{when}{told}" if sure else f"Possibly {section.told_as}{when}{told}"
        level = Level.GOOD if sure else Level.DOUBT
        return Finding(ID, level, message, reading.receipt(best), subject=section.name)
    if reading.told and section.trait and max(likely.values()) >= MAY_BE_TOLD:
        return None
    if section is CHOICE:
        # There are more ways to tell one than cues: two of two that were missed had been told.
        message = f"Possibly not told: {section.told_as}."
        return Finding(ID, Level.DOUBT, message, whole(reading.words), subject=section.name)
    return Finding(ID, Level.MISSING, f"{name} was not heard.", subject=section.name)


CHECK = Check(
    id=ID,
    title="Clarifies first, then approach, trade-offs, failure, measurement",
    run=structure,
    kinds=frozenset({Kind.SYSTEM_DESIGN, Kind.COMPARISON}),
    languages=ENGLISH,
    about=About.CONTENT,
    score=share,
    weight=3.5,
    drill=(
        "Answer again and name each part as you come to it: what is needed, how, at what price, "
        "what may fail, how it is watched."
    ),
    openers={
        "need": "Before I design anything I would ask …",
        "approach": "My approach would be to …",
        "trade-off": "The price of that is …",
        "failure": "If … fails, then …",
        "measurement": "I would know that it works by …",
        "choice": "Here I would choose …, because …",
    },
    asked_for_by=Asked(
        words=(
            r"\btrade.?offs?\b|\bclarif(y|ying)\b.{0,30}\b(question|requirement|scope|problem"
            r"|assumption)s?\b|\bthink (aloud|out loud)\b|\bstate your assumptions\b"
            r"|\bframework\b.{0,20}\banswers?\b|요구 ?사항.{0,8}(확인|정리)"
        ),
        meanings=(
            "Ask about the requirements before you start to design.",
            "Compare the options and say why you choose one.",
            "Explain your reasoning step by step while you solve the problem.",
            "Say what can fail in your design and how you would notice.",
            "Find out what the system must do before you draw it.",
            "Tell what you gain and what you give up with each choice.",
            "Speak your thoughts while you work out the answer.",
            "Ask what load and which limits to assume.",
            "Name the alternatives that you considered.",
        ),
    ),
    subject_kind=SubjectKind.PART,
)
