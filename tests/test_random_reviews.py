"""A hundred reviews of shuffled real words, under any guide: receipts hold all the same."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

import pytest
from receipts import hold_numbers, hold_places, hold_quotations, quoted_at
from review_cases import Case, cases, guide, meaning, spoken

from mockint.model import (
    Answer,
    Disfluency,
    DisfluencyKind,
    Level,
    Pause,
    Place,
    Question,
    Recording,
    Review,
    Rubric,
    Span,
    Stop,
    Transcript,
)
from mockint.review import review
from mockint.wiring import parts

pytestmark = pytest.mark.real

MANY = 100
MEANT = 4
"""One review in so many also has the embedder and the judge, which take longest."""
LONGEST = 90
"""Words of a piece that is cut out."""


T = TypeVar("T")


class Judged(NamedTuple):
    """A review and what it was made of."""

    answer: Answer
    rubric: Rubric
    review: Review


def judged(seed: int) -> Judged:
    """Judge an answer that chance puts together, to a question that half of it may belong to."""
    chance = random.Random(seed)
    language = chance.choice(["en"] * 6 + ["ko", "fr"])
    able = [case for case in cases() if (case.language == "ko") == (language == "ko")]
    taken = chance.choices(
        able, [len(" ".join(case.said)) for case in able], k=6
    )  # whoever says more is heard more
    fitting = taken[0] if chance.random() < 0.5 else chance.choice(cases())
    told = _answer(
        chance, fitting.answer.question, taken[: chance.choice([0, 1, 2, 2, 3, 3, 4, 6])], language
    )
    rubric = _rubric(chance, fitting)
    reads = (None, None) if seed % MEANT else (meaning(), parts.judge())
    return Judged(told, rubric, review(told, rubric, *reads))


def _rubric(chance: random.Random, fitting: Case) -> Rubric:
    """Take the guide that comes along or the case's own, and leave out of it what chance says."""
    whole = chance.choice([guide().rubric, fitting.rubric])
    return replace(whole, checks=_some(chance, whole.checks), claims=_some(chance, whole.claims))


def _some(chance: random.Random, entries: Sequence[T]) -> tuple[T, ...]:
    return tuple(entry for entry in entries if chance.random() < 0.8)


def _answer(chance: random.Random, asked: Question, taken: Sequence[Case], language: str) -> Answer:
    """Join a piece of each case; a third of the answers have slips that only the sound holds."""
    words, speech = spoken(" ".join(_piece(chance, " ".join(case.said).split()) for case in taken))
    seconds = words[-1].end + chance.random() if words else 5.0
    recording = Recording(
        "answer.wav", seconds, Stop.KEY, speech, "random", pauses=tuple(_pauses(chance, speech))
    )
    slips = tuple(_slips(chance, speech)) if chance.random() < 1 / 3 else None
    return Answer(asked, recording, Transcript(words, language, "random", slips))


def _piece(chance: random.Random, words: list[str]) -> str:
    """Cut a piece out; now and then its words change places."""
    first = chance.randrange(len(words) // 2 + 1)
    piece = words[first : first + chance.randint(1, LONGEST)]
    if chance.random() < 0.2:
        chance.shuffle(piece)
    return " ".join(piece)


def _pauses(chance: random.Random, speech: Sequence[Span]) -> Iterator[Pause]:
    for before, after in pairwise(speech):
        yield Pause(Span(before.end, after.start), chance.choice([Place.INSIDE, Place.BOUNDARY]))


def _slips(chance: random.Random, speech: Sequence[Span]) -> Iterator[Disfluency]:
    for span in speech:
        kind, text = chance.choice(
            [
                (DisfluencyKind.FILLER, "um"),
                (DisfluencyKind.REPETITION, "the the"),
                (DisfluencyKind.CUT_OFF, "ser-"),
            ]
        )
        heard_by = chance.choice([("acoustic",), ("verbatim",), ("verbatim", "acoustic")])
        yield Disfluency(
            kind, text, Span(span.start, min(span.end, span.start + 0.3)), 0.7, heard_by
        )


@pytest.fixture(scope="module")
def many() -> list[Judged]:
    """Judge them all once."""
    return [judged(seed) for seed in range(MANY)]


def test_every_finding_points_at_what_exists_or_names_the_line_that_misses_it(
    many: list[Judged],
) -> None:
    """Evidence lies in the words, or within half a second of what begins or ends in the sound."""
    for answered in many:
        hold_places(answered.answer, answered.review, answered.rubric)
        hold_quotations(answered.answer, answered.review)


def test_every_number_rests_on_something(many: list[Judged]) -> None:
    """However the words fell, no message counts or quotes what is not there."""
    for answered in many:
        hold_numbers(answered.answer, answered.review, answered.rubric)


def test_chance_reaches_nearly_every_check(many: list[Judged]) -> None:
    """The hundred are worth something: all levels, and more checks than any one answer has."""
    found = [finding for answered in many for finding in answered.review.findings]
    assert {finding.level for finding in found} == set(Level)
    assert len({finding.check for finding in found}) >= 20
    assert len([said for finding in found for said in quoted_at(finding.message)]) > MANY
