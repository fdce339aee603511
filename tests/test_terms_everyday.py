"""Terms: no ordinary sentence is changed by a spelling that corrects."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from mockint.model import Transcript, Word
from mockint.text import english
from mockint.text.word_forms import squash
from mockint.wiring import guides
from mockint.words.terms import expected
from mockint.words.terms.correct import corrected
from mockint.words.terms.glossary import Glossary, read
from mockint.words.terms.restore import corrections
from tests.conftest import ROOT, SHARED
from tests.test_concepts_bank import last_words

TRADES = sorted((ROOT / "content" / "trades").glob("*/terms.toml"))
TALK = SHARED / "data"
STRETCH = 4_000
"""Words that are looked through at once, as many as in half an hour."""


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read(TRADES)


def heard(texts: Sequence[str], sure: float | None) -> Transcript:
    words = (Word(text, n / 5, (n + 1) / 5, sure) for n, text in enumerate(texts))
    return Transcript(tuple(words), "en", "test")


@pytest.mark.parametrize("sure", [None, 0.97, 0.5, 0.1])
@pytest.mark.parametrize(
    "text",
    [
        "None of the services were down",
        "the reds are errors",
        "we did both rollbacks before lunch",
    ],
)
def test_a_word_with_the_letters_of_a_spelling_is_no_such_spelling(
    glossary: Glossary, text: str, sure: float | None
) -> None:
    """`N+one` and `red S` lose what tells them apart when only letters are compared."""
    names = [term.name for term in glossary.terms]
    assert corrected(heard(text.split(), sure), glossary, names).text == text


@pytest.mark.parametrize(
    "text",
    [
        "a lokey evening with gera and mister yeager",
        "play right on the on call phone",
        "we had a big query about the red shift",
        "there is no bias in validation of the data",
    ],
)
def test_ordinary_words_are_no_terms_while_the_recogniser_is_sure(
    glossary: Glossary, text: str
) -> None:
    names = [term.name for term in glossary.terms]
    assert corrected(heard(text.split(), 0.7), glossary, names).text == text


def test_ordinary_words_become_a_term_in_doubt_where_the_guide_speaks_of_it_and_of_others_near(
    glossary: Glossary,
) -> None:
    """Each of the three is needed; in deep doubt the words around are not asked."""
    text = "the traces in yeager@ showed the replicas"

    def told(sure: float, names: Sequence[str], text: str = text) -> str:
        words = [
            Word(token.removesuffix("@"), n / 5, (n + 1) / 5, sure if token[-1] == "@" else 0.9)
            for n, token in enumerate(text.split())
        ]
        return corrected(Transcript(tuple(words), "en", "test"), glossary, names).text

    asked = ("Jaeger", "read replicas")
    assert told(0.5, asked) == "the traces in Jaeger showed the replicas"
    assert "yeager" in told(0.7, asked)
    assert "yeager" in told(0.5, ["read replicas"])
    assert "yeager" in told(0.5, ["Jaeger"])
    assert "Jaeger" in told(0.3, ["Jaeger"])


def test_what_is_no_ordinary_word_is_put_right_however_sure_it_was(glossary: Glossary) -> None:
    """A spelling that means nothing else needs no doubt."""
    text = "we run cooper netties and reddis with G RPC"
    right = "we run Kubernetes and Redis with gRPC"
    assert corrected(heard(text.split(), 0.97), glossary, ()).text == right


def test_the_lexicon_has_words_and_names_and_no_misspelling() -> None:
    assert english.ordinary(english.tokens("None of Yeager's rate-limiting"))
    assert not english.ordinary(("reddis",))
    assert not english.ordinary(english.tokens("red S"))
    assert not english.ordinary(())


@pytest.mark.slow
@pytest.mark.parametrize("sure", [None, 0.5])
def test_no_ordinary_sentence_is_changed(glossary: Glossary, sure: float | None) -> None:
    """All spellings of all trades over calls, consultations, speeches and telephone sentences.

    Sure words without any guide; half sure ones with the shipped guide, all of whose terms are
    expected.
    """
    if not TALK.is_dir():
        pytest.skip("needs the transcripts of general speech at ../shared")
    words = talk()
    assert len(words) > 120_000
    pack, _ = guides.read(guides.shipped())
    names = expected(pack, pack.questions[3], glossary).names if sure else ()
    changed = [
        (before, after)
        for at in range(0, len(words), STRETCH)
        for _, before, after in corrections(
            corrected(heard(words[at : at + STRETCH], sure), glossary, names).words
        )
        if squash(before) != squash(after)
    ]
    assert changed == []


@cache
def talk() -> list[str]:
    """Give the words of all transcripts of ordinary speech as they are written."""
    text = re.sub(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}|/\S+|SPEAKER \d+:", " ", " ".join(_texts()))
    return re.findall(r"\S*\w\S*", text)


def _texts() -> Iterator[str]:
    for folder in ("text_disfluency", "text_verbatim", "spont_en", "longform_en", "telephone_en"):
        for path in sorted((TALK / folder).glob("**/*")):
            yield _text(path) if path.is_file() else ""


def _text(path: Path) -> str:
    """Give what is said in a transcript; nothing of a file of another kind."""
    if path.name == "manifest.tsv":
        rows = path.read_text("utf-8").splitlines()[1:]
        return " ".join(row.split("\t")[6] for row in rows)
    if path.suffix == ".TextGrid":
        return " ".join(re.findall(r'text = "([^"]*)"', path.read_text("utf-8", "replace")))
    if path.suffix != ".txt":
        return ""
    return last_words(path) if "timed" in path.name else path.read_text("utf-8", "replace")
