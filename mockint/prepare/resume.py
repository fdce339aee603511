"""Read what a guide can use of a résumé: achievements with numbers, and skills.

Each has its line; nothing private is read.
"""

import re
from dataclasses import dataclass

from mockint.prepare.advert import Item
from mockint.prepare.headings import topics
from mockint.prepare.paper import Paper, PaperLine
from mockint.prepare.topic_table import PaperTopic
from mockint.text.quantities import quantities

MOST = 10

PLAIN_UNITS = frozenset({"", "yr", "mo"})
"""Units that alone make no achievement: "3 years of Node.js"."""

NO_DEED = frozenset({PaperTopic.EDUCATION, PaperTopic.SKILLS})

PRIVATE = re.compile(
    r"[\w.+-]+@[\w-]+\.|https?://|www\.|linkedin|github\.com|\+?\d[\d ()./-]{7,}\d"
    r"|date of birth|\bborn\b|nationality|생년월일|주소",
    re.IGNORECASE,
)
"""Contact and personal data.
They are of no use in a guide, so they are never copied and never sent."""

FEWEST_WORDS = 4
DATES = re.compile(r"^\W*((19|20)\d\d|\w+ (19|20)\d\d)\s*[–—-]")


@dataclass(frozen=True, slots=True)
class Resume:
    """A résumé, understood."""

    achievements: tuple[Item, ...]
    skills: tuple[Item, ...]
    paper: Paper
    """Without its private lines."""


def resume(paper: Paper) -> Resume:
    """Read a résumé."""
    public = Paper(paper.file, tuple(line for line in paper.lines if not PRIVATE.search(line.text)))
    deeds: list[Item] = []
    skills: list[Item] = []
    for topic, line in topics(public):
        item = Item(line.text, line.source)
        if topic is PaperTopic.SKILLS:
            skills.append(item)
        elif topic not in NO_DEED and _measured(line):
            deeds.append(item)
    return Resume(tuple(deeds[:MOST]), tuple(skills[:MOST]), public)


def _measured(line: PaperLine) -> bool:
    """Whether a line tells of something done, with a number that says how much."""
    long_enough = len(line.text.split()) >= FEWEST_WORDS or re.search(
        r"[가-힣]{2}\s\S+\s", line.text
    )
    if not long_enough or DATES.match(line.text):
        return False
    return any(quantity.unit not in PLAIN_UNITS for quantity in quantities(line.text))
