"""Read a job advert: company, role, level, duties, requirements, each with its line."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mockint.model import Source
from mockint.prepare.headings import PaperTopic, topics
from mockint.prepare.paper import Paper, PaperLine

MOST = 8
"""Lines of one kind that are taken; more would be a copy of the advert."""

FEWEST_WORDS = 2

LABELLED = {
    "role": re.compile(
        r"^(?:job title|position|role|title|post|vacancy|포지션|직무|모집 ?부문)\s*[:：]\s*(.+)$",
        re.IGNORECASE,
    ),
    "company": re.compile(
        r"^(?:company|employer|organi[sz]ation|회사|회사명|기업)\s*[:：]\s*(.+)$", re.IGNORECASE
    ),
}
_NAME = r"([A-Z][\w&'.]*(?: [A-Z&][\w&'.]*){0,3})"
NAMED = (
    re.compile(rf"^{_NAME} (?:is|are) (?:a |an |the |looking|hiring|seeking|searching|one of)"),
    re.compile(rf"^[Aa]bout {_NAME}$"),
    re.compile(rf"\b(?:[Jj]oin|at) {_NAME}\b"),
)
PRONOUNS = frozenset({"Us", "You", "We", "The", "This", "Our", "Team", "Role", "Job"})
ROLE = re.compile(
    r"\b(engineer|developer|manager|nurse|analyst|designer|scientist|teacher|consultant|architect|administrator|lead"
    r"|intern|accountant|assistant|director|officer|specialist|technician|programmer|therapist|midwife|clerk|agent)s?\b"
    r"|개발자|엔지니어|간호사|분석가|디자이너|매니저|교사",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"(\d{1,2})\s*(?:\+|or more|-\s*\d{1,2}|to \d{1,2})?\s*(?:years?|yrs?|년)", re.IGNORECASE
)


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
    paper: Paper


def advert(paper: Paper) -> Advert:
    """Read an advert; where no heading tells what its bullets are, they are duties."""
    by_topic: dict[PaperTopic, list[Item]] = {topic: [] for topic in PaperTopic}
    unheaded: list[Item] = []
    for topic, line in topics(paper):
        if (len(line.text.split()) < FEWEST_WORDS and not line.bullet) or _labelled(line):
            continue
        if topic:
            by_topic[topic].append(Item(line.text, line.source))
        elif line.bullet:
            unheaded.append(Item(line.text, line.source))
    role = _role(paper)
    needs = [
        *by_topic[PaperTopic.REQUIREMENTS],
        *by_topic[PaperTopic.SKILLS],
        *by_topic[PaperTopic.EDUCATION],
    ]
    return Advert(
        company=_company(paper),
        role=role,
        level=_level(role, needs, paper),
        duties=tuple([*by_topic[PaperTopic.DUTIES], *unheaded][:MOST]),
        requirements=tuple(needs[:MOST]),
        wishes=tuple(by_topic[PaperTopic.WISHES][:MOST]),
        offer=tuple(by_topic[PaperTopic.OFFER][:MOST]),
        about=tuple(by_topic[PaperTopic.COMPANY][:MOST]),
        paper=paper,
    )


def _labelled(line: PaperLine) -> bool:
    return any(pattern.match(line.text) for pattern in LABELLED.values())


def _label(paper: Paper, name: str) -> Item | None:
    hits = ((LABELLED[name].match(line.text), line) for line in paper.lines)
    return next((Item(hit[1].strip(), line.source) for hit, line in hits if hit), None)


def _role(paper: Paper) -> Item | None:
    """Find the role: labelled, or a short line near the top that names a trade."""
    if labelled := _label(paper, "role"):
        return labelled
    top = [
        line for line in paper.lines[:6] if len(line.text.split()) <= 9 and ROLE.search(line.text)
    ]
    if not top:
        return None
    text = re.split(r"\s+(?:at|@|with)\s+(?=[A-Z])|\s+[–—|-]\s+", top[0].text.strip(" :"))
    return Item(next(part for part in text if ROLE.search(part)), top[0].source)


def _company(paper: Paper) -> Item | None:
    if labelled := _label(paper, "company"):
        return labelled
    for pattern in NAMED:
        for line in paper.lines:
            hit = pattern.search(line.text.strip(" :"))
            if hit and hit[1].split()[0] not in PRONOUNS and not ROLE.search(hit[1]):
                return Item(hit[1].rstrip("."), line.source)
    return None


def _level(role: Item | None, needs: list[Item], paper: Paper) -> Seniority:
    """Take the level from the title, else from the years that are asked for."""
    title = role.text if role else " ".join(line.text for line in paper.lines[:3])
    titled = next((level for level, pattern in SAYS if pattern.search(title)), None)
    if titled:
        return titled
    years = [int(hit[1]) for item in needs for hit in YEARS.finditer(item.text)]
    if not years:
        return Seniority.MID
    if max(years) >= SENIOR_YEARS:
        return Seniority.SENIOR
    return Seniority.JUNIOR if max(years) <= JUNIOR_YEARS else Seniority.MID
