"""Names in Latin letters are known again in Korean speech, and ordinary Korean stays as it is."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from mockint.guide.shipped import content
from mockint.model import Concept, Source, Transcript, Word
from mockint.review.concept_search import ConceptSearch, Match, MatchKind
from mockint.text.particles import ParticleList
from mockint.wiring import guides
from mockint.words.terms import expected
from mockint.words.terms.correct import corrected
from mockint.words.terms.glossary import Glossary, Term, read
from mockint.words.terms.hangul import spoken, written
from tests.conftest import ROOT

EVERYDAY = ROOT / "tests" / "cases" / "korean_everyday.txt"
TABLE = ROOT / "mockint" / "words" / "terms" / "hangul.toml"
NOTHING = Glossary()


def heard(text: str, sure: float | None = None) -> Transcript:
    words = (Word(word, n / 3, (n + 1) / 3, sure) for n, word in enumerate(text.split()))
    return Transcript(tuple(words), "ko", "test")


def told(text: str, *names: str, hangul: Sequence[str] = (), glossary: Glossary = NOTHING) -> str:
    return corrected(heard(text), glossary, names, hangul=hangul).text


@cache
def names() -> tuple[str, ...]:
    """Give all names of the table, and the terms of all trades."""
    trades = read(sorted((ROOT / "content" / "trades").glob("*/terms.toml")))
    listed = tomllib.loads(TABLE.read_text("utf-8"))["names"]
    return tuple(dict.fromkeys([*listed, *(term.name for term in trades.terms)]))


def everyday() -> list[str]:
    lines = EVERYDAY.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("said", "name", "right"),
    [
        ("앞단에 레디스 캐시를 두었습니다.", "Redis", "앞단에 Redis 캐시를 두었습니다."),
        ("레디스를 봤고, 레디스에서만 읽어요.", "Redis", "Redis를 봤고, Redis에서만 읽어요."),
        ("그건 레디스였습니다", "Redis", "그건 Redis였습니다"),
        ("제이더블유티는 짧게 줍니다", "JWT", "JWT는 짧게 줍니다"),
        ("내부는 지알피씨로 부릅니다", "gRPC", "내부는 gRPC로 부릅니다"),
        ("씨아이씨디가 없었어요", "CI/CD", "CI/CD가 없었어요"),
        ("몽고 디비를 걷어냈어요", "MongoDB", "MongoDB를 걷어냈어요"),
        ("몽고디비를 걷어냈어요", "MongoDB", "MongoDB를 걷어냈어요"),
        ("깃허브 액션스로 돌립니다", "GitHub Actions", "GitHub Actions로 돌립니다"),
        ("스프링부트는 몰랐고", "Spring Boot", "스프링부트는 몰랐고"),
    ],
)
def test_a_name_is_written_as_the_guide_writes_it(said: str, name: str, right: str) -> None:
    """With its particle; a way of writing that the table has not is left alone."""
    assert told(said, name) == right


def test_what_was_heard_stays_beside_and_others_stay_as_they_are() -> None:
    done = corrected(heard("레디스 캐시를 자바스크립트로"), NOTHING, ["Redis", "Java"])
    assert [(word.text, word.heard_as) for word in done.words] == [
        ("Redis", "레디스"),
        ("캐시를", ""),
        ("자바스크립트로", ""),
    ]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("자 바로 시작하죠", "Java"),
        ("슬랙스를 샀어요", "Slack"),
        ("헬름 협곡", "Helm"),
        ("도커파일을 고쳤어요", "Docker"),
        ("몽고, 디비를 뒤져 봐", "MongoDB"),
        ("채널이 막혔어요", "channel"),
        ("캐시가 비었어요", "cache"),
        ("아이 티가 나네요", "IT"),
    ],
)
def test_other_words_and_loanwords_are_no_names(said: str, name: str) -> None:
    assert told(said, name) == said


def test_only_what_the_guide_expects_is_changed_and_not_what_it_writes_in_hangul() -> None:
    said = "레디스와 카프카를 썼습니다"
    assert told(said) == said
    assert told(said, "Kafka") == "레디스와 Kafka를 썼습니다"
    assert told(said, "Redis", "Kafka", hangul=["카프카에서"]) == "Redis와 카프카를 썼습니다"


def test_ways_of_the_user_count_and_what_was_wrong_once_does_not() -> None:
    """Taken back with one particle, it is taken back with all."""
    own = Glossary((Term("Temporal", ("템포럴",)),), frozenset({("레디스를", "Redis를")}))
    said = "템포럴이 레디스보다 낫습니다"
    assert told(said, "Temporal", "Redis", glossary=own) == "Temporal이 레디스보다 낫습니다"


@pytest.mark.parametrize("sure", [None, 0.97, 0.3])
def test_no_ordinary_korean_sentence_is_changed(sure: float | None) -> None:
    """Every name of every trade is expected."""
    assert len(everyday()) >= 300
    assert len(names()) > 500
    changed = [
        (line, done.text)
        for line in everyday()
        if (done := corrected(heard(line, sure), NOTHING, names())).text != line
    ]
    assert changed == []


def test_no_ordinary_korean_sentence_holds_a_name() -> None:
    """Names of the table and abbreviations are searched for as concepts."""
    wanted = [name for name in names() if name.lower() != name and spoken(name)]
    found = [
        (name, line)
        for line in everyday()
        for name in wanted
        if name not in LOANWORDS and found_in(line, name)
    ]
    assert len(wanted) > 150
    assert found == []


LOANWORDS = {"Scrum", "Storybook", "Airflow", "Lambda", "Helm"}
"""Names that are ordinary loanwords too: a concept of that name is heard in them."""


def found_in(said: str, name: str) -> Match | None:
    words = heard(said).words
    bare = ParticleList().bare([word.text for word in words], [])
    search = ConceptSearch(words, bare, korean=True)
    match = search.find(Concept(name, (), Source("guide.md", 1)))
    return match if match and match.kind in {MatchKind.SAID, MatchKind.OTHER_WORDS} else None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Redis", "앞단에 레디스를 두었습니다"),
        ("Redis 자료 구조", "레디스 자료 구조를 골랐습니다"),
        ("레디스", "앞단에 Redis를 두었습니다"),
        ("레디스 캐시", "앞단에 Redis 캐시를 두었습니다"),
        ("JWT", "제이더블유티로 인증합니다"),
        ("circuit breaker", "서킷 브레이커가 열렸습니다"),
        ("circuit breaker", "서킷브레이커가 열렸습니다"),
        ("event loop", "이벤트 루프를 막았습니다"),
        ("SLOs", "에스엘오를 정했습니다"),
        ("API gateway", "에이피아이 게이트웨이에서 막았습니다"),
    ],
)
def test_a_concept_is_heard_however_it_is_written(name: str, said: str) -> None:
    assert found_in(said, name)


def test_names_with_unknown_parts_and_korean_ones_are_said_in_no_other_way() -> None:
    assert spoken("Redis failmode") == ()
    assert spoken("캐시 무효화") == ()
    assert spoken("IT") == ()
    assert written("캐시") == ""


def test_each_way_belongs_to_one_name() -> None:
    ways = list(all_ways())
    assert len(ways) == len(set(ways))


def all_ways() -> Iterator[str]:
    for listed in tomllib.loads(TABLE.read_text("utf-8"))["names"].values():
        yield from listed


def test_terms_of_a_korean_guide_are_found_with_particles_written_onto_them() -> None:
    """`Prometheus와` is Prometheus; hints and corrections stand on that."""
    pack, _ = guides.read(content("kakao-senior-backend-ko.md"))
    terms = expected(pack, pack.questions[5], NOTHING)
    assert {"Prometheus", "Grafana", "SLO"} <= set(terms.names)
    assert not [name for name in terms.names if any("가" <= letter <= "힣" for letter in name)]
    said = terms.corrected(heard("그라파나로 레디스를 봤습니다"))
    assert said.text == "그라파나로 Redis를 봤습니다"
