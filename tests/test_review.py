"""What holds for every review: receipts, no praise without substance, few next steps."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from receipts import hold_places, hold_quotations
from review_cases import Case, cases

from mockint.model import Answer, Kind, Level, Review, Span, Transcript, Word
from mockint.review import next_steps, review, steps
from mockint.session.json import encode
from mockint.wiring.guides import read, shipped
from tests import builders

CASES = cases()
PACK = read(shipped())[0]


def reviewed() -> list[tuple[Case, Answer, Review]]:
    """Give all cases with their reviews."""
    return [(case, case.answer, case.review) for case in CASES]


@pytest.mark.real
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_finding_has_its_receipt(case: Case) -> None:
    """Only what is missing is found without evidence, and what a finding quotes was said there."""
    hold_places(case.answer, case.review, case.rubric)
    hold_quotations(case.answer, case.review)


@pytest.mark.real
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_parts_are_stretches_in_order_and_findings_name_them(case: Case) -> None:
    """A timeline can be drawn from the parts alone; findings about one find it by name."""
    made = case.review
    for before, after in pairwise(made.parts):
        assert before.last < after.first
    assert all(
        0 <= part.first <= part.last < len(case.answer.transcript.words) for part in made.parts
    )
    assert all(0 < part.confidence <= 1 for part in made.parts)
    told = {part.role for part in made.parts}
    praised = [
        finding
        for finding in made.findings
        if finding.check in ("star", "structure") and finding.level is Level.GOOD
    ]
    assert all(finding.subject for finding in praised)
    assert {finding.subject for finding in praised if finding.check == "star"} <= told


def test_a_story_in_its_usual_order_has_its_four_parts() -> None:
    """The excellent story is situation, task, action, result, in this order."""
    case = next(case for case in CASES if case.name.endswith("an excellent story"))
    made = case.review
    assert list(dict.fromkeys(part.role for part in made.parts)) == [
        "situation",
        "task",
        "action",
        "result",
    ]


@pytest.mark.real
def test_concepts_and_claims_name_their_subject() -> None:
    """A page that lists the concepts and the résumé's claims finds each finding by its name."""
    for case in CASES:
        names = {*case.concepts, *case.resume, *(claim.text for claim in case.rubric.claims)}
        names |= {concept.name for group in case.rubric.concepts for concept in group.concepts}
        found = [
            finding for finding in case.review.findings if finding.check in ("concepts", "claims")
        ]
        assert all(finding.subject in names for finding in found)


def test_what_is_missing_names_the_line_of_the_guide() -> None:
    """With a guide that asks for it, a missing number or concept leads to the line that does."""
    question = next(question for question in PACK.questions if question.kind is Kind.SYSTEM_DESIGN)
    text = "I would put a queue between the services of the messaging platform and a database"
    recording = builders.recording(10.0, Span(0.0, 6.0))
    made = review(builders.answer(question, recording, builders.words(text)), PACK.rubric)
    missing = [
        finding
        for finding in made.findings
        if finding.level is Level.MISSING and finding.check in ("metrics", "concepts")
    ]
    assert missing
    assert all(finding.source and finding.source.line > 0 for finding in missing)


