"""What each sentence of an answer does: the part of a story that it tells, and its traits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockint.judge.labels import PARTS, TRAITS, Trait
from mockint.ports import Judge
from mockint.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence, and the probability of all that it may do."""

    sentence: Sentence
    parts: Mapping[str, float]
    """Of each of `PARTS`, together 1."""
    traits: Mapping[Trait, float]
    """Of each trait by itself."""


def read_sentences(sentences: Sequence[Sentence], judge: Judge) -> tuple[SentenceReading, ...]:
    """Read the sentences of one answer, each beside its neighbours."""
    if not sentences:
        return ()
    parts, traits = judge.sentences([sentence.text for sentence in sentences])
    return tuple(
        SentenceReading(
            sentence,
            dict(zip(PARTS, part.tolist(), strict=True)),
            dict(zip(TRAITS, own.tolist(), strict=True)),
        )
        for sentence, part, own in zip(sentences, parts, traits, strict=True)
    )
