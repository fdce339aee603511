"""How it could sound: an example is marked, and each of its words was said, or is the guide's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from review_cases import Case, cases

from mockint.model import (
    Claim,
    Concept,
    ConceptGroup,
    Entry,
    Evidence,
    Finding,
    Kind,
    Level,
    Quantity,
    Recording,
    Review,
    Rubric,
    Source,
    Span,
    Stop,
    Transcript,
)
from mockint.report.coaching import changes
from mockint.report.examples import Example, example
from mockint.report.examples.fluent import fluent
from mockint.review.checks import CHECKS
from mockint.review.steps import OPEN
from tests.builders import question, words

GUIDE = Source("guide.md", 20)
NUMBER = (Quantity(40, "%", "40%"),)
CACHE = Claim("Put a Redis cache in front of the database and took 40% off it.", NUMBER, GUIDE)
NO_NUMBER = Finding("metrics", Level.MISSING, "No number says how big.")
FRAMES = {"i", "because", "…"} | {
    word.lower()
    for check in CHECKS
    for text in check.openers.values()
    for word in re.findall(r"[\w…]+", text)
}
"""All that an example may hold of ours: words without a fact."""


def said(text: str, **others: object) -> Entry:
    """Give an answer in these words."""
    spoken = words(text)
    heard = Recording("a.wav", spoken[-1].end, Stop.KEY, (Span(0, spoken[-1].end),), "test")
    return Entry(question(kind=Kind.BEHAVIORAL), heard, Transcript(spoken, "en", "test", **others))


def made(finding: Finding, text: str, *claims: Claim) -> Example | None:
    return example(finding, said(text), Rubric((), (), claims))


def told(entry: Entry, rubric: Rubric) -> Iterator[str]:
    """Give the words that the candidate, the guide and the concept bank said."""
    assert entry.transcript
    texts = [word.text for word in entry.transcript.words]
    texts += [claim.text for claim in rubric.claims]
    texts += [
        text
        for group in rubric.concepts
        for concept in group.concepts
        for text in (concept.name, concept.means)
    ]
    for text in texts:
        yield from parts(text)


def parts(text: str) -> Sequence[str]:
    return [word.lower() for word in re.findall(r"[\w…]+", text)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_no_example_holds_a_word_that_nobody_said_or_wrote(case: Case) -> None:
    """Numbers and names above all: whatever is not a frame is traced."""
    entry = Entry(case.answer.question, case.answer.recording, case.answer.transcript, case.review)
    known = {*told(entry, case.rubric), *FRAMES}
    for finding in case.review.findings:
        if finding.level in OPEN and (shown := example(finding, entry, case.rubric)):
            assert shown.label.startswith("Example")
            assert not set(parts(shown.text)) - known, shown
            assert not set(parts(shown.said)) - known, shown


def test_many_cases_have_an_example() -> None:
    shown = [
        example(
            finding,
            Entry(case.answer.question, case.answer.recording, case.answer.transcript),
            case.rubric,
        )
        for case in cases()
        for finding in case.review.findings
        if finding.level in OPEN
    ]
    assert len([example for example in shown if example]) > 20


def test_a_number_of_the_resume_where_the_answer_speaks_of_the_same_work() -> None:
    """It is told with "I"; nothing is made of another achievement, or of one that was told."""
    text = "First we looked at it. With Redis I keep the cache beside the database."
    shown = made(NO_NUMBER, text, CACHE)
    assert shown
    assert shown.text == "I put a Redis cache in front of the database and took 40% off it."
    assert shown.label == "Example, your résumé, if it is the same work"
    assert shown.said == "With Redis I keep the cache beside the database"
    assert shown.at == 2.0
    assert made(NO_NUMBER, "I put it in front and took it off.", CACHE) is None
    assert made(NO_NUMBER, text + " It took 40% off.", CACHE) is None
    twin = replace(CACHE, text="Moved the Redis cache and the database, 30% cheaper.")
    assert made(NO_NUMBER, text, CACHE, twin) is None, "nobody knows which"
    noun = replace(CACHE, text="Redis cache before the database: 40% less.")
    assert made(NO_NUMBER, text, noun) is None, "it is no sentence"
    shared = replace(CACHE, text="Put a Redis cache before the [name] database, 40% less.")
    assert made(NO_NUMBER, text, shared) is None, "a report to share"


def test_a_claim_is_told_as_the_resume_has_it() -> None:
    vague = Finding("claims", Level.IMPROVE, "It got faster.", subject=CACHE.text)
    shown = made(vague, "It got faster.", CACHE)
    assert shown
    assert shown.label == "Example, your résumé"
    assert shown.text.startswith("I put a Redis cache")


def test_a_sentence_without_its_fillers() -> None:
    """Only what was said stays; commas around a filler go with it."""
    text = "Um, so, uh, we agree with the team on, um, a contract for each release."
    places = (Evidence(Span(0, 0.3), 0, 0),)
    found = Finding("fillers", Level.IMPROVE, "Many.", places)
    shown = made(found, text)
    assert shown
    assert shown.text == "We agree with the team on a contract for each release."
    hedged = Finding("language", Level.IMPROVE, "Hedges.", places, subject="hedges")
    assert made(hedged, text)
    assert made(replace(hedged, subject="blame"), text) is None
    assert made(found, "Um, yes, um, it is.") is None, "it says nothing by itself"
    korean = replace(said(text), transcript=Transcript(words(text), "ko", "test"))
    assert example(found, korean, Rubric((), (), ())) is None


@pytest.mark.parametrize(
    ("spoken", "plainly"),
    [
        (("we,", None, "we", "sit", "together."), "we sit together."),
        (("a", "different,", None, "a", "different", "name"), "a different name"),
        (("It", "is", "slow.", "It", "is", "old."), "It is slow. It is old."),
        ((None, "yes"), "yes"),
        ((), ""),
    ],
)
def test_words_said_twice_stand_once(spoken: Sequence[str | None], plainly: str) -> None:
    assert fluent(spoken) == plainly


def test_a_choice_with_room_for_its_reason_and_a_deed_with_room_for_ones_own_part() -> None:
    reason = Finding("depth", Level.IMPROVE, "Only one sentence gives a reason.")
    shown = made(reason, "It is late. We use OAuth2 for the login. I use it because it is old.")
    assert shown
    assert shown.text == "We use OAuth2 for the login, because …"
    assert made(reason, "It is late and dark outside.") is None
    part = Finding("ownership", Level.IMPROVE, "'We' 6 times.")
    shown = made(part, "We had a bad outage that night. We traced the requests to a pool.")
    assert shown
    assert shown.text == "We traced the requests to a pool. My own part in it was to …"


def test_a_concept_that_was_only_named_is_explained() -> None:
    concept = Concept("pooling", (), GUIDE, "open links are kept and used again")
    rubric = Rubric((), (ConceptGroup("Data", (concept,), GUIDE),), ())
    named = Finding("concepts", Level.IMPROVE, "'pooling' was only named.", subject="pooling")
    shown = example(named, said("We have pooling."), rubric)
    assert shown
    assert shown.text == "pooling: open links are kept and used again"
    missing = replace(named, level=Level.MISSING)
    assert example(missing, said("We have none."), rubric) is None, "its message explains it"


def test_no_sentence_serves_twice_beside_one_answer() -> None:
    """A sentence to begin with stands only where there is no example."""
    result = Finding("star", Level.MISSING, "No result was heard.", subject="result")
    entry = said("With Redis I keep the cache beside the database.")
    judged = replace(entry, review=Review("01-x", (NO_NUMBER, result), (), "test"))
    first, second = changes(1, judged, Rubric((), (), (CACHE,)))
    assert first.example
    assert not first.opener
    assert second.example is None
    assert second.opener
