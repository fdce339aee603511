"""The demo candidate: labelled, small, readable, with the virtues and faults it is to show."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import jiwer
import pytest
import soundfile

from mockint.ear.whole_recording import speech_in
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.model import RATE, Level
from mockint.review import review
from mockint.voice.normalise import as_heard
from mockint.wiring import guides, parts
from tests import builders

FOLDER = Path(__file__).parent.parent / "content" / "demo"
DEMO: dict[str, Any] = json.loads((FOLDER / "demo.json").read_text(encoding="utf-8"))
ANSWERS = {answer["question"]: answer for answer in DEMO["answers"]}
every_answer = pytest.mark.parametrize("id_", ANSWERS)


def pauses(id_: str) -> list[float]:
    """Give the seconds between spans of speech, as the ear hears them."""
    spans = speech_in(decode(FOLDER / ANSWERS[id_]["file"]).samples, Silero())
    return [after.start - before.end for before, after in pairwise(spans)]


def test_it_is_labelled_as_synthetic() -> None:
    """Nobody may take it for a person: not in the data, not in the page beside it."""
    assert DEMO["label"] == "synthetic voice"
    assert "hibari" in DEMO["made_by"]
    assert "voice is synthetic" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_it_answers_questions_of_the_guide() -> None:
    """At least four, by the ids that the guide gives them."""
    pack, _ = guides.read((FOLDER / DEMO["guide"]).resolve())
    assert len(ANSWERS) >= 4
    assert ANSWERS.keys() <= {question.id for question in pack.questions}


def test_it_is_small() -> None:
    """Under 2 MB in all, and no file lies there that is not named."""
    files = sorted(FOLDER.glob("*.ogg"))
    assert [file.name for file in files] == sorted(answer["file"] for answer in DEMO["answers"])
    assert sum(file.stat().st_size for file in files) < 2_000_000


@every_answer
def test_any_reader_reads_it(id_: str) -> None:
    """PyAV and libsndfile agree on its length, and it is as long as it says."""
    path = FOLDER / ANSWERS[id_]["file"]
    decoded = decode(path)
    assert not decoded.damaged
    assert decoded.seconds == pytest.approx(soundfile.info(path).duration, abs=0.1)
    assert decoded.seconds == pytest.approx(ANSWERS[id_]["seconds"], abs=0.1)


@pytest.mark.real
@every_answer
def test_no_pause_ends_it(id_: str) -> None:
    """A patient silence of three seconds waits for the end."""
    assert max(pauses(id_)) < 2.8


@pytest.mark.real
def test_the_rambling_one_makes_long_pauses_and_has_fillers() -> None:
    assert sum(pause > 1.5 for pause in pauses("10-collaboration")) >= 5
    words = as_heard(ANSWERS["10-collaboration"]["text"]).split()
    assert words.count("like") + words.count("know") >= 8
    assert (
        sum(ANSWERS["10-collaboration"]["text"].lower().count(filler) for filler in ("um", "uh"))
        >= 15
    )


def test_the_excellent_one_is_as_long_as_advised_and_has_numbers() -> None:
    assert 60 <= ANSWERS["09-behavioral"]["seconds"] <= 90
    assert ANSWERS["09-behavioral"]["text"].count("percent") >= 3


def test_the_one_without_a_number_has_none() -> None:
    """Neither a digit nor a number word but "one"."""
    words = set(as_heard(ANSWERS["04-database-caching"]["text"]).split())
    assert not words & {
        "percent",
        "two",
        "three",
        "ten",
        "hundred",
        "thousand",
        "million",
        "twice",
        "half",
    }
    assert not any(word.isdigit() for word in words)


@pytest.fixture(scope="module")
def recogniser() -> FasterWhisper:
    return FasterWhisper("base", threads=1)


def heard(recogniser: FasterWhisper, id_: str, seconds: float) -> str:
    samples = decode(FOLDER / ANSWERS[id_]["file"]).samples[: round(seconds * RATE)]
    return " ".join(word.text for word in recogniser.words(samples, vocabulary=(), language="en"))


@pytest.mark.real
def test_the_term_is_misheard_and_nothing_much_else(recogniser: FasterWhisper) -> None:
    """The recogniser misses the gRPC said in the first half minute; the rest is right."""
    text = heard(recogniser, "03-api-design", 28)
    assert "grpc" in as_heard(ANSWERS["03-api-design"]["text"])
    assert "grpc" not in as_heard(text)
    said = as_heard(ANSWERS["03-api-design"]["text"]).split()[: len(as_heard(text).split())]
    assert jiwer.wer(" ".join(said), as_heard(text)) < 0.2


@pytest.mark.real
def test_the_excellent_one_is_understood(recogniser: FasterWhisper) -> None:
    text = as_heard(heard(recogniser, "09-behavioral", 28)).split()
    said = as_heard(ANSWERS["09-behavioral"]["text"]).split()[: len(text)]
    assert jiwer.wer(" ".join(said), " ".join(text)) < 0.2


RIGHT: dict[str, dict[tuple[str, str], str]] = {
    "03-api-design": {
        ("concepts", "RESTful conventions"): "good",
        ("concepts", "gRPC"): "note",
        ("concepts", "versioning"): "good",
        ("concepts", "deprecation policy"): "doubt",
        ("concepts", "gRPC gateway"): "doubt",
        ("structure", "approach"): "good",
        ("structure", "measurement"): "good",
    },
    "04-database-caching": {
        ("concepts", "indexing strategies"): "good",
        ("concepts", "invalidation patterns"): "doubt",
    },
    "07-security": {
        ("concepts", "OAuth2"): "note",
        ("concepts", "JWT"): "note",
        ("concepts", "encryption at rest"): "note",
        ("concepts", "encryption in transit"): "note",
        ("concepts", "access tokens"): "note",
        ("concepts", "authorization code flow"): "note",
    },
    "09-behavioral": {
        ("star", "situation"): "good",
        ("star", "task"): "good",
        ("star", "action"): "good",
        ("star", "result"): "good",
        ("concepts", "incident response"): "good",
    },
    "10-collaboration": {("concepts", "contract-first design"): "improve"},
}
"""What is told of the answers' words and was called right by a reader who saw no rule.

