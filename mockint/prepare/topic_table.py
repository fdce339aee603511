"""What the headings and labels of adverts and résumés mean: the table `topics.toml`."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("topics.toml")


class PaperTopic(StrEnum):
    """What the lines below a heading are about."""

    DUTIES = "duties"
    ROLE = "the role"
    """A heading that says only that the post is spoken of: duties and whatever else."""
    REQUIREMENTS = "requirements"
    WISHES = "nice to have"
    OFFER = "offer"
    COMPANY = "company"
    SKILLS = "skills"
    WORK = "work"
    EDUCATION = "education"
    OTHER = "other"


_SIGNS = re.compile(r"^[\W_\d]+|[\W_]+$")


@cache
def _rows(name: str) -> tuple[tuple[PaperTopic, re.Pattern[str]], ...]:
    """Give the rows of one kind; `heading` or `label`."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return tuple(
        (PaperTopic(row["topic"]), re.compile("|".join(row["patterns"]))) for row in table[name]
    )


def topic_named(heading: str) -> PaperTopic | None:
    """Tell what a heading means; None for one that the table does not know."""
    return meaning(heading)[0]


def meaning(heading: str) -> tuple[PaperTopic | None, float]:
    """Tell what a heading means, and which share of its letters says so; 0 to 1."""
    words = _bare(heading)
    for topic, pattern in _rows("heading"):
        if pattern.search(words):
            known = sum(_whole_words(words, hit) for hit in pattern.finditer(words) if hit[0])
            return topic, min(1.0, known / len(words))
    return None, 0.0


def _whole_words(words: str, hit: re.Match[str]) -> int:
    """Count the letters of the words that a hit touches."""
    first = words.rfind(" ", 0, hit.start() + 1) + 1
    last = words.find(" ", max(hit.start(), hit.end() - 1))
    return (len(words) if last < 0 else last) - first


def fact_topic(label: str) -> PaperTopic | None:
    """Tell where the value of a label belongs: to the offer or to no list; None for no label."""
    names = [name.strip() for name in _bare(label).replace("_", " ").split("/")]  # two languages
    return next(
        (
            topic
            for topic, pattern in _rows("label")
            if any(pattern.fullmatch(name) for name in names)
        ),
        None,
    )


def _bare(text: str) -> str:
    """Give a heading without its number, its signs and its pictures, in lower case."""
    return _SIGNS.sub("", text.casefold().replace("’", "'"))
