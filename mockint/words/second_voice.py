"""Tell a second voice in the room from the candidate's, and set its words apart.

A stretch of speech is another's where it is far quieter and its pitch far from the candidate's, as
the first minute of the answer has them. A voice of about the same pitch is not told apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mockint.model import RATE, Disfluency, Span, Transcript, Word
from mockint.ports import Pitch, Samples

QUIETER, FARTHER = 8.0, 7.0
"""Decibels below the candidate's level, and semitones from the candidate's pitch, at least.

In 64 series of recordings of one speaker each (587 stretches, an actor's among them; 1,320 more
with rooms and noise) no stretch reached 6 dB and 6 semitones together.
"""

VOICED = 0.5
"""Seconds of swinging voice in a stretch, without which its pitch says little."""

FIRST, KNOWN = 60.0, 10.0
"""Seconds of swinging voice that tell of the candidate: the first so many, and at least so many."""

MOST = 1 / 3
"""Share of an answer's voice from which on nobody knows who of the two is the candidate."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    level: float
    """Decibels, while the voice swings."""
    pitch: float
    """Semitones over 100 Hz, the median."""
    voiced: float
    """Seconds."""


def set_apart(
    transcript: Transcript, samples: Samples, speech: Sequence[Span], pitch: Pitch | None
) -> Transcript:
    """Move the words of a second voice into `others`; without a pitch none are."""
    spans = another(samples, speech, pitch) if pitch is not None and transcript.words else []
    if not spans:
        return transcript
    others = tuple(word for word in transcript.words if _inside(_middle(word), spans))
    own = tuple(word for word in transcript.words if not _inside(_middle(word), spans))
    return replace(transcript, words=own, others=others)


def own_speech(transcript: Transcript, speech: Sequence[Span]) -> tuple[Span, ...]:
    """Give the stretches of speech in which no second voice was heard."""
    return tuple(
        span
        for span in speech
        if not any(_inside(_middle(word), [span]) for word in transcript.others)
    )


def own_disfluencies(transcript: Transcript, speech: Sequence[Span]) -> Transcript:
    """Leave out what was heard while a second voice spoke; `speech` is everybody's."""
    own = own_speech(transcript, speech)
    if transcript.disfluencies is None or len(own) == len(speech):
        return transcript
    theirs = [span for span in speech if span not in own]

    def kept(event: Disfluency) -> bool:
        return not _inside((event.span.start + event.span.end) / 2, theirs)

    return replace(transcript, disfluencies=tuple(filter(kept, transcript.disfluencies)))


def another(samples: Samples, speech: Sequence[Span], pitch: Pitch) -> list[Span]:
    """Find the stretches of speech that are another's."""
    stretches = list(_stretches(samples, speech, pitch))
    first = list(_first(stretches))
    if sum(stretch.voiced for stretch in first) < KNOWN:
        return []
    weights = [stretch.voiced for stretch in first]
    level = _median([stretch.level for stretch in first], weights)
    tone = _median([stretch.pitch for stretch in first], weights)
    theirs = [
        stretch
        for stretch in stretches
        if stretch.level <= level - QUIETER and abs(stretch.pitch - tone) >= FARTHER
    ]
    voiced = sum(stretch.voiced for stretch in stretches)
    if sum(stretch.voiced for stretch in theirs) > MOST * voiced:
        return []
    return [stretch.span for stretch in theirs]


def _stretches(samples: Samples, speech: Sequence[Span], pitch: Pitch) -> Iterator[_Stretch]:
    """Measure the stretches in which the voice swings long enough."""
    hertz = pitch(samples)
    if not len(hertz):
        return
    step = len(samples) / RATE / len(hertz)
    for span in speech:
        first, last = round(span.start / step), round(span.end / step)
        swings = np.flatnonzero(hertz[first:last]) + first
        if len(swings) * step < VOICED:
            continue
        tones = 12 * np.log2(hertz[swings] / 100)
        power = np.mean([_power(samples, frame * step, step) for frame in swings])
        level = 10 * np.log10(power + 1e-9)
        yield _Stretch(span, float(level), float(np.median(tones)), len(swings) * step)


def _power(samples: Samples, start: float, seconds: float) -> float:
    frame = samples[round(start * RATE) : round((start + seconds) * RATE)].astype(np.float64)
    return float(np.mean(frame**2)) if len(frame) else 0.0


def _first(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Give the stretches of the first minute of voice."""
    voiced = 0.0
    for stretch in stretches:
        if voiced >= FIRST:
            return
        yield stretch
        voiced += stretch.voiced


def _median(values: Sequence[float], weights: Sequence[float]) -> float:
    """Give the value with half of the weight below it."""
    order = np.argsort(values)
    sums = np.cumsum(np.asarray(weights)[order])
    return float(np.asarray(values)[order][np.searchsorted(sums, sums[-1] / 2)])


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2


def _inside(time: float, spans: Sequence[Span]) -> bool:
    return any(span.start <= time <= span.end for span in spans)
