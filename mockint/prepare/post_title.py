"""Find the role of a post: by a label, by the title above the advert, or by a sentence."""

import re
from collections.abc import Iterator

from mockint.prepare.duty_verbs import begins_with_a_gerund, begins_with_a_verb
from mockint.prepare.paper import Paper, PaperLine

LABELS = re.compile(
    r"^(?:job title|position|role|title|post|vacancy|job|opening|포지션|직무|모집 ?부문)"
    r"\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
NOUN = re.compile(
    r"\b(?:account(?:ant|s? executive)|aide|administrator|advis[eo]r|agent|ambassador"
    r"|analyst|apprentice|architect|artist|assistant|associate|attendant"
    r"|auditor|baker|barista|bookkeeper|broker|builder|buyer|caretaker|carer|caregiver"
    r"|cashier|chef|cleaner|clerk|coach|conservator|consultant"
    r"|controller|cook|co-?ordinator|copywriter|counsellor|curator|dentist|designer"
    r"|developer|director|dietitian|doctor|driver|economist|editor|electrician"
    r"|engineer|estimator|examiner|executive|farmer|fitter|foreman|fundraiser|gardener"
    r"|geologist|handyman|head|hygienist|inspector|instructor|intern"
    r"|interpreter|investigator|janitor|joiner|journalist|keeper|lawyer|lead|leader|lecturer"
    r"|librarian|machinist|manager|marketer|mason|mechanic|merchandiser"
    r"|midwife|nanny|nurse|officer|operative|operator|optometrist|organi[sz]er|owner|painter"
    r"|paralegal|paramedic|partner|pharmacist|photographer|physicist|physiotherapist"
    r"|picker|pilot|planner|plumber|porter|practitioner|principal|producer|professor"
    r"|programmer|psychologist|ranger|receptionist|recruiter|rep|representative|researcher"
    r"|roofer|scientist|secretary|seller|solicitor|specialist|statistician|steward"
    r"|strategist|supervisor|surgeon|surveyor|tailor|teacher|technician|technologist|tester"
    r"|therapist|trainer|translator|treasurer|tutor|underwriter|vet|veterinarian|waiter"
    r"|waitress|warden|welder|worker|writer|master|sister|matron|trainee|graduate|visitor"
    r"|(?!consist|insist|assist|enlist|resist|persist|exist|waitlist|checklist)[a-z]{4,}ist"
    r"|climber|buyer|fabricator|helper|[a-z]{3,}(?:keeper|grower|maker|worker|person|woman"
    r"|wright|smith|ologist))s?\b|개발자|엔지니어|간호사|분석가|디자이너|매니저|교사",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"^(?:job (?:description|advert(?:isement)?|posting|ad|opening|title|vacancy)|vacancy"
    r"|(?:now |we(?:'re|’re| are) )?(?:hiring|recruiting|looking for)|wanted|position"
    r"|opening|career opportunity|opportunity|role|join (?:us|our team) as|new role|urgent"
    r"|help wanted)\b\s*[:–—|!-]*\s*(?:for )?(?:an? |our (?:next |new )?)?",
    re.IGNORECASE,
)
SOUGHT = re.compile(
    r"(?:looking (?:for|to (?:hire|appoint|recruit))|seek(?:s|ing)?(?: to (?:appoint|hire"
    r"|recruit))?|hir(?:e|es|ing)|recruit(?:s|ing)?(?: for)?|appoint(?:ing)?|needs?|want(?:s"
    r"|ed)?|join \S+(?: \S+){0,3} as|(?:role|position|post|vacancy) (?:of|for)|opening for"
    r"|vacancy for|opportunity for|as|(?:role|position|post|job|title) is)\s+"
    r"(?:(?:an?|the|our|one|two|three|\d)\b|(?=[A-Z]))(?: ?(?:new|next|experienced|skilled"
    r"|motivated|talented|passionate|enthusiastic|dedicated|full[- ]time|part[- ]time"
    r"|permanent|qualified|committed|caring|ambitious|driven|friendly|reliable|outstanding"
    r"|inspiring|creative|proactive|bright|great|brilliant|hands-on))*,? ?"
    r"(?P<role>[A-Za-z][\w/&+.#'’-]*(?: (?:of|and|&|in|for|[A-Za-z][\w/&+.#'’-]*)){0,6})"
)
STOPS = re.compile(
    r"\s+(?:to|who|at|with|that|based|on|from|you|within|whose|as|and (?:you|we)|for (?:our"
    r"|the|a)|in (?:our|the|[A-Z])|is|are|will|needed|wanted|required)\b.*$"
)
CONDITIONS = re.compile(
    r"\s*[(\[](?=[^)\]]*\b(?:m\s?/\s?[fw]|f\s?/\s?m|w\s?/\s?m|all genders|remote|hybrid"
    r"|on-?site|full|part|fixed|ftc|contract|permanent|temporary|maternity|\d+|months?"
    r"|hours?|urgent|new|ref|mpl?s|ups|with some|regular|senior|junior|mid|one position"
    r"|position|posts?|vacanc|nos)"
    r")[^)\]]*[)\]]",
    re.IGNORECASE,
)
PARTS = re.compile(r"(?:\s+(?:at|@)\s+(?=\S)|\s*\|\s*|\s+[–—·•-]+\s+|\s*[–—]\s*|:\s+)(?![^(]*\))")
TITLE_WORDS = 10
TOP = 14
"""Lines among which a title stands; cookie lines and navigation may come before it."""

_SMALL = frozenset({"OF", "AND", "DE", "IN", "FOR", "THE", "TO", "A", "AN", "WITH", "ON"})


def role_of(paper: Paper) -> tuple[str, PaperLine] | None:
    """Give the role as it should be told, and the line that tells it."""
    for text, line in (*_labelled(paper), *_titles(paper), *_sought(paper)):
        role = cleaned(text)
        if role and len(role.split()) <= TITLE_WORDS and not role.endswith((".", "?", "!")):
            return role, line
    return None


def _labelled(paper: Paper) -> Iterator[tuple[str, PaperLine]]:
    hits = ((LABELS.match(line.text), line) for line in paper.lines)
    return ((hit[1], line) for hit, line in hits if hit and NOUN.search(hit[1]))


def _titles(paper: Paper) -> Iterator[tuple[str, PaperLine]]:
    """Give short lines near the top that name an occupation, the highest heading first."""
    top = [line for line in paper.lines[:TOP] if _may_be_title(line)]
    yield from ((line.text, line) for line in top if line.heading and line.level == 1)
    yield from ((line.text, line) for line in top)


def _may_be_title(line: PaperLine) -> bool:
    parts = line.text.split("|")
    short = len(max(parts, key=len).split()) <= TITLE_WORDS + 4 and not line.fact
    sentence = line.text.endswith((".", "?", ":")) or re.search(
        r"\b(?:you|is|are|our)\b", line.text
    )
    work = line.bullet and (begins_with_a_gerund(line.text) or begins_with_a_verb(line.text))
    return bool(short and not sentence and not work and NOUN.search(line.text))


def _sought(paper: Paper) -> Iterator[tuple[str, PaperLine]]:
    for line in paper.lines:
        for hit in SOUGHT.finditer(line.text):
            role = STOPS.sub("", hit["role"])
            if NOUN.search(role):
                yield role, line


def cleaned(title: str) -> str:
    """Give a title without its announcement, its company, its place and its conditions."""
    text = re.sub(r"^\W*\[[^\]]{1,40}\]\s*", "", title.strip()).strip(" :\"'“”*•!")
    text = re.sub(r"^[^\w(]+", "", CONDITIONS.sub("", ANNOUNCED.sub("", text)))
    text = re.sub(r"^(?:an?|the|our) ", "", text, flags=re.IGNORECASE)
    parts = re.split(PARTS, text)
    text = next((part for part in parts if NOUN.search(part)), "").strip(" ,.:;-–—!")
    names = [part for part in text.split(" / ") if NOUN.search(part)]
    text = " / ".join(names)  # the other may be the same in another language
    text = _first_of(text)
    if text.isupper():
        return lowered(text)
    return text.title() if text.islower() else text


def _first_of(text: str) -> str:
    """Leave out what follows a comma, unless the part before it is no occupation of its own."""
    before, comma, _ = text.partition(",")
    return before.strip() if comma and len(before.split()) > 1 and NOUN.search(before) else text


def lowered(text: str) -> str:
    """Write a title in capitals as others are written; short words are abbreviations."""
    words = text.split()
    return " ".join(
        word.lower()
        if word in _SMALL
        else word
        if len(word.strip("()")) <= 3 and word != "LTD"
        else word.capitalize()
        for word in words
    )
