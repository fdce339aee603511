"""Give each line of a paper the topic of the heading above it, by a table that can be widened."""

import re
from collections.abc import Iterator
from enum import StrEnum

from mockint.prepare.paper import Line, Paper


class Topic(StrEnum):
    """What the lines below a heading are about."""

    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    WISHES = "nice to have"
    OFFER = "offer"
    COMPANY = "company"
    SKILLS = "skills"
    WORK = "work"
    EDUCATION = "education"
    OTHER = "other"


MEANINGS = (
    (Topic.WISHES, r"nice to have|bonus|preferred|a plus|desirable|ideally|advantage|우대"),
    (
        Topic.REQUIREMENTS,
        r"require|qualification|what you (bring|need|have)|you (have|bring|are)|your profile",
    ),
    (Topic.REQUIREMENTS, r"essential"),
    (
        Topic.REQUIREMENTS,
        r"must.haves?|who you are|about you|looking for|person specification|자격 ?(요건|사항)",
    ),
    (Topic.REQUIREMENTS, r"필수"),
    (Topic.DUTIES, r"responsib|duties|what you('ll| will)? do|your (role|tasks|job|mission)"),
    (Topic.DUTIES, r"the (role|job|post)\b|you will"),
    (
        Topic.DUTIES,
        r"day.to.day|key tasks|job description|주요 ?업무|담당 ?업무|하는 일|직무 ?내용",
    ),
    (Topic.OFFER, r"we offer|benefits?|perks|compensation|salary|pay\b|what you get"),
    (Topic.OFFER, r"복지|혜택|급여|근무 ?(조건|지)"),
    (
        Topic.COMPANY,
        r"^about\b|who we are|our (company|team|mission|values)",
    ),
    (Topic.COMPANY, r"회사 ?소개|기업 ?소개"),
    (
        Topic.SKILLS,
        r"\bskills|technolog|tech stack|tools|languages?\b|competenc|기술 ?스택|보유 ?기술",
    ),
    (Topic.EDUCATION, r"education|certificat|courses|publications|학력|자격증|교육"),
    (
        Topic.WORK,
        r"experience|employment|work history|career|achievements?|accomplishments?|projects?",
    ),
    (Topic.WORK, r"highlights"),
    (Topic.WORK, r"경력|성과|프로젝트"),
    (
        Topic.OTHER,
        r"summary|profile|objective|contact|personal|references|interests|hobbies|how to apply",
    ),
    (Topic.OTHER, r"apply|요약|연락처"),
)
"""First row that fits wins; patterns see the heading in lower case."""

_COMPILED = tuple((topic, re.compile(pattern)) for topic, pattern in MEANINGS)

LONGEST = 7
"""Words of a heading."""


def topics(paper: Paper) -> Iterator[tuple[Topic | None, Line]]:
    """Give each line that is no heading with its topic.

    None before the first heading that says something.
    """
    topic: Topic | None = None
    for line in paper.lines:
        opened = opens(line)
        if opened:
            topic = opened
        elif not line.heading:
            yield topic, line


def opens(line: Line) -> Topic | None:
    """Tell what a line opens; a plain line must be short, without a full stop, and say it all."""
    words = line.text.casefold().strip(" :：")
    plain = (
        not line.bullet and len(words.split()) <= 4 and not line.text.endswith((".", "!", "?", ","))
    )
    if len(words.split()) > LONGEST or not (line.heading or plain):
        return None
    return next((topic for topic, pattern in _COMPILED if pattern.search(words)), None)
