"""Numbers of the answer beside those of the résumé: they agree, differ, or were left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.model import Claim, Finding, Kind, Level, Quantity, Rubric
from mockint.review.check import ANSWERS, ENGLISH, About, Check, ExampleKind, SubjectKind
from mockint.review.number_roles import MAY_TELL_RESULT
from mockint.review.reading import Reading
from mockint.review.results import DOWN, UP
from mockint.review.same_fact import SameFact, same_facts
from mockint.review.scoring import only
from mockint.text.quantities import quantities
from mockint.text.quotes import JoinedText, join_words
from mockint.text.sentences import Sentence
from mockint.text.stated_number import COUNT, TIME
from mockint.text.word_forms import akin, plain, stem
from mockint.text.word_lists import STOP

ID = "claims"
_CLAUSES = re.compile(
    r"[;,\u2013\u2014]|\s-\s|\b(?=(?:improving|decreasing|reducing|increasing|cutting|boosting"
    r"|lowering|saving)\b)"
)
_ALIKE = {"db": "database", "databases": "database", "response": "latency", "faster": "latency"}
_VAGUE = re.compile(
    r"\b(?:(?:got|was|were|became|is|ran|loaded|much|a lot) (?:much |a lot |way )?(?:faster"
    r"|quicker|better|smoother)|(?:improved|reduced|lowered|decreased|sped up|dropped|went down"
    r"|faster)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One number of the résumé and what it is about."""

    claim: Claim
    quantity: Quantity
    about: frozenset[str]
    """Stems of its own clause."""
    setting: frozenset[str]
    """Stems of the whole line."""


def claims(reading: Reading, rubric: Rubric) -> list[Finding]:
    """Compare each number with the one of the résumé that tells the same fact."""
    joined = join_words(reading.words)
    lines = [claim.text for claim in rubric.claims]
    findings = [
        _compared(reading, joined, rubric.claims[same.fact.line], same)
        for same in same_facts(lines, joined.text, reading.embedder)
    ]
    topics = [topic for claim in rubric.claims for topic in topics_of(claim)]
    return findings or list(_untold(reading, topics))[:1]


def _compared(reading: Reading, joined: JoinedText, claim: Claim, same: SameFact) -> Finding:
    number, fact = same.said.number, same.fact.number
    stretch = _Stretch(*joined.words(number.start, number.end))
    level, message = _judged(reading.cite(stretch), claim.text[fact.start : fact.end], same)
    value, unit = round(number.value / number.scale, 2), fact.currency or fact.kind
    unit = "" if unit in (COUNT, TIME) else unit
    return Finding(
        ID, level, message, reading.receipt(stretch), value, unit, claim.source, subject=claim.text
    )


def _judged(told: str, page: str, same: SameFact) -> tuple[Level, str]:
    if same.agrees:
        return Level.GOOD, f"{told} agrees with your résumé ({page})."
    message = f"You said {told}; your résumé says {page}."
    if same.sure:
        return Level.IMPROVE, f"{message} If both are about the same work, use one number."
    return Level.DOUBT, f"{message} Possibly both are the same fact: then use one number."


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in a row."""

    first: int
    last: int


def topics_of(claim: Claim) -> Iterator[Topic]:
    """Give each share, multiple and number of users of a line, with what it is about."""
    for clause in _CLAUSES.split(claim.text):
        for quantity in quantities(clause):
            if quantity.unit in ("%", "x", "users"):
                yield Topic(claim, quantity, stems(clause), stems(claim.text))


def stems(text: str) -> frozenset[str]:
    """Give the stems of what a clause is about, without the verbs of change and without numbers."""
    words = [plain(word) for word in re.split(r"[\s/-]+", DOWN.sub(" ", UP.sub(" ", text)))]
    kept = [_ALIKE.get(word, word) for word in words]
    found = {stem(word) for word in kept if word.isalpha() and len(word) > 2 and word not in STOP}
    return frozenset(found) - _UNTOLD


_UNTOLD = frozenset(
    stem(word) for word in ("percent", "time", "times", "serving", "daily", "active", "seconds")
)


def shared(topic: frozenset[str], said: frozenset[str]) -> float:
    """Give the share of a topic's stems that were said."""
    if not topic:
        return 0.0
    return sum(any(akin(word, other) for other in said) for word in topic) / len(topic)


def _untold(reading: Reading, topics: list[Topic]) -> Iterator[Finding]:
    """Find what got better without a number, where the résumé has one."""
    everything = stems(reading.transcript.text)
    for sentence in _results(reading):
        vague = _VAGUE.search(sentence.text)
        if not vague or quantities(sentence.text):
            continue
        # What got faster is a latency, whether the word was said or not.
        said = stems(sentence.text) | ({"latenc"} if "fast" in vague[0].lower() else set())
        fitting = [
            topic
            for topic in topics
            if topic.quantity.unit == "%"
            and shared(topic.about, said) >= 0.5
            and shared(topic.setting, everything) >= 0.3
        ]
        if len(fitting) == 1:
            yield _left_out(reading, sentence, fitting[0])


def _results(reading: Reading) -> Iterator[Sentence]:
    """Give the sentences that may tell what came of something: `we are faster to deliver` is none.

    All of them where no judge reads.
    """
    if not reading.told:
        yield from reading.sentences
    for told in reading.told:
        if told.parts["R"] >= MAY_TELL_RESULT:
            yield told.sentence


def _left_out(reading: Reading, sentence: Sentence, topic: Topic) -> Finding:
    told, claim = reading.cite(sentence), topic.claim
    message = f"You said {told}: your r\u00e9sum\u00e9 says {topic.quantity.text}."
    receipt = reading.receipt(sentence)
    return Finding(ID, Level.IMPROVE, message, receipt, source=claim.source, subject=claim.text)


CHECK = Check(
    id=ID,
    title="Agrees with the résumé",
    run=claims,
    kinds=ANSWERS - {Kind.PLANS, Kind.TERMS},
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 2, "Held against the résumé."),
    weight=5.5,
    drill="Learn the number as your résumé has it, and say it with its work: what, from, to.",
    examples={"*": ExampleKind.RESUME},
    asked_for_by=None,
    subject_kind=SubjectKind.CLAIM,
    private_numbers=True,
)
