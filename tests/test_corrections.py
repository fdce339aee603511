"""What the candidate says of a doubt settles it, in this session and in the next."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mockint.errors import BadInput
from mockint.model import (
    Concept,
    ConceptGroup,
    Correction,
    Evidence,
    Finding,
    Kind,
    Level,
    Question,
    Rubric,
    Source,
    Span,
)
from mockint.places import corrections_file
from mockint.review.concept_verdicts import ID
from mockint.review.corrections import settled, verdict
from mockint.review.reading import prepare
from mockint.session import corrected, store
from tests import builders
from tests.conftest import Run
from training.reading import concepts as training_concepts

HERE = Source("guide.md", 3)
WORDS = "we throw the old copy away at once"


def _told(name: str, meant: bool, words: str = WORDS) -> Correction:
    return Correction(name, words, meant, "How do you cache?", "2026-11-30")


class ByFirstWord:
    """A stand-in embedder: sentences are alike when they begin alike."""

    made_by = "a stand-in"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        first = sorted({text.split()[0] for text in texts})
        return np.stack([np.eye(16, dtype=np.float32)[first.index(t.split()[0])] for t in texts])


@pytest.mark.parametrize(("core", "level"), [(("TTL",), Level.MISSING), ((), None)])
def test_a_yes_is_told_and_a_no_is_missing_only_where_it_is_core(
    core: tuple[str, ...], level: Level | None
) -> None:
    asked = Question("01", "How do you cache?", "", Kind.WALKTHROUGH, ("TTL",), (), HERE, core=core)
    answer = builders.answer(asked, None, builders.words(WORDS))
    doubt = Finding(ID, Level.DOUBT, "Possibly.", (Evidence(Span(0, 3), 0, 7),), subject="TTL")
    rubric = Rubric((), (ConceptGroup("caching", (Concept("TTL", (), HERE),), HERE),), ())
    reading = prepare(answer, rubric)
    assert settled(reading, [doubt]) == [doubt]
    (yes,) = settled(replace(reading, corrections=(_told("TTL", True),)), [doubt])
    assert (yes.level, yes.evidence) == (Level.NOTE, doubt.evidence)
    assert f"as you say yourself: '{WORDS}'" in yes.message
    no = settled(replace(reading, corrections=(_told("TTL", False),)), [doubt])
    assert [finding.level for finding in no] == ([level] if level else [])
    sure = replace(doubt, level=Level.GOOD)
    assert settled(replace(reading, corrections=(_told("TTL", False),)), [sure]) == [sure]


def test_the_last_word_counts_and_other_words_that_say_the_same_follow() -> None:
    told = [_told("TTL", False), _told("TTL", True)]
    assert verdict(told, "TTL", f"{WORDS.capitalize()}.", None) is True
    assert verdict(told, "Redis", WORDS, None) is None
    assert verdict(told, "TTL", "we have it dropped", None) is None
    assert verdict(told[:1], "TTL", "we have it dropped", ByFirstWord()) is False
    assert verdict(told[:1], "TTL", "they have it dropped", ByFirstWord()) is None


def test_corrections_are_kept_once_and_dropped_by_number() -> None:
    corrections_file().unlink(missing_ok=True)
    assert corrected.known() == ()
    corrected.keep([_told("TTL", True), _told("Redis", True)])
    corrected.keep([_told("TTL", False)])
    assert corrected.known() == (_told("Redis", True), _told("TTL", False))
    assert corrections_file().stat().st_mode & 0o077 == 0
    corrected.forget([0])
    assert corrected.known() == (_told("TTL", False),)
    corrections_file().write_text("{")
    with pytest.raises(BadInput, match=r"corrections\.json is damaged"):
        corrected.known()
    corrections_file().unlink()


@pytest.mark.real
def test_the_command_settles_a_doubt_and_the_reports_follow(
    short_session: Path, run: Run, tmp_path: Path
) -> None:
    entry = store.load(short_session).entries[0]
    assert entry.review is not None
    assert entry.transcript is not None
    corrections_file().unlink(missing_ok=True)
    env = {"MOCKINT_RECORDINGS": str(short_session.parent)}
    assert "Nothing is in doubt" in run("corrections", **env).stdout
    words = entry.transcript.words
    name = entry.question.concepts[0] if entry.question.concepts else "on-call"
    doubt = Finding(
        ID, Level.DOUBT, "Possibly.", (Evidence(Span(0, words[5].end), 0, 5),), subject=name
    )
    review = replace(entry.review, findings=(*entry.review.findings, doubt))
    store.Folder(short_session).keep(entry.question, review)
    listed = run("corrections", **env).stdout
    assert f"1  {name}?" in listed
    assert "--yes 1" in listed
    wrong = run("corrections", "--yes", "7", **env)
    assert (wrong.returncode, "from 1 to 1" in wrong.stderr) == (2, True)
    torn = run("corrections", "--yes", "1", "--no", "1", **env)
    assert (torn.returncode, "is a yes and a no" in torn.stderr) == (2, True)
    done = run("corrections", "last", "--yes", "1", **env)
    assert done.returncode == 0, done.stderr
    assert "1 kept" in done.stdout
    assert "report.html" in done.stdout
    told = json.loads(run("corrections", "--json", **env).stdout)
    assert [(kept["concept"], kept["meant"]) for kept in told["kept"]] == [(name, True)]
    assert told["doubts"] == []
    export = tmp_path / "text" / "mine.txt"
    export.parent.mkdir()
    assert run("corrections", "--export", str(export), **env).returncode == 0
    (learned,) = training_concepts(export.parent)
    assert (learned.name, learned.lines[0][0]) == (name, "+")
    assert run("corrections", "--forget", "1", **env).returncode == 0
    assert "Nothing was corrected yet" in run("corrections", "--kept", **env).stdout
