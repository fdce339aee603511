"""Add the candidate's own two turns of an interview: questions to them, and the last words."""

from dataclasses import replace

from mockint.model import Kind, Pack, Question, Source

ASK = {
    "en": "We still have some minutes. What would you like to ask us?",
    "ko": "이제 몇 분 남았습니다. 저희에게 궁금한 점이 있으신가요?",
}
CLOSE = {
    "en": "We are at the end. Is there anything that you would like to say before we close?",
    "ko": "이제 마칠 시간입니다. 마지막으로 하고 싶은 말씀이 있으신가요?",
}
"""Said by the interviewer."""

THEMES = {
    Kind.ASKING: {"en": "Your questions to them", "ko": "역질문"},
    Kind.CLOSING: {"en": "Your last words", "ko": "마지막 말"},
}

ASKING, CLOSING = "your-questions", "closing"
"""End the ids of the two."""

LENGTH = {Kind.ASKING: (20.0, 180.0), Kind.CLOSING: (15.0, 60.0)}
"""Seconds; shorter than an answer, by common advice."""


def with_candidate_turns(pack: Pack, *, asking: bool, closing: bool) -> Pack:
    """Add the turns that are wished for behind the guide's own questions."""
    wanted = [kind for kind, wish in ((Kind.ASKING, asking), (Kind.CLOSING, closing)) if wish]
    added: list[Question] = []
    for kind in wanted:
        number = len(pack.questions) + len(added) + 1
        added.append(_turn(pack, kind, number))
    return replace(pack, questions=(*pack.questions, *added))


def _turn(pack: Pack, kind: Kind, number: int) -> Question:
    name, sentences = (ASKING, ASK) if kind is Kind.ASKING else (CLOSING, CLOSE)
    text, source = sentences.get(pack.language, sentences["en"]), _source(pack, kind)
    width = max(2, len(str(len(pack.questions))))
    theme = THEMES[kind].get(pack.language, THEMES[kind]["en"])
    return Question(f"{number:0{width}}-{name}", text, theme, kind, (), (), source, LENGTH[kind])


def _source(pack: Pack, kind: Kind) -> Source:
    """Give the guide's line that asks for the turn, or its first."""
    if kind is Kind.ASKING and pack.to_ask:
        return pack.to_ask[0].source
    check = pack.rubric.check(CLOSING) if kind is Kind.CLOSING else None
    return check.source if check and check.source else Source(pack.guide, 1)
