"""Give words the times of their sounds, in place of a recogniser's rough ones.

Whisper tells times from its attention, which is right within a tenth of a second and wrong by half
of one where somebody says um. An aligner is told the words and only asks when.
"""

from collections.abc import Sequence
from dataclasses import replace

from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Aligner, Samples

LIMIT = 28.0
"""Seconds that are aligned at once; the cost of a second grows with the length."""

SHORTEST = 8
"""Words of a stretch that is not cut again when the aligner loses its way: rough times stay."""

REACH = 2.0
"""Seconds heard before the first word and behind the last: rough times are that wrong."""


def aligned(transcript: Transcript, samples: Samples, aligner: Aligner) -> Transcript:
    """Give each word of a recording the times at which `aligner` hears it.

    Rough times stay where it does not follow.
    """
    if transcript.language not in aligner.languages or not transcript.words:
        return transcript
    words = _timed(transcript.words, samples, Span(0.0, len(samples) / RATE), aligner)
    return replace(transcript, words=tuple(words))


def _timed(words: Sequence[Word], samples: Samples, within: Span, aligner: Aligner) -> list[Word]:
    """Align a stretch that is said within a part of the sound; if that fails, both its halves."""
    start, end = max(within.start, words[0].start - REACH), min(within.end, words[-1].end + REACH)
    sound = samples[round(start * RATE) : round(end * RATE)]
    # the words as they were heard: a term that was put right may sound otherwise
    texts = [word.heard_as or word.text for word in words]
    if end - start <= LIMIT + 2 * REACH and (spans := aligner.spans(sound, texts)) is not None:
        return [
            replace(word, start=round(start + span.start, 3), end=round(start + span.end, 3))
            for word, span in zip(words, spans, strict=True)
        ]
    if len(words) <= SHORTEST:
        return list(words)
    cut = _longest_pause(words)
    edge = (words[cut - 1].end + words[cut].start) / 2
    before = _timed(words[:cut], samples, Span(within.start, edge), aligner)
    return before + _timed(words[cut:], samples, Span(edge, within.end), aligner)


def _longest_pause(words: Sequence[Word]) -> int:
    """Find the word of the middle half before which the longest pause is."""
    quarter = len(words) // 4
    return max(
        range(quarter, len(words) - quarter), key=lambda at: words[at].start - words[at - 1].end
    )
