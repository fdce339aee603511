"""Tell what a question asks for, and what an interviewer would ask next."""

import re

from mockint.model import Kind

DEEDS = (
    r"(project|conflict|failure|mistake|challenge|achievement|success|decision|experience|career"
    r"|disagreement)\b"
)

RULES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.BEHAVIORAL,
        (
            r"\b(a|the last|any) (specific )?"
            r"(time|situation|occasion|moment|instance)\b(?! complexity)"
        ),
    ),
    (Kind.BEHAVIORAL, r"\b(tell|give|share|describe|recall|discuss)\b.{0,60}\b(when|where) you\b"),
    (
        Kind.BEHAVIORAL,
        (
            r"\b(tell|give|share|describe|recall|discuss)\b.{0,60}"
            r"\byou (\w+ )?(had|were|made|led|dealt)\b"
        ),
    ),
    (Kind.BEHAVIORAL, r"\bhave you ever\b|\bwhat did you (learn|do)\b|\bwhat was your role\b"),
    (Kind.BEHAVIORAL, r"\bwhen did you last\b|\byourself\b"),
    (Kind.BEHAVIORAL, r"\b(tell me about|describe|share) (a|an|your|one|the) (\w+ ){0,3}" + DEEDS),
    (
        Kind.BEHAVIORAL,
        r"\byour (\w+ )?(biggest|greatest|proudest|strengths?|weakness(es)?|career|goals?)\b",
    ),
    (Kind.BEHAVIORAL, r"\b(biggest|greatest) (weakness|strength|failure|achievement)"),
    (Kind.BEHAVIORAL, r"\bwhy (do|did|are|would|should|have) (you|we)\b"),
    (
        Kind.BEHAVIORAL,
        r"\bwhat (motivates|drives|attracts) you\b|\bproud(est)?\b|\b(five|5) years\b",
    ),
    (Kind.BEHAVIORAL, r"경험|갈등|실패|극복|사례|자기 ?소개|지원 ?동기"),
    (Kind.BEHAVIORAL, r"지원한 (이유|동기)|장단점은|강점|약점|단점|했던|하셨던|뿌듯|성장"),
    (Kind.BEHAVIORAL, r"\btell me about (a|an|your|the|one)\b.*\b(you|your)\b"),
    (Kind.COMPARISON, r"\bcompare\b|\bcontrast\b|\bvs\b|\bversus\b|\bdiffer(s|ences?|ent from)?\b"),
    (Kind.COMPARISON, r"\btrade.?offs? between\b"),
    (
        Kind.COMPARISON,
        r"\b(choose|prefer|pick|favou?r|select|use) .{1,80}\b(over|rather than|instead of)\b",
    ),
    (Kind.COMPARISON, r"\bpros and cons\b|비교|차이|대비|다르(며|고|죠)|다른(가요|지)|다릅니까"),
    (Kind.SYSTEM_DESIGN, r"(^|[.!?] )(please )?(design|architect|sketch) (a|an|the|your|how)\b"),
    (Kind.SYSTEM_DESIGN, r"\b(would|do|could|can|will) you (design|architect)\b"),
    (Kind.SYSTEM_DESIGN, r"\bhow would you (build|structure|model|scale) (a|an|the)\b"),
    (Kind.SYSTEM_DESIGN, r"\barchitecture (for|of|that)\b|\bsystem design\b|설계"),
    (
        Kind.COLLABORATION,
        (
            r"\b(work|working|collaborate|communicate|align|negotiate|coordinate|agree) "
            r"(\w+ ){0,4}with\b"
        ),
    ),
    (
        Kind.COLLABORATION,
        r"\bstakeholders?\b|\bcross.functional\b|\bdisagree(s|ment)?\b|\bcolleagues?\b",
    ),
    (Kind.COLLABORATION, r"\bteam ?mates?\b|협업|소통|동료|의사소통|팀워크"),
    (
        Kind.WALKTHROUGH,
        r"\bwalk (me|us) through\b|\bhow (do|would|did|can|could|should|might) (you|one|we)\b",
    ),
    (Kind.WALKTHROUGH, r"\bexplain how\b|\bsteps?\b|\bwhat would you do\b"),
    (Kind.WALKTHROUGH, r"\boutline\b|\bdescribe (a|an|your|the|how)\b"),
    (
        Kind.WALKTHROUGH,
        r"\byour (approach|process|strategy|method|plan)\b|\btalk (me|us) through\b|어떻게|과정",
    ),
    (Kind.WALKTHROUGH, r"방법"),
    (Kind.WALKTHROUGH, r"절차"),
    (Kind.DEFINITION, r"\bwhat (is|are|does|do|s)\b|\bdefine\b|\bexplain\b|\bmeaning of\b"),
    (Kind.DEFINITION, r"\bwhy (is|are|does|do)\b|무엇|이란|정의|설명|의미"),
)
"""First row that fits wins: the question's own words, lower case."""

