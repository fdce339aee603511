"""Ways of speaking that weaken an answer: hedges, weak openings, absolutes, blame, secrets.

Only phrases of several words count, from `phrases.toml`: single words such as `just` are innocent
far too often. No study gives a number of hedges that hurts in an interview; the one here is ours
and says so.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mockint.judge.labels import Trait
from mockint.judge.sentences import SentenceReading
from mockint.model import Finding, Level, Rubric
from mockint.review.check import ENGLISH, EVERY, About, Check, ExampleKind
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.quotes import at_clock, join_words, quote
from mockint.text.sentences import Sentence

ID = "language"
MANY, DENSE = 4, 2.0
"""Hedges in one answer, and per 100 words, from which on it is worth a change."""
OURS = "No study sets a limit for hedges in interviews; four, and two in 100 words, is our own"
ADVICE = {
    "weak_opening": (
        "opens weakly. Begin with the answer itself; a second of silence to think costs nothing."
    ),
    "absolute": "is absolute; one counterexample takes it apart. Say when it holds.",
    "blame": (
        "puts the blame on somebody. Say what happened, and what you changed so that it cannot "
        "come back."
    ),
    "past_employer": "speaks badly of people you worked with. Name the difficulty, not the person.",
    "confidential": "sounds confidential. Leave it out, or say it without names and secrets.",
}
"""What is said of a phrase of each kind.

The key is the kind's list in `phrases.toml`, and becomes the finding's subject.
"""


JUDGED = {
    "absolute": (Trait.ABSOLUTE, 0.985),
    "blame": (Trait.BLAME, 0.99),
    "confidential": (Trait.SECRET, 0.8),
}
"""Kinds that the judge reads in a sentence, and the probability from which on they are told.

In 627 answers of sixteen authors it had not met, 58 of 60 absolutes and all but one or two of 27
that blame were some, and in 387 of ten authors 35 of 38 secrets (docs/accuracy.md).
"""


WITH_PHRASE = 0.2
"""The same, where a phrase of blame is said as well: `it was all her fault`."""

_ALL = re.compile(
    r"\b(?:always|never|nobody|no one|everybody|everyone|everything|nothing|impossible|can(?:no|')t"
    r"|only|all|none|any|guarantee\w*|perfect\w*|best|hundred percent|100)\b",
    re.IGNORECASE,
)
"""Words that claim for all; `every write takes a key` is a rule of a design, and claims nothing."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    first: int
    last: int
    sentence: Sentence


def language(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each kind, and count the hedges."""
    phrases = {kind: list(_phrases(reading, kind)) for kind in ADVICE}
    findings = [_advised(reading, kind, hits) for kind, hits in phrases.items() if hits]
    hedges = list(_phrases(reading, "hedge"))
    return [*findings, _hedges(reading, hedges)] if len(hedges) > 1 else findings


def _advised(reading: Reading, kind: str, phrases: list[_Phrase]) -> Finding:
    words, shown = reading.words, phrases[0]
    told = f"'{quote(words, shown.first, shown.sentence.last)}'{at_clock(words, shown.first)}"
    more = f" (and {len(phrases) - 1} more)" if len(phrases) > 1 else ""
    message = f"{told}{more} {ADVICE[kind]}"
    receipts = tuple(map(reading.evidence, phrases))
    return Finding(ID, Level.IMPROVE, message, receipts, subject=kind.replace("_", " "))


def _hedges(reading: Reading, hedges: list[_Phrase]) -> Finding:
    rate = 100 * len(hedges) / len(reading.words)
    message = f"At least {len(hedges)} hedges, such as {', '.join(map(reading.cite, hedges[:3]))}."
    level = Level.NOTE
    if len(hedges) >= MANY and rate >= DENSE:
        level = Level.IMPROVE
        message += " Say what you know plainly, and once what you do not."
    receipts, value, unit = tuple(map(reading.evidence, hedges)), float(len(hedges)), "hedges"
    return Finding(ID, level, message, receipts, value, unit, reference=OURS, subject=unit)


def _phrases(reading: Reading, kind: str) -> Iterator[_Phrase]:
    """Find the phrases of one kind; a weak opening only in the first sentence."""
    if reading.told and kind in JUDGED:
        trait, sure = JUDGED[kind]
        for told in reading.told:
            phrased = kind == "blame" and told.traits[trait] >= WITH_PHRASE and _said(told, kind)
            likely = told.traits[trait] >= sure and (
                kind != "absolute" or _ALL.search(told.sentence.text)
            )
            if likely or phrased:
                yield _Phrase(told.sentence.first, told.sentence.last, told.sentence)
        return
    sentences = reading.sentences[:1] if kind == "weak_opening" else reading.sentences
    for sentence in sentences:
        joined = join_words(reading.words[sentence.first : sentence.last + 1])
        for pattern in _patterns()[kind]:
            if hit := pattern.search(joined.text.replace("\u2019", "'")):
                first, last = joined.words(*hit.span())
                yield _Phrase(sentence.first + first, sentence.first + last, sentence)
                break


def _said(told: SentenceReading, kind: str) -> bool:
    text = told.sentence.text.replace("\u2019", "'")
    return any(pattern.search(text) for pattern in _patterns()[kind])


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    lists: dict[str, list[str]] = tomllib.loads(
        files("mockint.review").joinpath("phrases.toml").read_text("utf-8")
    )
    return {
        kind: [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
        for kind, patterns in lists.items()
    }


CHECK = Check(
    id=ID,
    title="Language",
    run=language,
    kinds=EVERY,
    languages=ENGLISH,
    about=About.CONTENT,
    score=only(4, 2, "Hedges, absolutes, blame, bad words and secrets."),
    weight=3.2,
    drill=(
        "Answer again and say each claim once, plainly; where you are not sure, say what you "
        "would check."
    ),
    examples={"hedges": ExampleKind.WITHOUT},
    asked_for_by=None,
)
