"""Parts of a story in Korean answers, by Korean words and endings.

The cues are plain lists, written here and held against no labels of others.
"""

import re

from mockint.model import Part
from mockint.review.reading import Reading
from mockint.text.quotes import join_words

PARTS = {
    "situation": re.compile(
        r"당시|작년|지난|예전|전\s?(?:직장|회사)|있었(?:습니다|어요|는데|고)|문제가|장애가|상황"
    ),
    "task": re.compile(
        r"목표|과제|맡(?:았|아|은|게)|담당|책임|해야 ?(?:했|하는)|요청을? ?받|제 ?역할"
    ),
    "action": re.compile(
        r"(?:확인|분석|구현|적용|도입|수정|작성|설계|제안|배포|추가|변경|개선|정리|공유|논의|합의|롤백|측정|조사|진행)"
        r"(?:을|를)?\s?(?:했|하고|하여|해서|하였|한 뒤|한 다음|하면서)"
        r"|찾(?:았|아)|만들(?:었|어)|바꾸(?:었|고|어)|바꿨|고쳤|고치고"
    ),
    "result": re.compile(
        r"결과|덕분에|마침내|결국|그 후|이후로"
        r"|(?:줄|늘|높아|낮아|빨라|안정|해결|개선|단축|감소|증가|향상)"
        r"(?:었|졌|됐|되었|했|이 되|화되|시켰)|배웠|배운|없어졌|다시 .{0,12}(?:수 있었|되었|됐)"
    ),
}


def parts_told(reading: Reading) -> tuple[Part, ...]:
    """Give the parts from one cue to the next; half sure, for nothing was learned."""
    words = reading.words
    joined = join_words(words)
    begins: dict[int, str] = {}
    for part, cue in PARTS.items():
        hits = [joined.words(*hit.span())[0] for hit in cue.finditer(joined.text)]
        # Where two cues share a word, the later part begins at the next word.
        if hits:
            at = hits[-1] if part == "result" else hits[0]
            begins.setdefault(next(n for n in range(at, len(words) + 4) if n not in begins), part)
    order = sorted(at for at in begins if at < len(words))
    ends = (*order[1:], len(words))
    return tuple(Part(begins[at], at, end - 1, 0.5) for at, end in zip(order, ends, strict=False))
