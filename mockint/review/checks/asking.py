"""The questions that the candidate asks, beside those that the guide means to ask.

It tells which were asked, whether they are open, and what the guide answers already.
"""

import re
from collections.abc import Iterator

from mockint.model import Asked, Finding, Kind, Level, Rubric, ToAsk
from mockint.ports import Embedder
from mockint.review.check import ANY_LANGUAGE, About, Check
from mockint.review.reading import Reading
from mockint.text.sentences import Sentence
from mockint.text.word_forms import akin, subject_stems

ID = "asking"
SHARED = 0.5
"""Share of a planned question's stems that must be met for it to count as asked; ours."""
MEANT = 0.62
"""Similarity in meaning that is enough as well; the questions of one guide are at most 0.54."""
ENOUGH = 2
"""Questions of the guide; with fewer asked, those that are left are named."""
NAMED = 3
SILENT = "No question was heard. To ask nothing seems like no interest."
CLOSED = "can be answered with yes or no. Begin with how or what, and they will tell more."

_OPEN = re.compile(
    r"\b(?:what|how|which|why|who|when|where|tell me|walk me|curious|wonder(?:ing)?|describe)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"^(?:(?:and|so|also|okay|well|then|yes|um|uh|my (?:first|second|third|last"
    r"|next) question is)[,:]?\s+)*(?:is|are|was|do|does|did|can|could|will|would|have|has|should"
    r"|may)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:i(?:'d| would) (?:like|love) to (?:know|ask|hear|understand)|i(?:'m| am) curious"
    r"|i (?:was|am) wondering|can you tell|could you (?:tell|share|describe|walk)"
    r"|my (?:\w+ )?question)\b|^(?:(?:and|so|also|then|okay|well)[,:]?\s+)*(?:what|how|which|why"
    r"|who|when|where)\b|(?:나요|까요|습니까|인가요|은가요|ㄴ가요|한가요|있으신가요|궁금합니다|궁금해요)[.?\s]*$",
    re.IGNORECASE,
)


def asking(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Hold what the candidate asked against what the guide means to ask."""
    asked = [sentence for sentence in reading.sentences if _ASKS.search(sentence.text)]
    if not asked:
        return [Finding(ID, Level.MISSING, SILENT)]
    findings: list[Finding] = []
    met: set[ToAsk] = set()
    for sentence in asked:
        planned = _planned(sentence, rubric, reading.embedder)
        met |= {planned} if planned else set()
        findings.append(_placed(reading, sentence, planned))
        findings += _opened(reading, sentence, planned)
        findings += () if planned else _answered(reading, sentence, rubric)
    return [*findings, *_left(rubric, met)]


def _placed(reading: Reading, sentence: Sentence, planned: ToAsk | None) -> Finding:
    """Say whether a question stands in the guide."""
    told, receipt = reading.cite(sentence), reading.receipt(sentence)
    if planned is None:
        return Finding(ID, Level.NOTE, f"You asked {told}, which is not in your guide.", receipt)
    message = f"You asked {told}, as your guide means to."
    source, subject = planned.source, planned.text
    return Finding(ID, Level.GOOD, message, receipt, source=source, subject=subject)


def _opened(reading: Reading, sentence: Sentence, planned: ToAsk | None) -> Iterator[Finding]:
    """Say whether a question is open, or answered by yes or no."""
    if _OPEN.search(sentence.text):
        level, remark = Level.GOOD, "is an open question."
    elif _CLOSED.search(sentence.text):
        level, remark = Level.IMPROVE, CLOSED
    else:
        return
    source, subject = (planned.source, planned.text) if planned else (None, "")
    message, receipt = f"{reading.cite(sentence)} {remark}", reading.receipt(sentence)
    yield Finding(ID, level, message, receipt, source=source, subject=subject)


def _answered(reading: Reading, sentence: Sentence, rubric: Rubric) -> Iterator[Finding]:
    """Say where the guide itself answers a question."""
    facts = [
        (_likeness(f"{fact.topic} {fact.text}", sentence.text, reading.embedder), fact)
        for fact in rubric.told
    ]
    likeness, fact = max(facts, key=lambda pair: pair[0], default=(0.0, None))
    if fact is None or likeness < 1.0:
        return
    message = (
        f"{reading.cite(sentence)}: your guide answers that already: “{fact.text[:120]}”. "
        "Ask what it does not tell."
    )
    receipt = reading.receipt(sentence)
    yield Finding(ID, Level.IMPROVE, message, receipt, source=fact.source, subject=fact.topic)


def _planned(sentence: Sentence, rubric: Rubric, embedder: Embedder | None) -> ToAsk | None:
    """Find the question of the guide that was asked; None for one that is not there."""
    likenesses = [
        (_likeness(planned.text, sentence.text, embedder, by=planned.text), planned)
        for planned in rubric.to_ask
    ]
    likeness, best = max(likenesses, key=lambda pair: pair[0], default=(0.0, None))
    return best if likeness >= 1.0 else None


def _likeness(told: str, said: str, embedder: Embedder | None, *, by: str = "") -> float:
    """Compare by stems and by meaning; from 1.0 on both are about the same.

    The words of `by` must be met, else those of `said`.
    """
    of, other = subject_stems(by or said), subject_stems(said if by else told)
    met = sum(any(akin(word, two) for two in other) for word in of)
    shared = met / len(of) / SHARED if len(of) > 1 and met > 1 else 0.0
    if not by:
        shared *= SHARED  # a fact answers only what is asked with all its words
    if embedder is None or not said.isascii():
        return shared
    first, second = embedder.vectors([told, said])
    return max(shared, float(first @ second) / MEANT)


def _left(rubric: Rubric, met: set[ToAsk]) -> Iterator[Finding]:
    """Name what was not asked, one for each theme, when hardly anything was."""
    if len(met) >= min(ENOUGH, len(rubric.to_ask)):
        return
    themes: dict[str, ToAsk] = {}
    for question in rubric.to_ask:
        if question not in met:
            themes.setdefault(question.theme, question)
    for question in list(themes.values())[:NAMED]:
        message = f"Not asked: “{question.text}”"
        yield Finding(ID, Level.MISSING, message, source=question.source, subject=question.text)


CHECK = Check(
    id=ID,
    title="Asks them good questions",
    run=asking,
    kinds=frozenset({Kind.ASKING}),
    languages=ANY_LANGUAGE,
    about=About.CONTENT,
    score=None,
    weight=1.0,
    drill="Say each question of your guide aloud, and let it begin with how or what.",
    asked_for_by=Asked(
        words=(
            r"\bask (them |the interviewers? )?(\w+ ){0,2}questions\b"
            r"|\bquestions (of your own|for them|to ask)\b|역질문"
        ),
        meanings=(
            "Have a few thoughtful questions ready for the interviewer.",
            "When they invite you to ask something, do so.",
            "At the end find out how the team works.",
            "Come with things that you want to learn about them.",
            "Be curious about the team, the product and the daily work.",
        ),
    ),
)
