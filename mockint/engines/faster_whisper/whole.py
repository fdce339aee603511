"""Read minutes of sound with faster-whisper's own loop, each half minute with the text before it.

The text before helps a hesitant speaker's words and starts loops. So what runs in circles is read
again without it; what still does, or was never said, is left out.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from mockint.engines import heap
from mockint.engines.faster_whisper.decoding import BEAM, floats
from mockint.engines.faster_whisper.hypothesis import (
    DOUBTFUL,
    GUESSED,
    LOOPS,
    NO_SPEECH,
    joined,
    unsure,
)
from mockint.model import RATE, Word
from mockint.ports import Samples

WINDOW = 30.0
"""Seconds that Whisper reads at once."""

LEFT = 0.1
"""Seconds at the end that hold no word any more."""

_CIRCLES = re.compile(r"\b(\w+(?:\W+\w+){1,7})(?:\W+\1\b){3}|\b(\w+)(?:\W+\2\b){5}", re.IGNORECASE)
"""Two to eight words four times in a row, or one six times: longer than anybody starts anew."""


def segments(  # noqa: PLR0913 - what is read, by whom, and what may be known of it beforehand
    model: Any,
    samples: Samples,
    *,
    before: str,
    hint: str | None,
    language: str,
    wait: Callable[[], None],
) -> Iterator[list[Word]]:
    """Give the words of each segment that is to be believed; `wait` is called before each."""
    start, seconds = 0.0, len(samples) / RATE
    while start < seconds - LEFT:
        bad = None
        for segment in _onwards(model, samples, start, before, hint, language, wait):
            if circles(segment):
                bad = segment
                break
            before = f"{before} {segment.text.strip()}".strip()
            words = _words(segment, language)
            if words:
                yield words
        if bad is None:
            return
        window = bad.seek / 100
        again = bool(before) or window > start
        start, before = window if again else window + WINDOW, ""


def circles(segment: Any) -> bool:
    """Say whether a segment, or the window that it is of, runs in circles."""
    return segment.compression_ratio > LOOPS or bool(_CIRCLES.search(segment.text))


def _onwards(  # noqa: PLR0913, PLR0917 - the same
    model: Any,
    samples: Samples,
    start: float,
    before: str,
    hint: str | None,
    language: str,
    wait: Callable[[], None],
) -> Iterator[Any]:
    """Read from a time on, in order and with a beam; temperature 0, so that it stays the same."""
    wait()
    read, _ = model.transcribe(
        floats(samples),
        language=language,
        beam_size=BEAM,
        temperature=0.0,
        condition_on_previous_text=True,
        initial_prompt=before or None,
        hotwords=hint,
        word_timestamps=True,
        clip_timestamps=[start],
    )
    heap.give_back()  # as before each encoding
    for segment in read:
        yield segment
        heap.give_back()
        wait()


def _words(segment: Any, language: str) -> list[Word]:
    """Give a segment's words; none of one that nobody said."""
    doubtful = segment.avg_logprob < DOUBTFUL
    if segment.avg_logprob < GUESSED or (doubtful and segment.no_speech_prob > NO_SPEECH):
        return []
    pieces = [
        {
            "word": word.word,
            "start": word.start,
            "end": word.end,
            "probability": word.probability,
        }
        for word in segment.words
    ]
    words = joined(pieces, language)
    return [] if unsure(words) else words