Since the judge learned again, four concepts are told as explained and one measurement as sure,
which only the author of this test has read; two concepts are told only as possible. "gRPC
gateway", at words of an API gateway, is one that the reader would not have told: it is no more
than asked now.
Of 63 lines a second such reader called 51 right, 5 doubtful and 7 wrong, four of which were mended
then (docs/accuracy.md).
"""
CITED = {
    "gRPC": "Between our own services I would use gRPC",
    "JWT": "The identity provider gives the app",
}
"""How the words begin that are shown for a concept."""
MISSED = {"04-database-caching": {"metrics"}}
"""Checks that say that something is missing; all were right."""


@pytest.mark.real
@every_answer
def test_what_a_fresh_reader_called_right_is_told(id_: str) -> None:
    """The text that the voice speaks goes through the whole review."""
    pack, _ = guides.read((FOLDER / DEMO["guide"]).resolve(), parts.embedder())
    asked = next(question for question in pack.questions if question.id == id_)
    answer = builders.answer(asked, None, builders.words(ANSWERS[id_]["text"]))
    made = review(answer, pack.rubric, parts.embedder(), parts.judge())
    told = {(f.check, f.subject): f.level.value for f in made.findings if f.subject}
    assert {key: told.get(key) for key in RIGHT[id_]} == RIGHT[id_]
    shown = {f.subject: f.message for f in made.findings if f.subject in CITED}
    assert not [name for name, message in shown.items() if CITED[name] not in message]
    missed = {finding.check for finding in made.findings if finding.level is Level.MISSING}
    assert missed == MISSED.get(id_, set())


HEARD = (
    "At my last company I was on call for a checkout service with about 10,000 daily users, one "
    "Friday evening, right after a release, requests began to time out, and the error rate rose "
    "from under 1% to 18%. I was the incident lead that night. I rolled the release back, and on "
    "Monday I moved the call out of the transaction. The same change improved our API latency by "
    "25%."
)
"""As the recogniser wrote it: one sentence where the text has three."""


@pytest.mark.real
def test_what_went_wrong_is_no_result_however_it_is_punctuated() -> None:
    pack, _ = guides.read((FOLDER / DEMO["guide"]).resolve(), parts.embedder())
    asked = next(question for question in pack.questions if question.id == "09-behavioral")
    answer = builders.answer(asked, None, builders.words(HEARD))
    made = review(answer, pack.rubric, parts.embedder(), parts.judge())
    good = [finding.message for finding in made.findings if finding.level is Level.GOOD]
    assert any("25%" in message for message in good)
    assert not [message for message in good if "18%" in message]
