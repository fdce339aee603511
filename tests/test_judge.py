"""The judge: which stretches it reads, what is told of its verdicts, and the networks."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from mockint.judge.labels import PARTS, TRAITS, VERDICTS, Trait, Verdict
from mockint.judge.pairs import gists
from mockint.judge.sentences import read_sentences
from mockint.judge.windows import EVEN, LONGEST, PAIR, PIECE, pieces, windows
from mockint.model import Answer, Concept, ConceptGroup, Kind, Level, Question, Rubric, Source, Word
from mockint.review import review
from mockint.review.checks import concepts, impact, metrics
from mockint.text.sentences import sentences
from mockint.wiring import parts
from tests import builders

HERE = Source("guide.md", 3)


class SaysAlways:
    """A stand-in judge, sure of one verdict and one trait."""

    made_by = "a stand-in"

    def __init__(self, verdict: Verdict, trait: Trait = Trait.OTHER) -> None:
        self._verdict, self._trait = verdict, trait

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        shares = np.full((len(pairs), len(VERDICTS)), 0.002)
        shares[:, VERDICTS.index(self._verdict)] = 0.992
        return shares

    def states(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        return np.full(len(pairs), 0.99 if self._verdict is Verdict.WRONG else 0.01)

    def sentences(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        traits = np.full((len(texts), len(TRAITS)), 0.01)
        traits[:, TRAITS.index(self._trait)] = 0.99
        parts = np.full((len(texts), len(PARTS)), 0.02)
        parts[:, PARTS.index("R")] = 0.92
        return parts, traits


class PointsApart:
    """A stand-in embedder: what is said is near to the question, and to no concept."""

    made_by = "a stand-in"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        spoken = np.array([text in ANSWER or text.endswith("?") for text in texts], np.float32)
        return np.stack([spoken, 1 - spoken], axis=1)


class PointsAlong:
    """A stand-in embedder: every sentence has the same vector."""

    made_by = "a stand-in"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 4), 0.5, np.float32)


def _typed(asked: Question, text: str) -> Answer:
    return builders.answer(asked, None, builders.words(text))


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, 0.0, 0.0, None) for word in text.split())


@pytest.mark.parametrize("count", [1, 3, 20, 33, 200])
def test_every_word_of_an_answer_without_signs_is_in_a_window_that_is_not_too_long(
    count: int,
) -> None:
    words = _words(" ".join(["word"] * count))
    found = windows(words, sentences(words))
    covered = {at for window in found for at in range(window.first, window.last + 1)}
    assert covered == set(range(count))
    assert all(window.last - window.first + 1 <= max(LONGEST, PIECE, PAIR) for window in found)
    assert all(
        window.text.split() == ["word"] * (window.last - window.first + 1) for window in found
    )


def test_a_sentence_that_never_ends_is_read_in_parts_that_hold_each_word_once() -> None:
    words = _words(" ".join(f"w{n}" for n in range(2 * LONGEST + 5)))
    parts_ = pieces(words, sentences(words))
    assert " ".join(part.text for part in parts_).split() == [word.text for word in words]
    assert all(part.last - part.first + 1 <= EVEN for part in parts_)


def test_neighbours_are_read_together_and_by_themselves() -> None:
    words = _words("We gave each request a key. A second one did nothing at all.")
    assert [window.text for window in windows(words, sentences(words))] == [
        "We gave each request a key.",
        "We gave each request a key. A second one did nothing at all.",
        "A second one did nothing at all.",
    ]


ANSWER = (
    "We gave each request a key of its own. When the same key came again we sent the first reply "
    "once more and did nothing else. So nobody paid twice and the support team slept at night."
)


def _told(verdict: Verdict, *, core: bool = True) -> list[tuple[Level, str]]:
    name = "idempotency"
    question = Question(
        "01", "How do you make retries safe?", "", Kind.WALKTHROUGH, (name,), (), HERE,
        core=(name,) if core else (),
    )  # fmt: skip
    rubric = Rubric((), (ConceptGroup("API", (Concept(name, (), HERE),), HERE),), ())
    embedder = PointsApart() if verdict is Verdict.ABSENT else PointsAlong()
    made = review(_typed(question, ANSWER), rubric, embedder, SaysAlways(verdict))
    return [
        (finding.level, finding.message)
        for finding in made.findings
        if finding.check == concepts.ID
    ]


@pytest.mark.parametrize(
    ("verdict", "level", "begins"),
    [
        (Verdict.SAID, Level.GOOD, "You explained 'idempotency': "),
        (Verdict.NAMED, Level.IMPROVE, "'idempotency' was only named: "),
        (Verdict.DENIED, Level.NOTE, "You spoke about 'idempotency', as something not needed"),
        (Verdict.ABSENT, Level.MISSING, "'idempotency' was not heard"),
    ],
)
def test_a_sure_verdict_is_told(verdict: Verdict, level: Level, begins: str) -> None:
    ((told, message),) = _told(verdict)
    assert told is level
    assert message.startswith(begins)


@pytest.mark.parametrize("text", ["", "um", "Fine.", "I would do that fine, no problem."])
def test_an_answer_with_hardly_a_word_is_reviewed(text: str) -> None:
    name = "idempotency"
    rubric = Rubric((), (ConceptGroup("API", (Concept(name, (), HERE),), HERE),), ())
    for kind in Kind:
        question = Question("01", "How?", "", kind, (name,), (), HERE, core=(name,))
        made = review(_typed(question, text), rubric, PointsAlong(), SaysAlways(Verdict.SAID))
        assert not [finding for finding in made.findings if finding.level is Level.GOOD]


def test_what_is_denied_or_wrong_is_never_praised() -> None:
    for verdict in (Verdict.DENIED, Verdict.WRONG):
        assert all(level is not Level.GOOD for level, _ in _told(verdict))


def test_what_a_good_answer_can_do_without_is_never_missing() -> None:
    ((level, message),) = _told(Verdict.ABSENT, core=False)
    assert level is Level.NOTE
    assert message == "Could also be said: 'idempotency'. A good answer can do without."


def test_gains_and_numbers_are_told_from_what_the_judge_reads() -> None:
    question = Question("01", "Tell me about a time.", "", Kind.BEHAVIORAL, (), (), HERE)
    text = "The ward was loud at night. We moved the bells, and nineteen of twenty slept till six."
    rubric = Rubric((), (), ())
    for trait, praised in ((Trait.RESULT, metrics.ID), (Trait.GAIN, impact.ID)):
        made = review(
            _typed(question, f"{text} {text}"),
            rubric,
            PointsAlong(),
            SaysAlways(Verdict.SAID, trait),
        )
        good = {finding.check for finding in made.findings if finding.level is Level.GOOD}
        assert praised in good
    aimed = review(
        _typed(question, f"{text} {text}"),
        rubric,
        PointsAlong(),
        SaysAlways(Verdict.SAID, Trait.AIM),
    )
    assert not [
        finding
        for finding in aimed.findings
        if finding.level is Level.GOOD and finding.check == metrics.ID
    ]


@pytest.mark.real
def test_the_networks_read_a_plain_case_rightly() -> None:
    judge = parts.judge()
    assert judge is not None
    (name,) = gists([Concept("idempotency", (), HERE)])
    assert name != "idempotency"  # the dictionary knows what it means
    shares = judge.pairs(
        [
            (name, "the same key a second time did nothing and got the first reply again"),
            (name, "my brother lives in Oslo and grows potatoes behind the house"),
            (name, "we never bothered with idempotency, nobody needs that"),
            (name, "kafka redis idempotency docker all of that"),
        ]
    )
    best = [VERDICTS[row.argmax()] for row in shares]
    assert best == [Verdict.SAID, Verdict.ABSENT, Verdict.DENIED, Verdict.NAMED]
    assert np.allclose(shares.sum(axis=1), 1)


@pytest.mark.real
def test_the_networks_read_what_sentences_do() -> None:
    judge = parts.judge()
    assert judge is not None
    words = _words(
        "Every night the old pump stopped and the ward had no water. It was my task to get it "
        "running before the morning. I took the valve apart and cleaned it. Since then it has not "
        "stopped once, and forty patients have warm water again."
    )
    read = read_sentences(sentences(words), judge)
    assert [max(sentence.parts, key=sentence.parts.__getitem__) for sentence in read] == [
        "S",
        "T",
        "A",
        "R",
    ]
    assert read[2].traits[Trait.OWN] > 0.5
    assert read[3].traits[Trait.GAIN] > 0.5


@pytest.mark.real
def test_a_verdict_does_not_depend_on_what_is_read_beside_it() -> None:
    judge = parts.judge()
    assert judge is not None
    pair = ("handover", "at six I tell the night shift which beds to watch")
    alone = judge.pairs([pair])
    among = judge.pairs([("triage", "a much longer text " * 12), pair, ("pump", "short")])
    assert np.allclose(alone[0], among[1], atol=1e-4)
