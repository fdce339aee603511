"""Directness: where the question is first touched, where the answer strays, what is said twice.

All three are told by meaning. Similarity to a question is no grade of an answer (r = .5 with human
grades), so it is used to find places only and never shown.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mockint.model import Asked, Evidence, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, STORIES, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.review.similarity import SHORTEST, gist
from mockint.text.sentences import Sentence, at_clock, evidence, quote

ID = "directness"
FEWEST = 4
"""Sentences below which an answer has no thirds."""
TOUCHES = 0.3
"""Similarity from which on a sentence speaks to the question or to one of its concepts."""
LATE = 0.5
"""Share of the words after which a first touch is late."""
ASTRAY, ASTRAY_FROM_REST = 0.16, 0.25
"""A stray sentence is less similar than this to question and concepts, and to what touches them."""
LONG_ASTRAY = 40
"""Words of such a stretch that are worth a word: about a quarter of a minute."""
SAME = 0.86
"""Similarity of two sentences that say the same."""
SAID = 8
"""Words of a sentence that is worth telling once only."""
OURS = "The limits are our own: no study has such"


def directness(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Say where the question is first touched, where the answer wanders, and what it repeats."""
    told = [
        sentence for sentence in reading.sentences if sentence.last - sentence.first + 1 >= SHORTEST
    ]
    embedder = reading.embedder
    if embedder is None or len(told) < FEWEST:
        return []
    wanted = set(reading.question.concepts)
    ideas = [
        gist(concept)
        for group in rubric.concepts
        for concept in group.concepts
        if concept.name in wanted
    ]
    said = embedder.vectors([sentence.text for sentence in told])
    like = (said @ embedder.vectors([reading.question.text, *ideas]).T).max(axis=1)
    among = said @ said.T
    return [
        *_first_touch(reading, told, like),
        *_astray(reading, told, like, among),
        *_again(reading, told, among),
    ]


Vector = NDArray[np.float32]


def _first_touch(reading: Reading, told: Sequence[Sentence], like: Vector) -> list[Finding]:
    words = reading.words
    touch = next(
        (sentence for sentence, near in zip(told, like, strict=True) if near >= TOUCHES), None
    )
    if touch is None:
        return []
    share = touch.first / len(words)
    said, receipts = (
        f"'{quote(words, touch.first, touch.last)}'",
        reading.receipt(touch),
    )
    if share <= 1 / 3:
        message = f"The first third speaks to the question: {said}{at_clock(words, touch.first)}."
        return [Finding(ID, Level.GOOD, message, receipts)]
    if share < LATE:
        return []
    message = (
        f"The question is first touched{at_clock(words, touch.first) or ' late'}: {said}. Begin "
        "with it."
    )
    return [Finding(ID, Level.IMPROVE, message, receipts, reference=OURS)]


def _astray(
    reading: Reading, told: Sequence[Sentence], like: Vector, among: Vector
) -> list[Finding]:
    """Find the longest stretch that leads away from the question; a story may reach far."""
    words = reading.words
    touching = like >= TOUCHES
    if reading.question.kind in STORIES or not touching.any():
        return []
    rest = among[:, touching].max(axis=1)
    best: tuple[int, int] | None = None
    begin: int | None = None
    for n, far in enumerate([*((like < ASTRAY) & (rest < ASTRAY_FROM_REST)), False]):
        if far and begin is None:
            begin = n
        elif not far and begin is not None:
            first, last = told[begin].first, told[n - 1].last
            if last - first >= max(LONG_ASTRAY, best[1] - best[0] if best else 0):
                best = first, last
            begin = None
    if best is None:
        return []
    said = f"'{quote(words, *best)}'{at_clock(words, best[0])}"
    advice = "Leave them out, or say what they are for."
    message = f"From {said} on {best[1] - best[0] + 1} words lead away from the question. {advice}"
    return [Finding(ID, Level.IMPROVE, message, (evidence(words, *best),), reference=OURS)]


def _again(reading: Reading, told: Sequence[Sentence], among: Vector) -> list[Finding]:
    """Find the sentence that is told twice, apart from its neighbours."""
    words = reading.words
    pairs = [
        (float(among[a, b]), a, b)
        for a in range(len(told))
        for b in range(a + 2, len(told))
        if among[a, b] >= SAME
        and min(sentence.last - sentence.first + 1 for sentence in (told[a], told[b])) >= SAID
    ]
    if not pairs:
        return []
    _, a, b = max(pairs)
    first, other = told[a], told[b]
    receipts: tuple[Evidence, ...] = (
        reading.evidence(first),
        reading.evidence(other),
    )
    said = reading.cite(first)
    message = f"{said} is said again{at_clock(words, other.first)}."
    return [Finding(ID, Level.NOTE, message, receipts, float(len(pairs)), "repeated sentences")]


CHECK = Check(
    id=ID,
    title="Answers the question that was asked",
    run=directness,
    kinds=ANSWERS,
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 1, "Does it speak to the question early, and stay with it."),
    weight=3.8,
    drill=(
        "Say the answer itself in your first sentence. Then leave out whatever does not explain it."
    ),
    asked_for_by=Asked(
        words=(
            r"\banswer the question\b|\b(start|begin|lead|open) with (the|your) (result|answer"
            r"|conclusion|point)\b|\bstraight answers?\b"
            r"|결론(부터|을 먼저)|두괄식|질문의 의도|동문서답"
        ),
        meanings=(
            "Answer what was asked before you say anything else.",
            "Start with the conclusion and give the reasons after it.",
            "Listen to the question and do not answer another one.",
        ),
    ),
)
