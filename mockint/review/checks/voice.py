"""How loud and how lively an answer was spoken, measured against the answer itself only.

Livelier pitch goes with livelier talks (Hincks 2005). But no limit for "monotone" is validated,
and none for loudness that fades: so these are notes, never faults. Nothing here tells a feeling,
confidence or character.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mockint.audio import read_wav
from mockint.model import RATE, Evidence, Finding, Level, Rubric, Span
from mockint.ports import Pitch, Samples
from mockint.review.check import ANY_LANGUAGE, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.text.quotes import clock

ID = "voice"
FRAME = 0.05
"""Seconds over which loudness is measured."""
TAIL = 0.6
"""Seconds at the end of a stretch of speech, about its last three words."""
LONG_ENOUGH = 2.0
"""Seconds of a stretch that has a middle to compare with."""
FEWEST = 3
"""Such stretches below which nothing is told."""
VOICED = 0.3
"""Share of a stretch that must be voiced before its range says anything."""
MOST, PIECE = 8, 4.0
"""Stretches in which pitch is looked for, and seconds of each."""
FADING = "Every voice falls a little at the end of a sentence; no study says how much is too much"
LIVELY = "Pitch variation follows liveliness (Hincks 2005); no limit for 'monotone' is validated"


def voice(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Measure loudness and pitch; nothing where the sound is not there."""
    studio, recording, speech = reading.studio, reading.recording, reading.speech
    if studio is None or recording is None or not speech:
        return []
    path = studio.folder / recording.path
    if not path.is_file():
        return []
    samples = read_wav(path)
    return [*_fading(samples, speech), *_range(samples, speech, studio.pitch)]


def _fading(samples: Samples, speech: Sequence[Span]) -> list[Finding]:
    """Tell how much quieter the ends of stretches are than what comes before."""
    falls = sorted(_falls(samples, speech), key=lambda pair: -pair[0])
    if len(falls) < FEWEST:
        return []
    middle = round(float(np.median([fall for fall, _ in falls])), 1)
    places = tuple(place for _, place in falls)
    message = (
        f"The last words of a stretch of speech are {middle:.0f} dB quieter than what comes "
        f"before (the middle of {len(falls)}), most so at {clock(places[0].span.start)}. Listen "
        "whether they can be understood."
    )
    return [
        Finding(ID, Level.NOTE, message, places, middle, "dB at the end", None, FADING, "loudness")
    ]


def _falls(samples: Samples, speech: Sequence[Span]) -> Iterator[tuple[float, Evidence]]:
    """Give the decibels between the body and the end of each long stretch, and the end itself."""
    for span in speech:
        if span.seconds < LONG_ENOUGH:
            continue
        border = span.end - TAIL
        body, tail = _decibels(samples, span.start, border), _decibels(samples, border, span.end)
        if body is not None and tail is not None:
            yield body - tail, Evidence(Span(max(span.start, border), span.end))


def _decibels(samples: Samples, start: float, end: float) -> float | None:
    """Give the loudness of the louder half of a stretch; None where there is nothing."""
    size = int(FRAME * RATE)
    piece = samples[int(start * RATE) : int(end * RATE)].astype(np.float64)
    frames = piece[: len(piece) // size * size].reshape(-1, size)
    if not len(frames):
        return None
    # The quieter half is mostly the gaps between words, which would hide how loud they are.
    power = np.sort((frames**2).mean(axis=1))[len(frames) // 2 :].mean()
    return float(10 * np.log10(power)) if power > 0 else None


def _range(samples: Samples, speech: Sequence[Span], pitch: Pitch | None) -> list[Finding]:
    """Tell over how many semitones the voice moves, and which stretch moves least."""
    if pitch is None:
        return []
    pitched = [(span, _voiced(samples, span, pitch)) for span in _sampled(speech)]
    moved = [(span, _semitones(hertz)) for span, hertz in pitched if len(hertz)]
    if len(moved) < FEWEST:
        return []
    whole = round(_semitones(np.concatenate([hertz for _, hertz in pitched])), 1)
    flat, _ = min(moved, key=lambda pair: pair[1])
    message = (
        f"The voice moves over {whole:.0f} semitones, least from {clock(flat.start)} to "
        f"{clock(flat.end)}. "
        "That is no judgement: compare it with your other answers."
    )
    return [
        Finding(
            ID, Level.NOTE, message, (Evidence(flat),), whole, "semitones", None, LIVELY, "pitch"
        )
    ]


def _sampled(speech: Sequence[Span]) -> list[Span]:
    """Choose stretches evenly over the answer and keep their beginnings: pitch is slow to find."""
    able = [span for span in speech if span.seconds >= LONG_ENOUGH]
    step = max(1.0, len(able) / MOST)
    chosen = [able[int(n * step)] for n in range(min(MOST, len(able)))]
    return [Span(span.start, min(span.end, span.start + PIECE)) for span in chosen]


def _voiced(samples: Samples, span: Span, pitch: Pitch) -> NDArray[np.float64]:
    """Give the hertz of a stretch where the voice swings; empty where too little of it does."""
    hertz = pitch(samples[int(span.start * RATE) : int(span.end * RATE)])
    voiced = hertz[hertz > 0]
    return voiced if len(voiced) >= VOICED * len(hertz) else voiced[:0]


def _semitones(hertz: NDArray[np.float64]) -> float:
    """Give the range from the 10th to the 90th percentile."""
    low, high = np.percentile(hertz, [10, 90])
    return float(12 * np.log2(high / low))


CHECK = Check(
    id=ID,
    title="Voice",
    run=voice,
    kinds=EVERY,
    languages=ANY_LANGUAGE,
    about=About.DELIVERY,
    score=None,
    weight=0.0,
    drill="",
    asked_for_by=None,
)
