"""Every check's row is whole, nobody else knows its id, and what the row says is what happens."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from review_cases import cases

from mockint import report
from mockint.model import Criterion, Entry, Finding, Level, Review, Rubric, Session, Source, Word
from mockint.review import next_steps, reading, review
from mockint.review.check import Check
from mockint.review.checks import CHECKS, CUSTOM, row
from mockint.review.steps import OPEN
from mockint.text.sentences import Sentence, sentences
from mockint.wiring.guides import read, shipped

HOUSE = Path(__file__).parent.parent
PACKAGE = HOUSE / "mockint"
FOLDER = PACKAGE / "review" / "checks"
UNMISTAKABLE = {
    "avoid", "claims", "depth", "directness", "engineering", "fillers", "impact", "jargon",
    "metrics", "misconceptions", "ownership", "pace", "pauses", "progression", "raise", "repairs",
    "star", "structure",
}  # fmt: skip
"""Ids that stand for nothing else: not one text may hold them. Others are also everyday words."""
PACK = read(shipped())[0]


def test_every_file_of_the_folder_is_listed() -> None:
    """A check that nobody runs is found here."""
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    listed = {check.run.__module__.rsplit(".", 1)[1] for check in CHECKS}
    assert files == listed, f"list in CHECKS of review/checks/__init__.py: {files ^ listed}"
    assert len({check.id for check in CHECKS}) == len(CHECKS), "two checks share an id"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_nothing_of_a_check_was_forgotten(check: Check) -> None:
    """Each line says what to do."""
    here = f"review/checks/{check.id}.py"
    assert check.title, f"{here}: give it a title"
    assert check.kinds, f"{here}: say which kinds of questions it is for"
    assert check.languages, f"{here}: say which languages it understands"
    assert bool(check.drill) == bool(check.weight), f"{here}: what has a weight needs a drill"
    asked = check.asked_for_by
    assert asked is None or re.compile(asked.words), f"{here}: asked_for_by"
    assert asked is None or len(asked.meanings) > 2, (
        f"{here}: write three sentences that ask for it"
    )
    assert not check.habit or asked, (
        f"{here}: a habit is a rule of the guide too; say what asks for it"
    )
    assert check.id in documented(), f"docs/review.md: tell in the table what {check.id} does"
    assert has_cases(check), f"tests/cases/review/: write cases that expect {check.id}"


@pytest.mark.real
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_finds_fault_is_advised(check: Check) -> None:
    """A check that says what to improve and is never a next step has forgotten its weight."""
    found = [
        finding for case in cases() for finding in case.review.findings if finding.check == check.id
    ]
    if any(finding.level in OPEN for finding in found):
        assert check.weight, (
            f"review/checks/{check.id}.py: it finds fault; give it a weight and a drill"
        )


def documented() -> set[str]:
    """Give the ids in the first column of the table of checks."""
    table = (
        (HOUSE / "docs" / "review.md")
        .read_text("utf-8")
        .split("## The checks")[1]
        .split("\n## ")[0]
    )
    rows = (line.split("|")[1] for line in table.splitlines() if line.startswith("|"))
    return {name.strip() for names in rows for name in names.split(",")}


def has_cases(check: Check) -> bool:
    """Say whether a case expects its findings, or a test of its own does."""
    expects = re.compile(rf"^[+-] {check.id}( |$)", re.MULTILINE)
    told = any(
        expects.search(path.read_text("utf-8"))
        for path in (HOUSE / "tests/cases/review").glob("*.md")
    )
    return told or (HOUSE / "tests" / f"test_review_{check.id}.py").is_file()


@pytest.mark.slow
def test_nobody_else_writes_the_id_of_a_check_down() -> None:
    """Whoever needs something of a check asks its row."""
    ids = {check.id for check in CHECKS}
    outside = [path for path in PACKAGE.rglob("*.py") if FOLDER not in path.parents]
    named = [f"{path.relative_to(HOUSE)}:{line}" for path in outside for line in written(path, ids)]
    assert not named, f"ask the row in review/checks instead: {named}"


def written(path: Path, ids: set[str]) -> Iterator[int]:
    """Give the lines that hold an unmistakable id as a text, or compare a check with any id."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        texts = {
            constant.value
            for constant in ast.walk(node)
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
        }
        if isinstance(node, ast.Constant) and texts & UNMISTAKABLE:
            yield node.lineno
        attributes = {
            attribute.attr for attribute in ast.walk(node) if isinstance(attribute, ast.Attribute)
        }
        if isinstance(node, ast.Compare | ast.Call) and "check" in attributes and texts & ids:
            yield node.lineno


