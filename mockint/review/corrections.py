"""What the candidate said of words that were possibly meant: a concept, or not.

A correction holds for the same words and for words that say the same, from then on. It settles what
is in doubt and nothing else: what is sure stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from mockint.model import Correction, Entry, Finding, Level, Word
from mockint.ports import Embedder
from mockint.review.concept_verdicts import ID
from mockint.review.reading import Reading
from mockint.text.quotes import shortened
from mockint.text.word_forms import plain

ALIKE = 0.8
"""Cosine from which on other words say the same; they come for the same concept already."""


def settled(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """Let what the candidate said decide on concepts in doubt."""
    return [told for finding in findings for told in _settled(reading, finding)]


def _settled(reading: Reading, finding: Finding) -> Iterator[Finding]:
    words = words_of(finding, reading.words) if can_be_settled(finding) else ""
    meant = verdict(reading.corrections, finding.subject, words, reading.embedder)
    if meant is None:
        yield finding
    elif meant:
        told = shortened(words)
        message = f"You spoke about '{finding.subject}', as you say yourself: '{told}'."
        yield replace(finding, level=Level.NOTE, message=message)
    elif finding.subject in reading.question.core:
        message = f"'{finding.subject}' was not heard: you say yourself that you did not mean it."
        yield replace(finding, level=Level.MISSING, message=message, evidence=())


def verdict(
    corrections: Sequence[Correction], concept: str, words: str, embedder: Embedder | None
) -> bool | None:
    """Say what was told of these words, or of words that say the same; the last time counts."""
    about = [correction for correction in corrections if correction.concept == concept]
    if not about or not words:
        return None
    same = [correction for correction in about if _key(correction.words) == _key(words)]
    if same:
        return same[-1].meant
    if embedder is None:
        return None
    vectors = embedder.vectors([words, *(correction.words for correction in about)])
    like = vectors[1:] @ vectors[0]
    nearest = int(np.argmax(like))
    return about[nearest].meant if like[nearest] >= ALIKE else None


def words_of(finding: Finding, words: Sequence[Word]) -> str:
    """Give the words that a finding points at; empty without any."""
    places = [(evidence.first, evidence.last) for evidence in finding.evidence[:1]]
    return "".join(
        " ".join(word.text for word in words[first : last + 1])
        for first, last in places
        if first is not None and last is not None
    )


def in_doubt(entries: Sequence[Entry]) -> list[tuple[Entry, Finding]]:
    """List the concepts that were possibly meant, in the order of a session."""
    return [
        (entry, finding)
        for entry in entries
        if entry.review is not None
        for finding in entry.review.findings
        if can_be_settled(finding)
    ]


def can_be_settled(finding: Finding) -> bool:
    """Say whether a yes or no of the candidate would settle a finding."""
    pointed = bool(finding.evidence) and finding.evidence[0].first is not None
    return (
        finding.check == ID and finding.level is Level.DOUBT and pointed and bool(finding.subject)
    )


def _key(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, words.split())))
