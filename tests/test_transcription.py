"""One contract for every recogniser on the same real sounds; windows of a whole recording."""

import socket
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from benchmarks.wer import word_errors
from mockint.audio import Sound, write_wav
from mockint.ear.whole_recording import speech_in
from mockint.engines import model_files
from mockint.engines.faster_whisper import HINTS, FasterWhisper, hints
from mockint.engines.faster_whisper.hub import find
from mockint.engines.faster_whisper.loading import threads_of
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.speech_recognition import LOCAL, SpeechRecognition, recognisers, spread
from mockint.errors import BadInput, MissingPart
from mockint.model import RATE
from mockint.ports import Recogniser, Samples
from mockint.words.live import Live
from mockint.words.offline import transcribe
from tests.fakes import FakeScreen

pytestmark = [
    pytest.mark.real,
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),  # openai-whisper's tables
]

offline = pytest.mark.skipif(not model_files.present(), reason="needs the extra `offline`")

JFK = (
    "And so my fellow Americans ask not what your country can do for "
    "you ask what you can do for your country"
)


def _openai() -> Recogniser:
    pytest.importorskip("whisper", reason="needs the extra `openai-whisper`")
    from mockint.engines.openai_whisper import OpenaiWhisper

    return OpenaiWhisper("base")


def _library(name: str) -> Recogniser:
    pytest.importorskip("speech_recognition", reason="needs the extra `speech-recognition`")
    return SpeechRecognition(name)


ENGINES: dict[str, tuple[Callable[[], Recogniser], float]] = {
    "faster-whisper": (lambda: FasterWhisper("base"), 0.05),
    "openai-whisper": (_openai, 0.05),
    "speech-recognition sphinx": (lambda: _library("sphinx"), 0.35),
    "speech-recognition faster_whisper": (lambda: _library("faster_whisper"), 0.05),
}
"""How to load each, and the share of wrong words that is borne on one clear sentence."""


@cache
def engine(name: str) -> Recogniser:
    return ENGINES[name][0]()


@pytest.fixture(params=ENGINES)
def recogniser(request: pytest.FixtureRequest) -> Recogniser:
    if request.param != "speech-recognition sphinx" and not model_files.present():
        pytest.skip("needs the extra `offline`")
    return engine(request.param)


@pytest.fixture(scope="session")
def kennedy(speech: Path) -> Samples:
    return decode(speech / "read_en_native" / "jfk" / "jfk.flac").samples