def test_an_answer_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are cut into sentences once, however many checks look at them."""
    asked: list[int] = []

    def counted(words: Sequence[Word]) -> tuple[Sentence, ...]:
        asked.append(len(words))
        return sentences(words)

    case = next(case for case in cases() if case.name.endswith("an excellent story"))
    before = case.review
    monkeypatch.setattr(reading, "sentences", counted)
    assert review(case.answer, case.rubric) == before
    assert len(asked) == 1


def test_no_check_prepares_anything_by_itself() -> None:
    """Sentences, words, numbers and parts come from the reading; language and kind from the row."""
    made = {"sentences", "plains", "results", "tagged", "english", "typed", "relevance"}
    made.add("ConceptSearch")
    for path in FOLDER.glob("*.py"):
        imported = [
            statement
            for statement in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(statement, ast.ImportFrom)
        ]
        names = {name.name for statement in imported for name in statement.names}
        assert not names & made, f"{path.name}: take it from the reading: {names & made}"
        assert "del rubric" not in path.read_text("utf-8"), f"{path.name}: call it _rubric"


def missed(*ids: str) -> Review:
    """Give a review in which these checks miss something."""
    return Review(
        "01-a", tuple(Finding(id_, Level.MISSING, f"{id_} is missing.") for id_ in ids), (), "test"
    )


def rubric(*checks: Criterion) -> Rubric:
    return Rubric(checks, (), ())


def criterion(id_: str, weight: float, *keywords: str) -> Criterion:
    return Criterion(
        id_, id_, "because", Source("rubric.toml", 1), weight=weight, keywords=keywords
    )


def test_the_weight_of_the_rubric_file_changes_the_next_steps() -> None:
    """`weight` is multiplied with the row's; 0 shows a finding and never advises on it."""
    made = missed("star", "impact", "concepts", "metrics")
    assert [step.check for step in next_steps([made], rubric())] == ["star", "metrics", "impact"]
    heavy = rubric(criterion("concepts", 3.0), criterion("star", 0.0))
    assert [step.check for step in next_steps([made], heavy)] == ["concepts", "metrics", "impact"]


def test_a_check_of_the_candidates_own_is_advised() -> None:
    """It stands among ours, and its weight moves it."""
    made = missed("star", "concepts", "accessibility", "depth")
    own = rubric(criterion("accessibility", 1.0, "screen reader"))
    assert [step.check for step in next_steps([made], own)] == ["star", "accessibility", "depth"]
    first = rubric(criterion("accessibility", 10.0, "screen reader"))
    assert next_steps([made], first)[0].check == "accessibility"
    assert row("accessibility") is CUSTOM


def test_the_report_asks_the_same_chooser() -> None:
    """With or without steps given to it, a report says what the review says."""
    asked = PACK.questions[0]
    entry = Entry(
        asked,
        None,
        None,
        replace(missed("star", "impact", "concepts", "metrics"), question=asked.id),
    )
    heavy = replace(PACK, rubric=rubric(criterion("concepts", 9.0)))
    held = Session("s", "2026-05-18T19:30:00+09:00", "you", heavy, (entry,))
    made = report.build(held)
    assert [step.check for step in made.next_steps] == ["concepts", "star", "metrics"]
