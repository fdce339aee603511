"""Take out of a line the question as one would say it: no number, mark, tag, hint or answer."""

import re
from dataclasses import dataclass

from mockint.guide.lines.interrogative import PAIRS, SURE, asks, unquoted

DECORATION = re.compile(r"^[^\w\"“”‘’'«„「『¿¡(\[]+")
TAG = re.compile(r"^(?:\([A-Z][\w/*]{0,3}\)|\[[\w +.-]{0,20}\]|[QＱ]\s*[.:)])\s*(?=\S)")
NUMBER = re.compile(
    r"^(?:(?:Q|No|Question|Frage|Pregunta|질문|문항|#)\s?\.?\s?)?"
    r"(?:[A-Z]?\.?\d{1,3}(?:[.-]\d{1,2})?\s*[.):·|–—-]|[A-Za-z][.)]|\d{1,2}\.\d{1,2}"
    r"|[A-Z]{1,2}\d{1,3})\s+(?=\D)|^[①-⑳]\s*",
    re.IGNORECASE,
)
CARD = re.compile(
    r"^(?:card|case|scenario|item|sheet|station|karte|fall|caso|사례|상황)\s+\w{1,3}\s*[.:)–-]\s+",
    re.IGNORECASE,
)
KOREAN_TAIL = re.compile(r"^(?:ㄴ\s*)?(?:꼬리|추가|후속)\s*(?:질문)?\s*[):]\s*")

COUNTED = re.compile(r"^[^?？\d]{1,24}?\s\d{1,2}\)\s+(?=\S)")
"""What is said before a number: `oh and 8) …`."""
EXCLAIMED = re.compile(r"^(?:[\w'’,]+\s){0,5}[\w'’,]+!+\s+(?=\S)")

SPEAKER = re.compile(r"^\([^()?\d]{2,24}\d{0,2}\)\s+(?=[\"“„«¿]?[^\W\d_a-zß-ÿ])")
"""Who asks, or whom, in brackets before the question: `(Chair) …`."""

LED_BY_Q = re.compile(r"^[^?？]{0,24}?(?:^|\s)Q\d{0,2}\s?[.:)]\s+(?=\S)")