_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in RULES)

HOLDS: dict[Kind, tuple[str, ...]] = {
    Kind.BEHAVIORAL: ("situation", "task", "action", "result", "what you learned"),
    Kind.SYSTEM_DESIGN: ("clarify", "approach", "trade-offs", "failure", "measurement"),
    Kind.COMPARISON: ("one side", "the other side", "what decides", "your choice"),
    Kind.WALKTHROUGH: (
        "where you begin",
        "each step in order",
        "what goes wrong",
        "how you know it worked",
    ),
    Kind.DEFINITION: ("what it is", "how it works", "when it is used", "an example of yours"),
    Kind.COLLABORATION: ("who wants what", "how you agree", "an example", "what came of it"),
    Kind.ASKING: (
        "open questions",
        "nothing that the guide already answers",
        "one for each theme that matters",
    ),
    Kind.CLOSING: ("thanks", "why this job", "what you bring", "what comes next"),
}
"""What a good answer of each kind holds."""

NEXT: dict[Kind, tuple[str, ...]] = {
    Kind.BEHAVIORAL: (
        "Can you put a number on that result?",
        "What exactly was your own part in it?",
    ),
    Kind.SYSTEM_DESIGN: (
        "What breaks first when the load grows tenfold?",
        "How would you notice that it fails?",
    ),
    Kind.COMPARISON: (
        "Which one would you take here, and why?",
        "When would that be the wrong choice?",
    ),
    Kind.WALKTHROUGH: ("Where has that gone wrong for you?", "How do you know that it worked?"),
    Kind.DEFINITION: ("Where have you used that yourself?",),
    Kind.COLLABORATION: ("What do you do when they disagree?", "Can you give me an example?"),
}

NEXT_KO: dict[Kind, tuple[str, ...]] = {
    Kind.BEHAVIORAL: (
        "그 결과를 숫자로 말씀해 주시겠어요?",
        "그중 본인이 직접 한 일은 무엇인가요?",
    ),
    Kind.SYSTEM_DESIGN: (
        "부하가 열 배로 늘면 어디가 먼저 무너질까요?",
        "장애가 난 것을 어떻게 알 수 있나요?",
    ),
    Kind.COMPARISON: (
        "이 상황이라면 어느 쪽을 고르시겠어요?",
        "그 선택이 틀리는 경우는 언제인가요?",
    ),
    Kind.WALKTHROUGH: ("그 과정에서 잘못된 적이 있었나요?", "잘되었다는 것은 어떻게 확인하나요?"),
    Kind.DEFINITION: ("직접 사용해 본 적이 있나요?",),
    Kind.COLLABORATION: ("의견이 다르면 어떻게 하시나요?", "예를 하나 들어 주시겠어요?"),
}

THEMES: tuple[tuple[Kind, str], ...] = (
    (Kind.BEHAVIORAL, r"behaviou?r|personal|motivation|about you|leadership|인성|경험"),
    (Kind.COLLABORATION, r"collaborat|teamwork|communicat|협업"),
    (Kind.SYSTEM_DESIGN, r"design|architect|설계"),
)
"""Only asked when the question's own words decide nothing."""


def kind_of(text: str, theme: str = "") -> Kind:
    """Tell what a question asks for."""
    words = " ".join(text.lower().replace("’", "'").split())
    by_words = next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)
    by_theme = next(
        (kind for kind, pattern in THEMES if re.search(pattern, theme.lower())), Kind.WALKTHROUGH
    )
    return by_words or by_theme


def follow_ups(kind: Kind, language: str) -> tuple[str, ...]:
    """Give what an interviewer asks next, in the guide's language."""
    return (NEXT_KO if language == "ko" else NEXT)[kind]
