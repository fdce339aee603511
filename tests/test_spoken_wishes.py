"""What is a wish to the interviewer, and what is an answer."""

import re
from collections import Counter

import pytest

from benchmarks.wishes import KEYS, SETS, utterances
from mockint.ear.spoken_wishes import spoken_wish
from mockint.ports import Key
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["a", "b"])
def test_wishes_are_understood_and_no_answer_is_taken_for_one(name: str) -> None:
    """Others' utterances, of which both sets were read when the patterns were mended."""
    right, of = Counter[str](), Counter[str]()
    for label, text in utterances(SETS / f"{name}.tsv"):
        taken = spoken_wish(text)
        assert label != "none" or taken is None, text
        of[label] += 1
        right[label] += taken is KEYS[label]
    assert all(right[label] >= 0.8 * count for label, count in of.items()), right


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
