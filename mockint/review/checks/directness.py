"""Directness: where the question is first touched, where the answer strays, what is said twice.

All three are told by meaning. Similarity to a question is no grade of an answer (r = .5 with human
grades), so it is used to find places only and never shown.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

import numpy as np
from numpy.typing import NDArray

from mockint.guide.sections.kind_rows import ABOUT_ONESELF, STORIES
from mockint.model import Asked, Finding, Level, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.review.similarity import SHORTEST, gist
from mockint.text.quotes import at_clock, evidence, quote
from mockint.text.sentences import Sentence

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
LEAVE_OUT = "Leave them out, or say what they are for."
FREE = STORIES | ABOUT_ONESELF
"""Kinds of question whose answers may reach far."""
OURS = "The limits are our own: no study has such"


Vector = NDArray[np.float32]


def directness(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Say where the question is first touched, where the answer wanders, and what it repeats."""
    sentences = [sentence for sentence in reading.sentences if _length(sentence) >= SHORTEST]
    embedder = reading.embedder
    if embedder is None or len(sentences) < FEWEST:
        return []
    wanted = set(reading.question.concepts)
    known = [concept for group in rubric.concepts for concept in group.concepts]
    ideas = [gist(concept) for concept in known if concept.name in wanted]
    vectors = embedder.vectors([sentence.text for sentence in sentences])
    like = (vectors @ embedder.vectors([reading.question.text, *ideas]).T).max(axis=1)
    among = vectors @ vectors.T
    return [
        *_first_touch(reading, sentences, like),
        *_astray(reading, sentences, like, among),
        *_again(reading, sentences, among),
    ]


def _length(sentence: Sentence) -> int:
    return sentence.last - sentence.first + 1


def _first_touch(reading: Reading, sentences: Sequence[Sentence], like: Vector) -> list[Finding]:
    if not (like >= TOUCHES).any():
        return []
    touch = sentences[int((like >= TOUCHES).argmax())]
    words, receipt = reading.words, reading.receipt(touch)
    share, when = touch.first / len(words), at_clock(words, touch.first)
    quoted = f"'{quote(words, touch.first, touch.last)}'"
    if share <= 1 / 3:
        message = f"The first third speaks to the question: {quoted}{when}."
        return [Finding(ID, Level.GOOD, message, receipt)]
    # A story, or a word on oneself, is touched by other words than the question has.
    if share < LATE or reading.question.kind in FREE:
        return []
    message = f"The question is first touched{when or ' late'}: {quoted}. Begin with it."
    return [Finding(ID, Level.IMPROVE, message, receipt, reference=OURS)]


def _astray(
    reading: Reading, sentences: Sequence[Sentence], like: Vector, among: Vector
) -> list[Finding]:
    """Find the longest stretch that leads away from the question; a story may reach far."""
    touching = like >= TOUCHES
    if reading.question.kind in FREE or not touching.any():
        return []
    far = (like < ASTRAY) & (among[:, touching].max(axis=1) < ASTRAY_FROM_REST)
    stretches = [
        (first, last) for first, last in _stretches(sentences, far) if last - first >= LONG_ASTRAY
    ]
    if not stretches:
        return []
    # Of equally long stretches the last is named.
    first, last = max(reversed(stretches), key=lambda stretch: stretch[1] - stretch[0])
    words = reading.words
    told = f"'{quote(words, first, last)}'{at_clock(words, first)}"
    message = f"From {told} on {last - first + 1} words lead away from the question. {LEAVE_OUT}"
    receipt = (evidence(words, first, last),)
    return [Finding(ID, Level.IMPROVE, message, receipt, reference=OURS)]


def _stretches(sentences: Sequence[Sentence], far: Vector) -> Iterator[tuple[int, int]]:
    """Join neighbouring sentences that are far: first and last word of each stretch."""
    for is_far, run in groupby(zip(sentences, far, strict=True), key=lambda pair: bool(pair[1])):
        if is_far:
            joined = [sentence for sentence, _ in run]
            yield joined[0].first, joined[-1].last


def _again(reading: Reading, sentences: Sequence[Sentence], among: Vector) -> list[Finding]:
    """Find the sentence that is told twice, apart from its neighbours."""
    long = [at for at, sentence in enumerate(sentences) if _length(sentence) >= SAID]
    pairs = [(float(among[a, b]), a, b) for a, b in combinations(long, 2) if b > a + 1]
    same = [pair for pair in pairs if pair[0] >= SAME]
    if not same:
        return []
    _, a, b = max(same)
    first, again = sentences[a], sentences[b]
    message = f"{reading.cite(first)} is said again{at_clock(reading.words, again.first)}."
    receipts = (reading.evidence(first), reading.evidence(again))
    return [Finding(ID, Level.NOTE, message, receipts, float(len(same)), "repeated sentences")]


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
