"""The whole way with a microphone: a robot hears each question and answers at real devices."""

import os
import re
import subprocess
import sys
from pathlib import Path

import jiwer
import pytest

from mockint.model import Stop
from mockint.session import store
from mockint.voice.normalise import spoken
from mockint.wiring import guides, parts
from tests.desk import Desk

pytestmark = pytest.mark.real

SOUNDS = Path(__file__).parent / "sounds"
SAID = {
    "librispeech.flac": (
        "he began a confused complaint against the wizard who had vanished behind the "
        "curtain on the left"
    ),
    "jfk.flac": (
        "and so my fellow americans ask not what your country can do for you ask what you "
        "can do for your country"
    ),
}
"""Real people, and the words that they said."""

QUESTIONS = ("09-behavioral", "10-collaboration")


def plain(text: str) -> str:
    """Take off capitals and punctuation, which nobody can hear."""
    return " ".join(re.sub(r"[^\w\s']", " ", text.lower()).split())


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path], str]:
    """Hold an interview of two questions; give its session, what was heard and printed."""
    folder = tmp_path_factory.mktemp("interview")
    with Desk() as desk:
        robot = desk.robot([SOUNDS / name for name in SAID], folder / "robot")
        command = [
            sys.executable,
            "-m",
            "mockint",
            "interview",
            "-n",
            "9",
            "-n",
            "10",
            "--recordings",
            "recordings",
        ]
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=240,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **desk.env, "PYTHONWARNINGS": ""},
        )
        heard = robot.done(10)
    assert done.returncode == 0, done.stderr
    return store.find(folder / "recordings", "last"), heard, done.stdout


def test_the_candidate_hears_each_question(held: tuple[Path, list[Path], str]) -> None:
    """What came out of the loudspeaker is the question, to within 15 % of its words."""
    _, heard, _ = held
    questions = {
        question.id: question.text for question in guides.read(guides.shipped())[0].questions
    }
    recogniser = parts.recogniser()
    assert len(heard) == len(QUESTIONS)
    for path, id_ in zip(heard, QUESTIONS, strict=True):
        words = recogniser.words(parts.decode(path), vocabulary=(), language="en")
        assert (
            jiwer.wer(plain(spoken(questions[id_])), plain(" ".join(word.text for word in words)))
            <= 0.15
        )


def test_the_report_holds_the_words_of_each_answer(held: tuple[Path, list[Path], str]) -> None:
    """What the microphone got is written down, to within 10 % of its words, and in every report."""
    folder, _, _ = held
    session = store.load(folder)
    assert [entry.question.id for entry in session.entries] == list(QUESTIONS)
    for entry, said in zip(session.entries, SAID.values(), strict=True):
        assert entry.transcript is not None
        assert jiwer.wer(said, plain(entry.transcript.text)) <= 0.10
        last = entry.transcript.words[-1].text
        for name in ("report.html", "report.md", "report.json"):
            assert last in (folder / name).read_text()


def test_an_answer_ends_by_silence_and_is_whole(held: tuple[Path, list[Path], str]) -> None:
    folder, _, _ = held
    for entry, name in zip(store.load(folder).entries, SAID, strict=True):
        assert entry.recording is not None
        assert entry.recording.stop is Stop.SILENCE
        assert entry.recording.seconds > len(parts.decode(SOUNDS / name)) / 16_000
        assert entry.recording.remarks == ()
        assert (folder / entry.question.id / "question.wav").is_file()


def test_the_terminal_names_the_report(held: tuple[Path, list[Path], str]) -> None:
    _, _, printed = held
    assert "report.html" in printed
    assert "\x1b" not in printed
