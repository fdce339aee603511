"""The ear at sound files: real speech in, a whole recording out, whatever the candidate does."""

import resource
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import BLOCK, Sound, read_wav, write_wav
from mockint.ear.listener import Listener
from mockint.ear.signal_check import Trouble
from mockint.ear.whole_recording import recovered
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.soundfiles import SoundFiles
from mockint.errors import DeviceTrouble, NotKept
from mockint.events import Listening, Notice
from mockint.model import RATE, Recording, Span, Stop
from mockint.ports import Key, Microphone, Samples, SoundBlock
from tests.fakes import FakeScreen

pytestmark = pytest.mark.real

SOUNDS = Path(__file__).parent / "sounds"
CLIP = SOUNDS / "librispeech.flac"


def samples(path: Path) -> Samples:
    return decode(path).samples


class Fingers:
    """A keyboard on which keys are pressed after so many blocks."""

    def __init__(self, *script: tuple[int, Key]) -> None:
        self._script = dict(script)
        self._blocks = 0

    def pressed(self) -> Key | None:
        self._blocks += 1
        return self._script.get(self._blocks)


class Wire:
    """A live microphone that plays blocks made beforehand: stands for a device at its worst."""

    name = "wire"
    live = True

    def __init__(
        self, sound: Samples, *, lost: Sequence[int] = (), dies: BaseException | None = None
    ) -> None:
        blocks = [sound[i : i + BLOCK] for i in range(0, len(sound) - BLOCK + 1, BLOCK)]
        self._blocks = iter(
            [SoundBlock(block, overflowed=number in lost) for number, block in enumerate(blocks)]
        )
        self._dies = dies

    def blocks(self) -> Iterator[SoundBlock]:
        yield from self._blocks
        if self._dies is not None:
            raise self._dies


class Ear:
    """A listener with everything that it was told and told others."""

    def __init__(
        self, microphone: Microphone, *keys: tuple[int, Key], patience: float | None = 3.0
    ) -> None:
        self.screen = FakeScreen()
        self.heard: list[Span] = []
        self.repeated = 0
        self.listener = Listener(
            microphone,
            Silero(),
            keys=Fingers(*keys),
            screen=self.screen,
            patience=patience,
            longest=60,
        )

    def listen(self, path: Path) -> Recording:
        try:
            return self.listener.listen(path, heard=self.heard.append, reply=self._repeat)
        finally:
            self.listener.close()

    def _repeat(self, _: Key) -> None:
        self.repeated += 1


def files(*paths: Path, silence: float = 0.0) -> SoundFiles:
    return SoundFiles(paths, decode=samples, fast=True, silence=silence)


def hiss(seconds: float, *, level: float = 30) -> Samples:
    return np.random.default_rng(1).normal(0, level, round(seconds * RATE)).astype(np.int16)


def test_a_file_is_recorded_to_the_sample_and_its_speech_is_found(tmp_path: Path) -> None:
    ear = Ear(files(CLIP))
    recording = ear.listen(tmp_path / "answer.wav")
    original = samples(CLIP)
    assert np.array_equal(read_wav(tmp_path / "answer.wav")[: len(original)], original)
    assert recording.seconds == pytest.approx(len(original) / RATE, abs=BLOCK / RATE)
    assert recording.stop is Stop.ENDED
    assert recording.path == f"{tmp_path.name}/answer.wav"
    assert recording.device == CLIP.name
    assert tuple(ear.heard) == recording.speech
    assert 3.5 < sum(span.seconds for span in recording.speech) < recording.seconds


def test_silence_after_the_answer_ends_it_when_patience_has_passed(tmp_path: Path) -> None:
    recording = Ear(files(CLIP, silence=5.0), patience=1.5).listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.SILENCE
    assert recording.seconds - recording.speech[-1].end == pytest.approx(
        1.5 - 0.1, abs=2 * BLOCK / RATE
    )


def test_a_thinking_pause_shorter_than_patience_is_part_of_the_answer(tmp_path: Path) -> None:
    pause = np.zeros(round(2.4 * RATE), np.int16)
    write_wav(
        tmp_path / "long.wav", Sound(np.concatenate([samples(CLIP), pause, samples(CLIP)]), RATE)
    )
    recording = Ear(files(tmp_path / "long.wav"), patience=3.0).listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.ENDED
    assert recording.seconds == pytest.approx(2 * 4.905 + 2.4, abs=0.1)


