"""The ear and the loudspeaker at real devices: PortAudio at a virtual desk, in own processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mockint.audio import Sound, read_wav, write_wav
from mockint.ear.whole_recording import recovered
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import RATE
from tests.desk import Desk, missing

pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(missing()), reason=missing())]

SOUNDS = Path(__file__).parent / "sounds"
SPEECH = SOUNDS / "jfk.flac"
ANSWER = SOUNDS / "librispeech.flac"

PROGRAM = """
import json, signal, sys
from dataclasses import asdict
from pathlib import Path
from mockint.audio import Sound
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.sounddevice import SoundCard, SoundCardMicrophone
from mockint.ear.listener import Listener
from mockint.events import Listening, Notice
from mockint.ports import Key

# Where the tests run in the background, the shell has it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
folder, patience, limit = Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
questions = sys.argv[4:]

class Screen:
    seconds = 0.0
    def show(self, moment):
        if isinstance(moment, Listening):
            print("." if not self.seconds else "", flush=True)
            self.seconds = moment.seconds
        if isinstance(moment, Notice):
            print(f"told {self.seconds} {moment.message}", flush=True)

class Fingers:
    def pressed(self):
        return Key.END if screen.seconds >= limit else None

screen, microphone = Screen(), SoundCardMicrophone()
ear = Listener(microphone, Silero(), keys=Fingers(), screen=screen, patience=patience)
for question in questions:
    print("asking", flush=True)
    SoundCard().play(Sound(decode(Path(question)).samples, 16000))
recording = ear.listen(folder / "answer.wav", heard=lambda span: None, reply=lambda _: None)
print(json.dumps(asdict(recording)))
"""
"""Plays files, then listens; prints `.` at the first block on disk, then the recording."""


REFUSING = """
import mockint.engines.sounddevice.loudspeaker, mockint.engines.sounddevice.microphone
for module in (mockint.engines.sounddevice.loudspeaker, mockint.engines.sounddevice.microphone):
    module.settings = lambda *_: (44100, 2)
"""
"""Makes the program ask its devices for 44.1 kHz stereo, as if they had refused 16 kHz mono."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Start a desk at the rate of our recordings."""
    with Desk(rate=RATE) as desk:
        yield desk


def program(
    desk: Desk,
    folder: Path,
    *questions: Path,
    patience: float = 1.5,
    limit: float = 30,
    first: str = "",
) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", first + PROGRAM, folder, patience, limit, *questions]
    return subprocess.Popen(
        [*map(str, command)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **desk.env, "OMP_NUM_THREADS": "1"},
    )


def waiting(running: subprocess.Popen[str], line: str = ".\n") -> None:
    """Wait until the program prints a line: without one, until the first block is on disk."""
    assert running.stdout is not None
    while running.stdout.readline() != line:
        assert running.poll() is None


def outcome(running: subprocess.Popen[str]) -> tuple[dict[str, Any], list[str]]:
    """Wait for the end; give the recording and what was told."""
    with running:
        out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    lines = out.splitlines()
    return json.loads(lines[-1]), [line for line in lines if line.startswith("told")]


def place(part: np.ndarray, whole: np.ndarray) -> int:
    """Find where a sound begins in a longer one."""
    size = len(part) + len(whole)
    spectra = np.fft.rfft(whole.astype(float), size) * np.conj(
        np.fft.rfft(part.astype(float), size)
    )
    return int(np.argmax(np.fft.irfft(spectra)))


def test_what_the_candidate_says_is_on_disk_to_the_bit(desk: Desk, tmp_path: Path) -> None:
    running = program(desk, tmp_path)
    waiting(running)
    robot = desk.robot([], tmp_path)
    robot.say(ANSWER)
    recording, told = outcome(running)
    said, kept = decode(ANSWER).samples, read_wav(tmp_path / "answer.wav")
    start = place(said, kept)
    assert np.array_equal(kept[start : start + len(said)], said)
    assert recording["stop"] == "silence"
    assert told == []


