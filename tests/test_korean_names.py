"""Names are heard in Korean sentences whose words carry particles, and not in other words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from mockint.engines import kiwi
from mockint.guide.shipped import content
from mockint.model import Answer, Concept, ConceptGroup, Rubric, Source, Transcript, Word
from mockint.ports import BareWord, Morphology
from mockint.review import review
from mockint.review.concept_search import ConceptSearch, MatchKind
from mockint.review.korean_words import bare_words
from mockint.text.particles import ParticleList
from mockint.wiring.guides import read
from tests import builders
from tests.conftest import ROOT

WHERE = Source("guide.md", 1)


def cases() -> Iterator[tuple[bool, str, str]]:
    """Read the cases: heard or not, name, sentence."""
    text = (ROOT / "tests" / "cases" / "korean_names.md").read_text(encoding="utf-8")
    for sign, name, sentence in re.findall(r"^([+-]) (.+?) \| (.+)$", text, re.MULTILINE):
        yield sign == "+", name, sentence


def spoken(sentence: str, language: str = "ko") -> Transcript:
    words = tuple(Word(word, 0.0, 0.0, None) for word in sentence.split())
    return Transcript(words, language, "test")


@cache
def rubric() -> Rubric:
    """Give the Korean guide that is shipped, and the names of the cases beside it."""
    shipped = read(content("kakao-senior-backend-ko.md"))[0].rubric
    names = sorted({"Redis", *(name for _, name, _ in cases())})
    own = tuple(Concept(name, (), WHERE) for name in names)
    return Rubric((), (*shipped.concepts, ConceptGroup("Own", own, WHERE)), ())


def heard(name: str, sentence: str, morphology: Morphology | None) -> bool:
    words = spoken(sentence)
    search = ConceptSearch(words.words, bare_words(words, rubric(), morphology), korean=True)
    match = search.find(Concept(name, (), WHERE))
    return match is not None and match.kind in (MatchKind.SAID, MatchKind.OTHER_WORDS)


def test_there_are_cases_of_both_kinds() -> None:
    assert len(list(cases())) >= 60
    assert {is_heard for is_heard, _, _ in cases()} == {True, False}


@pytest.mark.real
@pytest.mark.parametrize(("is_heard", "name", "sentence"), list(cases()))
def test_a_name_is_heard_or_not(is_heard: bool, name: str, sentence: str) -> None:
    pytest.importorskip("kiwipiepy", reason="needs the extra `korean`")
    assert heard(name, sentence, kiwi.installed()) is is_heard


@pytest.mark.real
def test_words_without_nouns_and_odd_signs_stay_whole() -> None:
    pytest.importorskip("kiwipiepy", reason="needs the extra `korean`")
    words = ["그리고", "\U0001f600", "", "캐시를", "\U0001f600", "줄였습니다", "레디스들이"]
    bare = kiwi.Kiwi().bare(words, ())
    assert [word.text for word in bare] == [*words[:3], "캐시", *words[4:6], "레디스"]


@pytest.mark.real
def test_a_korean_answer_is_judged_by_bare_words() -> None:
    pytest.importorskip("kiwipiepy", reason="needs the extra `korean`")
    told = judged(kiwi.installed())
    assert "'온콜' was said" in told
    assert "'만료 시간' was said" in told


def test_without_the_library_a_list_of_particles_hears_nearly_as_many() -> None:
    found = [(is_heard, heard(name, said, ParticleList())) for is_heard, name, said in cases()]
    assert not [pair for pair in found if pair == (False, True)]
    assert sum(pair == (True, True) for pair in found) >= 0.95 * sum(told for told, _ in found)
    assert "'온콜' was said" in judged(ParticleList())


def judged(morphology: Morphology | None) -> str:
    """Give what is told of the concepts of one answer."""
    names = ("온콜", "만료 시간", "Redis")
    asked = builders.question("01-case", "온콜 때 무엇을 합니까?", concepts=names)
    said = "온콜이 되면 먼저 알림을 봅니다. 그때는 Redis 앞에서 만료 시간을 확인했습니다."
    answer = Answer(asked, None, spoken(said))
    made = review(answer, rubric(), morphology=morphology)
    return " ".join(finding.message for finding in made.findings)


@pytest.mark.parametrize("language", ["en", "fr", ""])
def test_other_languages_are_not_given_to_the_library(language: str) -> None:
    assert bare_words(spoken("온콜이 캐시를", language), rubric(), Refuses()) == ()


class Refuses:
    """A library that must not be asked."""

    made_by = "nobody"

    def bare(self, words: Sequence[str], names: Sequence[str]) -> list[BareWord]:
        raise AssertionError(words)
