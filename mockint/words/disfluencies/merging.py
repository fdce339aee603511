"""Bring the sources of disfluencies together: each event once, with who heard it and how surely."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mockint.model import Disfluency, DisfluencyKind, Span, Transcript, Word
from mockint.text.word_forms import plain
from mockint.words.disfluencies.acoustic import Steady
from mockint.words.disfluencies.lexical import lexical_disfluencies

VERBATIM, ACOUSTIC, WORDS = "verbatim", "acoustic", "words"
"""Names of the sources."""

NEAR = 0.3
"""Seconds between two hearings of one filler."""

SOUNDS_LIKE, SURELY = 0.3, 0.7
"""Scores of a steady stretch from which it supports another source, and stands by itself.

Cross-validated: 0.7 left 3 of 93 other steady stretches in, and 19 of 27 in fillers.
"""

OPEN = 0.5
"""Share of a steady stretch that words may cover."""

ALONE = 0.9
"""Seconds of a steady stretch that stands by itself, at most: longer ones are words drawn out."""

VOWELS = re.compile(r"(?:e+r|a+h|e+h)", re.IGNORECASE)
"""Sounds that also end words, and so need a second source."""

GUESS = 0.02
"""Probability of a written um below which it needs another source."""

JOIN = 0.15
"""Seconds between two steady parts of one um: its vowel and its hum."""


def merged(
    transcript: Transcript,
    readings: Sequence[Word],
    stretches: Sequence[Steady],
    *,
    exact: bool = False,
) -> tuple[Disfluency, ...]:
    """Bring the sources together, each event once, in order of time.

    `exact` readings know better than the sound when it was said: a steady voice is only a part of
    an um, or of the word beside it.
    """
    written = [
        *_from_words(transcript.words, transcript.language, WORDS),
        *_from_words(readings, transcript.language, VERBATIM),
    ]
    sounds = [
        event
        for event in written
        if event.kind is DisfluencyKind.FILLER and not _ends_a_word(event, transcript.words)
    ]
    fillers = _fillers(sounds, _open(stretches), exact=exact)
    others = _pooled([event for event in written if event.kind is not DisfluencyKind.FILLER])
    return tuple(sorted((*fillers, *others), key=lambda event: (event.span.start, event.span.end)))


def _from_words(words: Sequence[Word], language: str, source: str) -> list[Disfluency]:
    """Give the disfluencies in a reading, with the least probability of their words."""
    disfluencies = []
    for phrase in lexical_disfluencies(words, language):
        group = words[phrase.first : phrase.last + 1]
        sure = min((1.0 if word.probability is None else word.probability) for word in group)
        text = " ".join(word.text for word in group).strip(" ,.?!…")
        disfluencies.append(
            Disfluency(
                phrase.kind, text, Span(group[0].start, group[-1].end), round(sure, 3), (source,)
            )
        )
    return disfluencies


def _open(stretches: Sequence[Steady]) -> list[Steady]:
    """Give those that words leave open, the parts of one um joined."""
    joined: list[Steady] = []
    for stretch in stretches:
        if stretch.covered >= OPEN:
            continue
        if joined and stretch.span.start - joined[-1].span.end <= JOIN:
            last = joined.pop()
            whole = Span(last.span.start, stretch.span.end)
            joined.append(Steady(whole, max(last.score, stretch.score), last.covered))
        else:
            joined.append(stretch)
    return joined


def _fillers(
    written: Sequence[Disfluency], stretches: Sequence[Steady], *, exact: bool
) -> list[Disfluency]:
    """Match what was written with what sounds like it; each stretch stands for one event."""
    left = [stretch for stretch in stretches if stretch.score >= SOUNDS_LIKE]
    fillers: list[Disfluency] = []
    for event in _pooled(written):
        near = [stretch for stretch in left if _apart(stretch.span, event.span) <= NEAR]
        if near:
            best = min(near, key=lambda stretch: abs(_middle(stretch.span) - _middle(event.span)))
            left.remove(best)
            fillers.append(_supported(event, best, exact=exact))
        elif _likely(event, fillers):
            least = 0.6 if len(event.heard_by) > 1 else 0.4
            fillers.append(replace(event, confidence=round(least + 0.4 * event.confidence, 3)))
    return fillers + [
        _unwritten(stretch)
        for stretch in left
        if stretch.score >= SURELY and stretch.span.seconds <= ALONE
    ]


def _supported(event: Disfluency, stretch: Steady, *, exact: bool) -> Disfluency:
    """Make one event of a written filler and the steady voice beside it."""
    sure = 0.7 + 0.3 * max(event.confidence, stretch.score)
    span = event.span if exact else stretch.span
    sources = (*event.heard_by, ACOUSTIC)
    return replace(event, span=span, confidence=round(sure, 3), heard_by=sources)


def _unwritten(stretch: Steady) -> Disfluency:
    """Make an event of a steady voice that nobody wrote down."""
    sure = round(0.6 * stretch.score, 3)
    return Disfluency(DisfluencyKind.FILLER, "um", stretch.span, sure, (ACOUSTIC,))


def _likely(event: Disfluency, before: Sequence[Disfluency]) -> bool:
    """Say whether an event stands that no steady voice supports.

    It must be no mere guess, and no echo of the one before.
    """
    if len(event.heard_by) == 1 and VOWELS.fullmatch(event.text):
        return False
    echo = event.span.seconds == 0 and any(
        _apart(filler.span, event.span) < JOIN for filler in before
    )
    return not echo and event.confidence >= (GUESS if event.span.seconds > 0 else 0.5)


def _ends_a_word(event: Disfluency, words: Sequence[Word]) -> bool:
    """Say whether what was written apart ends a word that was read: the `er` of `aligner`."""
    sound = plain(event.text)
    near = [word for word in words if _apart(Span(word.start, word.end), event.span) <= NEAR]
    return bool(VOWELS.fullmatch(sound)) and any(plain(word.text).endswith(sound) for word in near)


def _pooled(written: Sequence[Disfluency]) -> list[Disfluency]:
    """Make one event of what two readings wrote at the same time.

    The verbatim one tells text and place.
    """
    pooled: list[Disfluency] = [event for event in written if event.heard_by == (VERBATIM,)]
    for event in written:
        if event.heard_by == (VERBATIM,):
            continue
        alone = [
            known
            for known in pooled
            if known.kind is event.kind
            and len(known.heard_by) == 1
            and _apart(known.span, event.span) <= NEAR
        ]
        if not alone:
            pooled.append(event)
            continue
        nearest = min(alone, key=lambda known: abs(_middle(known.span) - _middle(event.span)))
        sure = max(nearest.confidence, event.confidence)
        at = pooled.index(nearest)
        pooled[at] = replace(nearest, confidence=sure, heard_by=(VERBATIM, WORDS))
    return sorted(pooled, key=lambda event: event.span.start)


def _apart(span: Span, other: Span) -> float:
    return max(0.0, span.start - other.end, other.start - span.end)


def _middle(span: Span) -> float:
    return float(np.mean((span.start, span.end)))
