"""A report to share: nothing that was to be left out is anywhere in its bytes."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from conftest import Run
from report_material import GUIDE, keep, session

from mockint import report
from mockint.engines import opus, pyworld
from mockint.model import (
    Claim,
    Concept,
    ConceptGroup,
    Evidence,
    Finding,
    Level,
    Quantity,
    Question,
    Session,
    Source,
    Word,
)
from mockint.report import Private

ROOT = Path(__file__).parent.parent
NAMES = ("Kestrel", "Ferrante", "Halvorsen", "Morgenthau", "Kakao", "김서현", "halvorsen's")
NUMBERS = ("4731", "38.6183", "seventeen", "hundred", "9123%", "사십오만")
SPOKEN = (
    "At Kestrel I led Halvorsen's team and 김서현 님 with seventeen hundred servers in 4731 "
    "racks by 38.6183 percent "
    "so 9123% of them and 사십오만 users at Kakao thanked Ferrante and then Ferrante left"
)


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Session, Path]:
    """Give a session that says names and numbers in every place where they can stand."""
    folder = tmp_path / "2026-05-18T19-30-kakao"
    held = session(folder)
    entry = held.entries[0]
    assert entry.transcript
    assert entry.review
    words = tuple(
        Word(text, n * 0.5, n * 0.5 + 0.4, 0.3, "Halvorsen")
        for n, text in enumerate(SPOKEN.split())
    )
    place = (Evidence(words_span(words, 2, 12), 2, 12),)
    claim = Claim(
        f"Saved 4731 hours at Kestrel, {SPOKEN}",
        (Quantity(4731, "h", "4731 hours"),),
        Source(GUIDE, 9),
    )
    found = (
        Finding(
            "metrics",
            Level.GOOD,
            "'4731' at 0:05 puts a number on a change (38.6183% less).",
            place,
            4731.0,
            "%",
        ),
        Finding(
            "claims",
            Level.IMPROVE,
            "'4731'; your résumé says 38.6183.",
            place,
            38.6183,
            "%",
            subject=claim.text,
        ),
        Finding("star", Level.GOOD, f"The result is told: '{SPOKEN}' at 0:10.", place),
    )
    means = (
        "what Morgenthau built at Kestrel with 4731 racks, so "
        "that one request is never served twice"
    )
    group = ConceptGroup(
        "Own", (Concept("runbook", (), Source(GUIDE, 9), means),), Source(GUIDE, 8)
    )
    missed = Finding(
        "concepts", Level.MISSING, f"'runbook' was not heard: {means}.", subject="runbook"
    )
    asked = Question("01-incident", f"Tell me: {SPOKEN}?", *tail(entry.question))
    changed = replace(
        entry,
        question=asked,
        transcript=replace(entry.transcript, words=words, disfluencies=()),
        review=replace(entry.review, findings=(*found, missed), parts=()),
    )
    pack = replace(
        held.pack,
        claims=(claim,),
        questions=(asked, *held.pack.questions[1:]),
        rubric=replace(
            held.pack.rubric, claims=(claim,), concepts=(*held.pack.rubric.concepts, group)
        ),
        guide="/home/halvorsen/kakao.md",
    )
    made = replace(held, pack=pack, entries=(changed, *held.entries[1:]))
    keep(made, folder)
    return made, folder


def words_span(words: tuple[Word, ...], first: int, last: int):  # noqa: ANN201
    from mockint.model import Span

    return Span(words[first].start, words[last].end)


def tail(question: Question) -> tuple:
    return question.theme, question.kind, question.concepts, question.follow_ups, question.source


def test_nothing_leaks_anywhere(planted: tuple[Session, Path]) -> None:
    """Page, text and JSON hold no name, no number and no sound; the JSON still validates."""
    held, folder = planted
    made = report.redact(report.build(held), frozenset(Private))
    written = report.write(
        made, folder, report.Sounding(pitch=pyworld.pitch, link=False), name="report-redacted"
    )
    for file in written:
        text = file.path.read_text(encoding="utf-8")
        folded = text.casefold()
        assert [name for name in NAMES if name.casefold() in folded] == []
        assert [number for number in NUMBERS if number in text] == []
        assert "so that one request is never served twice" in text or file.path.suffix != ".json"
        assert "answer.wav" not in text or file.path.suffix == ".json"
        assert 'class="sound"' not in text
        assert "<audio" not in text
    data = json.loads((folder / "report-redacted.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "docs/report.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(data)
    text = (folder / "report-redacted.md").read_text(encoding="utf-8")
    assert "thanked \\[name\\] and then \\[name\\] left" in text, "the rest is still there"


@pytest.mark.parametrize(
    ("what", "gone", "stays"), [("names", "Ferrante", "4731"), ("numbers", "4731", "Ferrante")]
)
def test_only_what_was_chosen_is_left_out(
    planted: tuple[Session, Path], run: Run, what: str, gone: str, stays: str
) -> None:
    """The choice is the candidate's; the private report beside it is untouched."""
    folder = planted[1]
    report.write(report.build(planted[0]), folder, report.Sounding(opus.webm))
    before = (folder / "report.html").read_bytes()
    done = run("report", folder, f"--redact={what}")
    assert done.returncode == 0, done.stderr
    text = (folder / "report-redacted.html").read_text(encoding="utf-8")
    assert gone not in text
    assert stays in text
    assert 'class="sound"' in text, "the sound was not to go"
    assert (folder / "report.html").read_bytes() == before


def test_a_name_that_looks_like_none_can_be_hidden_by_hand(
    planted: tuple[Session, Path], run: Run
) -> None:
    """What was said in small letters is only known to the candidate."""
    done = run("report", "--redact", planted[1], "--hide", "racks", "--hide", "thanked")
    assert done.returncode == 0, done.stderr
    for form in ("html", "md", "json"):
        text = (planted[1] / f"report-redacted.{form}").read_text(encoding="utf-8")
        assert "racks" not in text
        assert "thanked" not in text


def test_an_unknown_wish_is_one_line(planted: tuple[Session, Path], run: Run) -> None:
    done = run("report", planted[1], "--redact=voice")
    assert done.returncode == 2
    assert "audio,names,numbers" in done.stderr
    assert "Traceback" not in done.stderr
