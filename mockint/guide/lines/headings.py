"""Tell the section that a heading opens, by a table of words that can be read and widened."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Section(StrEnum):
    """What the lines below a heading are."""

    QUESTIONS = "questions"
    TO_ASK = "to ask"
    CONCEPTS = "concepts"
    ADVICE = "advice"
    CLAIMS = "achievements"
    RESUME = "résumé"
    STORIES = "stories"
    COMPANY = "company"
    JOB = "job"
    FIT = "fit"
    NOTES = "notes"


THEM = (
    r"(them|(the |your |my |our )?"
    r"(interviewers?|company|employer|team|panel|recruiters?|(hiring )?managers?))"
)
THEY = r"(they|interviewers?|companies|panels?|recruiters?|employers?|managers?)"

MEANINGS: tuple[tuple[Section, str], ...] = (
    # Who asks whom must be settled first: "questions they ask", "questions to ask them".
    (
        Section.TO_ASK,
        (
            r"\b(eigene|meine|deine|ruck)n? ?fragen\b|\bfragen an\b|\bpreguntas? (para|a) (la|el"
            r"|ellos)\b|\bmis preguntas\b|\byo pregunto\b|\bquestions a poser\b|\bmes questions\b"
            r"|\bperguntas para\b|\bdomande da fare\b"
        ),
    ),
    (Section.QUESTIONS, rf"\b{THEY}(ll)? (\w+ ){{0,2}}asks?\b|\basked\b|\bask (you|me|us)\b"),
    (
        Section.TO_ASK,
        r"\bto ask\b|\b(i|ill|id|you|youll|we|well) (\w+ ){0,3}ask\b|\breverse questions?\b",
    ),
    (Section.TO_ASK, r"^(my|your) (own )?questions?$|^(for|at) the end$"),
    (Section.TO_ASK, r"\bquestions (that )?(i|we) (have|want)\b|^your turn$|^reverse$"),
    (
        Section.TO_ASK,
        r"\bquestions for (the|my|our) (?!interview|role|position|job|candidate|post|round|exam)",
    ),
    (Section.TO_ASK, rf"\bquestions? (i have )?(for|to) {THEM}\b|\bask {THEM}\b"),
    (Section.TO_ASK, r"\bask (\w+ )?(questions?|back)\b"),
    (
        Section.TO_ASK,
        r"역 ?질문|마지막(으로)? (할 )?질문|물어볼|물어 볼|여쭤|여쭐|질문할|하고 싶은 질문|궁금한",
    ),
    (Section.TO_ASK, r"내가 (할|하는) 질문"),
    (
        Section.TO_ASK,
        r"(회사|면접관|팀|기업)(에게|에|께|한테) ?(할|드릴|하는|던질|묻고 싶은|물을)?",
    ),
    (
        Section.QUESTIONS,
        r"\bquestions?\b|\bqs?\b|\bq (and )?a\b|\bmock interview\b|질문|문항|질의|기출",
    ),
    (Section.QUESTIONS, r"^(인성|기술|직무|실무|임원|영어|토론|전공|공통|최종|\d차) ?면접$"),
    (Section.QUESTIONS, r"^(behaviou?ral|technical|hr) (interview|round)$"),
    (
        Section.CLAIMS,
        r"\bachievements?\b|\baccomplishments?\b|\bsuccesses\b|\bwins\b|\bproud\b|\btrack record\b",
    ),
    (Section.CLAIMS, r"성과|업적|성취|실적"),
    (
        Section.ADVICE,
        r"\badvice\b|\btips?\b|\bred flags?\b|\bpitfalls?\b|\bmistakes\b|\bto avoid\b",
    ),
    (Section.ADVICE, r"\breminders?\b"),
    (Section.ADVICE, r"\bremarks\b|\bhints?\b"),
    (Section.ADVICE, r"\bdo s\b|^do$|\bdos\b|\bdonts?\b|^(things to )?avoid$"),
    (Section.ADVICE, r"요령|기억할|명심|느낀 ?점|조언|팁|유의|주의|당부|마음가짐|태도"),
    (
        Section.FIT,
        r"\bfits?\b|\bmatch(es)?\b|\bmotivations?\b|\bwhy (this|it|the|me|us|i|im)\b|지원 ?동기",
    ),
    (Section.FIT, r"적합|지원 이유"),
    (Section.RESUME, r"\bresumes?\b|\bcv\b|이력서|자소서|자기소개서"),
    (
        Section.COMPANY,
        r"\bcompany\b|\bemployer\b|\bhospital\b|\bfirm\b|\borganisation\b|\borganization\b",
    ),
    (Section.COMPANY, r"\babout them\b"),
    (Section.COMPANY, r"회사|기업|병원|조직|인재상|사업"),
    (
        Section.CONCEPTS,
        r"\bconcepts?\b|\btopics?\b|\bterminology\b|\bglossary\b|\bkey ?words?\b|\bkey terms\b",
    ),
    (
        Section.CONCEPTS,
        r"\bbrush(ing)? up\b|\bto (know|review|revise|study|learn|refresh|master)\b",
    ),
    (Section.CONCEPTS, r"\brefreshers?\b"),
    (
        Section.CONCEPTS,
        r"\brevision\b|\bfundamentals\b|\bknowledge\b|\bcheat ?sheet\b|\bstudy (list|plan|guide)\b",
    ),
    (Section.CONCEPTS, r"개념|키워드|용어|복습|공부|학습|알아 ?(둘|두|야)|핵심 (지식|이론)"),
    (
        Section.ADVICE,
        r"\bstrateg(y|ies|ic)\b|\bguidance\b|\bgame plan\b|\brecommendations?\b|\bremember\b",
    ),
    (Section.ADVICE, r"\bmindset\b"),
    (
        Section.ADVICE,
        r"\bhow to (use|answer|approach|behave|present|prepare|win|succeed)\b|\bkeep in mind\b",
    ),
    (Section.ADVICE, r"\bto (stress|emphasi[sz]e)\b|\betiquette\b"),
    (
        Section.ADVICE,
        r"\bbody language\b|\bpointers\b|\bbest practices\b|전략|체크 ?리스트|체크 ?포인트",
    ),
    (
        Section.STORIES,
        r"\bstor(y|ies)\b|\banecdotes?\b|\bstar (examples?|answers?|bank)\b|사례|에피소드",
    ),
    (
        Section.JOB,
        (
            r"\bjob\b|\brole\b|\bposition\b|\bresponsibilit(y|ies)\b|\brequirements?\b|\bduties\b"
            r"|\bjd\b"
        ),
    ),
    (
        Section.JOB,
        r"\bqualifications?\b|\bcompensation\b|\blogistics\b|직무|업무|포지션|자격|우대|담당|채용|공고|모집",
    ),
    (
        Section.RESUME,
        r"\bhighlights?\b|\bbackground\b|\bprofile\b|\bexperiences?\b|\bcareer\b|\babout me\b",
    ),
    (Section.RESUME, r"\bskills\b"),
    (
        Section.RESUME,
        r"\btalking points\b|\bprofessional summary\b|\beducation\b|\bprojects?\b|\bstrengths?\b",
    ),
    (Section.RESUME, r"\bpitch\b"),
    (Section.RESUME, r"경력|프로필|기술 ?스택|보유 ?기술|학력|강점|자기 ?소개|프로젝트"),
    (
        Section.COMPANY,
        r"\bculture\b|\bmission\b|\bvalues\b|\bproducts?\b|\bindustry\b|\bteam\b|\bnews\b|문화|비전|미션",
    ),
    (
        Section.NOTES,
        (
            r"\bnotes?\b|\bcontents\b|\breferences?\b|\bresources?\b|\blinks?\b|\bschedule\b"
            r"|\btimeline\b"
        ),
    ),
    (
        Section.NOTES,
        r"^(format|process|what to expect)\b|\bchecklist\b|\bagenda\b|\bcontacts?\b|목차|참고",
    ),
    (Section.NOTES, r"메모|일정|링크"),
    (Section.QUESTIONS, r"\bfragen\b|\bpreguntas\b|\bperguntas\b|\bdomande\b"),
    (
        Section.CLAIMS,
        r"\berfolge\b|\bstarken\b|\blogros\b|\breussites\b|\bconquistas\b|\bsuccessi\b",
    ),
    (Section.ADVICE, r"\btipps?\b|\bhinweise\b|\bconsejos\b|\bconseils\b|\bdicas\b|\bconsigli\b"),
    (Section.COMPANY, r"\bunternehmen\b|\bempresa\b|\bentreprise\b|\bazienda\b"),
    (Section.CONCEPTS, r"\bbegriffe\b|\bconceptos\b|\bnotions\b|\bconceitos\b"),
)
"""First row that fits wins; patterns see lower-case words without punctuation."""

_COMPILED = tuple((section, re.compile(pattern)) for section, pattern in MEANINGS)

ROMAN = re.compile(r"^\s*(?:[IVX]{1,5}|[A-H])[.)]\s+")
"""A number of a heading in an outline: `IV.`, `B)`."""

LONGEST = 12
"""Words of a heading that are looked at; a longer line is a sentence."""

TALK = frozenset({Section.QUESTIONS, Section.TO_ASK, Section.CONCEPTS, Section.ADVICE})

BELOW_HEADING: dict[Section | None, frozenset[Section]] = {
    None: frozenset(Section),
    Section.NOTES: frozenset(Section),
    Section.RESUME: TALK | {Section.CLAIMS, Section.STORIES},
    Section.QUESTIONS: frozenset(Section),
    Section.COMPANY: TALK,
    Section.JOB: TALK | {Section.COMPANY, Section.FIT},
    Section.FIT: TALK | {Section.CLAIMS},
    Section.STORIES: frozenset({Section.QUESTIONS, Section.TO_ASK}),
    Section.CLAIMS: frozenset({Section.QUESTIONS, Section.TO_ASK}),
    Section.ADVICE: frozenset({Section.QUESTIONS, Section.TO_ASK}),
    Section.CONCEPTS: frozenset({Section.QUESTIONS, Section.TO_ASK}),
    Section.TO_ASK: TALK - {Section.CONCEPTS},
}
"""Which sections a heading may open inside which; "Recent highlights" of a company is no résumé."""

BELOW_BULLET: dict[Section | None, frozenset[Section]] = {
    None: frozenset(Section),
    Section.RESUME: frozenset({Section.CLAIMS}),
    Section.NOTES: TALK,
    Section.QUESTIONS: frozenset({Section.TO_ASK}),
}
"""The same for a bullet with bullets below it, which is more often a mere topic."""


@lru_cache(maxsize=4096)
def recognise(heading: str) -> Section | None:
    """Tell what stands below such a heading; None when its words say nothing."""
    words = normal(heading)
    if not words or len(words.split()) > LONGEST:
        return None
    return next((section for section, pattern in _COMPILED if pattern.search(words)), None)


def normal(heading: str) -> str:
    """Reduce a heading to lower-case words: no numbering, no marks, no accents on Latin letters."""
    heading = ROMAN.sub("", heading)
    plain = unicodedata.normalize("NFKD", heading.casefold().replace("’", "").replace("'", ""))
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not "\u0300" <= c <= "\u036f"))
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[0].isdigit():
        words = words[1:]
    return " ".join(words)
