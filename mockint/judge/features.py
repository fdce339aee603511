"""What is known of a concept in an answer, in numbers: the regression of `concepts` weighs them."""

from collections.abc import Iterator, Sequence

import numpy as np

from mockint.judge.pairs import ABSENT, SMALLEST, Floats, Pairs, log_odds
from mockint.text.sentences import Sentence
from mockint.text.word_forms import subject_stems

SAME = 0.5
"""Share of the words of a stretch in another, from which on both are one place."""
WORDS = 100
"""Counts of words are told in these."""


def features(read: Sequence[Pairs]) -> list[Floats]:
    """Say in numbers what an answer says of each concept, one of those it was read for."""
    said = subject_stems(" ".join(stretch.text for pairs in read for stretch in pairs.stretches))
    rows = []
    for pairs in read:
        rivals = [other for other in read if other is not pairs]
        row = [*_network(pairs), *_name(pairs), *_nearness(pairs, said), *_rivals(pairs, rivals)]
        rows.append(np.array(row, dtype=np.float64))
    return rows


def _network(pairs: Pairs) -> Iterator[float]:
    """Tell what the network said, stretch by stretch."""
    logits = log_odds(pairs.shares)
    present = -logits[:, ABSENT]
    top = int(present.argmax())
    given = pairs.shares[top, :ABSENT] / max(float(pairs.shares[top, :ABSENT].sum()), SMALLEST)
    yield from logits[:, :ABSENT].max(axis=0)
    yield present.max()
    yield np.sort(present)[::-1][:3].mean()
    yield from np.log(np.maximum(given, 1e-2))
    yield min(4, int((present > 0).sum()))


def _name(pairs: Pairs) -> Iterator[float]:
    """Tell how its name was heard, and whether the network knew what it means."""
    heard = pairs.heard
    yield heard is not None and heard.literally
    yield heard is not None and not heard.literally
    yield heard is not None and heard.listed
    yield pairs.gist != pairs.name


def _nearness(pairs: Pairs, said: frozenset[str]) -> Iterator[float]:
    """Tell how near the cited stretch is to it, in meaning and in words."""
    best = pairs.best()
    stretch = pairs.stretches[best]
    stems = subject_stems(stretch.text)
    yield from pairs.like[best]
    yield pairs.like.sum(axis=1).max()
    for text in (pairs.name, pairs.gist):
        wanted = subject_stems(text)
        yield len(wanted & stems) / max(1, len(wanted))
        yield len(wanted & said) / max(1, len(wanted))
    yield len(pairs.name.split())
    yield (stretch.last - stretch.first + 1) / WORDS
    yield max(stretch.last for stretch in pairs.stretches) / WORDS


def _rivals(pairs: Pairs, others: Sequence[Pairs]) -> Iterator[float]:
    """Tell how surely, and how nearly, the same words say another of the concepts instead."""
    best = pairs.best()
    stretch, own = pairs.stretches[best], 1 - pairs.shares[best, ABSENT]
    here = [
        (1 - other.shares[at, ABSENT], other.like[at].sum())
        for other in others
        for at, place in enumerate(other.stretches)
        if _same(stretch, place)
    ]
    surest = max((share for share, _ in here), default=0.0)
    nearest = max((like for _, like in here), default=0.0)
    yield float(np.log(surest + 1e-3))
    yield sum(share > own for share, _ in here)
    yield nearest - pairs.like[best].sum() if here else 0.0


def _same(stretch: Sentence, other: Sentence) -> bool:
    common = min(stretch.last, other.last) - max(stretch.first, other.first) + 1
    return common >= SAME * (stretch.last - stretch.first + 1)
