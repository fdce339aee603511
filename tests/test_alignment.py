"""Words stand where they are said, not where a recogniser's attention was."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soxr

from mockint.engines.hibari import Hibari
from mockint.engines.pocketsphinx import PocketSphinx, pronounced
from mockint.engines.pyav import decode
from mockint.model import RATE, Span, Transcript, Word
from mockint.ports import Samples
from mockint.words.alignment import aligned

SOUNDS = Path(__file__).parent / "sounds"

DRAWN = (
    ("we're", 5.18, 5.31), ("just", 5.31, 5.59), ("y'know", 5.59, 5.85), ("there's", 5.85, 6.0),
    ("some", 6.0, 6.11), ("speech", 6.11, 6.35), ("errors", 6.35, 6.64), ("but", 6.64, 6.77),
    ("who", 6.77, 6.81), ("cares", 6.98, 7.54),
)  # fmt: skip
"""Words of `acoustic_corpus`, with borders that a human drew."""

SINCE, UNTIL = 4.9, 7.9
"""Seconds of the clip in which nothing else is said."""

SENTENCE = "We moved PostgreSQL to Kubernetes, and the p95 latency fell by 25 percent."


def rough(by: float) -> Transcript:
    """Give the drawn words, each that much too early, as Whisper does across pauses."""
    by += SINCE
    return Transcript(
        tuple(Word(text, start - by, end - by, 0.9) for text, start, end in DRAWN), "en", ""
    )


@pytest.fixture
def clip() -> Samples:
    """Give the part of the clip that holds the drawn words."""
    return decode(SOUNDS / "acoustic_corpus.ogg").samples[round(SINCE * RATE) : round(UNTIL * RATE)]


@pytest.mark.real
def test_words_are_found_where_they_are_said(clip: Samples) -> None:
    """Rough times that are half a second off come within a tenth of human borders."""
    found = aligned(rough(0.5), clip, PocketSphinx()).words
    assert [word.text for word in found] == [text for text, _, _ in DRAWN]
    assert (
        np.median(
            [
                abs(word.start + SINCE - start)
                for word, (_, start, _) in zip(found, DRAWN, strict=True)
            ]
        )
        < 0.05
    )


@pytest.mark.real
def test_the_same_sound_gives_the_same_times(clip: Samples) -> None:
    """Nothing is remembered of what was heard before."""
    aligner = PocketSphinx()
    first = aligned(rough(0.5), clip, aligner)
    aligned(rough(0.2), clip[: len(clip) // 2], aligner)
    assert aligned(rough(0.5), clip, aligner) == first == aligned(rough(0.5), clip, PocketSphinx())


@pytest.mark.real
def test_names_numbers_and_dashes_keep_their_places() -> None:
    """A word in no dictionary is found by its letters.

    A synthetic voice says it, so that its words are known.
    """
    sound = Hibari().sound(SENTENCE)
    step = len(sound.samples) / sound.rate / 14
    texts = [*SENTENCE.split()[:5], "—", *SENTENCE.split()[5:]]
    words = tuple(Word(text, at * step, (at + 1) * step, 0.9) for at, text in enumerate(texts))
    found = aligned(
        Transcript(words, "en", ""), soxr.resample(sound.samples, sound.rate, RATE), PocketSphinx()
    ).words
    assert found != words
    assert all(word.end <= following.start + 1e-9 for word, following in pairwise(found))
    lengths = {word.text: word.end - word.start for word in found}
    assert lengths["—"] == 0
    assert lengths["PostgreSQL"] > 2 * lengths["We"]


@pytest.mark.real
def test_what_was_never_said_keeps_its_rough_times(clip: Samples) -> None:
    """An aligner that loses its way says so; nothing is lost by asking it."""
    words = tuple(Word("unbelievable", at / 20, (at + 1) / 20, 0.9) for at in range(9))
    given = Transcript(words, "en", "")
    assert aligned(given, clip[:RATE], PocketSphinx()) == given


@pytest.mark.real
def test_other_languages_are_left_alone(clip: Samples) -> None:
    """Its model hears English only."""
    korean = replace(rough(0.5), language="ko")
    assert aligned(korean, clip, PocketSphinx()) is korean


def test_a_corrected_term_is_looked_for_as_it_was_heard() -> None:
    """The sound says what was heard; the term may be pronounced otherwise."""

    class Asked:
        languages = ("en",)

        def spans(self, samples: Samples, words: list[str]) -> list[Span]:
            self.words = words
            return [Span(0.0, 1.0) for _ in words]

    asked = Asked()
    aligned(
        Transcript((Word("Redis", 0.0, 1.0, 0.3, "reddish"),), "en", ""),
        np.zeros(RATE, np.int16),
        asked,
    )
    assert asked.words == ["reddish"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("25%", "twenty five percent"),
        ("3,000", "three thousand"),
        ("115", "one hundred fifteen"),
        ("1,250,000", "one million two hundred fifty thousand"),
        ("gRPC", "g r p c"),
        ("it’s", "it's"),
        ("café,", "cafe"),
        ("—", ""),
    ],
)
def test_written_words_are_pronounced(written: str, said: str) -> None:
    """A dictionary knows no digits and no signs."""
    assert " ".join(pronounced(written)) == said
