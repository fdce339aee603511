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

from mockint.model import Evidence, Finding, Level, Rubric
from mockint.review.check import ENGLISH, EVERY, About, Check
from mockint.review.reading import Reading
from mockint.review.scoring import only
from mockint.text.sentences import Sentence, at_clock, line, quote

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


@dataclass(frozen=True, slots=True)
class _Phrase:
    first: int
    last: int
    sentence: Sentence


def language(reading: Reading, _rubric: Rubric) -> list[Finding]:
    """Point at each kind, and count the hedges."""
    told = reading.sentences
    found = [
        _told(reading, kind, places)
        for kind in ADVICE
        if (places := list(_places(reading, told, kind)))
    ]
    hedges = list(_places(reading, told, "hedge"))
    return [*found, _hedges(reading, hedges)] if len(hedges) > 1 else found


def _told(reading: Reading, kind: str, places: list[_Phrase]) -> Finding:
    words, shown = reading.words, places[0]
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    message = (
        f"'{quote(words, shown.first, shown.sentence.last)}'{at_clock(words, shown.first)}{more} "
        f"{ADVICE[kind]}"
    )
    return Finding(
        ID, Level.IMPROVE, message, _receipts(reading, places), subject=kind.replace("_", " ")
    )


def _hedges(reading: Reading, places: list[_Phrase]) -> Finding:
    words = reading.words
    rate = 100 * len(places) / len(words)
    shown = ", ".join(f"{reading.cite(hedge)}" for hedge in places[:3])
    message = f"{len(places)} hedges, such as {shown}."
    level = Level.IMPROVE if len(places) >= MANY and rate >= DENSE else Level.NOTE
    if level is Level.IMPROVE:
        message += " Say what you know plainly, and once what you do not."
    value = float(len(places))
    return Finding(
        ID,
        level,
        message,
        _receipts(reading, places),
        value,
        "hedges",
        reference=OURS,
        subject="hedges",
    )


def _receipts(reading: Reading, places: list[_Phrase]) -> tuple[Evidence, ...]:
    return tuple(reading.evidence(phrase) for phrase in places)


def _places(reading: Reading, told: tuple[Sentence, ...], kind: str) -> Iterator[_Phrase]:
    """Find the phrases of one kind; a weak opening only in the first sentence."""
    for sentence in told[:1] if kind == "weak_opening" else told:
        joined = line(reading.words[sentence.first : sentence.last + 1])
        for pattern in _patterns()[kind]:
            if hit := pattern.search(joined.text.replace("\u2019", "'")):
                first, last = joined.words(*hit.span())
                yield _Phrase(sentence.first + first, sentence.first + last, sentence)
                break


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
    asked_for_by=None,
)
