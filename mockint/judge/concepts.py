"""What an answer says of each concept: explained, only named, denied, stated wrongly, or nothing.

A network reads each concept beside the stretches of words that come nearest to it (`pairs`). What
it says of all of them, how near they are, and what else they tell (`features`) goes into a
regression learned from answers the network had never met; so its probabilities can be trusted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from mockint.judge.features import features
from mockint.judge.labels import VERDICTS, Verdict
from mockint.judge.pairs import Floats, Heard, read_pairs
from mockint.model import Concept
from mockint.ports import Embedder, Judge
from mockint.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ConceptReading:
    """What an answer says of one concept."""

    probabilities: Mapping[Verdict, float]
    stretch: Sentence
    """The words that speak most for it: it is judged by them."""
    cited: Sentence
    """Those to show."""


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
    read = read_pairs(concepts, stretches, heard, judge=judge, embedder=embedder)
    readings = {}
    for pairs, row in zip(read, features(read), strict=True):
        found = zip(VERDICTS, verdict_shares(row).tolist(), strict=True)
        readings[pairs.name] = ConceptReading(
            dict(found), pairs.stretches[pairs.best()], pairs.stretches[pairs.cited()]
        )
    return readings


def verdict_shares(row: Floats) -> Floats:
    """Give the probability of each verdict for a row of features."""
    learned = _learned()
    score = (row - learned.mean) / learned.scale @ learned.weight + learned.bias
    shares = np.exp(score - score.max())
    return np.asarray(shares / shares.sum(), dtype=np.float64)


@lru_cache(maxsize=1)
def _learned() -> _Weights:
    """Load the regression that comes with the program."""
    plain = json.loads(files("mockint.judge").joinpath("concepts.json").read_text("utf-8"))
    return _Weights(
        *(np.array(plain[name], dtype=np.float64) for name in ("mean", "scale", "weight", "bias"))
    )
