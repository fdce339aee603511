"""Give each line of a paper the topic of the heading above it, by a table that can be widened."""

import re
from collections.abc import Iterator
from enum import StrEnum

from mockint.prepare.paper import Paper, PaperLine


class PaperTopic(StrEnum):
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
    (PaperTopic.WISHES, r"nice to have|bonus|preferred|a plus|desirable|ideally|advantage|우대"),
    (
        PaperTopic.REQUIREMENTS,
        r"require|qualification|what you (bring|need|have)|you (have|bring|are)|your profile",
    ),
    (PaperTopic.REQUIREMENTS, r"essential"),
    (
        PaperTopic.REQUIREMENTS,
        r"must.haves?|who you are|about you|looking for|person specification|자격 ?(요건|사항)",
    ),
    (PaperTopic.REQUIREMENTS, r"필수"),
    (PaperTopic.DUTIES, r"responsib|duties|what you('ll| will)? do|your (role|tasks|job|mission)"),
    (PaperTopic.DUTIES, r"the (role|job|post)\b|you will"),
    (
        PaperTopic.DUTIES,
        r"day.to.day|key tasks|job description|주요 ?업무|담당 ?업무|하는 일|직무 ?내용",
    ),
    (PaperTopic.OFFER, r"we offer|benefits?|perks|compensation|salary|pay\b|what you get"),
    (PaperTopic.OFFER, r"복지|혜택|급여|근무 ?(조건|지)"),
    (
        PaperTopic.COMPANY,
        r"^about\b|who we are|our (company|team|mission|values)",
    ),
    (PaperTopic.COMPANY, r"회사 ?소개|기업 ?소개"),
    (
        PaperTopic.SKILLS,
        r"\bskills|technolog|tech stack|tools|languages?\b|competenc|기술 ?스택|보유 ?기술",
    ),
    (PaperTopic.EDUCATION, r"education|certificat|courses|publications|학력|자격증|교육"),
    (
        PaperTopic.WORK,
        r"experience|employment|work history|career|achievements?|accomplishments?|projects?",
    ),
    (PaperTopic.WORK, r"highlights"),
    (PaperTopic.WORK, r"경력|성과|프로젝트"),
    (
        PaperTopic.OTHER,
        r"summary|profile|objective|contact|personal|references|interests|hobbies|how to apply",
    ),
    (PaperTopic.OTHER, r"apply|요약|연락처"),
)
"""First row that fits wins; patterns see the heading in lower case."""

_COMPILED = tuple((topic, re.compile(pattern)) for topic, pattern in MEANINGS)

LONGEST = 7
"""Words of a heading."""


def topics(paper: Paper) -> Iterator[tuple[PaperTopic | None, PaperLine]]:
    """Give each line that is no heading with its topic.

    None before the first heading that says something.
    """
    topic: PaperTopic | None = None
    for line in paper.lines:
        opened = opens(line)
        if opened:
            topic = opened
        elif not line.heading:
            yield topic, line


def opens(line: PaperLine) -> PaperTopic | None:
    """Tell what a line opens; a plain line must be short, without a full stop, and say it all."""
    words = line.text.casefold().strip(" :：")
    plain = (
        not line.bullet and len(words.split()) <= 4 and not line.text.endswith((".", "!", "?", ","))
    )
    if len(words.split()) > LONGEST or not (line.heading or plain):
        return None
    return next((topic for topic, pattern in _COMPILED if pattern.search(words)), None)
