"""What advice can ask of an answer: each check with the words that ask for it and our own sentences that mean the same.

Words decide first. Sentences are compared by a model of meaning, clause by clause; it knows English only.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, and the words of advice that ask for it."""

    id: str
    title: str
    asked_by: re.Pattern[str]
    """Over the advice in lower case."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line has no check, and the words that tell."""

    id: str
    text: str
    told_by: re.Pattern[str]


def _rule(id_: str, title: str, words: str) -> Rule:
    return Rule(id_, title, re.compile(words))


@cache
def sentences() -> tuple[tuple[Rule | Reason, str], ...]:
    """Give our own sentences with what each of them stands for."""
    table = tomllib.loads(files("mockint.guide").joinpath("meanings.toml").read_text("utf-8"))
    rows: list[tuple[Rule | Reason, str]] = [(rule, one) for rule in RULES for one in table[rule.id]]
    return (*rows, *((reason, one) for reason in REASONS for one in table["out_of_hearing"][reason.id]))


RULES = (
    _rule(
        "star",
        "Tells stories as situation, task, action, result",
        r"\bstar\b|\bsituation\b.*\baction\b|\banecdotes?\b|\bstor(y|ies|ytelling)\b"
        r"|\b(concrete|specific|real) examples?\b|\b(give|use|one|an) (\w+ )?(example|case)\b"
        r"|상황.{0,10}행동|사례|일화|에피소드|경험담|스토리",
    ),
    _rule(
        "metrics",
        "Speaks with numbers",
        r"\bmetrics?\b|\bnumbers?\b(?! of )|\bfigures?\b|\bquantif(y|ied|iable)\b|\bmeasur(ed|able) "
        r"|\bpercentages?\b|\d+(?:\.\d+)?\s?%|\bdata.(driven|backed)\b|수치|숫자|정량|지표|퍼센트",
    ),
    _rule(
        "ownership",
        "Says who did what, “we” and “I”",
        r"[“\"'‘](we|i)[”\"'’]|\b(say|use|avoid) (we|i)\b|\bownership\b|\byour (own )?(role|part|contribution)\b"
        r"|\bteam ?(work|player)\b|\bcollaborative\b|\bshare (the )?credit\b"
        r"|[“\"'‘](우리|저희|제가)[”\"'’]|주도|기여|본인의 역할|맡은 역할",
    ),
    _rule(
        "impact",
        "Shows what it meant for users and their trust",
        r"\b(user|customer|client|patient|student|business|human|people|reader|resident|guest|public)(?:'?s)?\b.{0,20}\b(impact|outcomes?|value|gain"
        r"|benefit|trust|safety|centric|cent(er|re)d|first|needs?)\b|\bimpact on\b|\b(earn|build|user) trust\b"
        r"|\bbusiness impact\b|(사용자|고객|환자|이용자|학생).{0,12}(영향|가치|신뢰|관점|중심|경험|안전)|신뢰|임팩트",
    ),
    _rule(
        "structure",
        "Clarifies first, then approach, trade-offs, failure, measurement",
        r"\btrade.?offs?\b|\bclarif(y|ying)\b.{0,30}\b(question|requirement|scope|problem|assumption)s?\b"
        r"|\bthink (aloud|out loud)\b|\bstate your assumptions\b|\bframework\b.{0,20}\banswers?\b"
        r"|요구 ?사항.{0,8}(확인|정리)",
    ),
    _rule(
        "directness",
        "Answers the question that was asked",
        r"\banswer the question\b|\b(start|begin|lead|open) with (the|your) (result|answer|conclusion|point)\b"
        r"|\bstraight answers?\b|결론(부터|을 먼저)|두괄식|질문의 의도|동문서답",
    ),
    _rule(
        "jargon",
        "Uses words that the listener knows",
        r"\bjargon\b|\b(plain|simple|everyday) (words?|language|english)\b|\bbuzz ?words?\b|\bacronyms?\b"
        r"|쉬운 (말|단어)|전문 ?용어|약어",
    ),
    _rule(
        "depth",
        "Goes into depth where the guide says so",
        r"\bdepth\b|\bdeep(ly|er)?\b(?! breath)|\bin detail\b|\bexpertise\b|\bfocus areas?\b|\bto shine\b"
        r"|깊이|전문성|기술적|원리|강조|돋보",
    ),
    _rule(
        "concepts",
        "Goes into depth on the expected concepts",
        r"\btechnical (terms|depth|knowledge|vocabulary|concepts?)\b"
        r"|\bfundamentals\b|\bterminology\b|\bconcepts?\b|개념|용어|핵심 ?지식",
    ),
    _rule(
        "engineering",
        "Weighs a clever solution against upkeep and pace",
        r"\bover.?engineer\w*|\bmaintainab\w+|\bupkeep\b|\bpragmati\w+|\bsimplicity\b|\byagni\b|\bkeep it simple\b"
        r"|\bteam velocity\b|과도한 설계|오버 ?엔지니어링|유지 ?보수",
    ),
    _rule(
        "progression",
        "Shows how fast you grew",
        r"\bprogression\b|\b(quick|fast|rapid) (learn|growth|progress|rise)\w*|\blearn(s|ed)? (quickly|fast)\b"
        r"|\bhow (quickly|fast) you\b|\bmoved up\b|\bpromot(ed|ions?)\b|\b(senior|experience|seniority) gap\b"
        r"|\blearning curve\b|빠른 (성장|학습|습득)|빠르게 (성장|배우)|성장 ?속도|승진",
    ),
    _rule(
        "closing",
        "Ends with enthusiasm for the job",
        r"\bclosing\b|\benthusias\w+|\bwrap(ping)? up\b|\blast impression\b|\bfinal (words|statement|minute)\b"
        r"|마무리|맺음말|마지막 ?(말|한마디)|열정|포부",
    ),
    _rule(
        "asking",
        "Asks them good questions",
        r"\bask (them |the interviewers? )?(\w+ ){0,2}questions\b|\bquestions (of your own|for them|to ask)\b|역질문",
    ),
    _rule(
        "raise",
        "Raises what must be settled",
        r"\bvisas?\b|\brelocat\w+|\bsponsor\w*|\bon.?site\b|\bnotice period\b|\bwork permit\b|\bstart date\b"
        r"|\bsalary\b|비자|이주|출근|연봉|입사 가능",
    ),
    _rule(
        "avoid",
        "Keeps clear of what the guide warns of",
        r"\bred flags?\b|\bavoid\b|\bdo(n't| not)\b|\bnever\b|\bbeware\b|\bsteer clear\b|\brefrain\b|\bmind these\b"
        r"|\bpitfalls?\b|주의|하지 ?(마|말)|피하|금물|자제|삼가",
    ),
    _rule(
        "length",
        "Keeps answers to a length that can be followed",
        r"\bconcise\w*|\bbrief(ly)?\b|\b(two|three|2|3) minutes\b|\brambl\w+|\bto the point\b"
        r"|\bkeep (it|answers?) short\b"
        r"|간결|짧게|\d분 ?(안|이내)",
    ),
    _rule(
        "fillers",
        "Few fillers",
        r"\bfillers?\b|\b(um|uh|ums|uhs)\b|\bverbal tics?\b|군말|추임새|필러",
    ),
    _rule(
        "pace",
        "A pace that can be followed",
        r"\bslow(ly| down)\b|\bpace\b|\brush(ed|ing)?\b|\btoo (fast|quickly)\b|천천히|말 ?(속도|빠르기)",
    ),
    _rule(
        "pauses",
        "Pauses that let a listener follow",
        r"\bpaus(e|es|ing)\b|\btake a (moment|breath|second)\b|\bsilences?\b(?! your)|잠시 (멈|생각)|침묵",
    ),
)
"""In the order of the report."""

