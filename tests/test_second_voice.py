"""A second voice in the room is set apart, and no word of a single speaker ever is."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Samples, Sound, write_wav
from mockint.ear.whole_recording import speech_in
from mockint.engines import pyav, pyworld
from mockint.engines.silero import Silero
from mockint.model import RATE, Disfluency, DisfluencyKind, Span, Transcript, Word
from mockint.review import own_voice
from mockint.words.disfluencies.second_pass import SecondPass
from mockint.words.second_voice import another, own_disfluencies, own_speech, set_apart
from tests import builders
from tests.conftest import SHARED

SOUNDS = Path(__file__).parent / "sounds"
DATA = SHARED / "data"
SECOND = np.zeros(RATE, np.int16)


@cache
def man() -> Samples:
    """One man, half a minute twice."""
    sound = pyav.decode(SOUNDS / "acoustic_corpus.ogg").samples
    return np.concatenate([sound, SECOND, sound, SECOND])


def with_another(decibels: float) -> tuple[Samples, float]:
    """Another man, whose voice is an octave higher, as loud as is said; and when he begins."""
    own, other = man(), pyav.decode(SOUNDS / "jfk.flac").samples.astype(np.float64)
    loud = np.sqrt(np.mean(own[np.abs(own) > 300].astype(np.float64) ** 2))
    other *= loud / np.sqrt(np.mean(other[np.abs(other) > 300] ** 2)) * 10 ** (decibels / 20)
    return np.concatenate([own, other.astype(np.int16), SECOND]), len(own) / RATE


def found(samples: Samples) -> list[Span]:
    return another(samples, speech_in(samples, Silero()), pyworld.pitch)


def test_a_quiet_voice_of_another_pitch_is_found_and_nothing_else() -> None:
    samples, begins = with_another(-15)
    spans = found(samples)
    assert len(spans) >= 2
    assert all(span.start > begins - 0.5 for span in spans)


def test_a_voice_as_loud_as_the_candidates_is_not_told_apart() -> None:
    """The candidate may raise the voice; the report says nothing rather than something wrong."""
    samples, _ = with_another(0)
    assert found(samples) == []


def test_one_voice_is_one_voice_however_quiet_it_gets() -> None:
    assert found(man()) == []
    quiet = (pyav.decode(SOUNDS / "acoustic_corpus.ogg").samples / 6).astype(np.int16)
    assert found(np.concatenate([man(), quiet])) == []
    assert found(SECOND) == []
    assert found(pyav.decode(SOUNDS / "jfk.flac").samples) == []


def tone(hertz: float, seconds: float, size: float) -> Samples:
    """A buzz of that pitch."""
    phase = np.arange(round(seconds * RATE)) * hertz / RATE
    return (size * (phase % 1 - 0.5)).astype(np.int16)


def pitched(samples: Samples) -> np.ndarray:
    """Tell the pitch by the loudness, as those buzzes have it."""
    frames = samples[: len(samples) // 320 * 320].reshape(-1, 320).astype(np.float64)
    loud = np.sqrt((frames**2).mean(axis=1))
    return np.where(loud > 1500, 100.0, np.where(loud > 50, 200.0, 0.0))


SPEECH = (Span(0.0, 12.0), Span(14.0, 16.0))
BUZZ = np.concatenate([tone(100, 12, 9000), SECOND, SECOND, tone(200, 2, 1500)])
WORDS = (Word("mine", 1.0, 1.5, 0.9), Word("theirs", 14.5, 15.0, 0.9))


def transcript() -> Transcript:
    return Transcript(WORDS, "en", "test")


def test_its_words_and_its_ums_are_no_part_of_the_answer() -> None:
    told = set_apart(transcript(), BUZZ, SPEECH, pitched)
    assert [[word.text for word in words] for words in (told.words, told.others)] == [
        ["mine"],
        ["theirs"],
    ]
    assert own_speech(told, SPEECH) == SPEECH[:1]
    ums = tuple(
        Disfluency(DisfluencyKind.FILLER, "um", Span(at, at + 0.2), 0.9, ("verbatim",))
        for at in (2.0, 15.2)
    )
    assert own_disfluencies(replace(told, disfluencies=ums), SPEECH).disfluencies == ums[:1]
    assert set_apart(transcript(), BUZZ, SPEECH, None) == transcript()


def test_nobody_is_another_who_speaks_a_third_of_the_time_or_to_whom_little_compares() -> None:
    long = np.concatenate([tone(100, 12, 9000), SECOND, SECOND, tone(200, 8, 1500)])
    assert another(long, (SPEECH[0], Span(14.0, 22.0)), pitched) == []
    assert another(BUZZ[6 * RATE :], (Span(0.0, 6.0), Span(8.0, 10.0)), pitched) == []
    assert another(BUZZ, SPEECH, pitched) == [SPEECH[1]]


def test_the_second_pass_sets_it_apart_and_the_review_leaves_its_time_out(tmp_path: Path) -> None:
    write_wav(tmp_path / "answer.wav", Sound(BUZZ, RATE))
    answer = builders.answer(builders.question(), builders.recording(16.0, *SPEECH), WORDS)
    second = SecondPass(object(), tmp_path, pitch=pitched)
    second.add(answer)
    (heard,) = second.results()
    assert (heard.transcript.text, len(heard.transcript.others)) == ("mine", 1)
    judged = own_voice(heard).recording
    assert judged is not None
    assert judged.speech == SPEECH[:1]
    assert own_voice(answer) is answer


@pytest.mark.slow
def test_no_stretch_of_any_recording_of_one_speaker_is_marked() -> None:
    """Each speaker's recordings in a row, so that minutes tell of the voice."""
    if not DATA.is_dir():
        pytest.skip("needs the recordings at ../shared")
    heard = {name: found(joined(paths)) for name, paths in speakers()}
    assert len(heard) > 60
    assert {name: spans for name, spans in heard.items() if spans} == {}


def joined(paths: Sequence[Path]) -> Samples:
    sounds = [pyav.decode(path, Silero).samples for path in paths]
    return np.concatenate([part for sound in sounds for part in (sound, SECOND)])


def speakers() -> Iterator[tuple[str, list[Path]]]:
    """Give the recordings of each speaker of the shared data; meetings have several."""
    series: dict[str, list[Path]] = defaultdict(list)
    with (DATA / "MANIFEST.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            path = DATA / row["path"]
            if row["kind"].startswith(("read_", "spont_", "longform_", "filler_")):
                series[_speaker(row, path)].append(path)
    telephone = DATA / "telephone_en" / "wuw2"
    with (telephone / "manifest.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            series[f"telephone {row['session']}"].append(telephone / row["file"])
    yield from sorted(series.items())


def _speaker(row: dict[str, str], path: Path) -> str:
    match row["kind"]:
        case "read_en_l2_mandarin":
            return row["speaker_accent"].split()[0]
        case "filler_probe_en":
            return "the actor"
        case "read_en_native" if path.parent.name != "librispeech":
            return path.parent.name
        case _:
            return path.stem
