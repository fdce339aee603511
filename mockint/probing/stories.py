"""What a story leaves open: that it happened, who did what, what came of it, how much."""

import re
from collections.abc import Callable, Iterator, Sequence

from mockint.guide.sections.kind_rows import STORIES
from mockint.guide.sections.kinds import asks_in_general
from mockint.judge.labels import Trait
from mockint.model import Finding, Kind, Level, Review, Word
from mockint.probing.opening import Opening, closed, likeliest
from mockint.probing.own_words import countable, vague
from mockint.review.checks import impact, metrics, star, we_and_i
from mockint.review.reading import Reading
from mockint.review.roles import StoryPart
from mockint.review.story import happened

_OCCASION = re.compile(
    r"\b(?:a|one|the last|any|some) (?:\w+ )?(?:time|situation|case|occasion|moment|instance)"
    r"|\bhave you ever\b|\b(?:tell|talk) (?:me|us) (?:about|through) (?:an?|the|your|one)\b"
    r"|\bdescribe (?:an?|the|one)\b|\bexamples?\b|\b(?:what|how) did you\b|\bwhen did you\b",
    re.IGNORECASE,
)
"""Asks for something that happened once; other questions on the past may ask for a size."""
_ENDED = re.compile(
    r"\b(?:in|by|at) the end|\b(?:finally|eventually|since then|after that|afterwards|as a result"
    r"|ever since|so now|nowadays|to this day|no longer|turned out|ended up)\b",
    re.IGNORECASE,
)
"""Words with which a result mostly begins: where one stands, nobody asks for it."""
_PEOPLE = re.compile(
    r"\b(?:they|them|their|people|everybody|everyone|nobody|team\w*|colleagues?|users?|customers?"
    r"|clients?|patients?|guests?|students?|pupils?|children|kids|parents|drivers?|shops?|company"
    r"|manager|boss|\w+(?:ers|ists|ors|ants|ents|ees))\b",
    re.IGNORECASE,
)
"""Anybody who may have gained; where one is named, nobody asks who did."""
_DID = re.compile(r"\bI (?:then |also |first |just |even )?(?!was|were|had|could|would)\w+")
FEW_TO_COUNT = 3
"""Times that somebody says `we` from which on it is asked who did it; ours."""


def of_story(reading: Reading, review: Review) -> Iterator[Opening]:
    """Give what may be asked about a story, what is needed most first."""
    asked = reading.question
    if asked.kind not in STORIES or not reading.story:
        return
    if asked.kind is Kind.BEHAVIORAL and reading.english and not _OCCASION.search(asked.text):
        return
    if reading.english and not star.is_story(reading, reading.story):
        yield _example(reading)
        return
    if asks_in_general(asked.text, asked.kind):
        return
    yield from _deeds(reading, review)
    yield _result(reading, review)
    if reading.english and reading.question.kind in metrics.ASKED:
        yield _number(reading, review)
        yield from _gained(reading, review)


def _example(reading: Reading) -> Opening:
    told = "as what you would do" if likeliest(reading, Trait.HYPOTHETICAL) > 0.5 else "in general"
    return Opening("example", f"it was told {told}, and no case of it")


def _part(review: Review, part: StoryPart) -> Finding | None:
    """Give the finding about a part of the story."""
    found = (finding for finding in review.findings if finding.check == star.ID)
    return next((finding for finding in found if finding.subject == part), None)


def _deeds(reading: Reading, review: Review) -> Iterator[Opening]:
    action = _part(review, StoryPart.ACTION)
    did = any(_DID.search(s.text) and happened(s.text) for s in reading.sentences)
    if action is not None and action.level is Level.MISSING and not did:
        yield Opening("action", "nothing was heard that you did")
        return
    shared = [finding for finding in review.findings if finding.check == we_and_i.ID]
    if any(
        finding.level is Level.IMPROVE and len(finding.evidence) >= FEW_TO_COUNT
        for finding in shared
    ):
        yield Opening("own part", "only “we” was heard, and never what you did yourself")
    elif reading.question.kind is Kind.BEHAVIORAL:
        yield closed("own part", "your own part was heard")


def _result(reading: Reading, review: Review) -> Opening:
    result = _part(review, StoryPart.RESULT)
    if result is None:
        return closed("result", "it is not sure that the result is missing")
    if result.level is Level.MISSING and _ended(reading, review):
        return closed("result", "the result was possibly told")
    if result.level is Level.MISSING:
        return Opening("result", "nothing was heard of what came of it")
    if result.level is not Level.IMPROVE and (said := _unmeasured(reading, review)):
        return Opening("claim", "it is told that it got better, and not how", filled={"said": said})
    if result.level is not Level.IMPROVE:
        sure = result.level is Level.GOOD
        return closed("result", "the result was told" if sure else "the result was possibly told")
    said = _quoted(reading, result, vague)
    return Opening("claim", "the result was only claimed", filled={"said": said})


def _ended(reading: Reading, review: Review) -> bool:
    """Say whether a number or a word of the second half may tell what came of it."""
    later = reading.sentences[len(reading.sentences) // 2 :]
    good = (f for f in review.findings if f.check == metrics.ID and f.level is Level.GOOD)
    return any(good) or any(_ENDED.search(sentence.text) for sentence in later)


def _unmeasured(reading: Reading, review: Review) -> str:
    """Give a claim of the second half that is all that tells a result, where no number does."""
    missing = any(f.check == metrics.ID and f.level is Level.MISSING for f in review.findings)
    later = reading.sentences[len(reading.sentences) // 2 :] if missing and reading.english else ()
    said = (vague(reading.words[sentence.first : sentence.last + 1]) for sentence in later)
    return next(filter(None, said), "")


def _number(reading: Reading, review: Review) -> Opening:
    """Ask for a number only where a change was claimed that has one."""
    found = [finding for finding in review.findings if finding.check == metrics.ID]
    if not any(finding.level is Level.MISSING for finding in found):
        return closed("number", "a number was told, or possibly told")
    claimed = next((finding for finding in found if finding.evidence), None)
    said = _quoted(reading, claimed, countable) if claimed else ""
    if not said:
        return closed("number", "no change was claimed that can be said back and has a size")
    return Opening("number", "a change was claimed, and not how much", filled={"said": said})


def _gained(reading: Reading, review: Review) -> Iterator[Opening]:
    missing = any(
        finding.check == impact.ID and finding.level is Level.MISSING for finding in review.findings
    )
    result = _part(review, StoryPart.RESULT)
    named = _PEOPLE.search(reading.transcript.text)
    if missing and not named and result is not None and result.level is Level.GOOD:
        yield Opening("gained", "a result was told, and nobody who gained from it")
    else:
        yield closed("gained", "who gained was told, or possibly told")


def _quoted(reading: Reading, finding: Finding, clause: Callable[[Sequence[Word]], str]) -> str:
    """Take a clause out of the words that a finding points at."""
    for evidence in finding.evidence:
        if evidence.first is not None and evidence.last is not None:
            return clause(reading.words[evidence.first : evidence.last + 1])
    return ""
