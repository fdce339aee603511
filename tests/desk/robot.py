"""A robot candidate: hears each question on one cable, answers on the other with a sound file."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

import numpy as np
from numpy.typing import NDArray

from mockint.audio import BLOCK, Sound, write_wav
from mockint.ear.endpointing import Turn
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import RATE

RAW = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]

QUESTION_ENDS = 1.2
"""Seconds of silence after which the robot takes a question for asked."""

BEFORE = 0.5
"""Seconds kept before the first word."""


class Robot(Thread):
    """Listens on its own thread, because the program under test runs meanwhile.

    It ends after its last answer.
    """

    def __init__(self, answers: Sequence[Path], folder: Path, *, env: Mapping[str, str]) -> None:
        super().__init__(daemon=True)
        self._answers = answers
        self._folder = folder
        self._env = env
        self._leave = Event()
        self.heard: list[Path] = []
        """What it heard, a WAV file for each question."""

    def run(self) -> None:
        """Hear, answer, and so on."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for answer in self._answers:
            question = self.hear()
            if question is None:
                return
            path = self._folder / f"heard-{len(self.heard) + 1:02d}.wav"
            write_wav(path, Sound(question, RATE))
            self.heard.append(path)
            self.say(answer)

    def done(self, timeout: float = 60.0) -> list[Path]:
        """Wait until the last answer is given or time is up; give what was heard."""
        self.join(timeout)
        self.leave()
        return self.heard

    def leave(self) -> None:
        """Break off, also in the middle of a word: the program that it spoke to has ended."""
        self._leave.set()
        self.join(5)

    def hear(self) -> NDArray[np.int16] | None:
        """Give the sound of a voice that spoke and fell silent; None when it is time to leave."""
        detector, turn, heard = Silero(), Turn(QUESTION_ENDS), list[NDArray[np.int16]]()
        command = ["parec", "--device=heard", "--latency-msec=50", *RAW]
        with subprocess.Popen(command, env=dict(self._env), stdout=subprocess.PIPE) as ear:
            assert ear.stdout is not None
            now = 0.0
            while (
                not turn.over
                and not self._leave.is_set()
                and len(data := ear.stdout.read(2 * BLOCK)) == 2 * BLOCK
            ):
                block = np.frombuffer(data, np.int16)
                heard.append(block)
                now += BLOCK / RATE
                turn.feed(now, detector.probability(block))
                if not turn.begun:
                    heard = heard[-round(BEFORE * RATE / BLOCK) :]
            ear.terminate()
        return np.concatenate(heard) if turn.over else None

    def say(self, answer: Path) -> None:
        """Play a sound file into the program's microphone, and return when it was heard."""
        command = ["pacat", "--playback", "--device=answer", *RAW]
        with TemporaryFile() as sound:
            sound.write(decode(answer).samples.tobytes())
            sound.seek(0)
            # a test may take the desk away in the middle of a word, so its end may be any
            with subprocess.Popen(command, env=dict(self._env), stdin=sound) as voice:
                while voice.poll() is None:
                    if self._leave.wait(0.05):
                        voice.terminate()