def test_a_candidate_who_has_not_begun_is_waited_for(tmp_path: Path) -> None:
    """Nothing but a room's hiss, far longer than any patience."""
    recording = Ear(Wire(hiss(20)), patience=1.5).listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.ENDED
    assert recording.seconds == pytest.approx(20, abs=0.1)
    assert recording.speech == ()


def test_nobody_is_told_that_silence_ends_an_answer_before_it_has_begun(tmp_path: Path) -> None:
    ear = Ear(Wire(np.concatenate([hiss(4), samples(CLIP)])))
    ear.listen(tmp_path / "answer.wav")
    shown = [moment.patience for moment in ear.screen.shown if isinstance(moment, Listening)]
    first = shown.index(3.0)
    assert first * BLOCK / RATE > 4
    assert set(shown[:first]) == {None}
    assert set(shown[first:]) == {3.0}


def test_hesitant_speech_is_heard_in_pieces_as_it_comes(tmp_path: Path) -> None:
    recording = Ear(files(SOUNDS / "hesitant.flac")).listen(tmp_path / "answer.wav")
    assert len(recording.speech) >= 3


def test_files_are_heard_one_for_each_answer_and_nothing_after_the_last(tmp_path: Path) -> None:
    microphone = files(CLIP)
    microphone.load(SOUNDS / "hesitant.flac")
    ear = Ear(microphone)
    lengths = [ear.listen(tmp_path / f"{number}.wav").seconds for number in range(3)]
    assert lengths == [pytest.approx(4.9, abs=0.1), pytest.approx(10.7, abs=0.1), 0]


@pytest.mark.parametrize(
    ("key", "stop"), [(Key.END, Stop.KEY), (Key.SKIP, Stop.SKIPPED), (Key.QUIT, Stop.QUIT)]
)
def test_a_key_ends_the_answer_and_the_open_span_is_heard(
    key: Key, stop: Stop, tmp_path: Path
) -> None:
    ear = Ear(files(CLIP), (60, key))
    recording = ear.listen(tmp_path / "answer.wav")
    assert recording.stop is stop
    assert recording.seconds == pytest.approx(60 * BLOCK / RATE)
    assert ear.heard[-1].end == pytest.approx(recording.seconds, abs=0.1)


def test_what_is_said_during_a_pause_is_not_kept(tmp_path: Path) -> None:
    ear = Ear(files(CLIP), (40, Key.PAUSE), (80, Key.PAUSE))
    recording = ear.listen(tmp_path / "answer.wav")
    original, kept = samples(CLIP), read_wav(tmp_path / "answer.wav")
    joined = np.concatenate([original[: 40 * BLOCK], original[80 * BLOCK :]])
    assert np.array_equal(kept[: len(joined)], joined)
    assert recording.seconds == len(kept) / RATE
    assert sum(isinstance(moment, Listening) and moment.paused for moment in ear.screen.shown) == 40


def test_the_question_is_repeated_and_nobody_is_hurried_after_it(tmp_path: Path) -> None:
    """Spoken, two seconds of silence, repeat: the silence before does not count on."""
    sound = np.concatenate([samples(CLIP), np.zeros(round(4.5 * RATE), np.int16)])
    ear = Ear(Wire(sound), (round(6.5 * RATE / BLOCK), Key.REPEAT), patience=3.0)
    recording = ear.listen(tmp_path / "answer.wav")
    assert ear.repeated == 1
    assert recording.stop is Stop.ENDED


def test_a_candidate_who_thinks_holds_the_turn(tmp_path: Path) -> None:
    """Space in the silence, far longer than patience; and again, which lets go."""
    sound = np.concatenate([samples(CLIP), hiss(12)])
    space = round(6.0 * RATE / BLOCK)
    recording = Ear(Wire(sound), (space, Key.HOLD), patience=1.5).listen(tmp_path / "held.wav")
    assert recording.stop is Stop.ENDED
    again = round(10.0 * RATE / BLOCK)
    recording = Ear(Wire(sound), (space, Key.HOLD), (again, Key.HOLD), patience=1.5).listen(
        tmp_path / "freed.wav"
    )
    assert recording.stop is Stop.SILENCE
    assert recording.seconds == pytest.approx(10.0, abs=0.1)


