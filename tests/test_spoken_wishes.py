"""What is a wish to the interviewer, and what is an answer."""

import re
from collections import Counter

import pytest

from benchmarks.wishes import KEYS, SETS, utterances
from mockint.ear.spoken_wishes import spoken_wish
from mockint.ports import Key
from tests.conftest import ROOT
from training.reading import CALIBRATION, MEASURED, answers


@pytest.mark.parametrize("name", ["a", "b"])
def test_wishes_are_understood_and_no_answer_is_taken_for_one(name: str) -> None:
    """Others' utterances, of which both sets were read when the patterns were mended."""
    right, of = Counter[str](), Counter[str]()
    for label, text in utterances(SETS / f"{name}.tsv"):
        taken = spoken_wish(text)
        assert label != "none" or taken is None, text
        of[label] += 1
        right[label] += taken is KEYS[label]
    assert all(right[label] >= 0.5 * count for label, count in of.items()), right
    assert sum(right.values()) >= 0.85 * sum(of.values()), right


@pytest.mark.parametrize(
    ("utterance", "wish"),
    [
        ("Sorry, could you repeat the question, please?", Key.REPEAT),
        ("Could you say that in other words?", Key.REWORD),
        ("Um, give me a moment, please.", Key.HOLD),
        ("Let me start again.", Key.RESTART),
        ("Next question, please.", Key.SKIP),
        ("Let’s stop here.", Key.QUIT),
        ("That’s my answer.", Key.END),
        ("Do you mean group chats, too?", Key.CLARIFY),
        ("질문을 다시 한번 말씀해 주시겠어요?", Key.REPEAT),
        ("다음 질문으로 넘어가 주세요.", Key.SKIP),
        ("I asked him to repeat the question.", None),
        ("We had to start again from scratch.", None),
        ("I'd skip it.", None),
        ("So here we should stop it before it reaches the database.", None),
        ("I'm out of ideas at that point so I rang the vendor.", None),
        ("Let's start over with the schema.", None),
        ("I don't know.", None),
        ("Let me think about how we did that at the bank.", None),
        ("손님이 다시 말해 달라고 해서 천천히 설명드렸습니다.", None),
        ("", None),
    ],
)
def test_a_wish_is_told_from_an_answer(utterance: str, wish: Key | None) -> None:
    assert spoken_wish(utterance) is wish


def test_no_sentence_of_the_demo_is_a_wish_but_its_ends() -> None:
    text = (ROOT / "content" / "demo" / "answers.md").read_text("utf-8").split("\n## ", 1)[1]
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    assert len(sentences) > 40
    assert {spoken_wish(sentence) for sentence in sentences} <= {None, Key.END}


def test_no_sentence_of_an_answer_ends_the_interview_or_discards_the_answer() -> None:
    """Their authors knew of no wish; each is taken as if it were said between two long pauses."""
    taken = Counter(
        spoken_wish(sentence.text)
        for folder in (CALIBRATION, MEASURED)
        for answer in answers(folder)
        for sentence in answer.sentences
    )
    assert taken.total() > 5000
    assert taken[Key.QUIT] == taken[Key.RESTART] == 0
    assert taken[Key.SKIP] <= 3
