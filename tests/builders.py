"""Questions, words, recordings and answers for tests: each test says only what it is about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mockint.model import (
    Answer,
    Kind,
    Question,
    Recording,
    Source,
    Span,
    Stop,
    Transcript,
    Word,
)

STEP, LENGTH = 0.4, 0.3
"""Seconds from one word's begin to the next one's, and seconds that a word lasts."""


_QUESTION = Question("01-x", "Tell me.", "Theme", Kind.BEHAVIORAL, (), (), Source("guide.md", 1))


def question(id_: str = "01-x", text: str = "Tell me.", **others: Any) -> Question:
    """Make a question from the first line of a guide; `others` are more of its fields."""
    return replace(_QUESTION, id=id_, text=text, **others)


def words(
    said: str | Iterable[str], *, step: float = STEP, length: float = LENGTH, sure: float = 0.9
) -> tuple[Word, ...]:
    """Make words, said one after the other at an even pace from second 0 on."""
    texts = said.split() if isinstance(said, str) else said
    return tuple(
        Word(text, number * step, number * step + length, sure) for number, text in enumerate(texts)
    )


def recording(seconds: float, *speech: Span, **others: Any) -> Recording:
    """Make a recording of so many seconds, with speech in these spans; `others` are its fields."""
    return replace(Recording("answer.wav", seconds, Stop.KEY, speech, "test"), **others)


def answer(asked: Question, kept: Recording | None, said: tuple[Word, ...] = ()) -> Answer:
    """Make an answer in English of these words."""
    return Answer(asked, kept, Transcript(said, "en", "test"))
