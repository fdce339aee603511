"""No number is told that cannot be traced: to words, spans, the guide, or a cited source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from receipts import hold_numbers, hold_places, hold_quotations
from report_material import ten
from report_receipts import Piece, Traces, of_page, of_text
from review_cases import Case, cases, meaning

from mockint import report
from mockint.engines import pyworld
from mockint.model import Answer, Entry, Rubric
from mockint.review import Studio, review
from mockint.text.sentences import sentences

pytestmark = pytest.mark.real


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_number_of_a_review_rests_on_something(case: Case) -> None:
    """Value, evidence, words pointed at, lines named or source cited: one of them has it."""
    hold_numbers(case.answer, case.review, case.rubric)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the ten-question session's report as an interview does, with meaning and sound."""
    folder = tmp_path_factory.mktemp("sessions") / "2026-05-18T19-30-ten"
    held, studio = ten(folder), Studio(folder, pyworld.pitch)
    entries = tuple(_judged(entry, held.pack.rubric, studio) for entry in held.entries)
    before = replace(held, started="2026-05-11T18:25:00+09:00", entries=entries[:4])
    made = report.build(replace(held, entries=entries), last_time=before)
    report.write(made, folder, report.Sounding(pitch=pyworld.pitch))
    return folder


def _judged(entry: Entry, rubric: Rubric, studio: Studio) -> Entry:
    told = Answer(entry.question, entry.recording, entry.transcript)
    return replace(entry, review=review(told, rubric, meaning(), studio=studio))


@pytest.fixture(scope="module")
def traces(written: Path) -> Traces:
    """Read report.json, which is all that the page and the text are held against."""
    return Traces.read(written / "report.json")


@pytest.fixture(scope="module")
def pieces(written: Path) -> list[Piece]:
    """Give every text of page and text that a reader sees, points at or hears read aloud."""
    page, text = (
        (written / f"report.{form}").read_text(encoding="utf-8") for form in ("html", "md")
    )
    return [*of_page(page), *of_text(text)]


def test_every_number_of_the_reviews_in_a_report_rests_on_something(traces: Traces) -> None:
    """Real answers, judged with everything there is: the same holds as for the cases."""
    session = traces.report.session
    for entry in session.entries:
        answer = Answer(entry.question, entry.recording, entry.transcript)
        hold_places(answer, entry.review, session.pack.rubric)
        hold_quotations(answer, entry.review)
        hold_numbers(answer, entry.review, session.pack.rubric)


def test_the_report_tells_no_number_that_the_json_cannot_trace(
    traces: Traces, pieces: list[Piece]
) -> None:
    """It stands in words, the guide or a source, or follows from words, spans and findings."""
    assert [(piece, lost) for piece in pieces if (lost := traces.untraced(piece))] == []


def test_a_false_number_is_noticed(traces: Traces, pieces: list[Piece]) -> None:
    """Nearly four in five figures cannot become another; the rest are true of something else.

    Another line of the guide is a line of the guide, and `2 of 7` may be another check's points.
    """
    false = [
        changed
        for piece in pieces
        if piece.kind in ("told", "line")
        for changed in _falsified(piece)
    ]
    noticed = [changed for changed in false if traces.untraced(changed)]
    assert len(noticed) > 0.78 * len(false) > 1000


def _falsified(piece: Piece) -> Iterator[Piece]:
    """Change one figure after the other in its last digit.

    A second more or less is another moment, and as true.
    """
    for digits in re.finditer(r"(?<![\w.:])\d+(?![\d:])", piece.text):
        told = digits[0][:-1] + str((int(digits[0][-1]) + 3) % 10)
        yield piece._replace(text=piece.text[: digits.start()] + told + piece.text[digits.end() :])


def test_what_plays_begins_where_its_finding_does(written: Path, traces: Traces) -> None:
    """A button of the page plays the first moment of a place that report.json holds.

    Beside an example that is the sentence that it was made of.
    """
    buttons = re.findall(
        r'data-answer="(\d+)" data-at="([\d.]+)"', (written / "report.html").read_text("utf-8")
    )
    assert len(buttons) > 100
    for number, at in buttons:
        found = traces.report.session.entries[int(number) - 1].review.findings
        entry = traces.report.session.entries[int(number) - 1]
        assert entry.transcript
        spoken = {
            entry.transcript.words[sentence.first].start
            for sentence in sentences(entry.transcript.words)
        }
        places = {place.span.start for finding in found for place in finding.evidence}
        assert float(at) in places | spoken
