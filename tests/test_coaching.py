"""What a page says first of an answer: a verdict, what to change and how to begin, what to keep."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_material import session

from mockint.model import Advice, Entry, Finding, Level, Rubric, Source, Transcript
from mockint.report.coaching import changes, opener, praise, verdict
from mockint.report.guide_lines import guide_lines
from mockint.report.phrasing import first_sentence, uncounted
from mockint.review.checks import CHECKS

RUBRIC = Rubric((), (), ())


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    return session(tmp_path / "s").entries[0]


def judged(entry: Entry, *found: Finding) -> Entry:
    assert entry.review
    return replace(entry, review=replace(entry.review, findings=found))


def test_a_sentence_to_begin_with_holds_no_fact() -> None:
    """Whatever it is about is left to the candidate: no number, no name, a gap to fill in."""
    openers = [text for check in CHECKS for text in check.openers.values()]
    assert len(openers) > 10
    for text in openers:
        assert "…" in text
        assert not re.search(r"\d", text)
        assert not re.search(r"(?<!^)\b[A-Z]\w+", text), text


def test_only_what_is_missing_gets_a_sentence_to_begin_with(entry: Entry) -> None:
    """A situation that is told at too great a length needs no second beginning."""
    missing = Finding("star", Level.MISSING, "No task was heard.", subject="task")
    assert opener(missing) == "My own task was to …"
    assert opener(replace(missing, level=Level.IMPROVE, subject="situation")) == ""
    assert opener(Finding("metrics", Level.MISSING, "No number."))
    assert opener(Finding("fluency", Level.MISSING, "x")) == ""
    (shown,) = changes(1, judged(entry, missing), RUBRIC)
    assert shown.opener == "My own task was to …"
    korean = replace(judged(entry, missing), transcript=Transcript((), "ko", "by hand"))
    assert changes(1, korean, RUBRIC)[0].opener == "", "they are English"


def test_a_gain_told_without_its_number_is_quoted_from_the_resume(
    entry: Entry, tmp_path: Path
) -> None:
    """The guide's own line stands there, letter by letter, where it makes no sentence with "I"."""
    rubric = session(tmp_path / "t").pack.rubric
    claim = replace(rubric.claims[0], text="Latency: 25% less.")
    rubric = replace(rubric, claims=(claim,))
    told = Finding("claims", Level.IMPROVE, "It got faster.", source=claim.source)
    (shown,) = changes(1, judged(entry, replace(told, subject=claim.text)), rubric)
    assert shown.quoted == claim.text
    (other,) = changes(1, judged(entry, replace(told, subject="Another.")), rubric)
    assert other.quoted == ""


def test_the_verdict_counts_and_names_what_is_missing(entry: Entry) -> None:
    """Nothing is said of an answer that holds none, or that was not judged."""
    good = Finding("star", Level.GOOD, "The situation is told.", subject="situation")
    gap = Finding("star", Level.MISSING, "No result was heard.", subject="result")

    def said(*found: Finding) -> str:
        answer = judged(entry, *found)
        return verdict(answer, changes(1, answer, RUBRIC))

    assert said(good) == "Keep it: nothing to change was found."
    assert said(good, gap) == "One thing to change. Not heard: result."
    doubt = replace(good, level=Level.DOUBT, subject="task")
    assert said(good, gap, doubt) == "One thing to change."
    empty = Finding("content", Level.MISSING, "No words were heard.")
    assert said(empty) == "There is not yet an answer to judge."
    assert said() == ""
    assert verdict(replace(entry, review=None), ()) == ""
    (kept,) = praise(1, judged(entry, gap, good), RUBRIC)
    assert kept.message == good.message


def test_the_guide_is_quoted_and_the_trade_is_named(tmp_path: Path) -> None:
    """A line of the guide has a place on the page; what only the bank knows is expected."""
    pack = session(tmp_path / "s").pack
    advice = Advice(
        "Tone", "Give metrics wherever you can, say how much.", "", Source("guide.md", 95)
    )
    group = pack.concepts[0]
    bank = replace(group.concepts[0], name="backward compatibility", source=Source("api.toml", 150))
    pack = replace(pack, advice=(advice,), concepts=(replace(group, concepts=(bank,)),))
    lines = guide_lines(pack)
    assert lines["guide.md:95"].words == "your guide: “Give metrics wherever you can, say how much”"
    assert lines["guide.md:95"].anchor == "guide-95"
    assert lines["guide.md:20"].text == "Cut latency by 25%."
    assert lines["api.toml:150"].words == "commonly expected: backward compatibility"
    assert lines["api.toml:150"].anchor == ""


def test_a_sentence_within_a_quotation_does_not_end_a_message() -> None:
    assert (
        first_sentence("“I ran it. It broke.” at 0:10. Say when.")
        == "“I ran it. It broke.” at 0:10."
    )
    assert first_sentence("One alone") == "One alone"
    assert uncounted("“We” 7 times, “I” 3 times. Both are heard. More.") == "Both are heard."
    assert uncounted("Said 3 times.") == "Said 3 times."