REASONS = (
    Reason(
        "around",
        "It is about the time before or after the interview, which no answer shows.",
        re.compile(
            r"\b(arrive|sleep|rest well|dress|wear|outfit|print|bring (a |your )?(copy|copies|notebook)"
            r"|thank.?you (note|email|letter)|send (a|an|them)|review (the|your|their)|research (the|their)|^research"
            r"|read (the|their|about|up)|practi[cs]e|rehearse|memori[sz]e|test your (camera|microphone|setup))\b"
            r"|복장|일찍 도착|조사|숙지"
        ),
    ),
    Reason(
        "seen",
        "It can be seen and not heard.",
        re.compile(
            r"\b(eye contact|smil(e|ing)|posture|hand ?shake|sit (up|straight)|body language|gestures?|nod(ding)?"
            r"|camera)\b|눈맞춤|미소|표정|자세"
        ),
    ),
    Reason(
        "felt",
        "How you feel is not heard; what would show it is checked by other lines.",
        re.compile(
            r"\b(be|stay|feel|act) (\w+ and )?(yourself|calm|confident|relaxed|positive|honest|authentic|polite)\b"
            r"|긴장|자신감"
        ),
    ),
    Reason("idle", "It asks for nothing.", re.compile(r"(?!)")),
)
"""Reasons for which a line has no check."""
