"""Find the company of a post: by a label, else by the name that most of the advert points to."""

import re
from collections import Counter
from collections.abc import Iterator

from mockint.prepare.paper import Paper, PaperLine
from mockint.prepare.post_title import NOUN, lowered
from mockint.text.word_lists import listed

LABEL = re.compile(
    r"^(?:\w+ ?/ ?)?(?:company(?:[ _]name)?|employer|organi[sz]ation|hiring organi[sz]ation"
    r"|school|client|회사|회사명|기업)\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w&'’.À-ÿ-]*"
_NAME = (
    rf"(?P<name>{_WORD}(?:(?: (?:of|for|the|and|&|de|von|van|du|la))* (?:{_WORD}|&"
    rf"|\d+)){{0,5}})"
)
POINTERS = (
    (
        3,
        re.compile(
            rf"^{_NAME} (?:is|are) (?:hiring|looking|seeking|searching|recruiting|growing"
            rf"|after)\b"
        ),
    ),
    (
        3,
        re.compile(
            rf"^(?:[Aa]bout|ABOUT|[Ww]hy|[Ll]ife at|[Ww]ho (?:is|are)|[Ww]orking (?:at|for)"
            rf"|[Ww]elcome to|[Mm]eet) {_NAME}\??$"
        ),
    ),
    (
        2,
        re.compile(
            rf"^(?:[Tt]he |[Aa]t |[Hh]ere at )?{_NAME}(?:,)? (?:is|are|was|has|runs|makes|builds"
            rf"|helps|provides|serves|exists|designs|sells|operates|supports|employs)\b"
        ),
    ),
    (2, re.compile(rf"^(?:[Tt]he )?{_NAME}, (?:an?|the|one of)\b")),
    (
        2,
        re.compile(
            rf"\b(?:[Jj]oin|[Aa]t|[Ww]elcome to|[Gg]reetings from|[Cc]areers at|[Ww]ork (?:at"
            rf"|for)|[Jj]obs at|[Ww]orking (?:at|for)) {_NAME}"
        ),
    ),
    (3, re.compile(rf"^(?:[Ii]n|[Aa]t) {_NAME},? (?:we|you)\b")),
    (3, re.compile(rf"\b(?:run|owned|operated|managed) by {_NAME}")),
    (
        2,
        re.compile(
            rf"\b(?:[Ww]e are|[Ww]e['’]re) {_NAME}(?=[,.!:;]|\s+(?:(?:and|an?|the)\b|[–—(-])|$)"
        ),
    ),
    (2, re.compile(rf"(?:©|[Cc]opyright)(?: \d{{4}})? {_NAME}")),
    (2, re.compile(rf"^{_NAME}(?:['’]s)? [Cc]areers?\b")),
    (2, re.compile(rf"^{_NAME} (?:seeks|needs|wants|hires|recruits|offers)\b")),
)
FEWEST_VOTES = 2
"""Weight of what points to a name, and of how often it comes, below which nothing is told."""

TOP = 14
PARTED = re.compile(r"\s*[|,·•(]\s*|\s+[–—-]\s+")
SHOUTED = 5
"""Letters up to which a name in capitals is an abbreviation."""

NO_NAME = frozenset(
    listed("""
    us you we the this our team role job a an about who what it they i he she as in at on for your
    jobs home careers there here these those that all each every no yes please apply benefits
    requirements responsibilities salary location monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    uk usa eu london if when where how why must key note day hybrid remote full-time part-time
    candidates applicants experience urgent requirement hiring wanted cdi cdd vacancy walk-in
    process interview immediate full part time permanent contract
    """)
)
"""Words with which a sentence, a heading or a fact begins, and no name."""

ADDRESSES = re.compile(
    r"\b(?:Road|Street|Lane|Avenue|Drive|Square|County|District|Floor|Unit|Block|Season)\b"
)
LEADS = re.compile(r"^(?:We(?:['’]re| are)|Hi|Hello|Here at|At|Join|Greetings from|Welcome to) ")
ENDING = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|GmbH|plc|PLC|LLP|AG|BV|Pvt|Group|Trust|Academy|School|College"
    r"|Hospital|Clinic|Foundation|Council|University|Partners|Bank|Care|Labs"
    r"|Technologies|Systems|Software|Studio|Studios|Solutions|Kitchen|Hotel|Charity"
    r"|Association|Society|Company|Co|& Sons|& Daughters)\b\.?"
)


