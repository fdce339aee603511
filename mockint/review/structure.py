"""The parts of a design answer and of a comparison, by what people say when they come to them.

A design: clarify, approach, trade-offs, failure, measurement. A comparison: both sides, and a choice with its reason.
These are plain cues: a part that is present may be said in words that are not listed, so nothing here is worse than
a part that was "not heard".
"""

import re

from mockint.model import Answer, Finding, Kind, Level, Rubric
from mockint.review.substance import english
from mockint.words import Sentence, at_clock, evidence, quote, sentences

CHECK = "structure"


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


DESIGN = {
    "a clarified need": _cue(
        r"clarif\w+|assum\w+|requirements?|first (?:i'd|i would|i) ask|depends on|how many|the goal|"
        r"constraints?|scope|"
        r"read[- ]heavy|write[- ]heavy|peak|before (?:designing|drawing|choosing|i design)|"
        r"needs? to (?:support|handle)"
    ),
    "an approach": _cue(
        r"(?:i'd|i would|we'd|we would|i'll|i|we) (?:\w+ )?(?:use|put|split|start|build|design|store|choose|"
        r"pick|add|keep|set|"
        r"place|run|have|make|go|create|define|separate|introduce|deploy|version|encrypt|issue|roll|"
        r"cache|index|look|measure)|"
        r"(?:is|are|gets?) (?:stored|routed|partitioned|replicated|queued|cached|split)|"
        r"(?:first|then|next)(?:,)? (?:i|we|the)"
    ),
    "a trade-off": _cue(
        r"trade[- ]?offs?|downside|upside|drawback|on the other hand|instead of|rather than|"
        r"at the (?:cost|price)|costs? (?:us|more)|"
        r"but it|simpler|more complex\w*|however|alternatives?|compared (?:to|with)|price (?:is|of)|"
        r"worth it|sacrific\w+"
    ),
    "what happens when something fails": _cue(
        r"fails?|failures?|failing|failover|fall ?back|circuit breakers?|retr(?:y|ies)|timeouts?|down|"
        r"outages?|crash\w*|"
        r"roll(?:s|ed|ing)? ?back|rollbacks?|dead letter|redundan\w+|replicas?|degrad\w+|unhealthy|lost|"
        r"loses?|revert\w*"
    ),
    "how to measure that it works": _cue(
        r"metrics?|monitor\w*|alerts?|alerting|dashboards?|measure\w*|slos?|slis?|p\s?9\d|percentile|traces?|tracing|"
        r"load test\w*|error rate|latency|prometheus|grafana|explain analyze|hit (?:rate|ratio)"
    ),
}
_CHOICE = _cue(
    r"(?:i'd|i would|i) (?:usually |probably |typically )?(?:choose|pick|use|go with|take|prefer|"
    r"reach for)|better (?:for|when|if|fit)|"
    r"depends|when (?:the|you|i|it|we)|suits?|best for|ideal for|shines?"
)
_SIDES = re.compile(
    r"compare\s+(?:\w+\s+){0,5}?(?:in|of|between)?\s*([\w.#+]+)\s+(?:vs\.?|versus|and|with|to)\s+([\w.#+]+)",
    re.IGNORECASE,
)


def structure(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Say which parts were heard and which not; nothing for stories and definitions."""
    del rubric
    if not english(answer):
        return []
    told = sentences(answer.transcript.words)
    if answer.question.kind is Kind.COMPARISON:
        return _comparison(answer, told)
    if answer.question.kind is Kind.SYSTEM_DESIGN:
        return [_part(answer, told, name, cue) for name, cue in DESIGN.items()]
    return []


def _part(answer: Answer, told: tuple[Sentence, ...], name: str, cue: re.Pattern[str]) -> Finding:
    words = answer.transcript.words
    for one in told:
        if cue.search(one.text):
            message = f"{name.capitalize()}{at_clock(words, one.first)}: '{quote(words, one.first, one.last)}'."
            return Finding(CHECK, Level.GOOD, message, (evidence(words, one.first, one.last),))
    return Finding(CHECK, Level.MISSING, f"{name.capitalize()} was not heard.")


def _comparison(answer: Answer, told: tuple[Sentence, ...]) -> list[Finding]:
    found = []
    if sides := _SIDES.search(answer.question.text):
        for side in sides.groups():
            name = side.strip(".?")
            short = name.split(".")[0]
            cue = re.compile(rf"\b{re.escape(short)}\b", re.IGNORECASE)
            found.append(_part(answer, told, name, cue))
    found.append(_part(answer, told, "a choice, and when you would make it", _CHOICE))
    return found
