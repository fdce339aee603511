"""What an answer may leave open, and whether it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mockint.judge.labels import Trait
from mockint.review.reading import Reading

NONE = 0.1
"""Probability below which no sentence of an answer has a trait, where its words show none either.

The same limit tells that a part of a design was not heard (docs/accuracy.md).
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing that an interviewer may ask on about."""

    about: str
    """Of a pattern in `content/probes/`."""
    because: str
    """Why it is asked, or is not: a sentence for the report."""
    open: bool = True
    filled: Mapping[str, str] = field(default_factory=dict)
    """What a wording may be filled with."""


def closed(about: str, because: str) -> Opening:
    """Say that nothing needs to be asked about it."""
    return Opening(about, because, open=False)


def likeliest(reading: Reading, trait: Trait) -> float:
    """Give the probability of the sentence that has a trait most of all; 0 without a judge."""
    return max((told.traits[trait] for told in reading.told), default=0.0)
