"""Terms: the guide's are hinted, what was misheard is put right, what was sure is left alone."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mockint.audio import Sound, write_wav
from mockint.errors import BadInput
from mockint.model import Span, Transcript, Word
from mockint.screen.plain_lines import PlainScreen
from mockint.session import store
from mockint.wiring import guides, parts
from mockint.words.live import Live
from mockint.words.terms import Careful, expected
from mockint.words.terms.correct import corrected
from mockint.words.terms.glossary import Glossary, Term, learn, read
from mockint.words.terms.phonetics import alike, phonemes
from mockint.words.terms.restore import corrections, restored
from mockint.words.terms.unprompted import unsaid
from mockint.words.terms.vocabulary import hints
from tests.conftest import ROOT, Run

BOOK = ROOT / "content" / "trades" / "backend" / "terms.toml"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read([BOOK])


@pytest.fixture(scope="module")
def guided(glossary: Glossary) -> tuple[str, ...]:
    pack, _ = guides.read(guides.shipped())
    return expected(pack, pack.questions[3], glossary).names


def said(text: str, sure: float) -> Transcript:
    """Give words a fifth of a second each; a word may carry its own probability: `radish@0.2`."""
    words = []
    for n, token in enumerate(text.split()):
        word, _, own = token.partition("@")
        words.append(Word(word, n / 5, (n + 1) / 5, float(own or sure)))
    return Transcript(tuple(words), "en", "test")


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        ("we put a reddis cache in front", "we put a Redis cache in front"),
        ("the G RPC calls, and", "the gRPC calls, and"),
        ("run it on cooper netties.", "run it on Kubernetes."),
        ("in post grass QL we", "in PostgreSQL we"),
        ("cacao@0.9 mobility has", "Kakao Mobility has"),
        ("with O auth 2 tokens", "with OAuth2 tokens"),
        ("in GoEach@0.5 request", "in Go Each request"),
        ("we saw graf anna@0.3 boards", "we saw Grafana boards"),
    ],
)
def test_known_mishearings_become_the_term(
    glossary: Glossary, guided: tuple[str, ...], heard: str, told: str
) -> None:
    assert corrected(said(heard, 0.4), glossary, guided).text == told


@pytest.mark.parametrize(
    "text",
    [
        "I am sure that this is slow, and Jason will go home",
        "the reddish cloud was on the radius of the roll back road",
        "we read is as a list of channels to express the rest",
        "author of the danger trail and the helm of the ship",
    ],
)
def test_sure_words_and_other_words_are_left_alone(
    glossary: Glossary, guided: tuple[str, ...], text: str
) -> None:
    assert corrected(said(text, 0.97), glossary, guided).text == text


def test_a_plain_phrase_of_the_guide_keeps_its_small_letters(
    glossary: Glossary, guided: tuple[str, ...]
) -> None:
    """Whisper writes `at REST` when told of REST; an interface stays, and so does a sure word."""
    heard = said("At REST, we encrypt, and it is REST again, and look at REST@0.9 first.", 0.5)
    assert (
        corrected(heard, glossary, guided).text
        == "At rest, we encrypt, and it is REST again, and look at REST first."
    )


def test_ordinary_speech_becomes_a_term_only_in_doubt_and_where_the_guide_speaks_of_it(
    glossary: Glossary, guided: tuple[str, ...]
) -> None:
    doubtful = said("we put radish@0.2 before it", 0.9)
    assert corrected(doubtful, glossary, guided).text == "we put Redis before it"
    assert corrected(doubtful, glossary, ()).text == doubtful.text
    assert corrected(replace(doubtful, language="ko"), glossary, guided) == replace(
        doubtful, language="ko"
    )


def test_a_doubtful_word_that_only_rhymes_stays(
    glossary: Glossary, guided: tuple[str, ...]
) -> None:
    text = "to book rides@0.2 on roads@0.3 with riders@0.3 and jars@0.1"
    assert (
        corrected(said(text, 0.9), glossary, guided).text
        == "to book rides on roads with riders and jars"
    )


def test_a_correction_keeps_times_punctuation_and_what_was_heard(
    glossary: Glossary, guided: tuple[str, ...]
) -> None:
    transcript = corrected(said("on cacao mobility, in G RPC.", 0.5), glossary, guided)
    assert [word.text for word in transcript.words] == ["on", "Kakao", "Mobility,", "in", "gRPC."]
    assert [word.heard_as for word in transcript.words] == [
        "",
        "cacao mobility,",
        "cacao mobility,",
        "",
        "G RPC.",
    ]
    assert (transcript.words[4].start, transcript.words[4].end) == (0.8, 1.2)
    assert list(corrections(transcript.words)) == [
        (1, "cacao mobility,", "Kakao Mobility,"),
        (4, "G RPC.", "gRPC."),
    ]


def test_a_correction_can_be_taken_back(glossary: Glossary, guided: tuple[str, ...]) -> None:
    before = said("on cacao mobility, in G RPC.", 0.5)
    after = corrected(before, glossary, guided)
    back = restored(after.words, "cacao mobility", "Kakao Mobility")
    assert [word.text for word in back] == ["on", "cacao", "mobility,", "in", "gRPC."]
    assert [word.text for word in restored(back, "G RPC", "gRPC")] == before.text.split()
    assert not any(word.heard_as for word in restored(back, "G RPC", "gRPC"))


def test_what_was_undone_once_is_never_done_again(tmp_path: Path, guided: tuple[str, ...]) -> None:
    learned = tmp_path / "new" / "learned.toml"
    learn(learned, never={"reddis": ["Redis"]})
    learn(learned, terms={"Kumoo": ["ku moo"]}, never={"cooper netties": ["Kubernetes"]})
    glossary = read([BOOK, learned])
    text = "reddis and cooper netties on ku moo"
    assert corrected(said(text, 0.4), glossary, guided).text == "reddis and cooper netties on Kumoo"
    assert tomllib.loads(learned.read_text())["never"] == {
        "cooper netties": ["Kubernetes"],
        "reddis": ["Redis"],
    }


@pytest.mark.parametrize(
    "text", ["[terms", "terms = 3", '[terms]\nRedis = "reddis"', "[terms]\nRedis = [3]"]
)
def test_a_bad_file_of_terms_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "terms.toml"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"terms\.toml"):
        read([file])


def test_the_glossary_is_large_and_no_spelling_means_two_terms(glossary: Glossary) -> None:
    assert len(glossary.terms) >= 100
    seen: dict[str, str] = {}
    for term in glossary.terms:
        for spelling in (*term.sure, *term.loose):
            assert seen.setdefault(spelling.lower(), term.name) == term.name


def test_the_question_s_own_terms_come_first_and_names_of_the_company_follow(
    glossary: Glossary,
) -> None:
    pack, _ = guides.read(guides.shipped())
    terms = expected(pack, pack.questions[2], glossary).names
    assert {"gRPC", "RESTful", "Kakao Mobility"} <= set(terms[:10])
    assert {"Prometheus", "SK Telecom", "Pangyo", "MongoDB"} <= set(terms)
    assert "authentication" not in hints(terms, Glossary((Term("gRPC"),)))
    assert "gRPC" in hints(terms, glossary)


def test_a_hinted_term_that_another_reading_does_not_hear_is_taken_out() -> None:
    """As happened to "This is a waste of money", read with the hint RESTful."""
    heard = (
        Word("a", 1.24, 1.4, 0.664),
        Word("RESTful", 1.4, 1.86, 0.084),
        Word("for", 1.86, 2.04, 0.653),
    )
    waste = (Word("a", 1.2, 1.4, 0.9), Word("waste", 1.4, 1.8, 0.9), Word("of", 1.8, 1.95, 0.9))
    assert [word.text for word in unsaid(heard, waste, ["RESTful"])] == ["a", "waste", "of", "for"]
    rest = (Word("a", 1.2, 1.4, 0.9), Word("rest", 1.4, 1.6, 0.9), Word("full", 1.6, 1.9, 0.9))
    assert unsaid(heard, rest, ["RESTful"]) == heard
    assert unsaid(heard, waste, ["gRPC"]) == heard
    assert unsaid(heard, (), ["RESTful"]) == heard


def test_spellings_that_sound_alike_are_near_and_others_are_not() -> None:
    assert alike(phonemes("Postgres"), phonemes("post grass")) > 0.9
    assert alike(phonemes("Kubernetes"), phonemes("Cooper netties")) > 0.9
    assert alike(phonemes("JWT"), phonemes("JWD")) > 0.9
    assert alike(phonemes("Prometheus"), phonemes("performance")) < 0.7
    assert alike("", phonemes("Go")) == 0.0


@pytest.mark.real
def test_a_spoken_sentence_comes_with_its_terms(tmp_path: Path, glossary: Glossary) -> None:
    """A synthetic voice, real Whisper: what plain reading mishears."""
    import soxr
    from rich.console import Console

    from mockint.engines.hibari import Hibari
    from mockint.voice.normalise import spoken

    sound = Hibari().sound(spoken("For KakaoTalk we put Redis and PostgreSQL behind gRPC."))
    samples = np.pad(soxr.resample(sound.samples, sound.rate, 16_000), 8000)
    (tmp_path / "04-database-caching").mkdir()
    path = tmp_path / "04-database-caching" / "answer.wav"
    write_wav(path, Sound(samples, 16_000))
    pack, _ = guides.read(guides.shipped())
    careful = Careful(Live(parts.recogniser(), PlainScreen(Console(quiet=True))), pack, glossary)
    asked = next(question for question in pack.questions if question.id == path.parent.name)
    careful.begin(asked, path, language="en")
    careful.feed(Span(0.4, len(samples) / 16_000 - 0.4))
    text = careful.finish().text
    assert all(term in text for term in ("KakaoTalk", "Redis", "PostgreSQL", "gRPC")), text


def test_the_command_lists_undoes_and_remembers(
    short_session: Path, run: Run, tmp_path: Path
) -> None:
    entry = store.load(short_session).entries[0]
    assert entry.transcript is not None
    words = (Word("Redis", 0.5, 0.9, 0.3, "reddish"), *entry.transcript.words)
    store.Folder(short_session).keep(entry.question, replace(entry.transcript, words=words))
    own = {
        "MOCKINT_TERMS": str(tmp_path / "own" / "terms.toml"),
        "MOCKINT_RECORDINGS": str(short_session.parent),
    }
    assert "reddish → Redis" in run("terms", **own).stdout
    told = json.loads(run("terms", "last", "--json", **own).stdout)
    assert (told["corrections"][0]["heard"], told["corrections"][0]["term"]) == ("reddish", "Redis")
    assert run("terms", "--undo", "reddish", **own).returncode == 0
    assert "No term was put right" in run("terms", **own).stdout
    transcript = store.load(short_session).entries[0].transcript
    assert transcript is not None
    assert transcript.words[0] == Word("reddish", 0.5, 0.9, 0.3)
    wrong = run("terms", "--undo", "reddish", **own)
    assert (wrong.returncode, "Traceback" in wrong.stderr) == (2, False)
    assert run("terms", "--add", "Kumoo", "--heard", "ku moo", **own).returncode == 0
    learned = tomllib.loads((tmp_path / "own" / "terms-learned.toml").read_text())
    assert learned == {"never": {"reddish": ["Redis"]}, "terms": {"Kumoo": ["ku moo"]}}