Vote = tuple[int, str, PaperLine]
"""A weight, a name, and the line that has it."""


def company_of(paper: Paper, role: str) -> tuple[str, PaperLine] | None:
    """Give the company's name and the first line that tells it."""
    for line in paper.lines:
        if (hit := LABEL.match(line.text)) and not re.match(r"(?i)not |n/a|confidential", hit[1]):
            return hit[1].strip(" \"'“”."), line
    votes: Counter[str] = Counter()
    told: dict[str, PaperLine] = {}
    for weight, name, line in _named(paper, role):
        votes[name] += weight
        told.setdefault(name, line)
    text = paper.text.casefold()
    ranked = {
        name: count + min(3, max(0, text.count(name.casefold()) - 1))
        for name, count in votes.items()
    }
    ranked = {name: count for name, count in ranked.items() if count >= FEWEST_VOTES}
    best = max(ranked, key=lambda name: (ranked[name], len(name)), default="")
    return (_in_full(best, paper), told[best]) if best else None


def _in_full(name: str, paper: Paper) -> str:
    """Give the longest name near the top that begins so: `Kestrel Tree Care Ltd` for `Kestrel`."""
    longest = name
    for line in paper.lines[:TOP]:
        for part in PARTED.split(line.text):
            text = lowered(part.strip(" :!*")) if part.isupper() else part.strip(" :!*")
            if text.startswith(f"{name} ") and re.fullmatch(_NAME, text) and not NOUN.search(text):
                longest = max(longest, text, key=len)
    return longest


def _named(paper: Paper, role: str) -> Iterator[Vote]:
    for weight, pattern in POINTERS:
        for line in paper.lines:
            for hit in pattern.finditer(line.text.strip(" :!")):
                name = _name(hit["name"], role)
                # a word that begins one sentence, and comes nowhere else, is just a word
                if " " in name or (name and (weight > 2 or paper.text.count(name) > 1)):
                    yield weight, name, line
    yield from _beside_the_role(paper, role)


def _beside_the_role(paper: Paper, role: str) -> Iterator[Vote]:
    """Give the names that stand in the line of the title, or in a line near it."""
    lines = paper.lines[:TOP]
    title = role.casefold()
    at = next((at for at, line in enumerate(lines) if title in line.text.casefold()), None)
    if not role or at is None:
        return
    yield from ((2, name, lines[at]) for name in _in_title(lines[at].text, role))
    near = [*lines[at + 1 : at + 3], *lines[max(0, at - 3) : at], *lines[:1]]
    for line in near:
        whole = re.sub(r"[^\w).]+$", "", line.text.strip(" :!*"))
        first = re.sub(r"[^\w).]+$", "", PARTED.split(whole)[0])
        first = lowered(first) if first.isupper() and len(first) > SHOUTED else first
        name = "" if line.bullet or not re.fullmatch(_NAME, first) else _name(first, role)
        if name:
            sure = ENDING.search(name) or (first != line.text and line is not lines[0])
            yield 2 if sure else 1, name, line


def _in_title(title: str, role: str) -> Iterator[str]:
    """Give names in brackets before a title, between its bars, behind a dash or `at`."""
    if bracket := re.match(r"\W*\[([^\]]{2,40})\]", title):
        yield from filter(None, [_name(bracket[1], role)])
    hit = re.search(rf"(?:\bat|@|[|–—-])\s+{_NAME}\s*(?:$|[|,(–—·-])", title)
    name = _name(hit["name"], role) if hit else ""
    if hit and name and (ENDING.search(name) or re.search(r"at |@", hit[0])):
        yield name
    parts = [part.strip() for part in title.split("|")]
    names = [_name(part, role) for part in parts if re.fullmatch(_NAME, part)]
    if len(parts) > 2:
        yield from [name for name in names if name][:1]


def _name(text: str, role: str) -> str:
    """Give a name, or nothing where the words are no company's."""
    name = LEADS.sub("", re.sub(r"['’]s$", "", text.strip(" .,:;!\"'“”")))
    words = name.removeprefix("The ").split() or name.split()
    if ADDRESSES.search(name) or ENDING.fullmatch(name.removeprefix("The ")):
        return ""
    if (
        not words
        or re.split("['’]", words[0].casefold())[0] in NO_NAME
        or name.casefold() in role.casefold()
    ):
        return ""
    an_occupation = NOUN.search(name) and not name.endswith("s") and not ENDING.search(name)
    return "" if an_occupation else name
