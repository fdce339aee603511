"""`mockint transcribe` as a user meets it: text, JSON, nothing for nobody, a line for a mistake."""

import json
import wave
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.cli.expected_terms import expected
from mockint.cli.transcript_page import paragraphs
from mockint.engines import model_files
from mockint.errors import BadInput
from mockint.model import RATE, Transcript, Word
from tests.conftest import Run
from tests.test_pyav import KINDS, NOT_SOUND, OTHER, VOICE, film, make, stereo

offline = pytest.mark.skipif(not model_files.present(), reason="needs the extra `offline`")


@pytest.fixture
def sentence(speech: Path) -> Path:
    """Eleven seconds, FLAC, 44.1 kHz."""
    return speech / "read_en_native" / "jfk" / "jfk.flac"


@offline
def test_text_comes_alone_on_stdout(run: Run, sentence: Path) -> None:
    done = run("transcribe", sentence)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ask not what your country can do for you" in done.stdout
    assert done.stdout.count("\n") == 1


@offline
def test_json_has_words_with_times_speech_and_who_made_it(run: Run, sentence: Path) -> None:
    told = json.loads(run("transcribe", "--json", sentence).stdout)
    assert " ".join(word["text"] for word in told["words"]) == told["text"]
    assert (
        told["speech"][0]["start"]
        <= told["words"][0]["start"]
        < told["words"][-1]["end"]
        <= told["speech"][-1]["end"]
    )
    assert told["made_by"].startswith("faster-whisper ")
    assert (told["schema"], told["language"], told["damaged"], round(told["seconds"])) == (
        1,
        "en",
        False,
        11,
    )


@offline
@pytest.mark.parametrize("kind", ["silence", "noise"])
def test_where_nobody_speaks_nothing_is_written(run: Run, tmp_path: Path, kind: str) -> None:
    loud = {"silence": 0, "noise": 2000}[kind]
    samples = np.random.default_rng(2).normal(0, loud, 30 * RATE).astype(np.int16)
    write_wav(tmp_path / "sound.wav", Sound(samples, RATE))
    done = run("transcribe", "sound.wav")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "mockint: nobody speaks in sound.wav.\n",
    )
    assert json.loads(run("transcribe", "--json", "sound.wav").stdout)["words"] == []


@offline
def test_a_file_that_was_cut_short_is_read_as_far_as_it_goes(
    run: Run, tmp_path: Path, speech: Path
) -> None:
    whole = next((speech / "read_en_native" / "librispeech").glob("*.wav")).read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) * 2 // 3])
    done = run("transcribe", "cut.wav")
    assert done.returncode == 0
    assert "cut short or damaged" in done.stderr
    assert len(done.stdout.split()) > 5


@offline
def test_stereo_at_eight_kilohertz_is_sound_too(run: Run, tmp_path: Path, speech: Path) -> None:
    with wave.open(str(next((speech / "read_en_native" / "librispeech").glob("*.wav")))) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)[::2]
    with wave.open(str(tmp_path / "stereo.wav"), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", ""))
        file.writeframes(np.repeat(samples, 2).tobytes())
    assert "gospel" in run("transcribe", "stereo.wav").stdout.lower()


@offline
def test_a_voice_that_its_inverted_copy_would_cancel_out_is_heard(run: Run, tmp_path: Path) -> None:
    film(tmp_path / "inverted.wav", stereo(VOICE, -VOICE))
    done = run("transcribe", "inverted.wav")
    assert len(done.stdout.split()) > 5
    assert done.stderr == ""


@offline
def test_of_two_tracks_that_differ_one_line_tells_which_is_read(run: Run, tmp_path: Path) -> None:
    film(tmp_path / "film.mkv", VOICE, OTHER)
    done = run("transcribe", "film.mkv")
    assert len(done.stdout.split()) > 5
    told = "mockint: film.mkv holds sound tracks that differ; track 1 of 2 is read.\n"
    assert done.stderr == told


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["absent.wav"], 2, "mockint: absent.wav cannot be read: No such file or directory."),
        (["."], 2, "mockint: . is a folder, not a sound file."),
        (["text.wav"], 2, "mockint: text.wav is not a sound file."),
        (["--language", "klingon", "ok.wav"], 2, "mockint: 'klingon' is not a language code."),
        (
            ["--model", "smal", "ok.wav"],
            2,
            "mockint: There is no Whisper model 'smal'. Did you mean small?",
        ),
        (
            ["--model", "medium", "ok.wav"],
            3,
            "mockint: The Whisper model medium is not on this machine",
        ),
        (
            ["--engine", "speech-recognition", "--model", "azure", "ok.wav"],
            2,
            "mockint: The recogniser azure needs key.",
        ),
        (
            ["--engine", "speech-recognition", "--model", "googel", "ok.wav"],
            2,
            "Did you mean google?",
        ),
        (
            ["--engine", "speech-recognition", "--option", "key", "ok.wav"],
            2,
            "mockint: 'key' is not an option.",
        ),
        (
            ["--live", "--language", "auto", "ok.wav"],
            2,
            "mockint: With --live the language is not detected.",
        ),
        (["--engine", "wisper", "ok.wav"], 2, "'wisper' is not one of"),
    ],
)
def test_each_mistake_gets_one_plain_line(
    run: Run, tmp_path: Path, arguments: list[str], code: int, line: str
) -> None:
    (tmp_path / "text.wav").write_text("These are letters.\n" * 200)
    write_wav(tmp_path / "ok.wav", Sound(np.zeros(RATE, np.int16), RATE))
    done = run("transcribe", *arguments)
    assert done.returncode == code
    assert line in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@offline
