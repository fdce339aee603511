"""Tell the section under a heading by the form of its lines, not by their topic.

Headings have endless wordings; what stands below them has few forms. A question has its mark or
its opening words, a question to the employer speaks of the place, advice orders.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from mockint.guide.lines.headings import Section
from mockint.guide.lines.interrogative import PAIRS, asks
from mockint.guide.lines.labels import split_label


class Form(Enum):
    """How a line speaks."""

    ASKS = auto()
    """Has a question mark, or words that only ask: "Tell me about …"."""
    PROMPTS = auto()
    """Orders what an interviewer as well as an adviser may order: "Explain …", "Name …"."""
    ADVISES = auto()
    """Orders what only an adviser orders: "Smile", "Never interrupt"."""
    TELLS = auto()


MOST = 0.6
"""Share of lines that must speak alike.
The forms of real lists are mixed by the odd remark, seldom by more."""

_VERBS = """
acknowledge act admit adapt address adjust aim allow anchor answer anticipate apologi[sz]e arrive
ask assume avoid back be begin behave block book breathe bring calm carry charge check choose
clarify clean close come complement confirm congratulate connect consider count dial disclose
don't dress drink drop eat emphasi[sz]e end engage ensure enjoy expect figure find finish focus
follow frame get give glance go greet have highlight hold iron join keep know laugh lead lean
learn leave let limit link listen look make match memori[sz]e mention mind mirror mute nod note
offer open own pace park paraphrase pause phone pick plan play point practi[cs]e praise prepare
print project put quantify quote re-?read read recap record refer reflect rehearse relate relax
remember remind repeat research respect respond review save say scan see send set show signal
silence sit skip sleep slow smile speak stand start state stay stick stop structure study support
take talk taste tell test thank think tidy tie time treat trust try turn understand use visit wait
watch wear weave work write
"""

_MANNER = (
    r"(?:(?:please|always|just|also|then|first|only|really|actually|do|and|finally|instead|rather"
    r"|to)"
    r"[,:]? )*"
)

_SETTING = (
    r"(?:(?:if|when|whenever|before|after|while|once|for|in|at|on|during|with|where|unless|until)\b"
    r"[^,;:?]{2,80}[,;:] )?"
)

ADVISES = re.compile(
    rf"^{_SETTING}{_MANNER}"
    rf"(?:don['’]?t|do not|never|not too|no|less|more|nothing"
    rf"|(?:{'|'.join(_VERBS.split())}))\b(?!['’:])",
    re.IGNORECASE,
)
ADVISES_KO = re.compile(
    r"(?:[가-힣](?:기|지 않기|지 말기|말 것|ㄹ 것|할 것|하자|보자|말자|두자|주자|는다|한다|된다"
    r"|마라|해라)|금지|주의|필수|유지|자제|준비|확인|연습|강조|세요|십시오|마세요)[.!\s]*$"
)

CHORES = re.compile(
    r"\b(you will|you['’]ll|we (want|expect|offer|look)|looking for|responsibilit\w+|duties|tasks"
    r"|check ?list|to.?do|agenda|schedule|timeline)\b",
    re.IGNORECASE,
)
"""Headings of a job advert or a list to tick off, whose lines order too."""

ABOUT_ME = re.compile(r"^(did|have|do|am|can|is|was|are) (i|my)\b", re.IGNORECASE)
"""A question that candidates ask themselves on a list to tick off."""

TO_PLACE = re.compile(
    r"\b(here|(the|this|your|our) (\w+ )?(team|role|job|company|department|office|position|school"
    r"|ward|clinic|firm|group|person|post|studio|kitchen|shop|store|site|manager|board|culture"
    r"|roadmap|process|strategy|plan|budget)s?"
    r"|new (hire|joiner|starter|colleague|employee|teacher|nurse|engineer|member)s?|juniors?"
    r"|on-?call|onboarding|mentor\w*|(will|would|can|could|do|should|might|did) i|for me|look like"
    r"|typical (day|week)|next steps?|promot\w+|turnover"
    r"|shifts?|measured|succeed|brought you|keeps? you|you (joined?|enjoy|like|regret|hired?)"
    r"|decides?|days? off|training|(first|next) (month|year|quarter|90 days|three months"
    r"|six months)|how (is|are|does|do) (the )?(?!you\b)\w+)\b"
    r"|입사|온보딩|팀(은|의|이|에)|팀원|회사(는|의|가|에)|문화|복지|배포 ?주기"
    r"|기대하|성장할|근무|출근|재택|교육|평가|면접관님|합류",
    re.IGNORECASE,
)
"""Asks after the place, as a candidate does."""

TO_PERSON = re.compile(
    r"\b((tell|give|walk|talk|take|show|convince|teach) (me|us|him|her)|describe|explain|design"
    r"|your(self)? (\w+ )?(experience|career|strengths?"
    r"|weakness\w*|resume|cv|background|biggest|greatest|last|current|previous|salary|goals?"
    r"|motivation|style|failure|self|reports?|degree)|yourself|have you|would you|(are|were) you"
    r"|how (do|did|would|will) you|what (do|did) you|a time|an example"
    r"|why (do|did|are|should|would) (you|we)|why us"
    r"|you (handle|deal|built|worked|managed|want|made|led)"
    r"|difference|what is an?|what are|how many|implement|versus|vs)\b"
    r"|본인|자신의|지원(하신|한|동기)|장점|단점|경험|해 ?보(셨|신)|하셨|무엇을 했|자기 ?소개|설명",
    re.IGNORECASE,
)
"""Asks after the candidate, or what a candidate must know."""

MINE = re.compile(
    r"\b(i|i['’]d|i['’]ll|my (turn|side|own|go|list)|for me|mine|reverse|turn(ing)?|tables|back"
    r"|curious|find out|to them|for the|for them|at the end|leave (\w+ ){1,3}for you)\b"
    r"|내가|제가|나의|거꾸로|반대로|마지막",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"\b(they|interviewers?|panel|expect|come up|likely|might get|prompts?|want to know|will want"
    r"|drills?|round|screen|managers?['’]s?|about (me|you)|background|experience|motivation|career"
    r"|behaviou?ral|technical|core|practi[cs]e|you)\b|예상|나올|기출|받을|받은",
    re.IGNORECASE,
)
"""Whose questions they are, as the heading has it."""


def form(words: str) -> Form:
    """Tell how a line speaks."""
    plain = words.strip()
    if asks(plain, likely=False) or quoted(plain):
        return Form.ASKS
    rest = split_label(plain)[1]
    if asks(plain):
        return Form.PROMPTS
    if any(ADVISES.match(sentence) or ADVISES_KO.search(sentence) for sentence in {plain, rest}):
        return Form.ADVISES
    return Form.TELLS


def quoted(words: str) -> bool:
    """Whether all of a line stands in quotes, as what somebody will say."""
    return len(words) > 2 and any(
        words.startswith(opening) and words.rstrip(".").endswith(closing)
        for opening, closing in PAIRS
    )


def section_of_lines(
    heading: str, lines: Sequence[str], listed: Sequence[str], *, later: bool
) -> Section | None:
    """Tell which section lines make; None when they do not speak alike.

    `listed` are those of the lines that are bullets.
    `later` tells that questions stood before, as they do before your own.
    """
    if not lines:
        return None
    forms = [form(line) for line in lines]
    asking = forms.count(Form.ASKS)
    prompting = asking + forms.count(Form.PROMPTS)
    if asking and prompting >= MOST * len(lines) and not _for_oneself(lines):
        return Section.TO_ASK if _of_candidate(heading, lines, later=later) else Section.QUESTIONS
    if CHORES.search(heading) or len(listed or lines) < 2:
        return None
    ordering = [form(line) for line in listed or lines]
    advising = ordering.count(Form.ADVISES)
    if advising and (advising + ordering.count(Form.PROMPTS)) >= (MOST if listed else 1) * len(
        ordering
    ):
        return Section.ADVICE
    return None


def mine(heading: str) -> bool:
    """Whether a heading says that the candidate speaks."""
    return bool(MINE.search(heading)) and not THEIRS.search(heading)


def _for_oneself(lines: Sequence[str]) -> bool:
    return sum(bool(ABOUT_ME.search(line)) for line in lines) * 2 > len(lines)


def _of_candidate(heading: str, lines: Sequence[str], *, later: bool) -> bool:
    """Weigh whose questions these are.

    Each line, its heading, and its place in the guide have a say.
    """
    by_lines = sum(
        bool(TO_PLACE.search(line)) - 1.5 * bool(TO_PERSON.search(line)) for line in lines
    ) / len(lines)
    by_heading = bool(MINE.search(heading)) - bool(THEIRS.search(heading))
    return by_lines + by_heading + (0.3 if later else -0.3) > 0.3
