"""What last words say about the end of an answer."""

import pytest

from mockint.ear.end_of_turn_phrases import EndOfTurnPhrase, end_of_turn_phrase

CASES = {
    EndOfTurnPhrase.ANSWERED: [
        "And we saved a third. That's my answer.",
        "So that is my answer",
        "I'm done.",
        "이상입니다.",
    ],
    EndOfTurnPhrase.FAREWELL: [
        "and that should be all, thanks",
        "Alright, thanks.",
        "I think that's it.",
        "Thank you very much.",
    ],
    EndOfTurnPhrase.HOLD: [
        "One moment, please.",
        "Hmm. Let me think about that.",
        "Okay, give me a second.",
        "잠시만요.",
    ],
    EndOfTurnPhrase.SENTENCE: [
        "We moved to Redis.",
        "Does that make sense?",
        "The migration took just one second.",
        "음, 그렇습니다.",
    ],
    EndOfTurnPhrase.BROKEN: [
        "and what I'm having is",
        "So, if you're back,",
        "It was different than the...",
        "and so we used the.",
    ],
}


@pytest.mark.parametrize(
    ("verdict", "text"), [(verdict, text) for verdict, texts in CASES.items() for text in texts]
)
def test_last_words_are_understood(verdict: EndOfTurnPhrase, text: str) -> None:
    assert end_of_turn_phrase(text) is verdict


def test_no_words_say_nothing() -> None:
    assert end_of_turn_phrase(" ") is None
