"""Find the words of an answer that state what many wrongly believe.

Each stretch is held against the misconceptions that come nearest to it in meaning; a network says
whether it states one. It tells a statement from its denial better than closeness does, and is wrong
at times: whoever is told of it is asked to check.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mockint.guide.concepts.concept_bank import BankEntry
from mockint.ports import Embedder, Judge
from mockint.text.sentences import Sentence

NEAR = 0.58
"""Cosine below which words are about something else."""
LIKELY = 0.5
"""Probability from which on a pair is read once more, without the concept's name."""
NEAREST = 2
"""Misconceptions that a stretch is held against."""
MOST = 24
"""Pairs that are read in one answer: the nearest ones. Each takes about 8 ms of one core."""
_DENIES = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|cannot|without)\b|n't\b"
    r"|\b(?:don|doesn|isn|aren|can|won|wouldn|didn|shouldn) ?t\b",
    re.IGNORECASE,
)
"""Words of denial: where only one side has such a word, the other is rather denied than stated."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Words, what they seem to state, and how sure that is."""

    sentence: Sentence
    entry: BankEntry
    probability: float


def stated(
    entries: Sequence[BankEntry],
    stretches: Sequence[Sentence],
    *,
    judge: Judge,
    embedder: Embedder,
) -> list[Stated]:
    """Say of the stretches of an answer (`windows.single`) what they state most likely, that first.

    A misconception is told once, and words state one.
    """
    if not entries or not stretches:
        return []
    wrong = embedder.vectors([entry.wrong[0] for entry in entries])
    like = embedder.vectors([stretch.text for stretch in stretches]) @ wrong.T
    near = [
        (like[row, column], row, column)
        for row in range(len(stretches))
        for column in np.argsort(-like[row])[:NEAREST].tolist()
        if like[row, column] >= NEAR
        and _denies(stretches[row].text) == _denies(entries[column].wrong[0])
    ]
    chosen = sorted(near, reverse=True)[:MOST]
    pairs = [(stretches[row], entries[column]) for _, row, column in chosen]
    found = [
        Stated(sentence, entry, probability)
        for (sentence, entry), probability in zip(pairs, _read(pairs, judge), strict=True)
    ]
    likeliest: list[Stated] = []
    for new in sorted(found, key=lambda candidate: -candidate.probability):
        if not any(new.entry == told.entry or _overlap(new, told) for told in likeliest):
            likeliest.append(new)
    return likeliest


def _denies(text: str) -> bool:
    return bool(_DENIES.search(text))


def _overlap(claim: Stated, other: Stated) -> bool:
    return (
        claim.sentence.first <= other.sentence.last and other.sentence.first <= claim.sentence.last
    )


def _read(pairs: Sequence[tuple[Sentence, BankEntry]], judge: Judge) -> list[float]:
    """Read each pair with the concept's name and, where it may be, without: the surer no counts."""
    if not pairs:
        return []
    named = judge.states([(gist(entry), sentence.text) for sentence, entry in pairs]).tolist()
    again = [at for at, share in enumerate(named) if share >= LIKELY]
    if again:
        alone = judge.states([(pairs[at][1].wrong[0], pairs[at][0].text) for at in again])
        for at, share in zip(again, alone.tolist(), strict=True):
            named[at] = min(named[at], share)
    return list(named)


def gist(entry: BankEntry) -> str:
    """Write a misconception as the network reads it."""
    return f"{entry.concept.name}: {entry.wrong[0]}"
