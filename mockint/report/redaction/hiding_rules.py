"""What may stay of a text: one rule for each kind of text, such as a heading or an id."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Protocol

from mockint.model import Finding, Method
from mockint.report.methods import METHODS
from mockint.report.redaction.hiding import SIGNS, Hidden
from mockint.report.redaction.safe_words import Position, vocabulary


class Redaction(Protocol):
    """What a rule may ask of the walk through a report."""

    @property
    def concepts(self) -> frozenset[str]:
        """Names of the concepts that the guide and its questions hold."""

    @property
    def names(self) -> bool:
        """Whether names are to be left out, and with them all that leads to somebody."""

    def hide(self, text: str, position: Position = Position.START, *, seconds: float = 0.0) -> str:
        """Hide what may tell of somebody."""

    def numberless(self, text: str) -> str:
        """Take the numbers out, if they are to go."""

    def explained(self, text: str) -> str:
        """Take out only the numbers that were said or stand in the guide."""

    def message(self, finding: Finding) -> str:
        """Clean what a finding tells."""

    def term(self, name: str) -> str:
        """Give a concept's name, or what stands for it everywhere."""

    def alias(self, kind: str, id_: str) -> str:
        """Give what stands for an id everywhere: `question-1`."""

    def count(self, kind: Hidden, text: str) -> None:
        """Note that a text was left out."""


Rule = Callable[[Redaction, str, Any], str]
"""Takes the walk, the text, and the value that holds it."""


def hidden(walk: Redaction, value: str, _: Any) -> str:
    """Hide all of it."""
    return _instead(walk, value, SIGNS[Hidden.WORD], Hidden.WORD)


def text(walk: Redaction, value: str, _: Any) -> str:
    """Hide within sentences of the candidate's or the guide's."""
    return walk.numberless(walk.hide(value))


def heading(walk: Redaction, value: str, _: Any) -> str:
    """Hide within a heading: there a capital says nothing, so only public words keep theirs."""
    return walk.numberless(walk.hide(value, Position.HEADING))


def inside(walk: Redaction, value: str, _: Any) -> str:
    """Hide within what is no sentence."""
    return walk.numberless(walk.hide(value, Position.INSIDE))


def ours(walk: Redaction, value: str, _: Any) -> str:
    """Hide within a sentence of the program's: its numbers stay."""
    return walk.hide(value)


def unit(walk: Redaction, value: str, _: Any) -> str:
    """Keep a unit: in two letters nobody is named."""
    return value if re.fullmatch(r"%|/?[a-z]{1,2}|/min", value) else walk.hide(value)


def meaning(walk: Redaction, value: str, _: Any) -> str:
    """Hide within what a concept means."""
    return walk.explained(
        walk.hide(value, Position.INSIDE if value[:1].islower() else Position.START)
    )


def message(walk: Redaction, _: str, owner: Finding) -> str:
    """Hide within what a finding tells."""
    return walk.message(owner)


def remark(walk: Redaction, value: str, _: Any) -> str:
    """Hide within what was noted of a microphone; in quotation marks stands a device's name."""
    bare = _QUOTED.sub(SIGNS[Hidden.NAME], value) if walk.names else value
    return walk.hide(bare)


def term(walk: Redaction, value: str, _: Any) -> str:
    """Keep a concept's name the same wherever it stands."""
    return walk.term(value)


def subject(walk: Redaction, value: str, owner: Any) -> str:
    """Keep what a finding is about, a concept or a line of the résumé, the same as elsewhere."""
    return walk.term(value) if value in walk.concepts else text(walk, value, owner)


def check(walk: Redaction, value: str, _: Any) -> str:
    """Keep the id of a check while each of its words is ordinary, else number it."""
    plain = not walk.names or (
        walk.hide(value, Position.INSIDE) == value and value == value.lower()
    )
    return value if plain else walk.alias("check", value)


def question(walk: Redaction, value: str, _: Any) -> str:
    """Give a question's number for its id, which is made of a heading."""
    return walk.alias("question", value) if walk.names else walk.hide(value)


