"""Words in headings, labels and lines that tell who speaks, in several languages."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


HEADINGS = {
    "theirs": _any(
        r"\bquestions?\b|\bq ?& ?a\b|\bprompts?\b|\bscenarios?\b|\bquick.?fire\b|\bthey (might"
        r"|may|will|could)? ?ask",
        r"\bcame up\b|\bcome up\b|\bbehaviou?ral\b|\btechnical\b|\bmotivation\b|\bwarm.?up\b"
        r"|\bcompetenc",
        r"\bpreguntas?\b|\bcompetencias?\b|\bperguntas?\b|\bdomande\b",
        r"\bentretien\b|\bmise en situation\b|\bcompétences?\b",
        r"\bfragen\b|\bquestions? (fréquentes|posées)\b|질문|문항|기출|역량|경험|직무|상황|면접",
        r"\bround\b|\bsection\b|\bpart\b|\bscreen\b|\bblock\b|\bbloque\b",
    ),
    "mine": _any(
        r"\b(to|i|we|can|should|could|you|id|i['’]d) (\w+ ){0,2}ask\b(?! (me|you)\b)"
        r"|\bmy questions?\b|\bask (them|back|the|your|an? )",
        r"\b(questions?|mine|things) (i (have|want)|for (them|the|him|her|my|your|us|interviewer"
        r"|employer))",
        r"\b(for|to|→|->) ?them\b|\byour turn\b|\bi['’]d like to know\b|\breverse\b|\bat the end\b",
        r"\bthings i ask\b|\bwhat i want to know\b|\bmine\b|\bwant to find out\b|\bover to (you"
        r"|me)\b",
        r"\b(yo|les|le) pregunt|\bpreguntas? (para|a) (ell|la empresa|el |los |la )"
        r"|\bpreguntar(les|le)?\b|\bmis preguntas\b",
        r"\bfragen an\b|\b(meine|eigene|unsere|deine|ihre)n? (rück)?fragen\b|\brückfragen\b"
        r"|\bdu bist dran\b|\bgegenfragen\b|\bich frage\b",
        r"\bquestions? à poser\b|\bmes questions\b|\bperguntas? (para|à)\b|\bdomande da fare\b",
        r"\b(candidates?|applicants?|people) (\w+ ){0,3}(asked|ask us|wanted to know)\b",
        r"\b(te|le|les|nos) (dejan?|permiten?|invitan?( a)?) preguntar\b",
        r"\bnos (han |suelen )?(hecho|pregunt\w+)|\bte toca\b|\bvon bewerbern\b|\bask us\b",
        r"\bfragen de[rs] bewerber\w*|\bich (\w+ )?(wissen|fragen) (will|möchte)\b"
        r"|\bpara preguntar\b|\bpregunto yo\b",
        r"\b(à|a) (leur |lui )?(poser|demander)\b|\bje (leur |lui |vais )?demande|\bà mon tour\b"
        r"|\bquestions? (pour|à|au|aux) (l['’]|la |le |les )?(employeur|recruteu|entreprise|eux)",
        r"역 ?질문|여쭤|여쭐|물어볼|물어봄|물어 볼|내가 (할|하는|묻)|궁금한"
        r"|회사에 (묻|할|드릴)|질문할",
    ),
    "judging": _any(
        r"\brating\b|\bscor(e|es|ing)\b|\bevaluat|\bassess(ment|or)\b|\bdecision\b|\bdebrief\b"
        r"|\bdiscussion\b|\bafter (the )?(candidate|interview)",
        r"\boverall\b|\bsummary\b|\brecommendation\b|\bself.?(check|assess|review|evaluat)"
        r"|\breflect|\breview\b|\bfeedback\b|\bverdict\b",
        r"\bauswertung\b|\bbewertung\b|\beinschätzung\b|\bhoja\b|\bvaloraci|\bresumen\b|\bevaluaci"
        r"|\bfazit\b|\bévaluation\b|\bbarème\b|\bappréciation\b|\bavis\b|\bsynthèse\b"
        r"|평가|의견|총평|판정|점검|피드백",
    ),
    "chores": _any(
        r"\bcheck.?list\b|\blogistics\b|\boutfit\b|\bbring\b|\bto.?do\b|\bbefore (you|the)\b"
        r"|\bon the day\b|\bschedule\b|\bagenda\b|\brunning order\b",
        r"\bopening\b|\bintroduction\b|\bcheckliste\b|\brompehielos\b|\bantes de\b|\bablauf\b"
        r"|\bbegrüßung\b|\bklären\b|\bvorbereit\w*|\bdéroul\w*|\bà (apporter|vérifier|faire)\b",
        r"준비물|할 일|체크|일정|전형",
        r"\bresearch\b|\bread(ing)? up\b|\brevision\b|\bstudy\b|\brevise\b|\bpresentation\b"
        r"|\bnotes?\b|\bnotas\b|\bnotizen\b|메모|공부|복습|발표",
    ),
    "page": _any(
        r"\bfaq\b|\bfrequently asked\b|\brelated\b|\bresources?\b|\blinks?\b|\bfurther\b"
        r"|\blicen[cs]e\b|\bchange.?log\b|\bcontents?\b|\bcomments?\b|\babout\b",
        r"\bcontribut|\bcredits?\b|\bsponsor|\bnewsletter\b|\bartículos\b|\bcomentarios\b"
        r"|\benlaces\b|\binhalt\b|\bkommentare\b|댓글|관련|목차|출처|마치며|참고",
        r"\bhow to\b|\bcómo\b|\bwie (du|sie|man)\b|방법",
    ),
    "forbidden": _any(
        r"\b(illegal|forbidden|prohibited|off.?limits|unlawful|discriminat\w*|not allowed)\b"
        r"|\b(don['’]?t|do not|never|not|cannot|can['’]t) (to )?ask\b",
        r"\bprohibid|\bilegal|\bno preguntar\b|\bunzulässig|\bverboten|\bnicht fragen\b|금지|묻지",
    ),
    "theirs_answered": _any(
        r"\b(candidate|applicant|they|bewerber\w*|candidat\w*|지원자)('s|s'|s"
        r"|’s)? (\w+ )?(questions?|ask|fragen|preguntas?|질문)\b",
        r"\b(rückfragen|preguntas|fragen) (der|des|del|de los) (bewerber|candidat)",
        r"\bif they ask\b|지원자 ?질문|\bnos preguntan\b|\bquestions? (du|de la|des) candidat",
    ),
    "advice": _any(
        r"\btips?\b|\badvice\b|\bdon['’]?ts?\b|\bdos?\b|\bavoid\b|\bred flags?\b|\bremember\b"
        r"|\bmistakes?\b|\bconsejos?\b|\btipps?\b|\bhinweis|팁|조언|주의|유의",
        r"\bstrateg|\bmethod\b|\bframework\b|\bhow (it|this) works\b|\bstar\b|\bexplain",
    ),
    "notes": _any(
        r"^(s|t|r|a|situation|task|action|result)s?\b\W*\w{0,12}$|\b(my|your|meine?|mi|model"
        r"|sample) (\w+ )?(structure|answer|notes?|points?|plan|story|response)s?\b",
        r"\b(answer|key points?|talking points|how (i|to) (think|answer|approach|structure)"
        r"|preparation points|looking for|good signs?|brain ?dump|home ?work|ideas)\b",
        r"\bréponses?\b|\battendus?\b|\bmes notes\b",
        r"\bhausaufgaben\b|\brespuesta\b|\bantwort\b|\bbrainstorm|답변|핵심|소재",
    ),
    "company": _any(
        r"\bcompany\b|\bemployer\b|\babout (the|them)\b|\bwho we are\b|\bwe offer\b|\brole\b"
        r"|\bquiénes somos\b|\bofrecemos\b|\bbuscamos\b|\büber uns\b|\bwir bieten\b|회사|기업"
        r"|소개",
    ),
}

LABELS = {
    "asks": _any(
        r"^(q|question|main question|prompt|ask|frage|pregunta|질문|문항|scenario|case|head"
        r"|chair|interviewer|hr)\b\s?\d*$",
        r"\b(asks?|asked|opens? with|begins? with|starts? with|questions?|asking)\b[^.?!]*$",
        r"\b(goes|was like|(first|last|next) one|(at )?the (very )?end|finally|to finish)\b[^.?!]*$"
        r"|\b(zum schluss|zuletzt|para (terminar|cerrar))\b",
        r"\b(pregunt\w+|soltó|gefragt|fragte?n?|fragt|kommt|heißt es)\b[^.?!]*$",
        r"(질문|물어|받)[^.?!]*$",
    ),
    "follow": _any(
        r"follow.?up|\bprobe|\bif (they|he|she|the)\b|\bif (yes|no|none|asked|needed|time)\b"
        r"|\bpress|\bthen ask\b|\bprompt|repregunt|nachfrag|꼬리|추가|후속|falls\b|wenn\b",
        r"\brelances?\b|\bsi (il|elle|le|la|besoin|oui|non)\b"
        r"|si (insiste|dice|no)\b",
    ),
    "notes": _any(
        r"^(a|ans|answers?|notes?|tips?|hint|why|key points?|points?|look(ing)? for"
        r"|listen(ing)? for|good( sign)?|bad( sign)?|red flag|strong|weak|score|ticks?|check"
        r"|watch|expect(ed)?|aim|they want|intent|meaning|me|i)\b",
        r"\b(myself|yourself)\b|^(bien|mal|alerta|buscamos|ojo|nota|merke|achtung|erwartet|hinweis"
        r"|gut|schlecht|tipp|의도|확인|포인트|메모|주의|팁|핵심)",
        r"^(réponse|attendus?|à (écouter|noter|éviter|valoriser)|indices?|repères?|points?)\b",
        r"^(s|t|r|star|situation|task|action|result)$|\bi ask(ed)?\b|\bme\b",
    ),
    "mine": _any(
        r"\bask them\b|\bfor them\b|\bask back\b|\bmy question|\bi ask(ed)?\b|\bto ask\b|역질문"
        r"|여쭤"
    ),
}

COLUMNS = {
    "asks": _any(r"question|\bq\b|ask|front|prompt|frage|pregunta|질문|문항|scenario|karte"),
    "notes": _any(
        r"answer|note|look|sign|story|why|hint|point|comment|score|weight"
        r"|확인|소재|respuesta|antwort|réponse|attendu"
    ),
}

YOU = _any(
    r"\b(you|your|yours|yourself|us|our)\b|\b(sie|ihnen|ihre?[nmrs]?|du|dir|dich|deine?[nmrs]?|uns"
    r"|unsere?[nmrs]?)\b",
    r"\b(usted|ustedes|su|sus|tu|tus|te|ti|le|nos|nuestr[oa]s?)\b|\b(vous|votre|vos)\b|\b(você|seu"
    r"|sua|lei|suo)\b",
    r"본인|지원자|자신|우리|저희|[으]?시(나요|겠|겠어|었|는|고)|셨|십니까|세요|십시오",
)
ME = _any(
    r"\b(i|my|me|mine|myself|i['’](m|ve|d|ll))\b|\b(ich|mir|mich|meine?[nmrs]?)\b|\b(yo|mi|mis"
    r"|me)\b|\b(je|mon|ma|mes)\b",
    r"내가|제가|나의|저는|나는",
)
THIRD = _any(
    r"\b(he|she|he/she|s/he|his|her|this person|the candidate|candidate|applicant|they|their"
    r"|them)\b",
    r"\b(er/sie|diese person|der bewerber|la persona|el candidato|le candidat"
    r"|la candidate|su contratación|il/elle)\b"
    r"|지원자|사람인가|는가\?",
)
PRIVATE = _any(
    r"\b(children|kids|pregnan\w*|married|marital|religio\w*|trade union|union member)\b"
    r"|\b(hijos|embaraz\w*|casad[oa]|religi[óo]n|sindicato|enfants|enceinte|mariée?)\b"
    r"|\b(kinderwunsch|schwanger\w*|verheiratet|religion|gewerkschaft)\b"
    r"|결혼|임신|출산|자녀|종교|남자 ?친구|여자 ?친구",
)
"""What no employer may ask after in most countries; guides list it to warn of it."""
PLACE = _any(
    r"\b(the|this|your) (team|role|job|company|department|post|position|school|ward|shop|kitchen"
    r"|site|unit|product|office|manager)s?\b",
    r"\b(here|next steps?|typical (day|week)|onboarding|induction|training|budget|supervision"
    r"|shift|rota|overtime|notice|turnover|roadmap|on.?call)\b",
    r"\bequipo\b|\bturno\b|\bformación\b|\bteam\b|\beinarbeitung\b|\bdienst\w*\b|\bplatz\b|팀|배포"
    r"|온보딩|교육|근무|담임|급여|합류",
)