MARK = re.compile(r"[?？]")
ANSWER = re.compile(
    r"\s+(?:Ans(?:wer)?|Antwort|Respuesta|Réponse|A|답변?)\s?[:.)]\s+.*$", re.DOTALL
)
POINTER = re.compile(r"\s+(?:→|->|=>|⇒|➜|➡|←|<-|::|>>|⭐|★|☆|✅|❌|🔁|📅|👉)\s*.*$", re.DOTALL)
FORM_FIELD = re.compile(
    r"\s*(?:(?:\b(?:score|marks?|points?|rating|punkte|note|puntos|nota|점수)\s*:?\s*)?_{3,}|\.{4,}"
    r"|…{2,}|[☐□☑☒✓✔◯○]|\((?:\s*[_.\s]{2,}|\s{2,})\)"
    r"|\b(?:Y ?/ ?N|yes ?/ ?no|ja ?/ ?nein|s[íi] ?/ ?no|oui ?/ ?non|예 ?/ ?아니오)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
BRACKETS = re.compile(r"\s*(?:\([^()]{0,300}\)|\[[^\[\]]{0,100}\]|\{[^{}]{0,100}\})\s*[.;,]?\s*$")
HASHTAG = re.compile(r"(?:\s+#[\w/-]+)+\s*$")
PICTURE = re.compile(r"(?:\s*[\U0001F300-\U0001FAFF☀-➿⬀-⯿])+\s*$")
SENTENCE = re.compile(r"(?<=[.!?？。])[\"”’»」』)*]*\s+(?=\S)")
HINT = re.compile(r"^(?:[-–—|/;:,=]|[(\[{]|[a-zß-ÿ]|\d)")
"""How a remark behind a question begins; a further question begins with a capital."""
QUOTE = re.compile(
    r"\"([^\"]{6,400})\"|“([^”]{6,400})”|„([^“”\"]{6,400})[“”\"]|«([^»]{6,400})»|「([^」]{6,400})」"
    r"|『([^』]{6,400})』|(?<!\w)‘([^’]{6,400})’(?!\w)"
)
FILLER = re.compile(
    r"^(?:(?:and|so|um+|uh+|er+|oh|ah|hm+|m+-?hm+|ok(?:ay)?|right|good|great|fine|lovely|perfect"
    r"|super|thanks?(?: you)?|cool|nice|sure|well|your turn|(?:good )?(?:morning|afternoon|evening)"
    r"|hello|hi|gut|schön|danke|also|na gut|vale|bien|gracias|perfecto|muy bien|네|넵|음|좋습니다"
    r"|감사합니다|알겠습니다)[.,!…]+\s+)+(?=\S)",
    re.IGNORECASE,
)
"""What a speaker says before the question comes."""
LET_US = re.compile(
    r"^[^?]{0,40}?\b(?:let['’]s|let me|we['’]ll) (?:start|begin|kick off|move on|go on|ask)\b"
    r"[^:?]{0,40}:\s+(?=\S)",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"^They (?:\w+ )?(?:WILL|will|always|often|usually|do|ask|love)\b[^?]{0,60}?[.!:]\s+"
)
"""A remark to the candidate that stands before the question."""
CHECK = re.compile(r"^can you (?:hear|see) (?:me|us|my screen)\b[^?]{0,30}\?", re.IGNORECASE)
BE = re.compile(r"^(?:be|sea|seien sie|sé) \w+[.!]?$", re.IGNORECASE)
"""How an answer shall be, said in the same breath: "Be honest."."""
AUXILIARY = re.compile(r"^(?:is|are|do|does|did|can|will|would|has|have)\b", re.IGNORECASE)
"""Asks nothing behind a question unless it has a mark of its own: "Have the figures ready."."""
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it would be said, and what was left out behind it."""

    text: str
    rest: str


def spoken(line: str) -> Said:
    """Give the question of a line; a line that asks nothing stays nearly as it is."""
    text = _led(_begun(" ".join(line.split())))
    whole = text
    inner = _in_quotes(text)
    if inner:
        return Said(inner, whole.partition(inner)[2].strip(" \"”’'»」』"))
    for pattern in (ANSWER, POINTER, FORM_FIELD):
        shorter = pattern.sub("", text)
        if shorter != text and len(shorter) > FEWEST_LETTERS and _asking(shorter):
            text = shorter
    text = _ended(text)
    text = unquoted(text.strip(" *_`"))
    return Said(text, whole.partition(text)[2].strip() if text else "")


def embedded(line: str) -> list[str]:
    """Give the questions that a line quotes."""
    quotes = [" ".join(match[match.lastindex or 0].split()) for match in QUOTE.finditer(line)]
    return [
        quote for quote in quotes if _asks_in_part(quote) and len(quote.split()) > FEWEST_LETTERS
    ]


def _asks_in_part(quote: str) -> bool:
    return asks(quote) or any(SURE.search(part) for part in sentences(quote)[-1:])


def sentences(text: str) -> list[str]:
    """Cut a line into sentences."""
    return [part for part in SENTENCE.split(text) if part.strip()]


def _begun(text: str) -> str:
    for _ in range(3):
        before = text
        for pattern in (DECORATION, TAG, NUMBER, CARD, KOREAN_TAIL, LED_BY_Q):
            shorter = pattern.sub("", text)
            text = shorter if len(shorter) > FEWEST_LETTERS else text
        if text == before:
            break
    return text


def _led(text: str) -> str:
    """Take off what is said before the question."""
    for pattern in (TOLD, FILLER, LET_US, FILLER, COUNTED, EXCLAIMED):
        shorter = pattern.sub("", text)
        text = shorter if shorter != text and _asking(shorter) else text
    unled = SPEAKER.sub("", text)
    text = unled if unled != text and _asks_in_part(unled) else text
    parts = sentences(text)
    if len(parts) > 2 and CHECK.match(parts[0]):
        return _led(text[len(parts[0]) :].lstrip())
    return text


def _in_quotes(text: str) -> str:
    """Give what stands in quotes at the beginning, where the rest is a remark on it."""
    for opening, closing in PAIRS:
        if not text.startswith(opening):
            continue
        end = text.find(closing, 1)
        if opening != closing and opening in text[1 : max(end, 1)]:
            end = text.find(closing, end + 1)
        if end < 0:
            continue
        inner, rest = text[1:end].strip(), text[end + 1 :].strip(" .,*_")
        if (
            asks(inner)
            and len(inner.split()) > 1
            and (not rest or HINT.match(rest) or rest[0] in "→←➜")
        ):
            return inner
    return ""


def _asking(text: str) -> bool:
    return asks(text) or bool(MARK.search(text))


def _ended(text: str) -> str:
    """Cut what stands behind the question."""
    text = PICTURE.sub("", text)
    before = ""
    while before != text:
        before = text
        for pattern in (BRACKETS, HASHTAG, PICTURE):
            shorter = pattern.sub("", text)
            if shorter != text and len(shorter.split()) > 1 and _asking(shorter):
                text = shorter
    last = list(MARK.finditer(text))
    if not last:
        return text
    end = last[-1].end()
    while end < len(text) and text[end] in "?？!\"”’'»」』*_)":
        end += 1
    rest = text[end:].strip()
    if not rest:
        return text
    if HINT.match(rest) or not _goes_on(rest):
        return text[:end].strip()
    return text


def _goes_on(rest: str) -> bool:
    """Whether a further sentence belongs to what is asked: "Walk me through it."."""
    tells = not MARK.search(rest) and bool(AUXILIARY.match(rest))
    return bool(SURE.search(rest)) or (asks(rest) and not tells) or bool(BE.match(rest))