@pytest.mark.parametrize("first", ["", REFUSING], ids=["mono", "stereo-44k-stand-in"])
def test_the_robot_hears_the_whole_question_and_is_heard_answering(
    first: str, tmp_path: Path
) -> None:
    """At the rate of most sound cards, so that both ways are resampled: by the system, or by us."""
    answer = tmp_path / "said.wav"
    write_wav(answer, Sound(decode(SPEECH).samples[: 3 * RATE], RATE))
    with Desk(rate=48_000) as desk:
        robot = desk.robot([answer], tmp_path / "heard")
        recording, _ = outcome(program(desk, tmp_path, ANSWER, first=first))
        (heard,) = robot.done()
    for original, copy in ((ANSWER, read_wav(heard)), (answer, read_wav(tmp_path / "answer.wav"))):
        sound = decode(original).samples.astype(float)
        start = place(sound, copy)
        same = copy[start : start + len(sound)].astype(float)
        assert len(same) == len(sound)  # neither its beginning nor its end is missing
        assert sound @ same / np.linalg.norm(sound) / np.linalg.norm(same) > 0.98
    assert recording["stop"] == "silence"
    assert recording["speech"]


def test_a_microphone_whose_plug_is_pulled_leaves_the_answer_so_far(
    desk: Desk, tmp_path: Path
) -> None:
    running = program(desk, tmp_path)
    waiting(running)
    desk.unplug()
    recording, told = outcome(running)
    assert recording["stop"] == "device lost"
    assert "went away" in told[0]
    assert len(read_wav(tmp_path / "answer.wav")) == round(recording["seconds"] * RATE) > 0


def test_a_device_that_hangs_is_given_up_and_the_answer_so_far_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    running = program(desk, tmp_path)
    waiting(running)
    desk.freeze()
    recording, told = outcome(running)
    desk.thaw()
    assert recording["stop"] == "device lost"
    assert "does not answer" in told[0]
    assert len(read_wav(tmp_path / "answer.wav")) == round(recording["seconds"] * RATE) > 0


def test_a_muted_microphone_is_told_within_five_seconds(desk: Desk, tmp_path: Path) -> None:
    """Nobody plays into the cable, so it carries zeros."""
    recording, told = outcome(program(desk, tmp_path, limit=5))
    assert len(told) == 1
    assert "silence" in told[0]
    assert float(told[0].split()[1]) < 5
    assert len(recording["remarks"]) == 1


def test_a_killed_program_leaves_the_answer_up_to_the_last_quarter_second(
    desk: Desk, tmp_path: Path
) -> None:
    """The robot speaks until the kill; the file has all but the last quarter of a second."""
    running = program(desk, tmp_path)
    waiting(running)
    speaking = subprocess.Popen(
        [
            "pacat",
            "--playback",
            "--device=answer",
            "--raw",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=1",
        ],
        env={**os.environ, **desk.env},
        stdin=subprocess.PIPE,
    )
    assert speaking.stdin is not None
    with speaking, running:
        speaking.stdin.write(decode(SPEECH).samples[: 4 * RATE].tobytes())
        speaking.stdin.flush()
        while len(read_wav(tmp_path / "answer.wav")) < 2 * RATE:
            assert running.poll() is None
        running.send_signal(signal.SIGKILL)
        speaking.kill()
    kept, said = read_wav(tmp_path / "answer.wav"), decode(SPEECH).samples
    assert len(kept) >= 2 * RATE
    start = place(said[:RATE], kept)
    assert np.array_equal(kept[start:], said[: len(kept) - start])
    assert recovered(tmp_path / "answer.wav", Silero()).speech


def test_ctrl_c_leaves_a_whole_file(desk: Desk, tmp_path: Path) -> None:
    running = program(desk, tmp_path)
    waiting(running)
    running.send_signal(signal.SIGINT)
    with running:
        assert running.wait(10) != 0
    assert recovered(tmp_path / "answer.wav", Silero()).seconds > 0


