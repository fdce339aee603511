"""Advice becomes checks that show why, in its own words and in others; the rest is listed."""

import pytest

from benchmarks.advice import cases, measure
from mockint.engines.minilm import installed
from mockint.guide.rubric.compile import compiled
from mockint.guide.rubric.reasons import sentences
from mockint.model import Advice, Pack, Source
from mockint.review.checks import RULES
from mockint.wiring.guides import read, shipped
from tests.conftest import SHARED

SEED = SHARED / "seed-guide.md"

ASKED = [
    "star",
    "concepts",
    "depth",
    "engineering",
    "metrics",
    "ownership",
    "impact",
    "progression",
    "raise",
    "closing",
]


@pytest.fixture(params=["with meaning", "exact words"])
def pack(request: pytest.FixtureRequest) -> Pack:
    model = installed() if request.param == "with meaning" else None
    return read(SEED if SEED.is_file() else shipped(), model)[0]


def advise(*texts: str, under: str = "") -> list[Advice]:
    return [Advice("", text, under, Source("guide.md", line)) for line, text in enumerate(texts, 1)]


@pytest.mark.real
def test_eleven_of_twelve_bullets_become_checks_and_the_last_says_why_not(pack: Pack) -> None:
    """Only the line that heads the warnings is none by itself."""
    checked = {check.source.line for check in pack.rubric.checks if check.source}
    lines = {line.source.line for line in pack.advice}
    assert len(lines & checked) == 11
    assert [line.source.line for line in pack.rubric.unchecked] == sorted(lines - checked)
    assert all(line.because for line in pack.rubric.unchecked)


@pytest.mark.real
def test_every_kind_of_advice_in_the_guide_is_a_check_with_its_reason(pack: Pack) -> None:
    """Numbers, "we", stories, users, progress, over-engineering, depth, closing, visa."""
    asked = [check for check in pack.rubric.checks if check.source]
    assert list(dict.fromkeys(check.id for check in asked)) == ASKED
    assert all(check.chosen_by for check in asked)


@pytest.mark.real
def test_advice_in_other_words_is_understood_and_small_talk_is_not() -> None:
    """Rows that nobody saw while the rules were written; the benchmark prints the same figures."""
    held_back = measure(list(cases())[1::2], installed())
    assert held_back.wanted >= 30
    assert held_back.found / held_back.wanted >= 0.75
    assert held_back.right / held_back.given >= 0.8
    assert held_back.false / held_back.idle <= 0.1


def test_without_the_model_a_line_in_other_words_says_that_it_is_missing() -> None:
    """Exact words still decide; nothing is dropped in silence."""
    checks, unchecked = compiled(
        advise("Give numbers.", "Results count more when they can be counted."), RULES, None
    )
    assert [check.id for check in checks] == ["metrics"]
    assert "not installed" in unchecked[0].because


@pytest.mark.real
def test_what_cannot_be_heard_is_not_checked_and_says_so() -> None:
    """Clothes, posture and feelings."""
    _, unchecked = compiled(advise("Dress well.", "Smile.", "Be confident."), RULES, installed())
    assert [line.because.split()[0] for line in unchecked] == ["It", "It", "How"]


def test_the_clearest_line_is_quoted_first() -> None:
    """Several lines may ask for the same; each is a check of its own."""
    checks, _ = compiled(advise("Mention a number.", "Numbers, metrics, percentages."), RULES, None)
    assert [(check.id, check.source and check.source.line) for check in checks] == [
        ("metrics", 2),
        ("metrics", 1),
    ]


def test_each_rule_has_sentences_of_its_own() -> None:
    """None is without meaning, and no sentence stands for two."""
    assert {what.id for what, _ in sentences(RULES)} >= {rule.id for rule in RULES}
    texts = [text for _, text in sentences(RULES)]
    assert len(texts) == len(set(texts))
