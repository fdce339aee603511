"""Transcribe a whole recording, and find where somebody speaks in it.

It has the same windows as while an interview runs, and the same second reading, so that a recording
gives the same words here as there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mockint.ear.whole_recording import speech_in
from mockint.errors import BadInput
from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Detector, Pitch, Polyglot, Recogniser, Samples
from mockint.words.disfluencies import Align, add_disfluencies
from mockint.words.live import read
from mockint.words.second_reading import reread
from mockint.words.second_voice import own_disfluencies, own_speech, set_apart
from mockint.words.terms import Expected
from mockint.words.windows import LIMIT, faint, short, windows


@dataclass(frozen=True, slots=True)
class Transcription:
    """A recording, written down."""

    transcript: Transcript
    speech: tuple[Span, ...]
    """As a live ear finds it, and what is heard only when its silences are heard again."""


def transcribe(  # noqa: PLR0913 - two parts, and what a listener may know beforehand
    samples: Samples,
    recogniser: Recogniser,
    detector: Detector,
    *,
    vocabulary: Sequence[str] = (),
    language: str = "en",
    progress: Callable[[float], None] = lambda _: None,
) -> Transcription:
    """Write a recording down; `language` may be `auto`.

    `progress` is called with the seconds that are done.
    """

    def sound(span: Span) -> Samples:
        return samples[max(0, round(span.start * RATE)) : max(0, round(span.end * RATE))]

    clear = speech_in(samples, detector)
    ends = [0.0, *(span.end for span in clear)]
    starts = [*(span.start for span in clear), len(samples) / RATE]
    missed = [
        span
        for since, until in zip(ends, starts, strict=True)
        for span in faint(Span(since, until), sound, detector)
    ]
    spans = sorted([*clear, *missed], key=lambda span: span.start)
    if language == "auto":
        language = _language(spans, sound, recogniser)
    words: list[Word] = []
    for window in windows([piece for span in spans for piece in short(span, sound)]):
        words += read(window, sound, recogniser, vocabulary=vocabulary, language=language) or ()
        progress(window.sound.end)
    return Transcription(Transcript(tuple(words), language, recogniser.made_by), tuple(spans))


def write_down(  # noqa: PLR0913 - what is heard, by whom, and what may be known of it
    samples: Samples,
    recogniser: Recogniser,
    detector: Detector,
    expected: Expected,
    *,
    language: str,
    verbatim: bool,
    align: Align,
    whole: Recogniser | None = None,
    pitch: Pitch | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Transcription:
    """Write a recording down as an interview does.

    Hinted, read again as a whole (by `whole`, where it is another), with its terms put right, each
    word where it is said. `verbatim` listens once more for every um, and doubts what only a hint
    may have written. With `pitch` the words of a second voice are set apart.
    """
    written = transcribe(
        samples,
        recogniser,
        detector,
        vocabulary=expected.hints,
        language=language,
        progress=progress,
    )
    transcript = reread(
        samples,
        written.transcript,
        written.speech,
        whole or recogniser,
        made_by=whole.made_by if whole else "",
        vocabulary=expected.hints,
    )
    written = replace(written, transcript=transcript)
    return finished(
        written, samples, recogniser, expected, verbatim=verbatim, align=align, pitch=pitch
    )


def finished(  # noqa: PLR0913 - the same
    written: Transcription,
    samples: Samples,
    recogniser: Recogniser,
    expected: Expected,
    *,
    verbatim: bool,
    align: Align,
    pitch: Pitch | None = None,
) -> Transcription:
    """Do what comes after the words: terms, and the second pass or the times of the words alone."""
    transcript = expected.corrected(written.transcript)
    transcript = set_apart(transcript, samples, written.speech, pitch)
    if verbatim:
        check, own = expected.checked, own_speech(transcript, written.speech)
        transcript = add_disfluencies(
            samples, transcript, own, recogniser, align=align, check=check
        )
        transcript = own_disfluencies(transcript, written.speech)
    else:
        transcript = align(transcript, samples)
    return Transcription(transcript, written.speech)


def _language(
    spans: Sequence[Span], sound: Callable[[Span], Samples], recogniser: Recogniser
) -> str:
    """Have the language told from the first half minute of speech.

    English, when nobody speaks.
    """
    if not isinstance(recogniser, Polyglot):
        raise BadInput(
            f"{recogniser.made_by} cannot tell which language is spoken.",
            do="Name it: --language en, --language ko.",
        )
    if not spans:
        return "en"
    return recogniser.language(sound(Span(spans[0].start, spans[0].start + LIMIT)))