STOPPED = """
import numpy as np
from threading import Timer
from mockint.audio import Sound
from mockint.engines.sounddevice import SoundCard
card = SoundCard()
Timer(0.5, card.stop).start()
card.play(Sound(np.zeros(16000 * 600, np.int16), 16000))
card.play(Sound(np.zeros(1600, np.int16), 16000))
"""


PLAYING = """
import numpy as np
from threading import Timer
from mockint.audio import Sound
from mockint.engines.sounddevice import SoundCard
from mockint.errors import DeviceTrouble
card = SoundCard()
Timer(1.0, lambda: print("asking", flush=True)).start()
try:
    card.play(Sound(np.zeros(16000 * 600, np.int16), 16000))
except DeviceTrouble as trouble:
    print(trouble, flush=True)
"""


@pytest.mark.parametrize("fault", [Desk.unplug, Desk.freeze], ids=["unplugged", "hung"])
def test_a_loudspeaker_that_goes_away_is_said_at_once(
    fault: Callable[[Desk], None], desk: Desk
) -> None:
    """Ten minutes would still be to play."""
    with subprocess.Popen(
        [sys.executable, "-c", PLAYING],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **desk.env},
    ) as running:
        waiting(running, "asking\n")
        fault(desk)
        out, _ = running.communicate(timeout=30)
    assert "loudspeaker" in out
    assert "went away" in out or "cannot be used" in out


def test_ten_minutes_of_sound_are_stopped_at_once_and_the_next_is_played(desk: Desk) -> None:
    subprocess.run(
        [sys.executable, "-c", STOPPED], check=True, env={**os.environ, **desk.env}, timeout=30
    )


def test_what_is_said_while_the_question_is_asked_is_no_answer(desk: Desk, tmp_path: Path) -> None:
    """The robot speaks during the question's five seconds, and is silent after it."""
    write_wav(tmp_path / "early.wav", Sound(decode(ANSWER).samples[:RATE], RATE))
    robot = desk.robot([], tmp_path)
    running = program(desk, tmp_path, ANSWER, limit=1)
    waiting(running, "asking\n")
    robot.say(tmp_path / "early.wav")
    outcome(running)
    assert not read_wav(tmp_path / "answer.wav").any()


def stood_still(desk: Desk, folder: Path, seconds: float) -> tuple[dict[str, Any], list[str]]:
    """Stop the program for a while in the middle of an answer, and let it go on."""
    running = program(desk, folder, patience=60, limit=4)
    waiting(running)
    running.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    running.send_signal(signal.SIGCONT)
    return outcome(running)


def test_a_program_that_stood_still_misses_nothing_that_the_sound_server_kept(
    desk: Desk, tmp_path: Path
) -> None:
    """The server hands over what it kept meanwhile: no device went away, nothing is missing."""
    recording, told = stood_still(desk, tmp_path, 3)
    assert recording["stop"] == "key"
    assert not [
        line for line in told if "went away" in line or "does not answer" in line or "slept" in line
    ]


def test_a_sleep_leaves_its_gap_in_the_remarks(desk: Desk, tmp_path: Path) -> None:
    """As a laptop sleeps: the program stands still and so does the sound card.

    Nobody hears anything meanwhile.
    """
    running = program(desk, tmp_path, patience=60, limit=4)
    waiting(running)
    running.send_signal(signal.SIGSTOP)
    desk.sleep()
    time.sleep(4)
    desk.wake()
    running.send_signal(signal.SIGCONT)
    recording, told = outcome(running)
    assert recording["stop"] == "key"
    assert any("slept" in line for line in told)
    (remark,) = [remark for remark in recording["remarks"] if "slept" in remark]
    assert 3 <= int(remark.split(", ")[1].split()[0]) <= 5
