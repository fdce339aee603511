"""One formula a measure: a finding of an answer and its report's headline say the same."""

import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from review_cases import guide
from test_random_reviews import Judged, judged

from mockint.model import Answer, Entry, Finding, Pause, Place, Session, Span, Word
from mockint.report.figures import Figure, figures
from mockint.report.passages import paragraphs
from mockint.review import review
from mockint.review.concept_search import ConceptSearch
from mockint.review.measures import UNSURE, unsure

MANY = 200

Shown = tuple[Answer, dict[str, Finding], dict[str, Figure]]


@pytest.fixture(scope="module")
def many() -> list[Shown]:
    """Give random answers, each with its findings by unit and the figures of its own report."""
    return [_shown(judged(4 * seed + 1), random.Random(seed)) for seed in range(MANY)]


def _shown(answered: Judged, chance: random.Random) -> Shown:
    answer = _with_pauses(answered.answer, chance)
    made = review(answer, answered.rubric)
    entry = Entry(answer.question, answer.recording, answer.transcript, made)
    told = figures(Session("s", "2026-05-18T19:30:00+09:00", "you", guide(), (entry,)))
    by_unit: dict[str, Finding] = {}
    for finding in made.findings:
        by_unit.setdefault(finding.unit, finding)
    return answer, by_unit, {figure.label: figure for figure in told}


def _with_pauses(answer: Answer, chance: random.Random) -> Answer:
    """Make some pauses long, mostly near the limit; half of the answers have them unclassed."""
    speech, now, pieces = [], 0.4, chance.randint(1, 8)
    spoken = sum(span.seconds for span in answer.recording.speech)
    for _ in range(pieces if spoken else 0):
        speech.append(Span(now, now + spoken / pieces))
        now = speech[-1].end + chance.choice([0.5, 1.42, 1.5, 1.58, 2.5])
    gaps = [Span(before.end, after.start) for before, after in pairwise(speech)]
    places = [Place.INSIDE, Place.BOUNDARY]
    classed = (
        tuple(Pause(gap, chance.choice(places)) for gap in gaps) if chance.random() < 0.5 else ()
    )
    recording = replace(answer.recording, speech=tuple(speech), pauses=classed, seconds=now + 1)
    return replace(answer, recording=recording)


def bounds(figure: Figure) -> tuple[float, float]:
    """Read `4 to 6` and `4`."""
    low, _, high = figure.value.partition(" to ")
    return float(low), float(high or low)


def test_headline_and_finding_tell_the_same_pace(many: list[Shown]) -> None:
    """Wherever both are told; and where the finding is, the headline is."""
    compared = 0
    for _, found, told in many:
        for unit in ("words", "syllables"):
            if finding := found.get(f"{unit}/min"):
                assert (
                    f"{told[f'{unit} a minute'].value} {unit} a minute while speaking"
                    in finding.message
                )
                assert float(told[f"{unit} a minute"].value) == pytest.approx(
                    finding.value, abs=0.55
                )
                compared += 1
    assert compared > MANY / 4


def test_headline_and_finding_tell_the_same_fillers(many: list[Shown]) -> None:
    """The finding's rate is the lower end of the headline; no headline where nobody listened."""
    compared = 0
    for answer, found, told in many:
        figure = told.get("fillers a minute of speaking")
        assert figure is None or answer.transcript.disfluencies is not None
        if figure and (finding := found.get("/min")):
            assert bounds(figure)[0] == pytest.approx(finding.value, abs=0.55)
            assert finding.message.startswith(f"{_sure(figure)} ")
            compared += 1
    assert compared >= MANY / 10


def _sure(figure: Figure) -> str:
    """Give the count of the note as a finding begins with it: `2 to 3`, or `3`."""
    high, sure = re.findall(r"\d+", figure.note)
    return sure if sure == high else f"{sure} to {high}"


def test_headline_and_finding_count_the_same_pauses(many: list[Shown]) -> None:
    """The finding's count lies within the headline's, which knows that borders are blurred."""
    compared = 0
    for _, found, told in many:
        figure = next((figure for label, figure in told.items() if label.startswith("pause")), None)
        if figure and (finding := found.get("long pauses")):
            low, high = bounds(figure)
            assert low <= finding.value <= high
            compared += 1
    assert compared > MANY / 10


def test_a_word_is_in_doubt_for_the_review_where_it_is_on_the_page() -> None:
    """One limit for both.

    A word of no probability at all is in doubt, one of an engine that tells none is not.
    """
    words = tuple(
        Word("grass", n, n + 0.5, sure)
        for n, sure in enumerate((0.0, 0.55, 0.59, UNSURE, 0.9, None))
    )
    in_review = {first for first, last in ConceptSearch(words).doubtful if first == last}
    assert in_review == {n for n, word in enumerate(words) if unsure(word)} == {0, 1, 2}
    answer = judged(1).answer
    shown = Entry(answer.question, answer.recording, replace(answer.transcript, words=words), None)
    on_page = [token.doubt for paragraph in paragraphs(shown) for token in paragraph]
    assert [bool(doubt) for doubt in on_page] == [True, True, True, False, False, False]
