"""Sessions that a crash left behind: found, put in order, and said what was done."""

import json
import shutil
from pathlib import Path

import pytest

from mockint.audio import WavWriter, read_wav
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import Stop
from mockint.session import store
from mockint.wiring import guides, plans
from mockint.wiring.headers import mend_sound
from mockint.wiring.repair import Repair, repair
from tests import builders
from tests.conftest import Run
from tests.test_store import NOW

SPEECH = Path(__file__).parent / "sounds" / "librispeech.flac"


@pytest.fixture
def broken_off(tmp_path: Path) -> Path:
    """Make a session whose second answer broke off: the facts were begun, the sound is there."""
    pack = guides.read(guides.shipped())[0]
    folder = store.begin(
        tmp_path / "recordings", pack, now=NOW, candidate="you", planned=pack.questions[:3]
    )
    question = pack.questions[1]
    folder.keep(question, question)
    path = f"{question.id}/answer.wav"
    folder.keep(question, builders.recording(0.0, path=path, stop=Stop.BROKEN_OFF))
    with WavWriter(folder.folder(question) / "answer.wav") as file:
        file.write(decode(SPEECH).samples)
    return folder.path


def mended(folder: Path) -> Repair:
    done = repair(folder, Silero)
    assert done is not None
    assert repair(folder, Silero) is None  # what is in order is left alone
    return done


def answer(folder: Path) -> Path:
    return next(folder.glob("*/answer.wav"))


@pytest.mark.real
def test_an_answer_that_broke_off_is_listened_to_and_kept(broken_off: Path) -> None:
    said = decode(SPEECH).samples
    assert "broke off" in mended(broken_off).done[0]
    recording = store.load(broken_off).entries[0].recording
    assert recording is not None
    assert (recording.stop, recording.seconds) == (Stop.BROKEN_OFF, len(said) / 16_000)
    assert recording.speech
    assert (read_wav(answer(broken_off)) == said).all()


@pytest.mark.parametrize("damage", ["short", "odd", "zeros"])
def test_a_header_that_does_not_fit_is_mended_and_every_whole_sample_stays(
    broken_off: Path, damage: str
) -> None:
    path, said = answer(broken_off), decode(SPEECH).samples
    with path.open("r+b") as file:
        if damage == "short":
            file.seek(40)
            file.write((1000).to_bytes(4, "little"))
        elif damage == "odd":
            file.seek(0, 2)
            file.write(b"\x01")
        else:  # a machine that lost its power may leave zeros where the first block was
            file.write(bytes(44))
    assert "mended" in mend_sound(path)
    assert (read_wav(path) == said).all()
    assert (decode(path).samples == said).all()  # a reader that trusts the header
    assert mend_sound(path) == ""


def test_a_question_that_got_no_sound_is_asked_again(broken_off: Path, tmp_path: Path) -> None:
    answer(broken_off).write_bytes(b"RIFF")
    asked = answer(broken_off).parent.name
    plan = plans.resume(tmp_path / "recordings", "last")
    assert asked in [question.id for question in plan.questions]
    assert not (broken_off / asked / "answer.wav").exists()  # so that it can be recorded
    assert plan.reviews == ()


@pytest.mark.real
@pytest.mark.parametrize(
    "name", ["session.json", "question.json", "recording.json", "transcript.json"]
)
@pytest.mark.parametrize(
    "left", [b"", b'{"schema": 1, "sta', None], ids=["empty", "half", "missing"]
)
def test_a_damaged_file_is_made_anew_and_the_session_opens(
    broken_off: Path, name: str, left: bytes | None
) -> None:
    path = broken_off / name if name == "session.json" else answer(broken_off).parent / name
    path.unlink(missing_ok=True)
    if left is not None:
        path.write_bytes(left)
    mended(broken_off)
    session = store.load(broken_off)
    assert session.started.startswith("2026-05-18T19:30")
    assert [entry.recording.speech != () for entry in session.entries if entry.recording] == [True]


@pytest.mark.real
def test_an_answer_that_went_on_after_its_end_is_as_long_as_its_sound(broken_off: Path) -> None:
    """The facts of the shorter answer were written, then it went on, and the program ended."""
    mended(broken_off)
    with answer(broken_off).open("ab") as file:
        file.write(bytes(32_000))
    said = read_wav(answer(broken_off))
    mended(broken_off)
    recording = store.load(broken_off).entries[0].recording
    assert recording is not None
    assert recording.seconds == len(said) / 16_000


@pytest.mark.real
def test_half_written_files_are_removed(broken_off: Path) -> None:
    leftovers = [broken_off / ".session.json.x1", answer(broken_off).parent / ".review.json.x2"]
    for path in leftovers:
        path.write_bytes(b"{")
    mended(broken_off)
    assert not any(path.exists() for path in leftovers)


def test_the_command_says_what_it_did_for_people_and_programs(broken_off: Path, run: Run) -> None:
    copy = broken_off.with_name(broken_off.name + "-copy")
    shutil.copytree(broken_off, copy, copy_function=shutil.copyfile)
    rows = json.loads(run("sessions", "repair", "--json").stdout)
    assert [row["session"] for row in rows] == [broken_off.name, copy.name]
    assert all(row["whole"] for row in rows)
    assert "in order" in run("sessions", "repair").stdout
