"""The candidate's half of an interview: their questions and last words, rehearsed and judged."""

from dataclasses import replace

import pytest

from mockint.agenda import Agenda
from mockint.engines.minilm import installed
from mockint.guide.candidate_turns import with_candidate_turns
from mockint.model import (
    Criterion,
    Finding,
    Kind,
    Level,
    Question,
    Rubric,
    Source,
)
from mockint.review import review
from mockint.wiring import plans
from mockint.wiring.guides import read, shipped
from tests import builders

PACK = with_candidate_turns(read(shipped())[0], asking=True, closing=True)
ASKING, CLOSING = PACK.questions[-2:]


def said(question: Question, text: str, rubric: Rubric = PACK.rubric) -> list[Finding]:
    answer = builders.answer(question, None, builders.words(text, length=0.35, sure=0.99))
    return list(review(answer, rubric, installed()).findings)


def of(findings: list[Finding], check: str, level: Level) -> list[Finding]:
    return [finding for finding in findings if (finding.check, finding.level) == (check, level)]


def test_both_turns_come_behind_the_questions_of_the_guide() -> None:
    """Only when they are wished for."""
    assert (ASKING.kind, CLOSING.kind) == (Kind.ASKING, Kind.CLOSING)
    assert (ASKING.id, CLOSING.id) == ("11-your-questions", "12-closing")
    assert (ASKING.source.line, CLOSING.source.line) == (76, 113)
    assert len(Agenda(PACK.questions)) == 12
    plain = read(shipped())[0]
    assert with_candidate_turns(plain, asking=False, closing=False) == plain


@pytest.mark.real
def test_questions_of_the_guide_are_known_again_in_other_words() -> None:
    """Letter for letter and freely; each good finding names the guide's line."""
    found = said(
        ASKING,
        "How is the backend platform team set up, and what comes first for it this quarter? "
        "And how do experienced engineers here find a mentor and get promoted?",
    )
    good = {finding.subject: finding for finding in of(found, "asking", Level.GOOD)}
    assert (
        "How is the backend platform team set up, and what comes first for it this quarter?" in good
    )
    assert "How do senior engineers find mentors and move up here?" in good
    assert all(finding.source and finding.source.file == PACK.guide for finding in good.values())
    assert not of(found, "asking", Level.MISSING)


@pytest.mark.real
def test_closed_questions_and_those_that_the_guide_answers_are_told() -> None:
    """What was heard is quoted; a question that is nowhere in the guide is no fault."""
    found = said(
        ASKING,
        "Do you have a cafeteria? Is the place in Pangyo in Seongnam and full-time and on-site?",
    )
    improve = " ".join(finding.message for finding in of(found, "asking", Level.IMPROVE))
    assert "'Do you have a cafeteria' at 0:00 can be answered with yes or no" in improve
    assert "your guide answers that already" in improve
    assert len(of(found, "asking", Level.NOTE)) == 2
    assert [finding.source.line for finding in of(found, "asking", Level.MISSING)] == [76, 79, 82]


def test_no_question_at_all_is_missing() -> None:
    """Silence in the candidate's turn is no interest."""
    assert of(
        said(ASKING, "No, I think that you have told me everything already."),
        "asking",
        Level.MISSING,
    )


@pytest.mark.real
def test_a_turn_of_the_candidate_is_no_answer() -> None:
    """Neither stories nor numbers nor concepts are looked for, and nothing is scored."""
    assert {
        finding.check for finding in said(ASKING, "What comes first for the team this quarter?")
    } <= {
        "asking",
        "length",
        "pace",
    }
    checks = {
        finding.check
        for finding in said(CLOSING, "Thank you, I am really excited about this team.")
    }
    assert checks <= {"closing", "length", "pace"}


@pytest.mark.real
def test_the_last_words_are_held_against_the_guide() -> None:
    """Parts by common advice, and the guide's own clauses."""
    found = said(
        CLOSING,
        "Thank you for your time. I am excited to scale the services of Kakao and to learn "
        "new technologies. "
        "My experience with Node.js helps from the first day. I look forward to hearing from you.",
    )
    good = {finding.subject for finding in of(found, "closing", Level.GOOD)}
    assert {"thanks", "why this job", "what you bring", "what comes next"} <= good
    assert {"learn new technologies well"} <= good
    missing = of(found, "closing", Level.MISSING)
    assert ["reliable" in finding.message for finding in missing] == [True]
    assert missing[0].source == Source(PACK.guide, 113)


def test_last_words_without_enthusiasm_are_told() -> None:
    """The one part that is asked for."""
    assert (
        "enthusiasm"
        in of(said(CLOSING, "Well, that is all, goodbye."), "closing", Level.MISSING)[0].message
    )


@pytest.mark.real
@pytest.mark.parametrize(
    ("text", "level"),
    [("We tested it with a screen reader.", Level.GOOD), ("We tested it well.", Level.MISSING)],
)
def test_a_check_of_ones_own_is_heard(text: str, level: Level) -> None:
    """By its keywords; and what is switched off is not found."""
    check = Criterion(
        "a11y",
        "Accessibility",
        "",
        Source("rubric.toml", 3),
        keywords=("screen reader", "keyboard only"),
    )
    rubric = replace(PACK.rubric, checks=(check,), off=("metrics",))
    found = said(
        PACK.questions[8],
        f"{text} " + "Then we went on with the incident in production for a while. " * 4,
        rubric,
    )
    assert [(finding.level, finding.source) for finding in found if finding.check == "a11y"] == [
        (level, Source("rubric.toml", 3))
    ]
    assert not [finding for finding in found if finding.check == "metrics"]


@pytest.mark.real
def test_a_length_that_the_candidate_aims_at_replaces_the_common_advice() -> None:
    """Below, within, beyond."""
    question = replace(PACK.questions[8], seconds=(20.0, 40.0))
    text = "Then we went on with the incident in production and I was part of it. "
    told = [
        next(finding for finding in said(question, text * n) if finding.check == "length")
        for n in (2, 5, 12)
    ]
    assert [finding.level for finding in told] == [Level.IMPROVE, Level.GOOD, Level.IMPROVE]
    assert "You aim at 20 to 40 seconds" in told[2].message


@pytest.mark.real
def test_a_plan_has_the_turns_only_on_wish() -> None:
    """Whatever questions are picked."""
    plan = plans.plan(None, ["9"], asking=True, closing=True)
    assert [question.id for question in plan.questions] == [
        "09-behavioral",
        "11-your-questions",
        "12-closing",
    ]
    assert len(plan.pack.questions) == 12
    assert [question.id for question in plans.plan(None, ["9"]).questions] == ["09-behavioral"]
