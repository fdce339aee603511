"""An answer is reviewed while it is spoken."""

import threading

import pytest

from mockint.errors import MissingPart
from mockint.model import Answer, Concept, ConceptGroup, Kind, Question, Rubric, Source
from mockint.review import review
from mockint.review.read_ahead import ReadAhead
from tests import builders

HERE = Source("guide.md", 3)


def _answer(text: str) -> Answer:
    asked = Question("01", "How do you cache?", "", Kind.WALKTHROUGH, ("TTL",), (), HERE)
    return builders.answer(asked, None, builders.words(text))


def test_of_what_came_while_it_was_busy_only_the_last_is_read() -> None:
    begun, go, done = threading.Event(), threading.Event(), threading.Event()
    read: list[str] = []

    def slow(answer: Answer) -> None:
        read.append(answer.transcript.text)
        begun.set()
        assert go.wait(10)
        if len(read) == 2:
            done.set()

    ahead = ReadAhead(slow)
    ahead(_answer("one"))
    assert begun.wait(10)
    for text in ("one two", "one two three", "one two three four"):
        ahead(_answer(text))
    go.set()
    assert done.wait(10)
    assert read == ["one", "one two three four"]


def test_what_goes_wrong_is_left_to_the_review() -> None:
    done = threading.Event()

    def damaged(answer: Answer) -> None:
        if answer.transcript.text == "one":
            raise MissingPart("The judge is damaged.")
        done.set()

    ahead = ReadAhead(damaged)
    ahead(_answer("one"))
    ahead(_answer("one two"))
    assert done.wait(10)


@pytest.mark.real
def test_what_was_read_ahead_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real judge, counted row by row."""
    from mockint.engines import learned_judge
    from mockint.wiring import parts

    rows: list[int] = []
    padded = learned_judge._padded
    monkeypatch.setattr(
        learned_judge, "_padded", lambda sides: rows.append(len(sides)) or padded(sides)
    )
    rubric = Rubric((), (ConceptGroup("caching", (Concept("TTL", (), HERE),), HERE),), ())
    answer = _answer("We give each key ten minutes. Then it is thrown away and read anew.")

    def reviewed(told: Answer) -> object:
        return review(told, rubric, parts.embedder(), parts.judge())

    learned_judge.forget()
    first, read_ahead = reviewed(answer), list(rows)
    learned_judge.forget()
    done = threading.Event()
    ahead = ReadAhead(lambda told: (reviewed(told), done.set()))
    ahead(answer)
    assert done.wait(60)
    rows.clear()
    assert reviewed(answer) == first
    assert sum(read_ahead) > 2
    assert rows == []
