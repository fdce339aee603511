"""What an answer says of each concept: explained, only named, denied, stated wrongly, or nothing.

A network reads each concept beside the stretches of words that come nearest to it. What it says of
all of them, and whether the name itself was heard, goes into a regression that was learned from
answers the network had never met; so its probabilities can be trusted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

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
class ConceptReading:
    """What an answer says of one concept."""

    probabilities: Mapping[Verdict, float]
    stretch: Sentence
    """The words that speak most for it."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """One concept beside some stretches of an answer."""

    explained: bool
    """Whether the network knew what the concept means."""
    stretches: Sequence[Sentence]
    shares: Floats
    """Probability of each verdict, stretch by verdict."""


@dataclass(frozen=True, slots=True)
class _Weights:
    mean: Floats
    scale: Floats
    weight: Floats
    """Feature by verdict."""
    bias: Floats


def read_concepts(
    concepts: Sequence[Concept],
    stretches: Sequence[Sentence],
    heard: Mapping[str, Heard],
    *,
    judge: Judge,
    embedder: Embedder,
) -> dict[str, ConceptReading]:
    """Read each concept in the stretches of an answer (`windows`); `heard` is by its name."""
    if not concepts or not stretches:
        return {}
    readings = {}
    told = read_pairs(concepts, stretches, heard, judge=judge, embedder=embedder)
    for concept, pairs in zip(concepts, told, strict=True):
        shares = verdict_shares(features(pairs, heard.get(concept.name)))
        best = pairs.stretches[_best(pairs, heard.get(concept.name))]
        found = zip(VERDICTS, shares.tolist(), strict=True)
        readings[concept.name] = ConceptReading(dict(found), best)
    return readings


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
    chosen = [
        [stretches[at] for at in places]
        for places in _chosen(concepts, read, stretches, heard, embedder)
    ]
    texts = [
        (gist, stretch.text)
        for gist, places in zip(read, chosen, strict=True)
        for stretch in places
    ]
    shares = judge.pairs(texts)
    ends = np.cumsum([len(places) for places in chosen])
    rows = np.split(shares, ends[:-1])
    return [
        Pairs(gist != concept.name, places, own)
        for concept, gist, places, own in zip(concepts, read, chosen, rows, strict=True)
    ]


def gists(concepts: Sequence[Concept]) -> list[str]:
    """Write each concept as the network reads it: its name, and what it means where it is known."""
    told = meanings_of([concept.name for concept in concepts])
    pairs = zip(concepts, told, strict=True)
    meanings = [(concept.name, concept.means or meaning) for concept, meaning in pairs]
    return [f"{name}: {meaning}" if meaning else name for name, meaning in meanings]


def features(pairs: Pairs, heard: Heard | None) -> Floats:
    """Say in numbers what the network said of a concept, stretch by stretch."""
    rows = pairs.shares
    logits = np.log(np.maximum(rows, SMALLEST)) - np.log(np.maximum(1 - rows, SMALLEST))
    present = -logits[:, ABSENT]
    top = int(present.argmax())
    given = rows[top, :ABSENT] / max(float(rows[top, :ABSENT].sum()), SMALLEST)
    strongest = np.sort(present)[::-1][:3]
    return np.array(
        [
            *logits[:, :ABSENT].max(axis=0),
            present.max(),
            strongest.mean(),
            *np.log(np.maximum(given, 1e-2)),
            min(4, int((present > 0).sum())),
            heard is not None and heard.literally,
            heard is not None and not heard.literally,
            heard is not None and heard.listed,
            pairs.explained,
        ],
        dtype=np.float64,
    )


def verdict_shares(row: Floats) -> Floats:
    """Give the probability of each verdict for a row of features."""
    learned = _learned()
    score = (row - learned.mean) / learned.scale @ learned.weight + learned.bias
    shares = np.exp(score - score.max())
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _best(pairs: Pairs, heard: Heard | None) -> int:
    """Give the stretch to cite: where it most surely came up, of those that hold the very name."""
    literally = heard if heard is not None and heard.literally else None
    absent = np.clip(pairs.shares[:, ABSENT], SMALLEST, 1 - SMALLEST)
    sure = np.log(1 - absent) - np.log(absent)
    for at, stretch in enumerate(pairs.stretches):
        sure[at] -= PAIR_COSTS * any(_holds(stretch, other) for other in pairs.stretches)
    places = _holding(pairs.stretches, literally) or range(len(pairs.stretches))
    return max(places, key=lambda at: float(sure[at]))


def _holds(stretch: Sentence, other: Sentence) -> bool:
    """Say whether a stretch is two neighbours, of which the other is one."""
    return stretch is not other and stretch.first <= other.first and other.last <= stretch.last


def _chosen(
    concepts: Sequence[Concept],
    read: Sequence[str],
    stretches: Sequence[Sentence],
    heard: Mapping[str, Heard],
    embedder: Embedder,
) -> list[list[int]]:
    """Choose the stretches nearest to each concept, and those in which its name was heard."""
    spoken = embedder.vectors([stretch.text for stretch in stretches])
    names = embedder.vectors([concept.name for concept in concepts])
    means = embedder.vectors(read)
    like = spoken @ names.T + spoken @ means.T
    return [
        sorted({*np.argsort(-like[:, column])[:NEAREST].tolist(), *_holding(stretches, match)})
        for column, match in enumerate(heard.get(concept.name) for concept in concepts)
    ]


def _holding(stretches: Sequence[Sentence], match: Heard | None) -> list[int]:
    if match is None:
        return []
    return [
        at
        for at, stretch in enumerate(stretches)
        if stretch.first <= match.first and match.last <= stretch.last
    ]


@lru_cache(maxsize=1)
def _learned() -> _Weights:
    """Load the regression that comes with the program."""
    plain = json.loads(files("mockint.judge").joinpath("concepts.json").read_text("utf-8"))
    return _Weights(
        *(np.array(plain[name], dtype=np.float64) for name in ("mean", "scale", "weight", "bias"))
    )