def path(walk: Redaction, value: str, _: Any) -> str:
    """Name a recording for its question: the folder's name is made of a heading."""
    folder = PurePosixPath(value).parent.name or value
    return f"{walk.alias('question', folder)}.wav" if walk.names and value else walk.hide(value)


def made_by(walk: Redaction, value: str, _: Any) -> str:
    """Keep an engine's name and version; a model may be a path."""
    if not walk.names:
        return walk.hide(value)
    return " ".join(
        part if _ENGINE.fullmatch(part) else hidden(walk, part, None) for part in value.split()
    )


def because(walk: Redaction, value: str, owner: Any) -> str:
    """Keep the sources in a check's reason, which is the guide's sentence or the program's own."""
    return walk.numberless(reference(walk, value, owner))


def reference(walk: Redaction, value: str, _: Any) -> str:
    """Keep the published sources that the program cites."""
    if not walk.names:
        return walk.hide(value)
    first, *rest = CITED.split(value)
    within = "a "  # so that what follows a source does not begin a sentence
    others = (
        part if n % 2 == 0 else walk.hide(within + part)[len(within) :]
        for n, part in enumerate(rest)
    )
    return "".join((walk.hide(first), *others))


def method(walk: Redaction, value: str, owner: Method) -> str:
    """Keep what the report says of itself."""
    return value if owner in METHODS else hidden(walk, value, owner)


def language(walk: Redaction, value: str, owner: Any) -> str:
    """Keep a language's code."""
    return value if re.fullmatch(r"[a-z]{2}", value) else hidden(walk, value, owner)


def source(walk: Redaction, value: str, _: Any) -> str:
    """Keep the names of the files that come with the program; any other is the guide."""
    return (
        value if value in vocabulary().files else _instead(walk, value, "guide.md", Hidden.ADDRESS)
    )


def candidate(walk: Redaction, value: str, _: Any) -> str:
    """Take out who was heard; `you` is nobody."""
    sign = "the candidate"
    return (
        _instead(walk, value, sign, Hidden.NAME)
        if value != "you"
        else sign
        if walk.names
        else value
    )


def coach(walk: Redaction, value: str, _: Any) -> str:
    """Give a number to each of those who wrote in the margin."""
    if not walk.names:
        return walk.hide(value)
    walk.count(Hidden.NAME, value)
    return walk.alias("coach", value)


def unnamed(walk: Redaction, value: str, _: Any) -> str:
    """Leave out what only programs read."""
    return "" if walk.names else walk.hide(value)


def fixed(sign: str, kind: Hidden) -> Rule:
    """Make a rule that puts the same in place of everything."""
    return lambda walk, value, _: _instead(walk, value, sign, kind)


def closed(*known: str) -> Rule:
    """Make a rule for a choice among a few."""
    return lambda walk, value, owner: value if value in known else hidden(walk, value, owner)


def _instead(walk: Redaction, value: str, sign: str, kind: Hidden) -> str:
    if not walk.names or not value:
        return walk.hide(value)
    walk.count(kind, value)
    return sign


_QUOTED = re.compile(r"(?<!\w)'(\S|\S.*?\S)'(?!\w)|“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_ENGINE = re.compile(
    r"mockint|faster-whisper|openai-whisper|SpeechRecognition|whisper|sphinx|by|hand|rules|"
    r"(?:tiny|base|small|medium|large|turbo|distil)(?:[.-](?:en|v\d|turbo|small|medium|large))*|"
    r"(?:int8|float16|float32|bfloat16|int8_float16|int8_float32)|"
    r"\d{1,3}(?:\.\d{1,3}){0,2}(?:\.?(?:dev|rc|post|a|b)\d+)?|20\d{6}"
)
_SOURCES = (
    *("Laske & DiGennaro Reed 2024", "Bangerter 2014", "Liu 2022", "Naim et al., MIT", "STAR"),
    *(
        "10.1002/jaba.1093",
        "10.3389/fpsyg.2022.778018",
        "doi",
        "Microsoft Speaker Coach",
        "Read.ai",
    ),
    *("earticle A147185", "(Microsoft)", "in English; for Korean a study"),
)
CITED = re.compile(f"({'|'.join(map(re.escape, _SOURCES))})")
"""Published sources that the program cites, with their authors."""
