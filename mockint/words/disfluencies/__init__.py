"""Find where an answer said um, repeated itself or broke off: the verbatim layer.

Two sources that do not know each other: a second reading by a recogniser that is asked to write
every um, and steady voice that no word covers. What both heard is certain; what one heard is
possible.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Samples, Verbatim
from mockint.words.disfluencies.acoustic import model, steady
from mockint.words.disfluencies.merging import merged
from mockint.words.disfluencies.pieces import pieces

Align = Callable[[Transcript, Samples], Transcript]
"""A transcript and its sound: the same words where they are said."""


def add_disfluencies(  # noqa: PLR0913 - what is heard, and two things to do meanwhile
    samples: Samples,
    transcript: Transcript,
    speech: Sequence[Span],
    recogniser: object,
    *,
    wait: Callable[[], None] = lambda: None,
    align: Align = lambda transcript, _: transcript,
    check: Callable[[Transcript, Sequence[Word]], Transcript] = lambda transcript, _: transcript,
) -> Transcript:
    """Add the verbatim layer to a transcript of `samples`; `wait` is called before each piece.

    `align` finds when the words of both readings are said: then an um that was written down lies
    there, and not where a steady voice is near. The second reading had no hints: `check` may hold
    the words of the first against it.

    A recogniser that is no `Verbatim` leaves the sound and the first reading as sources.
    """
    wait()
    transcript = align(transcript, samples)
    readings: tuple[Word, ...] = ()
    exact = False
    if isinstance(recogniser, Verbatim):
        rough = tuple(read_verbatim(samples, speech, recogniser, transcript.language, wait=wait))
        readings = align(Transcript(rough, transcript.language, ""), samples).words
        transcript = check(transcript, readings)
        exact = readings != rough
    wait()
    stretches = steady(samples, transcript.words, model()) if len(samples) and speech else []
    return replace(transcript, disfluencies=merged(transcript, readings, stretches, exact=exact))


def read_verbatim(
    samples: Samples,
    speech: Sequence[Span],
    recogniser: Verbatim,
    language: str,
    *,
    wait: Callable[[], None] = lambda: None,
) -> list[Word]:
    """Read a recording piece by piece for what is not meant to be in the text."""
    readings = []
    for piece in pieces(speech, samples):
        wait()
        words = recogniser.verbatim(
            samples[round(piece.start * RATE) : round(piece.end * RATE)], language=language
        )
        readings += [
            replace(word, start=word.start + piece.start, end=word.end + piece.start)
            for word in words
        ]
    return readings
