"""Tell whether a line asks something, and take the question out of its quotes."""

import re
from functools import lru_cache

MARK = re.compile(r"[?？]")

FINAL_MARK = re.compile(r"[?？][\"”’'»」』)*_\s]*$")

_OTHER_LANGUAGES = (
    r"(bitte )?(erzählen|beschreiben|nennen|schildern|erklären|erläutern|berichten|skizzieren"
    r"|vergleichen|verkaufen|geben|sagen|stellen) sie\b|erzähl(e|en)? (mir|uns|mal|etwas|von)\b"
    r"|beschreiben? (du|eine?n?|die|das|den|ihr|wie)\b"
    r"|(por favor,? )?(h[áa]ble(me|nos|me)|h[áa]bla(me|nos)|cu[ée]nt[ae](me|nos)"
    r"|expl[íi]que?(me|nos)|expl[íi]ca(me|nos)|descr[íi]ba(me|nos|se)?\b|descr[íi]be(me|nos|te)\b"
    r"|pres[ée]nt[ae](se|te)|v[ée]nd[ae](me|nos)|d[íi]ga(me|nos)|dime|ens[ée]ñ[ae](me|nos)"
    r"|d[ée](me|nos) un|defina\b|ponga|pon(me|nos)? un ejemplo)"
    r"|(parlez|décrivez|racontez|présentez|expliquez|donnez|citez|dites|vendez)[- ]"
    r"(moi|nous|vous|une?|la|le|les|votre|comment)\b"
    r"|(fale|conte|descreva|explique|apresente)[- ](me|nos|se|sobre|um|uma|como|seu|sua|o|a)\b"
    r"|(mi|ci) (parli|racconti|descriva|spieghi|dica)\b|(descriva|racconti|si presenti)\b"
)
"""How German, Spanish, French, Portuguese and Italian interviewers ask without a question mark."""

SURE = re.compile(
    rf"^(?:{_OTHER_LANGUAGES})|"
    r"^(please )?((tell|give|walk|talk|take|show|teach) (me|us)\b"
    r"|(describe|share|recall|think of|discuss|give) (a|an|one|your|some|the last|what|how) "
    r"|introduce yourself|could you |can you |have you |what would you |how (do|would|did) you )"
    r"|\b(what|how) (do|would|will) you (do|say|react|respond|handle (it|this|that)|proceed)\s*$"
    r"|(나요|까요|습니까|ㅂ니까|[가-힣]가요|는지요|(말씀|설명|소개|이야기|얘기|비교|서술|공유"
    r"|말)[을를]? ?해 ?(주세요|주십시오|보세요|보십시오"
    r"|보시오|주시기 바랍니다)|들려 ?(주세요|주십시오)|부탁 ?(드립니다|드려요|드릴게요))"
    r"[.\s]*$",
    re.IGNORECASE,
)
"""Asks wherever it stands, even without a question mark."""

LIKELY = re.compile(
    r"^(wie|was|wo|warum|weshalb|wieso|wann|wer|welche[nrsm]?|woran|womit|wofür)\b.{1,60}?"
    r"\b(sie|du|ihnen|dir|ihre[nrsm]?|deine?[nrsm]?)\b"
    r"|^(¿|por qué|qué|cómo|cuándo|dónde|cuál(es)?|quién(es)?|cuánt[oa]s?)\b"
    r"|^(comment (?=\w+ez\b)|pourquoi|quand|quel(le)?s?|combien|qu['’]est-ce|qu['’]avez|que feriez"
    r"|que faites|avez-vous|êtes-vous|pouvez-vous|pourriez-vous|seriez-vous|où)\b"
    r"|^(pick|choose) (a|an|one) \w+[^.]{5,}\b(tell|and|explain)\b"
    r"|^(take a look|look) at (this|the) .{3,40}\band (tell|say|explain)\b"
    r"|^(please )?(is|are|do|does|did|can|will|would|has|have) (the|there|it|you|we|they|i|my|your"
    r"|this|that|any|somebody|someone|anybody|anyone)\b"
    r"|^(the )?(diferencias?|differences?|unterschiede?) (entre|between|zwischen)\b"
    r"|^(please )?(describe|explain|compare|contrast|design|outline|discuss|define|summari[sz]e"
    r"|sketch|name|list|share|introduce|persuade|say (something|a few words|hello)"
    r"|imagine|suppose|implement|demonstrate|estimate|prioriti[sz]e|justify|convince|sell"
    r"|role.?play|pitch|write (a|an|the|some|down)|read (this|the|out)|draw|solve|calculate"
    r"|diseñ[ae]|expli(ca|que)|escrib[ae]|calcul[ae]|compar[ae]|beschreibe?|erkläre?|nenne?"
    r"|vergleiche?|what|why|how|when|where|which|who|whose|if you|are you|is there|do you|did you"
    r"|would you|will you|should)\b|(하시오|하라|보라|쓰시오|세요|시오"
    r"|십시오|이란|무엇|차이점?|이유"
    r"|방법|[는은인]가|는지|을까)[.\s]*$",
    re.IGNORECASE,
)
"""Asks when it stands where questions stand."""

PAIRS = (
    ("“", "”"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
    ("「", "」"),
    ("『", "』"),
    ("«", "»"),
    ("„", "“"),
    ("”", "”"),
)

LABEL = re.compile(r"^(?:Q|질문|Question|문항)\s?\d{0,3}\s?[.:)：]\s*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def asks(text: str, *, likely: bool = True) -> bool:
    """Whether a line is a question.

    `likely` also takes "Explain …", which elsewhere may be advice.
    """
    text = unquoted(text)
    if MARK.search(text):
        return bool(re.search(r"[?？][\"”’'»」』)\]*_\s]*($|[\s(\[–—\-])", text)) and len(text) > 2
    return bool(SURE.search(text) or (likely and LIKELY.search(text)))


def unquoted(text: str) -> str:
    """Strip the number and the quotes around a question.

    Words behind the closing quote are not part of it.
    """
    text = LABEL.sub("", text.strip())
    for opening, closing in PAIRS:
        if not text.startswith(opening):
            continue
        end = text.rfind(closing)
        inner = text[len(opening) : end].strip()
        if (
            end > 0
            and inner
            and (
                end == len(text) - 1 or MARK.search(inner) or text[end + 1 :].strip() in {".", ","}
            )
        ):
            return inner
    return text
