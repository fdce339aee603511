"""Loudness and pitch, measured on sound whose loudness and pitch are known."""

from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.engines.pyworld import pitch
from mockint.model import (
    RATE,
    Answer,
    Finding,
    Level,
    Rubric,
    Span,
)
from mockint.review import Studio
from mockint.review.checks.voice import voice
from mockint.review.reading import prepare
from tests import builders

NOTHING = Rubric((), (), ())
STRETCHES = tuple(Span(n * 4.0 + 0.5, n * 4.0 + 4.0) for n in range(4))


def sung(folder: Path, *, low: float, high: float, fall: float) -> Answer:
    """Write four gliding tones whose last 0.6 s are `fall` dB quieter; give the answer of them."""
    samples = np.zeros(int(17 * RATE))
    for span in STRETCHES:
        count = int(span.seconds * RATE)
        hertz = np.linspace(low, high, count)
        phase = 2 * np.pi * np.cumsum(hertz) / RATE
        tone = sum(np.sin(phase * n) / n for n in range(1, 6)) * 3000
        tone[-int(0.6 * RATE) :] *= 10 ** (-fall / 20)
        samples[int(span.start * RATE) : int(span.start * RATE) + count] = tone
    write_wav(folder / "answer.wav", Sound(samples.astype(np.int16), RATE))
    return builders.answer(builders.question(), builders.recording(17.0, *STRETCHES))


def heard(answer: Answer, studio: Studio) -> list[Finding]:
    """Measure the sound of an answer."""
    return voice(prepare(answer, NOTHING, studio=studio), NOTHING)


@pytest.mark.parametrize("fall", [0.0, 6.0, 12.0])
def test_fading_is_measured_in_decibels(tmp_path: Path, fall: float) -> None:
    """The fall that was made is the fall that is told, as a note and never as a fault."""
    found = heard(sung(tmp_path, low=120, high=120, fall=fall), Studio(tmp_path, None))
    assert [finding.subject for finding in found] == ["loudness"]
    assert found[0].value == pytest.approx(fall, abs=0.5)
    assert found[0].level is Level.NOTE
    assert found[0].evidence[0].span.end in {span.end for span in STRETCHES}


def test_the_range_of_the_pitch_is_that_of_the_glide(tmp_path: Path) -> None:
    """From 110 to 220 Hz is an octave; its 10th to 90th percentile are 9.5 semitones."""
    found = heard(sung(tmp_path, low=110, high=220, fall=0.0), Studio(tmp_path, pitch))
    told = next(finding for finding in found if finding.subject == "pitch")
    assert told.value == pytest.approx(9.5, abs=1.0)
    assert "no judgement" in told.message


def test_without_sound_nothing_is_told(tmp_path: Path) -> None:
    """A session without its sound files is reviewed by its words."""
    answer = sung(tmp_path, low=110, high=220, fall=0.0)
    (tmp_path / "answer.wav").unlink()
    assert heard(answer, Studio(tmp_path, pitch)) == []
