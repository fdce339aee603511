"""Read a job advert: company, role, level, duties, requirements, each with its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from mockint.model import Source
from mockint.prepare.company import company_of
from mockint.prepare.paper import Paper, PaperLine
from mockint.prepare.placing import ASKED_FOR, LABEL, Placed, placed
from mockint.prepare.post_title import role_of
from mockint.prepare.topic_table import PaperTopic
from mockint.text.quantities import quantities

MOST = 25
"""Lines of one kind that are taken; the longest of sixteen adverts had eleven duties."""

FEWEST_WORDS = 2

YEARS = re.compile(r"(\d{1,2})\s*년")
"""In Korean; the English ones are quantities."""


class Seniority(StrEnum):
    """How much experience a post asks for."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


SAYS = (
    (
        Seniority.SENIOR,
        re.compile(
            r"\b(senior|lead|principal|staff engineer|head of|director|sister)\b|시니어|책임",
            re.IGNORECASE,
        ),
    ),
    (
        Seniority.JUNIOR,
        re.compile(
            r"\b(junior|intern|internship|graduate|entry.level|trainee|apprentice)\b|신입|주니어|인턴",
            re.IGNORECASE,
        ),
    ),
)
SENIOR_YEARS = 5
JUNIOR_YEARS = 1


@dataclass(frozen=True, slots=True)
class Item:
    """Words that were taken from a line."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Advert:
    """A job advert, understood."""

    company: Item | None
    role: Item | None
    level: Seniority
    duties: tuple[Item, ...]
    requirements: tuple[Item, ...]
    wishes: tuple[Item, ...]
    offer: tuple[Item, ...]
    about: tuple[Item, ...]
    work: Paper
    """The role, the duties and what is asked for."""
    terms: Paper
    """The same, facts as `Location: Leeds (hybrid)`, and lines that nothing places."""
    paper: Paper


Found = tuple[str, PaperLine]
"""A name, and the line that tells it."""


def advert(paper: Paper) -> Advert:
    """Read an advert."""
    role = role_of(paper)
    company = company_of(paper, role[0] if role else "")
    places = placed(paper, role[1] if role and role[1].heading else None)
    lines = [(topic, line) for topic, line in places if not _is_title(line, (role, company))]
    asked_for = ASKED_FOR - {PaperTopic.WISHES}
    needs = _items(lines, asked_for)
    return Advert(
        company=Item(company[0], company[1].source) if company else None,
        role=Item(role[0], role[1].source) if role else None,
        level=_level(role[0] if role else "", needs, paper),
        duties=_items(lines, {PaperTopic.DUTIES}),
        requirements=needs,
        wishes=_items(lines, {PaperTopic.WISHES}),
        offer=_items(lines, {PaperTopic.OFFER}),
        about=_items(lines, {PaperTopic.COMPANY}),
        work=_of(paper, lines, role, facts=False),
        terms=_of(paper, lines, role, facts=True),
        paper=paper,
    )


def _of(paper: Paper, lines: Iterable[Placed], role: Found | None, *, facts: bool) -> Paper:
    title = [replace(role[1], text=role[0])] if role else []
    kept = [
        line
        for topic, line in lines
        if topic is PaperTopic.DUTIES
        or topic in ASKED_FOR
        or (facts and (topic is None or LABEL.match(line.text)))
    ]
    return Paper(paper.file, (*title, *kept))


def _is_title(line: PaperLine, found: Iterable[Found | None]) -> bool:
    """Say whether a line is there to name the role or the company, and says nothing besides."""
    return any(
        hit is not None and hit[1] is line and not line.text.endswith((".", "!")) for hit in found
    )


def _items(lines: Iterable[Placed], topics: Iterable[PaperTopic]) -> tuple[Item, ...]:
    """Give the lines of some topics, each once."""
    wanted = set(topics)
    items: dict[str, Item] = {}
    for topic, line in lines:
        if topic in wanted and (line.bullet or len(line.text.split()) >= FEWEST_WORDS):
            items.setdefault(line.text, Item(line.text, line.source))
    return tuple(items.values())[:MOST]


def _level(title: str, needs: Iterable[Item], paper: Paper) -> Seniority:
    """Take the level from the title, else from the years that are asked for."""
    top = title or " ".join(line.text for line in paper.lines[:3])
    titled = next((level for level, pattern in SAYS if pattern.search(top)), None)
    if titled:
        return titled
    years = [value for item in needs if (value := _years(item.text))]
    if not years:
        return Seniority.MID
    if max(years) >= SENIOR_YEARS:
        return Seniority.SENIOR
    return Seniority.JUNIOR if max(years) <= JUNIOR_YEARS else Seniority.MID


def _years(text: str) -> int:
    """Give the years that a demand names, of a range the fewer; 0 for none."""
    named = [quantity.value for quantity in quantities(text) if quantity.unit == "yr"]
    return (
        int(min(named)) if named else max((int(hit[1]) for hit in YEARS.finditer(text)), default=0)
    )
