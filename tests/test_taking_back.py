"""Who goes on after a silence has lost nothing: one recording, one transcript, asked again."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import jiwer
import numpy as np
import pytest

from mockint.audio import BLOCK, Sound, read_sound, read_wav, write_wav
from mockint.ear.recorder import Recorder
from mockint.engines.pyav import decode
from mockint.model import RATE, Place, Span, Stop
from mockint.ports import GoesOn, Key, Samples, SoundBlock
from mockint.session import store
from tests.desk import Desk, missing
from tests.test_interview import SAID, plain
from tests.test_listen import Ear, Wire, files, hiss

pytestmark = pytest.mark.real

SOUNDS = Path(__file__).parent / "sounds"
FIRST, SECOND = (decode(SOUNDS / name).samples for name in ("librispeech.flac", "jfk.flac"))
PAUSE = 3.5
"""Seconds: longer than the patience of these interviewers, and at a real desk long enough that the
next question has begun."""


def quiet(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.int16)


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """Write an answer with a long pause in its middle."""
    write_wav(tmp_path / "said.wav", Sound(np.concatenate([FIRST, quiet(PAUSE), SECOND]), RATE))
    return tmp_path / "said.wav"


def test_the_answer_goes_on_in_the_same_file_with_its_pause(
    interrupted: Path, tmp_path: Path
) -> None:
    ear = Ear(files(interrupted), patience=1.5)
    spans: list[Span] = []
    path, whole = tmp_path / "answer.wav", decode(interrupted).samples
    first = ear.listener.listen(path, heard=ear.heard.append, reply=list)
    assert first.stop is Stop.SILENCE
    assert ear.listener.meanwhile(lambda: "read") is GoesOn.GOES_ON
    recording = ear.listener.listen(path, heard=spans.append, reply=list)
    ear.listener.close()
    assert np.array_equal(read_wav(path)[: len(whole)], whole)
    assert recording.seconds == pytest.approx(len(whole) / RATE, abs=0.04)
    assert (
        tuple(spans) == recording.speech
    )  # those from before are told again: the transcriber has begun anew
    assert any(pause.span.seconds > PAUSE - 0.3 for pause in recording.pauses)


def test_who_stays_silent_has_finished(tmp_path: Path) -> None:
    ear = Ear(Wire(np.concatenate([FIRST, hiss(9)])), patience=1.5)
    path = tmp_path / "answer.wav"
    recording = ear.listener.listen(path, heard=ear.heard.append, reply=list)
    assert not ear.listener.gone_on()
    assert len(read_wav(path)) == round(recording.seconds * RATE)
    assert recording.pauses[-1].place is Place.END


def test_what_comes_after_the_end_is_on_disk_at_once_and_cut_off_when_nobody_goes_on(
    tmp_path: Path,
) -> None:
    path, blocks = (
        tmp_path / "answer.wav",
        [FIRST[at : at + BLOCK] for at in range(0, 20 * BLOCK, BLOCK)],
    )
    recorder = Recorder(path, 1.5, watched=False)
    for block in blocks[:12]:
        recorder.write(SoundBlock(block))
        recorder.look(SoundBlock(block), 0.9)
    for number, block in enumerate(blocks[12:], 13):
        recorder.overhear(SoundBlock(block), 0.0)
        assert np.array_equal(read_wav(path), FIRST[: number * BLOCK])
    recorder.close()
    assert np.array_equal(read_sound(path).samples, FIRST[: 12 * BLOCK])
    assert np.array_equal(read_wav(path), FIRST[: 12 * BLOCK])


def test_a_cough_takes_nothing_back(tmp_path: Path) -> None:
    cough = FIRST[round(0.9 * RATE) : round(1.05 * RATE)]
    sound = np.concatenate([FIRST, hiss(2.5), cough, hiss(6)])
    ear = Ear(Wire(sound), patience=1.5)
    ear.listener.listen(tmp_path / "answer.wav", heard=ear.heard.append, reply=list)
    assert not ear.listener.gone_on()


def test_the_interviewer_falls_silent_when_the_candidate_goes_on(tmp_path: Path) -> None:
    """The work stands for a question that would be spoken for a minute."""
    ear, hushed = Ear(Wire(np.concatenate([FIRST, quiet(PAUSE), SECOND])), patience=1.5), Event()
    ear.listener.listen(tmp_path / "answer.wav", heard=ear.heard.append, reply=list)
    assert ear.listener.meanwhile(lambda: hushed.wait(150), hush=hushed.set) is GoesOn.GOES_ON
    ear.listener.close()
    assert hushed.is_set()


def test_while_the_answer_is_still_read_it_may_go_on_however_long_that_takes(
    tmp_path: Path,
) -> None:
    ear, done = Ear(Wire(np.concatenate([FIRST, quiet(9), SECOND])), patience=1.5), Event()
    ear.listener.listen(tmp_path / "answer.wav", heard=ear.heard.append, reply=list)
    assert ear.listener.meanwhile(lambda: done.wait(150)) is GoesOn.GOES_ON
    done.set()
    ear.listener.close()


def test_after_a_key_nobody_goes_on(tmp_path: Path) -> None:
    ear = Ear(Wire(np.concatenate([FIRST, SECOND])), (60, Key.END))
    ear.listener.listen(tmp_path / "answer.wav", heard=ear.heard.append, reply=list)
    assert not ear.listener.gone_on()


def test_what_went_wrong_in_the_work_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        Ear(files()).listener.meanwhile(lambda: 1 / 0)


def test_enter_cuts_the_question_short_and_does_not_end_the_answer(tmp_path: Path) -> None:
    ear, hushed = Ear(Wire(FIRST), (5, Key.END)), Event()
    assert ear.listener.meanwhile(lambda: hushed.wait(150), hush=hushed.set) is True
    assert ear.listen(tmp_path / "answer.wav").stop is Stop.ENDED


def test_quit_pressed_over_the_question_quits(tmp_path: Path) -> None:
    ear, hushed = Ear(Wire(FIRST), (5, Key.QUIT)), Event()
    assert ear.listener.meanwhile(lambda: hushed.wait(150), hush=hushed.set) is True
    assert ear.listen(tmp_path / "answer.wav").stop is Stop.QUIT


EARLY = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from mockint.audio import Sound
from mockint.ear.echo_canceller import AdaptiveEchoCanceller
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.sounddevice import SoundCard, SoundCardMicrophone
from mockint.engines.terminal import NoKeys
from mockint.ear.listener import Listener
from mockint.screen.plain_lines import PlainScreen
from rich.console import Console

answer, question = Path(sys.argv[1]), Sound(decode(Path(sys.argv[2])).samples, 16000)
card = SoundCard()
screen = PlainScreen(Console(file=sys.stderr))
ear = Listener(SoundCardMicrophone(), Silero(), keys=NoKeys(), screen=screen, patience=1.5,
               echo_canceller=AdaptiveEchoCanceller())
def ask():
    print("asking", flush=True)
    ear.playing(question)
    card.play(question)
    return True
assert ear.meanwhile(ask, hush=card.stop, early=answer)
print(json.dumps(asdict(ear.listen(answer, heard=lambda span: None, reply=lambda _: None))))
"""


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_an_answer_that_begins_over_the_last_word_of_the_question_is_kept_from_its_first_word(
    tmp_path: Path,
) -> None:
    """The robot begins a second before the end of a long question, and says every word."""
    from tests.test_listen_desk import outcome, place, waiting

    path = tmp_path / "answer.wav"
    with Desk(rate=RATE) as desk:
        robot = desk.robot([], tmp_path)
        running = subprocess.Popen(
            [sys.executable, "-c", EARLY, path, SOUNDS / "jfk.flac"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **desk.env, "OMP_NUM_THREADS": "1"},
        )
        waiting(running, "asking\n")
        write_wav(tmp_path / "late.wav", Sound(np.concatenate([quiet(9.5), FIRST]), RATE))
        robot.say(tmp_path / "late.wav")
        recording, _ = outcome(running)
    kept = read_wav(path)
    start = place(FIRST, kept)
    assert np.array_equal(kept[start : start + len(FIRST)], FIRST)
    assert start < RATE
    assert recording["speech"][0]["start"] < start / RATE + 0.6


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str]:
    """Interview a robot who goes on over question two; give session, questions, words."""
    if missing():
        pytest.skip(missing())
    folder = tmp_path_factory.mktemp("interview")
    write_wav(folder / "thinker.wav", Sound(np.concatenate([FIRST, quiet(5.0), SECOND]), RATE))
    with Desk() as desk:
        robot = desk.robot([folder / "thinker.wav", SOUNDS / "librispeech.flac"], folder / "robot")
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "mockint",
                "interview",
                "-n",
                "9",
                "-n",
                "10",
                "--patience",
                "1.0",
            ],
            check=False,
            capture_output=True,
            text=True,
            timeout=280,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **desk.env, "PYTHONWARNINGS": ""},
        )
        heard = robot.done(60)
    assert done.returncode == 0, done.stderr
    return store.find(folder / "recordings", "last"), len(heard), done.stdout


def test_an_answer_that_goes_on_over_the_next_question_is_one_answer(
    held: tuple[Path, int, str],
) -> None:
    folder, _, printed = held
    first, second = store.load(folder).entries
    said = " ".join(SAID.values())
    for entry, words in ((first, said), (second, SAID["librispeech.flac"])):
        assert entry.recording is not None
        assert entry.transcript is not None
        assert jiwer.wer(words, plain(entry.transcript.text)) <= 0.15
    assert first.recording is not None
    assert any(pause.span.seconds > 3.5 for pause in first.recording.pauses)
    assert "on with the same answer" in printed


def test_the_question_that_was_begun_is_asked_again(held: tuple[Path, int, str]) -> None:
    _, heard, printed = held
    assert heard == 2
    assert printed.count("[2/2]") >= 1
