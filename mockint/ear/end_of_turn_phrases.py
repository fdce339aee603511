"""Class an answer's last words by what they say about its end, in English and Korean."""

import re
from enum import Enum, auto


class EndOfTurnPhrase(Enum):
    """What the words so far say."""

    ANSWERED = auto()
    """“That's my answer”: the candidate says that it is over."""
    FAREWELL = auto()
    """“Thanks”, “and that's it”: people close like this."""
    SENTENCE = auto()
    """A sentence is complete."""
    BROKEN = auto()
    """The sentence goes on."""
    HOLD = auto()
    """“One moment”: the candidate asks for time."""


ANSWERED = re.compile(
    r"\b(?:(?:that(?:'s| is| was| would be)|this is) (?:all of )?my (?:whole |final )?answer"
    r"|i(?:'m| am) (?:all )?done(?: with (?:my|the|this) answer)?|end of (?:my )?answer)$"
    r"|(?:제 답변은 )?(?:이상입니다|여기까지입니다)$"
)

FAREWELL = re.compile(
    r"\b(?:thanks|thank you(?: (?:very|so) much)?"
    r"|(?:that(?:'s| is|'ll be| will be)|this is) (?:it|all|everything)"
    r"|that(?:'s| is) about it|that should be (?:all|it)"
    r"|hope (?:that|this) (?:answers|helps)(?: (?:it|(?:the|your) question))?)$|감사합니다$"
)

HOLD = re.compile(
    r"(?:^|[.!?,…] *)(?:(?:um|uh|okay|ok|so|well|sorry|please|just),? )*"
    r"(?:(?:give me |just )?(?:one|a) (?:moment|second|minute|sec)|(?:please )?hold on"
    r"|bear with me|let me think(?: about (?:it|that|this))?|let me see)"
    r"(?: please| for a (?:moment|second|minute))?$|(?:잠시만요|잠깐만요|생각 좀 해 ?보겠습니다)$"
)

SENTENCE_ENDS = (".", "!", "?", "。")

CONTINUES = re.compile(
    r"(?:\.\.\.|…|[,;:\-–—])$|\b(?:and|but|or|so|because|the|a|an|to|of|with|um|uh|er)[.]?$"
)


def end_of_turn_phrase(text: str) -> EndOfTurnPhrase | None:
    """Judge the words so far, as the recogniser wrote them; None when there are none."""
    plain = text.strip().lower().replace("’", "'")
    if not plain:
        return None
    bare = re.sub(r",(?= please\b)", "", plain.rstrip(" .!?…"))
    for verdict, pattern in (
        (EndOfTurnPhrase.HOLD, HOLD),
        (EndOfTurnPhrase.ANSWERED, ANSWERED),
        (EndOfTurnPhrase.FAREWELL, FAREWELL),
    ):
        if pattern.search(bare):
            return verdict
    if CONTINUES.search(plain) or not plain.endswith(SENTENCE_ENDS):
        return EndOfTurnPhrase.BROKEN
    return EndOfTurnPhrase.SENTENCE
