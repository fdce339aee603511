"""The training text keeps its form: labels can be read, and every concept has one verdict."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from mockint.guide.concepts.meanings import meanings_of
from mockint.judge.labels import PARTS, TRAITS
from training import misconceptions
from training.copies import copies
from training.reading import (
    CALIBRATION,
    FOLDER,
    MARKS,
    MEASURED,
    VERDICTS,
    answers,
    concepts,
    traits,
)

read = cache(lambda folder: tuple(answers(folder)))
"""All answers of a folder; read when a test wants them, as many processes import this module."""

read_concepts = cache(lambda: tuple(concepts()))


def test_there_is_as_much_as_the_documentation_says() -> None:
    kept = (*read(FOLDER), *read(CALIBRATION))
    assert len({answer.author for answer in kept}) == 67
    assert len(kept) >= 2759
    assert sum(len(answer.sentences) for answer in kept) >= 30_400
    verdicts = sum(len(answer.verdicts) for answer in kept)
    assert verdicts + sum(len(concept.lines) for concept in read_concepts()) >= 33_600


@pytest.mark.parametrize("folder", [FOLDER, CALIBRATION, MEASURED], ids=lambda path: path.name)
def test_every_answer_keeps_the_form(folder: Path) -> None:
    assert read(folder)
    for answer in read(folder):
        where = f"{answer.author}-{answer.id}"
        assert answer.sentences, where
        assert set(answer.verdicts) == set(answer.concepts), where
        for name, (verdict, numbers) in answer.verdicts.items():
            assert verdict in VERDICTS, (where, name)
            assert bool(numbers) == (verdict != "absent"), (where, name)
            assert all(1 <= number <= len(answer.sentences) for number in numbers), (where, name)
        for sentence in answer.sentences:
            assert sentence.part in PARTS, (where, sentence)
            assert sentence.text, where
            assert traits(sentence.traits) <= {*TRAITS, "-", ""}, (where, sentence)


def test_every_concept_is_said_in_marked_lines() -> None:
    for concept in read_concepts():
        assert concept.lines, (concept.author, concept.name)
        assert {mark for mark, _ in concept.lines} <= set(MARKS)


def test_nothing_that_calibrates_is_nearly_a_copy_of_what_teaches() -> None:
    assert list(copies(CALIBRATION, FOLDER)) == []
    assert list(copies(MEASURED, FOLDER)) == list(copies(MEASURED, CALIBRATION)) == []


def test_a_near_copy_is_found(tmp_path: Path) -> None:
    head = "## a01 | behavioral | Tell me.\n@ nurse | order: none | form: punctuated\n"
    known = next(
        sentence.text for sentence in read(FOLDER)[0].sentences if len(sentence.text.split()) > 12
    )
    changed = known.replace(known.split()[3], "somehow", 1).lower()
    (tmp_path / "x.txt").write_text(f"{head}S | - | {changed}\n", "utf-8")
    ((copy, original),) = copies(tmp_path, FOLDER)
    assert (copy, original) == (changed, known)


def test_a_name_means_what_it_does_in_the_trade_of_the_others() -> None:
    ward = meanings_of(["handover", "hand hygiene", "pressure ulcer staging"])
    office = meanings_of(["handover", "circuit breaker", "blue-green deployment"])
    assert all(ward)
    assert ward[0] != office[0]
    assert meanings_of(["zzgrblwf"]) == [""]


def test_each_misconception_of_the_bank_is_stated_and_denied_in_lines() -> None:
    """At least three of both; no line is about a concept without one."""
    known = misconceptions.entries()
    signs = Counter((line.concept, line.states) for line in misconceptions.lines())
    assert {concept for concept, _ in signs} == set(known)
    assert all(signs[name, states] >= 3 for name in known for states in (0.0, 1.0))