@pytest.mark.real
def test_a_review_imports_nothing_heavy() -> None:
    """The review starts quickly: no learning library is loaded for it."""
    code = (
        "import sys, mockint.review; heavy = ('torch', 'scipy', 'sklearn', 'onnxruntime', 'av'); "
        "print([one for one in heavy if one in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_words_are_reviewed(data: st.DataObject) -> None:
    """Whatever a recogniser makes up, in any language, the review has receipts that hold."""
    vocabulary = [
        "we",
        "I",
        "um",
        "25%",
        "from",
        "to",
        "reduced",
        "result",
        "users",
        "like,",
        "you",
        "know",
        "\u00ef",
        "음",
        "?",
    ]
    texts = data.draw(
        st.lists(st.sampled_from(vocabulary) | st.text(min_size=1, max_size=5), max_size=40)
    )
    words = tuple(
        Word(text, n * 0.4, n * 0.4 + 0.3, data.draw(st.none() | st.floats(0, 1)))
        for n, text in enumerate(texts)
    )
    question = data.draw(st.sampled_from(PACK.questions))
    seconds = len(words) * 0.4 + 1
    speech = (Span(0.0, seconds - 1),) if words else ()
    recording = builders.recording(seconds, *speech)
    answer = Answer(
        question,
        recording,
        Transcript(words, data.draw(st.sampled_from(["en", "ko", "fr"])), "test"),
    )
    hold_places(answer, review(answer, PACK.rubric), PACK.rubric)


def test_random_words_are_never_praised_for_a_result() -> None:
    """Shuffling an answer about something else does not make it a good one."""
    words = [
        "holiday",
        "sea",
        "beach",
        "children",
        "fish",
        "sun",
        "boat",
        "house",
        "street",
        "flower",
        "photograph",
        "evening",
    ]
    chance = random.Random(7)
    for _ in range(20):
        said = builders.words(chance.choices(words, k=60))
        recording = builders.recording(25.0, Span(0.0, 24.0))
        made = review(builders.answer(PACK.questions[8], recording, said), PACK.rubric)
        assert not [finding for finding in made.findings if finding.level is Level.GOOD]


@pytest.mark.real
def test_scores_stay_in_their_range_and_give_reasons() -> None:
    """0 to 4 or none, each with a reason, at most one for a check."""
    for _, _, made in reviewed():
        assert all(score.points is None or 0 <= score.points <= 4 for score in made.scores)
        assert all(score.reason for score in made.scores)
        assert len({score.check for score in made.scores}) == len(made.scores)


def test_doubt_never_counts() -> None:
    """What was badly heard changes no score: with and without it the others are scored alike."""
    case = next(case for case in CASES if "badly heard" in case.name)
    made = case.review
    assert [finding.level for finding in made.findings if finding.check == "concepts"] == [
        Level.DOUBT,
        Level.DOUBT,
    ]
    assert next(score.points for score in made.scores if score.check == "concepts") is None


@pytest.mark.real
def test_at_most_three_next_steps_each_of_another_check() -> None:
    """A session ends with three things to work on, and never with praise."""
    all_reviews = [made for _, _, made in reviewed()]
    chosen = next_steps(all_reviews, PACK.rubric)
    assert len(chosen) == 3
    assert len({step.check for step in chosen}) == 3
    assert all(step.level in (Level.IMPROVE, Level.MISSING) for step in chosen)
    assert next_steps([], PACK.rubric) == ()
    assert all(len(steps(made, PACK.rubric)) <= 3 for made in all_reviews)


def test_an_excellent_story_has_little_to_do() -> None:
    """Nothing of the content is asked for again when it was all there."""
    case = next(case for case in CASES if case.name.endswith("an excellent story"))
    made = case.review
    assert not {step.check for step in steps(made, case.rubric)} & {
        "star",
        "metrics",
        "impact",
        "ownership",
        "content",
    }


def test_a_typed_answer_has_no_delivery() -> None:
    """Typed words have no times, so nothing is told about pace, pauses or fillers."""
    case = next(case for case in CASES if case.name.endswith("typed"))
    checks = {finding.check for finding in case.review.findings}
    assert not checks & {"pace", "pauses", "fillers"}


def test_words_without_probability_raise_no_doubt() -> None:
    """An engine that does not tell how sure it is gets no `possibly said`."""
    case = next(case for case in CASES if "badly heard" in case.name)
    answer = case.answer
    unsure = tuple(replace(word, probability=None) for word in answer.transcript.words)
    made = review(replace(answer, transcript=replace(answer.transcript, words=unsure)), case.rubric)
    assert not [finding for finding in made.findings if finding.level is Level.DOUBT]


@pytest.mark.real
def test_json_of_a_review_can_be_read_back() -> None:
    """The review survives its way to disk."""
    for _, _, made in reviewed()[:5]:
        assert json.loads(encode(made))["question"] == made.question
