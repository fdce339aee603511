"""The half of a question that an answer leaves out, of those halves that are surely recognised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.judge.labels import Trait
from mockint.probing.opening import NONE, Opening, closed, likeliest
from mockint.review.reading import Reading


@dataclass(frozen=True, slots=True)
class Half:
    """Something that a question asks beside its first."""

    about: str
    asked: re.Pattern[str]
    """In what follows the first `and`, comma or question mark of a question."""
    told: re.Pattern[str]
    """Words that may tell it."""
    trait: Trait
    because: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


HALVES = (
    Half(
        "learned",
        _words(r"what (?:did|have|do) you (?:learn|take)\w*|what you (?:have )?learn\w*|lessons?"),
        _words(r"learn\w*|lesson\w*|taught|since then|next time|from then|realis\w+|realiz\w+"),
        Trait.GROWTH,
        "the question asked what was learned, and nothing was heard of it",
    ),
    Half(
        "differently",
        _words(r"(?:do|done) (?:it )?differently|(?:would|have) you change\w*"),
        _words(r"different\w*|next time|would have|should have|today|now i|looking back|again"),
        Trait.GROWTH,
        "the question asked what you would do differently, and nothing was heard of it",
    ),
    Half(
        "known",
        _words(r"how (?:did|do|would|will) you (?:know|measure|tell|notice|verify|check)\w*"),
        _words(
            r"measur\w+|metrics?|monitor\w*|check\w*|test\w*|dashboards?|alerts?|know|knew|notic\w+"
            r"|ask\w*|feedback|review\w*|track\w*|percent|rate|count\w*|look\w* at|audit\w*|show\w*"
        ),
        Trait.MEASURE,
        "the question asked how you knew that it worked, and nothing was heard of it",
    ),
    Half(
        "next",
        _words(r"what (?:are you looking|do you (?:want|look)|would you like)\w*"),
        _words(
            r"look\w*|want\w*|would (?:like|love)|'d (?:like|love)|hop\w+|interested|next|here"
            r"|seek\w*|your?|prefer\w*|plan\w*"
        ),
        Trait.PLAN,
        "the question asked what you are looking for, and nothing was heard of it",
    ),
    Half(
        "why",
        re.compile(r"\bwhy\s*(?:\?|$|and\b|not\b)|\bwhy (?:did|do|would) you\b", re.IGNORECASE),
        _words(
            r"because|since|so (?:that|we|i|it)|reason\w*|matters?|important|want\w*|need\w*|means?"
        ),
        Trait.REASON,
        "the question asked why, and no reason was heard",
    ),
)
_FIRST = re.compile(r"[,;?]|\band\b", re.IGNORECASE)


def of_halves(reading: Reading) -> Iterator[Opening]:
    """Give each half of the question that is recognised; open where no word may tell it."""
    first = _FIRST.search(reading.question.text)
    if first is None or not reading.told:
        return
    rest = reading.question.text[first.end() :]
    for half in HALVES:
        if not half.asked.search(rest):
            continue
        if half.told.search(reading.transcript.text) or likeliest(reading, half.trait) >= NONE:
            yield closed(half.about, "that half of the question was answered, or possibly answered")
        else:
            yield Opening(half.about, half.because)