def test_an_answer_without_end_ends_at_the_limit(tmp_path: Path) -> None:
    ear = Ear(Wire(hiss(3)))
    ear.listener.longest = 2.0
    recording = ear.listen(tmp_path / "a.wav")
    assert recording.stop is Stop.LIMIT
    assert recording.seconds == pytest.approx(2.0, abs=BLOCK / RATE)


def test_a_device_that_goes_away_leaves_the_answer_so_far(tmp_path: Path) -> None:
    trouble = DeviceTrouble("The microphone went away.", do="Plug it in again.")
    ear = Ear(Wire(samples(CLIP), dies=trouble))
    recording = ear.listen(tmp_path / "answer.wav")
    assert recording.stop is Stop.LOST
    assert ear.screen.messages == ["The microphone went away."]
    assert np.array_equal(
        read_wav(tmp_path / "answer.wav"), samples(CLIP)[: round(recording.seconds * RATE)]
    )


def test_ctrl_c_passes_through_and_the_answer_so_far_is_found_again(tmp_path: Path) -> None:
    ear = Ear(Wire(samples(CLIP), dies=KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        ear.listen(tmp_path / "answer.wav")
    recording = recovered(tmp_path / "answer.wav", Silero())
    assert recording.stop is Stop.BROKEN_OFF
    assert recording.seconds == pytest.approx(4.9, abs=0.1)
    assert recording.speech[:-1] == tuple(ear.heard[:-1])


def test_a_full_disk_is_said_and_what_was_written_is_found_again(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * RATE * 2, hard))
    try:
        with pytest.raises(NotKept):
            Ear(Wire(samples(CLIP))).listen(tmp_path / "answer.wav")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert recovered(tmp_path / "answer.wav", Silero()).seconds == pytest.approx(2.0, abs=0.05)


def test_a_muted_microphone_is_told_within_five_seconds_and_once(tmp_path: Path) -> None:
    ear = Ear(Wire(np.zeros(20 * RATE, np.int16)))
    recording = ear.listen(tmp_path / "answer.wav")
    assert ear.screen.messages == [Trouble.MUTED.value.message]
    assert recording.remarks == (Trouble.MUTED.value.message,)
    blocks_before = next(
        number for number, moment in enumerate(ear.screen.shown) if isinstance(moment, Notice)
    )
    assert blocks_before * BLOCK / RATE < 5


def test_a_voice_that_is_hardly_to_be_heard_is_told(tmp_path: Path) -> None:
    faint = (samples(CLIP) * 0.02).astype(np.int16) + hiss(len(samples(CLIP)) / RATE, level=1)
    assert Ear(Wire(faint)).listen(tmp_path / "answer.wav").remarks == (
        Trouble.QUIET.value.message,
    )


def test_a_voice_whose_peaks_are_cut_off_is_told(tmp_path: Path) -> None:
    loud = (samples(CLIP).astype(np.int32) * 8).clip(-32768, 32767).astype(np.int16)
    assert Ear(Wire(loud)).listen(tmp_path / "answer.wav").remarks == (
        Trouble.CLIPPED.value.message,
    )


def test_lost_sound_is_told_once_and_counted_to_the_end(tmp_path: Path) -> None:
    ear = Ear(Wire(samples(CLIP), lost=[10, 20, 30]))
    recording = ear.listen(tmp_path / "answer.wav")
    assert ear.screen.messages == [Trouble.LOST.value.message]
    assert "3 times" in recording.remarks[0]


@pytest.mark.parametrize("clip", sorted(SOUNDS.glob("*.flac")), ids=lambda path: path.stem)
def test_a_good_recording_is_left_in_peace(clip: Path, tmp_path: Path) -> None:
    assert Ear(Wire(samples(clip))).listen(tmp_path / "answer.wav").remarks == ()


def test_files_that_are_not_fast_come_in_the_time_of_speech() -> None:
    """The machine's clock is the judge: half a second of sound takes half a second or longer."""
    import time

    microphone = SoundFiles([CLIP], decode=lambda path: samples(path)[:8000])
    began = time.monotonic()
    assert sum(len(block.samples) for block in microphone.blocks()) == 8192
    assert time.monotonic() - began >= 0.5
