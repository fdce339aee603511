"""Small rules on the words of a line that several sections share."""

import re

FAREWELL = re.compile(
    r"^(good luck|best of luck|best wishes|break a leg|all the best|you(’|')?ve got this"
    r"|you can do (it|this)|go get|화이팅|파이팅|행운을|건투를|응원)|(화이팅|파이팅)!*$",
    re.IGNORECASE,
)
"""Wishes at the end; understood, and not needed."""

NOTE = re.compile(
    r"^(a\d{0,3}|answers?|sample answers?|model answers?|my answer|notes?|tips?|hints?"
    r"|key points?|points?|why|why they ask|what they want|looking for|intent|example|goal|context"
    r"|rationale|source|difficulty|level|framework|category"
    r"|situation|task|action|result|s|t|r|답|답변|모범 답안|의도|팁|메모|핵심|포인트|답변 방향)$",
    re.IGNORECASE,
)
KEY_POINTS = re.compile(
    r"^(key points?|points?|talking points?|looking for|what they want|핵심|포인트|답변 방향)$",
    re.IGNORECASE,
)
MODEL_ANSWER = re.compile(
    r"^(a\d{0,3}|answers?|sample answers?|model answers?|my answer|situation|task|action|result"
    r"|s|t|r|답|답변|모범 답안)$",
    re.IGNORECASE,
)
"""Labels of notes that tell what a good answer holds, and of one written down."""
ANSWER = re.compile(r"^(?:A|답변?|Answer)\s?\d{0,3}\s?[.:)]\s", re.IGNORECASE)
"""How a line begins that is an answer and nothing else: `A. `, `답변: `."""
ANSWER_NOTE = re.compile(r"^(답변|answers?) ?(tips?|hints?|notes?|팁|방향|포인트)$", re.IGNORECASE)
"""A heading of such lines, which is no section of the guide."""
ASKED = re.compile(r"^(q|question|질문|문항|main question|prompt)\s?\d{0,3}$", re.IGNORECASE)
FOLLOWING = re.compile(
    r"^((possible |likely )?follow.?ups?|follow.?up questions?|probes?|꼬리 ?질문|후속 질문"
    r"|추가 질문)\s?\d{0,3}$",
    re.IGNORECASE,
)
CORE = re.compile(r"^(core( concepts?)?|must (say|have|be said)|핵심 ?개념)$", re.IGNORECASE)
"""Labels of lines below a question: notes, the question itself, questions that follow, concepts
without which no answer is good."""

_LABEL = re.compile(
    r"^(?P<label>[^:：?？“”\"]{1,50}?)\s?(?:[:：]\s+|：|\s[–—]\s)(?P<text>\S.*)$", re.DOTALL
)

LABEL_WORDS = 6


def split_label(text: str) -> tuple[str, str]:
    """Split `Label: text`; the label is empty when there is none."""
    match = _LABEL.match(text)
    if (
        not match
        or len(match["label"].split()) > LABEL_WORDS
        or match["label"].endswith((".", ","))
    ):
        return "", text
    return match["label"].strip(), match["text"].strip()
