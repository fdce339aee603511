"""Korean answers: parts of a story, numbers tied to a change, and who did it, by Korean words and endings.

Korean leaves its subject out where it is clear, and says 저희 for politeness: so "we" is counted and never blamed.
The cues are plain lists, written here and held against no labels of others.
"""

import re
from collections.abc import Iterator

from mockint.model import Answer, Finding, Kind, Level, Part, Rubric
from mockint.numerals_ko import find
from mockint.review.ownership import times
from mockint.words import Sentence, at_clock, evidence, line, quote, sentences

STORIES = (Kind.BEHAVIORAL, Kind.COLLABORATION)
_PARTS = {
    "situation": re.compile(r"당시|작년|지난|예전|전\s?(?:직장|회사)|있었(?:습니다|어요|는데|고)|문제가|장애가|상황"),
    "task": re.compile(r"목표|과제|맡(?:았|아|은|게)|담당|책임|해야 ?(?:했|하는)|요청을? ?받|제 ?역할"),
    "action": re.compile(
        r"(?:확인|분석|구현|적용|도입|수정|작성|설계|제안|배포|추가|변경|개선|정리|공유|논의|합의|롤백|측정|조사|진행)"
        r"(?:을|를)?\s?(?:했|하고|하여|해서|하였|한 뒤|한 다음|하면서)"
        r"|찾(?:았|아)|만들(?:었|어)|바꾸(?:었|고|어)|바꿨|고쳤|고치고"
    ),
    "result": re.compile(
        r"결과|덕분에|마침내|결국|그 후|이후로|(?:줄|늘|높아|낮아|빨라|안정|해결|개선|단축|감소|증가|향상)"
        r"(?:었|졌|됐|되었|했|이 되|화되|시켰)|배웠|배운|없어졌|다시 .{0,12}(?:수 있었|되었|됐)"
    ),
}
_CHANGE = re.compile(r"줄|감소|낮|단축|늘|증가|높|향상|개선|빨라|절감|떨어|올라|올랐|성장|에서 .{0,14}(?:로|으로)")
_OWN = re.compile(r"^(?:제가|저는|제|저의|저도|나는|내가)$")
_SHARED = re.compile(r"^(?:저희|우리)(?:가|는|의|도|팀\S*|들\S*)?$")


def korean(answer: Answer, rubric: Rubric) -> list[Finding]:
    """Judge what can be told from Korean words; nothing in other languages."""
    del rubric
    if not answer.transcript.language.startswith("ko"):
        return []
    told = sentences(answer.transcript.words)
    story = answer.question.kind in STORIES
    return [*(_star(answer, told) if story else ()), *_metrics(answer, told), *_ownership(answer)]


def _star(answer: Answer, told: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Find each part; only what was done and what came of it are missed."""
    words = answer.transcript.words
    for part, cue in _PARTS.items():
        order = told if part != "result" else told[::-1]
        one = next((one for one in order if cue.search(one.text)), None)
        if one:
            message = f"The {part} is told: '{quote(words, one.first, one.last)}'{at_clock(words, one.first)}."
            yield Finding("star", Level.GOOD, message, (evidence(words, one.first, one.last),), subject=part)
        elif part in ("action", "result"):
            yield Finding("star", Level.MISSING, f"No {part} was heard.", subject=part)


def parts_told(answer: Answer) -> tuple[Part, ...]:
    """Give the parts from one cue to the next; half sure, for nothing was learned."""
    words = answer.transcript.words
    joined = line(words)
    begins: dict[int, str] = {}
    for part, cue in _PARTS.items():
        hits = [joined.words(*hit.span())[0] for hit in cue.finditer(joined.text)]
        if hits:
            at = hits[-1] if part == "result" else hits[0]
            begins.setdefault(next(n for n in range(at, len(words) + 4) if n not in begins), part)
    order = sorted(at for at in begins if at < len(words))
    ends = (*order[1:], len(words))
    return tuple(Part(begins[at], at, end - 1, 0.5) for at, end in zip(order, ends, strict=False))


def _metrics(answer: Answer, told: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Point at numbers beside a word of change."""
    words, good = answer.transcript.words, False
    for one in told:
        if not _CHANGE.search(one.text):
            continue
        joined = line(words[one.first : one.last + 1])
        for found in find(joined.text):
            first, last = (one.first + at for at in joined.words(found.start, found.end))
            message = f"'{quote(words, first, last)}'{at_clock(words, first)} puts a number on a change."
            quantity, good = found.quantity, True
            yield Finding(
                "metrics", Level.GOOD, message, (evidence(words, first, last),), quantity.value, quantity.unit
            )
    if not good and answer.question.kind in STORIES:
        yield Finding("metrics", Level.MISSING, "No number is tied to a result. How much, how many, how fast?")


def _ownership(answer: Answer) -> Iterator[Finding]:
    """Count who is named."""
    words = answer.transcript.words
    plain = [word.text.strip(".,?!") for word in words]
    own = [at for at, word in enumerate(plain) if _OWN.match(word)]
    shared = [at for at, word in enumerate(plain) if _SHARED.match(word)]
    if not own and not shared:
        return
    facts = f"저희/우리 {times(len(shared))}, 제가/저는 {times(len(own))}."
    message = f"{facts} In Korean a dropped subject is natural: only a note."
    receipts = tuple(evidence(words, at, at) for at in sorted(own + shared))
    share = round(len(shared) / (len(own) + len(shared)), 2)
    yield Finding("ownership", Level.NOTE, message, receipts, share, "share of we")
