"""A number of the answer that differs from the résumé's: asked at most once an interview."""

from collections.abc import Iterator, Sequence

from mockint.model import FollowUp, Level, Review, Rubric
from mockint.probing.opening import Opening, closed
from mockint.probing.own_words import sure
from mockint.review.checks import claims
from mockint.review.reading import Reading
from mockint.review.same_fact import same_facts
from mockint.text.quotes import join_words

ABOUT = "challenge"


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
        because = f"you said {said}, and your résumé says {page}"
        yield Opening(ABOUT, because, filled={"said": said, "page": page})
        return
