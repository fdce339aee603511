"""The whole way: a robot asks for the question again, aloud, and then answers it."""

import os
import subprocess
import sys
from pathlib import Path

import jiwer
import pytest

from mockint.audio import write_wav
from mockint.engines import hibari
from mockint.model import Stop
from mockint.session import store
from tests.desk import Desk
from tests.test_interview import SAID, SOUNDS, plain

pytestmark = pytest.mark.real


def test_a_question_that_is_asked_for_again_is_said_again_and_answered(tmp_path: Path) -> None:
    wish = tmp_path / "wish.wav"
    write_wav(wish, hibari.load("en").sound("Sorry, could you repeat the question, please?"))
    with Desk() as desk:
        robot = desk.robot([wish, SOUNDS / "jfk.flac"], tmp_path / "robot")
        done = subprocess.run(
            [sys.executable, "-m", "mockint", "interview", "-n", "9"],
            check=False,
            capture_output=True,
            text=True,
            timeout=400,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **desk.env, "PYTHONWARNINGS": ""},
        )
        heard = robot.done(10)
    assert done.returncode == 0, done.stderr
    assert len(heard) == 2
    folder = store.find(tmp_path / "recordings", "last")
    (entry,) = store.load(folder).entries
    assert entry.recording is not None
    assert entry.transcript is not None
    assert entry.recording.stop is Stop.SILENCE
    assert jiwer.wer(SAID["jfk.flac"], plain(entry.transcript.text)) <= 0.10
    beside = folder / entry.question.id
    # a busy machine knows the words only when the silence has ended the answer
    assert (beside / "aside-1.wav").is_file() or (beside / "take-1.wav").is_file()
