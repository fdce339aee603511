"""The whole way: a robot leaves something open, is asked on, and both are one answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mockint.audio import write_wav
from mockint.engines import hibari
from mockint.model import Stop
from mockint.session import store
from tests.desk import Desk

pytestmark = pytest.mark.real

STORY = (
    "Last March our checkout service went down on a Friday evening, and I was on call. I looked at "
    "the dashboards and saw that the connection pool was exhausted. I rolled the last release back "
    "and I raised the size of the pool."
)
RESULT = "After forty minutes everybody could pay again, and not one order was lost."


def test_what_is_said_to_a_follow_up_is_one_answer(tmp_path: Path) -> None:
    voice = hibari.load("en")
    answers = [tmp_path / "story.wav", tmp_path / "result.wav"]
    for path, said in zip(answers, (STORY, RESULT), strict=True):
        write_wav(path, voice.sound(said))
    with Desk() as desk:
        robot = desk.robot(answers, tmp_path / "robot")
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
    assert done.stdout.count("Follow-up: ") == 1
    folder = store.find(tmp_path / "recordings", "last")
    (entry,) = store.load(folder).entries
    assert entry.recording is not None
    assert entry.transcript is not None
    (asked,) = [follow_up for follow_up in entry.recording.follow_ups if follow_up.text]
    assert asked.at is not None
    assert 0 < asked.at < entry.recording.seconds
    assert entry.recording.stop is Stop.SILENCE
    first = " ".join(word.text for word in entry.transcript.words if word.end <= asked.at)
    second = " ".join(word.text for word in entry.transcript.words if word.start >= asked.at)
    assert "dashboards" in first
    assert "order" in second
    assert "order" not in first
    assert not list(folder.glob("*/follow-up-*"))
    assert asked.text in (folder / "report.md").read_text()