def test_a_cache_that_cannot_be_written_is_one_line(
    run: Run, tmp_path: Path, sentence: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("transcribe", sentence, MOCKINT_CACHE=str(tmp_path / "taken"))
    assert done.returncode == 5
    assert "MOCKINT_CACHE" in done.stderr


def test_lines_are_parted_at_long_pauses() -> None:
    words = (Word("one", 0, 1, 1.0), Word("two", 1.2, 2, 1.0), Word("three", 5, 6, 1.0))
    assert list(paragraphs(words)) == ["one two", "three"]


def test_terms_come_from_the_command_line_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("gRPC\nevent loop, Redis\n")
    assert expected("Redis, gRPC").hints == ("Redis", "gRPC")
    assert expected(str(tmp_path / "terms.txt")).hints == ("gRPC", "event loop", "Redis")
    assert expected("").hints == ()
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(BadInput, match="cannot be read as text"):
        expected(str(tmp_path / "binary"))


@pytest.mark.parametrize("name", ["phone.m4a", "8k.wav"])
def test_another_kind_of_file_is_written_down(run: Run, tmp_path: Path, name: str) -> None:
    """That each kind gives the same samples is tested where they are decoded."""
    make(tmp_path / name, *KINDS[name])
    done = run("transcribe", name)
    assert done.returncode == 0, done.stderr
    assert "wizard" in done.stdout


@pytest.mark.parametrize("name", ["words.txt", "noise.mp3", "empty.wav"])
@pytest.mark.parametrize("command", [["transcribe"], ["assess", "-n", "9"]])
def test_what_is_not_sound_is_refused_in_one_line(
    run: Run, tmp_path: Path, command: list[str], name: str
) -> None:
    (tmp_path / name).write_bytes(NOT_SOUND[name])
    done = run(*command, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert done.stderr.count("\n") == 1


SENTENCE = Path(__file__).parent / "sounds" / "librispeech.flac"


@offline
def test_live_tells_when_each_part_was_ready_and_has_the_same_words(run: Run) -> None:
    live = json.loads(run("transcribe", "--live", "--json", SENTENCE).stdout)
    whole = json.loads(run("transcribe", "--json", SENTENCE).stdout)
    assert [word["text"] for word in live["words"]] == [word["text"] for word in whole["words"]]
    last = live["ready"][-1]
    assert (last["final"], last["words"]) == (True, len(live["words"]))
    assert last["at"] > last["until"] > live["words"][-1]["start"]
    assert whole["ready"] is None


@offline
def test_verbatim_tells_slips_and_a_guide_gives_its_terms(run: Run) -> None:
    guide = Path(__file__).parent.parent / "content" / "kakao-senior-backend.md"
    told = json.loads(
        run("transcribe", "--verbatim", "--json", "--vocabulary", guide, SENTENCE).stdout
    )
    assert told["disfluencies"] == []
    assert "wizard" in told["text"]
    assert "Redis" not in told["text"]


def test_a_guide_as_vocabulary_gives_names_and_no_sentences() -> None:
    found = expected(
        str(Path(__file__).parent.parent / "content" / "kakao-senior-backend.md")
    ).hints
    assert {"gRPC", "PostgreSQL"} <= set(found)
    assert all(len(term.split()) <= 4 for term in found)


def test_a_vocabulary_also_puts_right_what_was_misheard() -> None:
    heard = Transcript(
        (Word("post", 0, 1, 0.3), Word("gress", 1, 2, 0.3), Word("works.", 2, 3, 0.9)), "en", ""
    )
    assert expected("Postgres, Redis").corrected(heard).text == "Postgres works."
    assert expected("Redis").corrected(heard).text == heard.text
