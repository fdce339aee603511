"""Concepts beside the stretches of an answer that come nearest to them, read by the network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mockint.guide.concepts.meanings import meanings_of
from mockint.judge.labels import VERDICTS, Verdict
from mockint.model import Concept
from mockint.ports import Embedder, Judge
from mockint.text.sentences import Sentence

Floats = NDArray[np.float64]

NEAREST = 6
"""Stretches of an answer that are read beside a concept: those nearest in meaning."""
ABSENT = VERDICTS.index(Verdict.ABSENT)
PAIR_COSTS = 2.0
"""How much surer, in log odds, two neighbours must be than one of them to be cited: what is shown
are the first words. Of 2,879 citations .75 show the author's own sentences, .62 without it."""
NEARNESS_PAYS = 4.0
"""Log odds for a cosine: what is cited is near as well. Of 1,403 concepts of sixteen authors, told
or possibly told, the first words are the author's own in .64 instead of .63 (chosen on them)."""
SMALLEST = 1e-4
"""A probability is taken for no smaller, so that its logarithm stays finite."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the name of a concept was heard."""

    first: int
    last: int
    literally: bool
    """Letter for letter; else its words stand near each other."""
    listed: bool
    """In a sentence that only counts concepts up."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """One concept beside some stretches of an answer."""

    name: str
    gist: str
    """As the network reads it: the name, and what it means where that is known."""
    heard: Heard | None
    stretches: Sequence[Sentence]
    shares: Floats
    """Probability of each verdict, stretch by verdict."""
    like: Floats
    """How near each stretch is in meaning to the name, and to the gist: stretch by two cosines."""

    def best(self) -> int:
        """Give the stretch to judge by: where it most surely came up, of those with the name."""
        return self._most(self._sure())

    def cited(self) -> int:
        """Give the stretch to cite: how near it is in meaning counts as well."""
        return self._most(self._sure() + NEARNESS_PAYS * self.like.sum(axis=1))

    def _sure(self) -> Floats:
        sure = log_odds(1 - self.shares[:, ABSENT])
        for at, stretch in enumerate(self.stretches):
            sure[at] -= PAIR_COSTS * any(_holds(stretch, other) for other in self.stretches)
        return sure

    def _most(self, scores: Floats) -> int:
        literally = self.heard if self.heard is not None and self.heard.literally else None
        places = _holding(self.stretches, literally) or range(len(self.stretches))
        return max(places, key=lambda at: float(scores[at]))


def read_pairs(
    concepts: Sequence[Concept],
    stretches: Sequence[Sentence],
    heard: Mapping[str, Heard],
    *,
    judge: Judge,
    embedder: Embedder,
) -> list[Pairs]:
    """Have the network read each concept beside the stretches that come nearest to it."""
    read = gists(concepts)
    spoken = embedder.vectors([stretch.text for stretch in stretches])
    names = spoken @ embedder.vectors([concept.name for concept in concepts]).T
    means = spoken @ embedder.vectors(read).T
    found = [heard.get(concept.name) for concept in concepts]
    chosen = [
        sorted({*np.argsort(-near)[:NEAREST].tolist(), *_holding(stretches, match)})
        for near, match in zip((names + means).T, found, strict=True)
    ]
    texts = [
        (gist, stretches[at].text)
        for gist, places in zip(read, chosen, strict=True)
        for at in places
    ]
    ends = np.cumsum([len(places) for places in chosen])
    rows = np.split(judge.pairs(texts), ends[:-1])
    return [
        Pairs(
            concept.name,
            read[column],
            found[column],
            [stretches[at] for at in chosen[column]],
            rows[column],
            np.stack([names[chosen[column], column], means[chosen[column], column]], axis=1),
        )
        for column, concept in enumerate(concepts)
    ]


def gists(concepts: Sequence[Concept]) -> list[str]:
    """Write each concept as the network reads it: its name, and what it means where it is known."""
    told = meanings_of([concept.name for concept in concepts])
    pairs = zip(concepts, told, strict=True)
    meanings = [(concept.name, concept.means or meaning) for concept, meaning in pairs]
    return [f"{name}: {meaning}" if meaning else name for name, meaning in meanings]


def log_odds(shares: Floats) -> Floats:
    """Give the logarithm of the odds of some probabilities."""
    shares = np.clip(shares, SMALLEST, 1 - SMALLEST)
    return np.asarray(np.log(shares) - np.log(1 - shares), dtype=np.float64)


def _holds(stretch: Sentence, other: Sentence) -> bool:
    """Say whether a stretch is two neighbours, of which the other is one."""
    return stretch is not other and stretch.first <= other.first and other.last <= stretch.last


def _holding(stretches: Sequence[Sentence], match: Heard | None) -> list[int]:
    if match is None:
        return []
    return [
        at
        for at, stretch in enumerate(stretches)
        if stretch.first <= match.first and match.last <= stretch.last
    ]
