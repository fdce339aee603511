"""A number of the answer that differs from the résumé's: asked at most once an interview."""

import re
from collections.abc import Iterator, Sequence

from mockint.model import FollowUp, Level, Review, Rubric
from mockint.probing.opening import Opening, closed
from mockint.probing.own_words import sure
from mockint.review.checks import claims
from mockint.review.reading import Reading
from mockint.review.same_fact import same_facts
from mockint.text.quotes import join_words

ABOUT = "challenge"
_SHORT = 4
"""Words at most of a number with its unit that are said back; ours."""
_TIMES = re.compile(r"(\d)\s?x$", re.IGNORECASE)
_DANGLING = re.compile(r"\s(?:like|per|of|in|on|at|a|an|the|each|every|and|or|from|to)$|\w-[a-z]")
"""What cannot end what is said back: `40 client sites like`, `28-bed ward`."""


def of_resume(
    reading: Reading, review: Review, rubric: Rubric, before: Sequence[FollowUp]
) -> Iterator[Opening]:
    """Ask which number is right, where both surely tell the same fact."""
    differs = any(
        finding.check == claims.ID and finding.level is Level.IMPROVE and finding.value is not None
        for finding in review.findings
    )
    if not differs:
        return
    if any(asked.about == ABOUT and asked.text for asked in before):
        yield closed(ABOUT, "one number was questioned before, and once is enough")
        return
    joined, lines = join_words(reading.words), [claim.text for claim in rubric.claims]
    for same in same_facts(lines, joined.text, reading.embedder):
        number, fact = same.said.number, same.fact.number
        first, last = joined.words(number.start, number.end)
        if same.agrees or not same.sure or not sure(reading.words[first : last + 1]):
            continue
        said = joined.text[number.start : number.end].strip()
        page = lines[same.fact.line][fact.start : fact.end].strip()
        said, page = _alike(said, page)
        if not said:
            continue
        because = f"you said {said}, and your résumé says {page}"
        yield Opening(ABOUT, because, filled={"said": said, "page": page})
        return


def _alike(said: str, page: str) -> tuple[str, str]:
    """Give both numbers as one says them, with a unit; empty where one would be no whole phrase."""
    page = _TIMES.sub(r"\1 times", page)
    words = said.split()
    before, unit, _ = page.partition(f" {words[-1]}")
    page = before + unit
    if page.isdecimal() and len(words) == 2:
        page = f"{page} {words[1]}"
    whole = all(len(text.split()) <= _SHORT and not _DANGLING.search(text) for text in (said, page))
    bare = len(words) == 1 and words[0].isalnum()
    return (said, page) if whole and not bare and not page.isdecimal() else ("", "")
