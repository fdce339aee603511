"""The training text keeps its form: labels can be read, and every concept has one verdict."""

from training.reading import MARKS, VERDICTS, answers, concepts

ANSWERS, CONCEPTS = tuple(answers()), tuple(concepts())


def test_every_author_is_read() -> None:
    assert len({answer.author for answer in ANSWERS}) == 7
    assert len(ANSWERS) >= 280
    assert sum(len(answer.sentences) for answer in ANSWERS) >= 3000
    assert len(CONCEPTS) == 7 * 30


def test_every_concept_of_an_answer_has_one_verdict_at_sentences_that_are_there() -> None:
    for answer in ANSWERS:
        assert set(answer.verdicts) == set(answer.concepts), (answer.author, answer.id)
        for name, (verdict, numbers) in answer.verdicts.items():
            where = (answer.author, answer.id, name)
            assert verdict in VERDICTS, where
            assert bool(numbers) == (verdict != "absent"), where
            assert all(1 <= number <= len(answer.sentences) for number in numbers), where


def test_every_sentence_tells_a_part_or_none() -> None:
    for answer in ANSWERS:
        assert answer.sentences, (answer.author, answer.id)
        for sentence in answer.sentences:
            assert sentence.part in {"S", "T", "A", "R", "-"}
            assert sentence.text


def test_every_concept_is_said_in_twelve_ways() -> None:
    for concept in CONCEPTS:
        marks = [mark for mark, _ in concept.lines]
        assert len(marks) == 12, (concept.author, concept.name)
        assert set(marks) == set(MARKS), (concept.author, concept.name)
