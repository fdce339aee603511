"""Kinds of question: what each is taken for, and what its answers are judged by."""

from functools import cache
from pathlib import Path

import pytest

from mockint.engines.minilm import MiniLM
from mockint.guide.sections.kind_model import likeliest
from mockint.guide.sections.kind_rows import ABOUT_ONESELF, ROWS, STORIES
from mockint.guide.sections.kinds import asks_in_general, follow_ups, kind_of
from mockint.model import Answer, Finding, Kind, Level, Pack, Transcript, Word
from mockint.review import review
from mockint.review.check import TURNS
from mockint.wiring import parts
from mockint.wiring.guides import read

CASES = Path(__file__).parent / "cases" / "kinds"
SHIPPED = Path(__file__).parents[1] / "content"
ROWS_OF_QUESTIONS = [
    line.split("\t") for line in (CASES / "questions.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("kind", "text"), ROWS_OF_QUESTIONS)
def test_a_question_tells_its_kind_by_its_own_words(kind: str, text: str) -> None:
    """English and Korean, without a model of meaning."""
    assert kind_of(text) == kind


@pytest.mark.real
def test_meaning_decides_where_words_tell_little() -> None:
    model = MiniLM()
    for text, kind in (
        ("Where do you still have room to grow as a baker?", Kind.STRENGTHS),
        ("Three days in the Hull office each week: is that doable for you?", Kind.TERMS),
        ("The floor is yours. Who are we talking to?", Kind.SELF_PRESENTATION),
    ):
        assert kind_of(text) is not kind
        assert kind_of(text, meaning=model) is kind
    assert kind_of("Why us?", meaning=model) is Kind.MOTIVATION
    assert kind_of("What is an index?", meaning=model) is Kind.DEFINITION
    # a vector of another model is of no use
    assert likeliest(model.vectors(["Why us?"])[0][:3])[1] == 0.0


def test_each_kind_has_one_row_with_a_source_a_length_and_neutral_follow_ups() -> None:
    assert set(ROWS) == set(Kind)
    for kind, row in ROWS.items():
        assert row.holds
        assert row.source
        assert 0 < row.seconds[0] < row.seconds[1]
        if kind not in TURNS:
            assert follow_ups(kind, "en")
            assert len(follow_ups(kind, "ko")) == len(follow_ups(kind, "en"))
    personal = " ".join(text for kind in ABOUT_ONESELF for text in ROWS[kind].follow_ups)
    assert "number" not in personal
    assert "result" not in personal


def test_how_one_deals_with_people_is_no_story_that_is_asked_for() -> None:
    assert asks_in_general("How do you handle an angry parent?", Kind.CONFLICT)
    assert not asks_in_general("Tell me about a difficult parent.", Kind.CONFLICT)
    assert asks_in_general("갈등을 어떻게 해결하시나요?", Kind.CONFLICT)
    assert not asks_in_general("갈등을 어떻게 해결하셨나요?", Kind.CONFLICT)


@cache
def guide(name: str) -> Pack:
    """Read a guide with the model of meaning."""
    folder = CASES if (CASES / name).exists() else SHIPPED
    return read(folder / name, parts.embedder())[0]


@cache
def told(name: str, number: int, guide_name: str = "guide.md") -> tuple[Finding, ...]:
    """Judge one typed answer as `mockint assess` does."""
    pack = guide(guide_name)
    text = (CASES / f"{name}.txt").read_text("utf-8").split()
    words = tuple(Word(word, 0.0, 0.0, None) for word in text)
    answer = Answer(pack.questions[number - 1], None, Transcript(words, "en", "typed"))
    return review(answer, pack.rubric, parts.embedder(), parts.judge()).findings


ON_TOPIC = [
    ("about_me", 1, "guide.md"),
    ("why_us", 2, "guide.md"),
    ("join", 2, "guide.md"),
    ("blame", 3, "guide.md"),
    ("range", 9, "guide.md"),
    ("weakness", 10, "guide.md"),
    ("paperwork", 10, "guide.md"),
    ("numbers_words", 11, "guide.md"),
    ("repairs", 11, "guide.md"),
    ("plans", 12, "guide.md"),
    ("teacher", 1, "school.md"),
    ("parent", 2, "school.md"),
    ("family", 8, "riverside-stroke-nurse.md"),
]


@pytest.mark.real
@pytest.mark.parametrize(("name", "number", "guide_name"), ON_TOPIC)
def test_an_answer_on_its_question_is_judged(name: str, number: int, guide_name: str) -> None:
    content = [finding for finding in told(name, number, guide_name) if finding.check == "content"]
    assert [finding.level for finding in content] == [Level.NOTE]


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("about_me", 1),
        ("why_us", 2),
        ("join", 2),
        ("weakness", 10),
        ("paperwork", 10),
        ("plans", 12),
    ],
)
def test_no_story_no_number_and_no_gain_is_demanded_of_a_word_on_oneself(
    name: str, number: int
) -> None:
    kind = guide("guide.md").questions[number - 1].kind
    assert kind in ABOUT_ONESELF
    findings = told(name, number)
    assert not [finding for finding in findings if finding.check in ("star", "ownership", "depth")]
    assert not [finding for finding in findings if finding.level in (Level.MISSING, Level.IMPROVE)]


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "number", "guide_name"),
    [("parent", 2, "school.md"), ("family", 8, "riverside-stroke-nurse.md")],
)
def test_a_method_that_is_asked_for_lacks_no_part_of_a_story(
    name: str, number: int, guide_name: str
) -> None:
    assert guide(guide_name).questions[number - 1].kind in STORIES
    wanting = [
        finding.check
        for finding in told(name, number, guide_name)
        if finding.level in (Level.MISSING, Level.IMPROVE) and finding.check != "length"
    ]
    assert not wanting


@pytest.mark.real
def test_who_says_that_there_never_was_a_conflict_is_not_praised() -> None:
    findings = told("dodge", 6)
    (star,) = [finding for finding in findings if finding.check == "star"]
    assert star.level is Level.IMPROVE
    assert "says that there was none" in star.message
    assert not [finding for finding in findings if finding.level is Level.GOOD]


@pytest.mark.real
def test_blame_of_a_colleague_is_told() -> None:
    (blame,) = [finding for finding in told("blame", 3) if finding.subject == "blame"]
    assert "all her fault" in blame.message


@pytest.mark.real
def test_difficult_people_are_conflicts_and_their_stories_are_judged_as_such() -> None:
    kinds = [question.kind for question in guide("school.md").questions]
    assert kinds == [Kind.BEHAVIORAL, Kind.CONFLICT, Kind.CONFLICT]
    parts_told = {
        finding.subject
        for finding in told("teacher", 1, "school.md")
        if finding.check == "star" and finding.level is Level.GOOD
    }
    assert parts_told == {"situation", "task", "action", "result"}