def test_every_engine_hears_a_clear_sentence_in_order_within_the_sound(
    recogniser: Recogniser, kennedy: Samples, request: pytest.FixtureRequest
) -> None:
    words = recogniser.words(kennedy, vocabulary=(), language="en")
    text = " ".join(word.text for word in words)
    assert (
        word_errors([JFK], [text]).rate <= ENGINES[request.node.callspec.params["recogniser"]][1]
    ), text
    assert all(0 <= word.start <= word.end <= len(kennedy) / RATE + 0.1 for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(word.text == word.text.strip() != "" for word in words)
    assert all(word.probability is None or 0 <= word.probability <= 1 for word in words)


def test_every_engine_says_who_it_is_and_hears_nothing_in_nothing(recogniser: Recogniser) -> None:
    assert recogniser.made_by.split()[1][0].isdigit(), "its version is named"
    assert recogniser.words(np.empty(0, np.int16), vocabulary=(), language="en") == []


NOISE = np.random.default_rng(1).normal(0, 1500, 12 * RATE).astype(np.int16)


@offline
@pytest.mark.parametrize(
    "sound", [np.zeros(12 * RATE, np.int16), NOISE], ids=["silence", "white noise"]
)
@pytest.mark.parametrize(
    "vocabulary", [(), ("Redis", "gRPC", "PostgreSQL")], ids=["plain", "terms"]
)
def test_whisper_itself_invents_nothing_even_when_it_is_made_to_listen(
    sound: Samples, vocabulary: tuple[str, ...]
) -> None:
    assert engine("faster-whisper").words(sound, vocabulary=vocabulary, language="en") == []


def keyboard(seconds: int) -> Samples:
    """Key strokes made by code: two clicks each, a dozen a second at most, over faint hiss."""
    chance = np.random.default_rng(3)
    sound = chance.normal(0, 20, seconds * RATE)
    fading = np.exp(-np.arange(RATE // 50) / (RATE / 400))
    for at in np.cumsum(chance.uniform(0.08, 0.4, 4 * seconds)):
        for later in (0.0, 0.06):
            first = round((at + later) * RATE)
            place = sound[first : first + len(fading)]
            place += (chance.normal(0, 6000, len(fading)) * fading)[: len(place)]
    return np.clip(sound, -32768, 32767).astype(np.int16)


@offline
@pytest.mark.parametrize("vocabulary", [(), ("Redis", "gRPC")], ids=["plain", "terms"])
def test_a_keyboard_gives_no_words(vocabulary: tuple[str, ...]) -> None:
    written = transcribe(keyboard(30), engine("faster-whisper"), Silero(), vocabulary=vocabulary)
    assert written.transcript.words == ()
    assert engine("faster-whisper").words(keyboard(20), vocabulary=vocabulary, language="en") == []


@offline
def test_thirty_seconds_of_dishes_give_no_words(speech: Path) -> None:
    dishes = decode(speech / "noise" / "speech_commands" / "doing_the_dishes.wav").samples[
        : 30 * RATE
    ]
    written = transcribe(dishes, engine("faster-whisper"), Silero(), vocabulary=("Redis", "Kafka"))
    assert written.transcript.words == ()


@offline
def test_terms_are_not_put_into_an_answer_without_them(kennedy: Samples) -> None:
    terms = ("gRPC", "PostgreSQL", "Redis", "Kubernetes", "OAuth2", "Kafka", "SLO", "idempotency")
    words = engine("faster-whisper").words(kennedy, vocabulary=terms, language="en")
    assert word_errors([JFK], [" ".join(word.text for word in words)]).rate <= 0.05


@offline
def test_korean_is_told_from_english_and_written_in_its_own_letters(speech: Path) -> None:
    korean = decode(speech / "read_ko" / "picovoice" / "test_ko.wav").samples
    written = transcribe(korean, engine("faster-whisper"), Silero(), language="auto")
    assert written.transcript.language == "ko"
    assert any("가" <= letter <= "힣" for letter in written.transcript.text)


@offline
def test_live_and_afterwards_give_the_same_words_and_few_wrong_ones(
    tmp_path: Path, speech: Path, request: pytest.FixtureRequest
) -> None:
    """A minute of a public address, cut into windows; each word lies in a span of speech."""
    samples = decode(speech / "longform_en" / "bush_columbia" / "columbia.wma").samples[: 60 * RATE]
    path = tmp_path / "answer.wav"
    write_wav(path, Sound(samples, RATE))
    recogniser = engine("faster-whisper")
    written = transcribe(samples, recogniser, Silero())
    live = Live(recogniser, FakeScreen())
    live.begin(path, vocabulary=(), language="en")
    for span in written.speech:
        live.feed(span)
    assert live.finish() == written.transcript
    reference = (speech / "longform_en" / "bush_columbia" / "columbia.ref.txt").read_text(
        encoding="utf-8"
    )
    said = " ".join(reference.split()[: len(written.transcript.words)])
    assert word_errors([said], [written.transcript.text]).rate < 0.06
    for word in written.transcript.words:
        inside = (
            span.start - 0.001 <= word.start <= word.end <= span.end + 0.001
            for span in written.speech
        )
        assert any(inside), word


def test_speech_is_where_somebody_speaks(kennedy: Samples) -> None:
    pause = np.zeros(4 * RATE, np.int16)
    spans = speech_of(np.concatenate([pause, kennedy, pause]))
    assert 3.5 < spans[0].start < 4.8
    assert 14 < spans[-1].end < 15.5


def speech_of(samples: Samples):  # noqa: ANN201
    return speech_in(samples, Silero())


def test_terms_become_a_sentence_that_leaves_room_for_the_answer() -> None:
    assert hints(["Redis", "gRPC", "Redis"], "en") == "Glossary: Redis, gRPC."
    assert hints([], "en") is None
    assert len(hints([f"term number {n}" for n in range(500)], "en") or "") <= HINTS + 20


def test_a_model_that_is_not_known_is_told_with_the_nearest_name() -> None:
    with pytest.raises(BadInput, match="Did you mean small"):
        find("smal")


def test_a_model_that_is_not_here_is_asked_of_nobody_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Naming a model in a command is not yet the wish to fetch it."""
    import huggingface_hub.constants

    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **_: asked.append(args) or [])
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(MissingPart, match="mockint models get medium"):
        find("medium")
    assert asked == []


library = pytest.mark.skipif(
    find_spec("speech_recognition") is None, reason="needs the extra `speech-recognition`"
)


@library
def test_all_recognisers_of_the_library_can_be_chosen() -> None:
    assert {*LOCAL, "google", "google_cloud", "azure", "amazon", "openai", "groq", "wit"} <= set(
        recognisers()
    )


@library
def test_a_cloud_recogniser_takes_its_key_from_the_environment_and_says_that_sound_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(BadInput, match=r"needs key.*MOCKINT_AZURE_KEY"):
        SpeechRecognition("azure")
    monkeypatch.setenv("MOCKINT_AZURE_KEY", "not a real key")
    assert SpeechRecognition("azure").leaves_machine
    assert not SpeechRecognition("sphinx").leaves_machine


def test_words_without_times_are_spread_and_say_that_they_are_not_sure() -> None:
    words = spread("to be or not", 4.0)
    assert [word.text for word in words] == ["to", "be", "or", "not"]
    assert words[0].start == 0
    assert words[-1].end == pytest.approx(4.0)
    assert all(word.probability is None for word in words)


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 2), (3, 2), (4, 3), (16, 4)])
def test_one_core_of_more_than_two_is_left_to_the_rest(cores: int, threads: int) -> None:
    assert threads_of(cores) == threads
