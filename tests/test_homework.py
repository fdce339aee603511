"""What to practise next: which three things come first, and the command that asks for one again."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner
from report_material import session

from mockint import report, wiring
from mockint.cli.interview import command
from mockint.errors import DeviceTrouble
from mockint.guide import shipped
from mockint.model import (
    Criterion,
    Entry,
    Evidence,
    Finding,
    Kind,
    Level,
    Pack,
    Question,
    Review,
    Rubric,
    Session,
    Source,
    Span,
)
from mockint.report.homework import again
from mockint.report.view import view
from mockint.review import next_steps
from mockint.wiring.guides import read

EMPTY = Rubric((), (), ())


def found(
    check: str, level: Level = Level.MISSING, subject: str = "", *, at: float | None = None
) -> Finding:
    evidence = () if at is None else (Evidence(Span(at, at + 1)),)
    return Finding(check, level, f"{check} {level} {subject}", evidence, subject=subject)


def judged(*answers: tuple[Finding, ...]) -> list[Review]:
    return [Review(f"{n:02}-a", findings, (), "test") for n, findings in enumerate(answers, 1)]


def first(reviews: list[Review], rubric: Rubric = EMPTY) -> str:
    return next_steps(reviews, rubric)[0].check


def test_what_is_missing_comes_before_what_could_be_better() -> None:
    """The level decides where weight and count are alike, for checks and within a check."""
    impact, metrics = found("impact"), found("metrics", Level.IMPROVE)
    assert first(judged((impact, metrics))) == "impact"
    assert first(judged((replace(impact, level=Level.IMPROVE), metrics))) == "metrics"
    heard, grave = found("star", Level.IMPROVE, at=3.0), found("star", subject="result")
    assert next_steps(judged((heard, grave)), EMPTY) == (grave,)


def test_the_weight_decides() -> None:
    """A rubric file turns the order around."""
    reviews = judged((found("impact"), found("metrics")))
    heavy = Criterion("impact", "", "", Source("rubric.toml", 1), weight=2.0)
    assert first(reviews) == "metrics"
    assert first(reviews, Rubric((heavy,), (), ())) == "impact"


def test_how_many_answers_share_it_decides() -> None:
    """Answers are counted, not findings: one answer with a fault three times is one answer."""
    metrics, impact = found("metrics"), found("impact")
    assert first(judged((metrics, impact), (impact,), (impact,))) == "impact"
    thrice = tuple(found("impact", subject=part) for part in ("a", "b", "c"))
    assert first(judged((metrics, *thrice), (), ())) == "metrics"
    lone, shared = found("star", subject="task"), found("star", subject="result")
    assert next_steps(judged((lone, shared), (shared,)), EMPTY) == (shared,)


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Question, ...]]:
    """Keep what an interview was to ask, in place of opening a room for it."""
    asked: list[tuple[Question, ...]] = []

    def practice(plan: wiring.plans.Plan, *_: object, **__: object) -> NoReturn:
        asked.append(plan.questions)
        raise DeviceTrouble("No microphone.")

    monkeypatch.setattr(wiring, "practice", practice)
    return asked


def run(line: str, asked: list[tuple[Question, ...]]) -> tuple[str, ...]:
    """Run a command as a shell would; give the texts of the questions that it asks."""
    program, name, *rest = shlex.split(line)
    assert (program, name) == ("mockint", "interview")
    result = CliRunner().invoke(command, rest)
    assert isinstance(result.exception, DeviceTrouble), result.output
    return tuple(question.text for question in asked.pop())


def one_a_question(pack: Pack) -> Session:
    """Give a session in which every question misses a number."""
    entries = tuple(
        Entry(
            question, review=Review(question.id, (found("metrics", subject=question.id),), (), "")
        )
        for question in pack.questions
    )
    return Session("s", "2026-05-18T19:30:00+09:00", "you", pack, entries)


@pytest.mark.real
@pytest.mark.parametrize("name", ["my guide (2).md", "-guide.md", "$(touch x).md", "가이드.md"])
def test_a_homework_command_asks_its_own_question(
    name: str,
    tmp_path: Path,
    asked_for: list[tuple[Question, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The guide of the session is named, so its question is asked and not the shipped guide's."""
    monkeypatch.chdir(tmp_path)
    lines = (f"- Question {n}: what is the meaning of {w}?" for n, w in enumerate("abc", 1))
    Path(name).write_text("# Guide\n\n## Questions\n\n" + "\n".join(lines), encoding="utf-8")
    pack, _ = read(tmp_path / name)
    assert len(pack.questions) == 3
    for finding, question in zip(
        (entry.review.findings[0] for entry in one_a_question(pack).entries if entry.review),
        pack.questions,
        strict=True,
    ):
        held = report.build(one_a_question(pack), [finding])
        (step,) = view(held).steps
        assert run(step.again, asked_for) == (question.text,)
        assert again(question, pack) == step.again
    assert not Path("x").exists()


@pytest.mark.real
def test_the_shipped_guide_is_found_from_any_folder(
    tmp_path: Path, asked_for: list[tuple[Question, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bare name will do."""
    monkeypatch.chdir(tmp_path)
    pack, _ = read(shipped())
    question = pack.questions[8]
    assert again(question, pack) == "mockint interview kakao-senior-backend.md -n 9"
    assert run(again(question, pack), asked_for) == (question.text,)


def test_the_candidates_own_turns_have_no_command(tmp_path: Path) -> None:
    """The last words are no question of the guide: `-n` would ask for another one."""
    held = session(tmp_path / "s")
    closing = replace(held.entries[0].question, kind=Kind.CLOSING)
    assert again(closing, held.pack) == ""
    assert again(replace(closing, id="99-unknown", kind=Kind.BEHAVIORAL), held.pack) == ""
