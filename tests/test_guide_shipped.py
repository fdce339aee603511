"""The shipped guides: three, of two trades and in two languages, each wholly understood."""

from collections import Counter
from pathlib import Path

import pytest

from mockint.model import Kind, Pack
from mockint.wiring.guides import read, shipped
from tests.conftest import Run

GUIDES = sorted(shipped().parent.glob("*.md"))


@pytest.fixture(params=GUIDES, ids=[path.stem for path in GUIDES])
def pack(request: pytest.FixtureRequest) -> Pack:
    pack, faults = read(request.param)
    assert not faults
    return pack


def test_three_guides_come_with_the_program() -> None:
    """A backend engineer's in English and in Korean, and a nurse's."""
    assert sorted(path.stem for path in GUIDES) == [
        "kakao-senior-backend",
        "kakao-senior-backend-ko",
        "riverside-stroke-nurse",
    ]


def test_every_section_of_each_guide_arrives(pack: Pack) -> None:
    """Company, role, ten questions, what to ask, four achievements, twelve pieces of advice."""
    assert pack.company
    assert pack.role
    assert (len(pack.questions), len(pack.claims), len(pack.advice)) == (10, 4, 12)
    assert len(pack.to_ask) >= 7
    assert len({question.kind for question in pack.questions}) >= 4
    assert {check.id for check in pack.rubric.checks} >= {
        "star",
        "metrics",
        "ownership",
        "impact",
        "concepts",
    }


@pytest.mark.parametrize("name", ["kakao-senior-backend-ko", "riverside-stroke-nurse"])
def test_each_question_listens_for_five_concepts_by_words_alone(name: str) -> None:
    """No model of meaning is needed here.

    The first guide, modelled on another, is tested with one elsewhere.
    """
    pack, _ = read(Path(name))
    known = {concept.name for group in pack.rubric.concepts for concept in group.concepts}
    assert not [question.id for question in pack.questions if len(question.concepts) < 5]
    assert {name for question in pack.questions for name in question.concepts} <= known


def test_a_nurse_hears_nothing_of_backend_engineering() -> None:
    """The bank widens guides of its own trade only."""
    pack, _ = read(Path("riverside-stroke-nurse"))
    files = {concept.source.file for group in pack.rubric.concepts for concept in group.concepts}
    assert {file.split("/")[0] for file in files} == {"care", pack.guide}


def test_the_korean_guide_is_korean_and_holds_what_the_english_one_holds() -> None:
    """Language, kinds and figures agree; nothing but the language is another."""
    english, korean = read(shipped())[0], read(Path("kakao-senior-backend-ko"))[0]
    assert korean.language == "ko"
    figures = [[(q.value, q.unit) for q in claim.quantities] for claim in korean.claims]
    assert figures == [[(q.value, q.unit) for q in claim.quantities] for claim in english.claims]
    assert [q.kind for q in korean.questions] == [q.kind for q in english.questions]
    assert Counter(line.under != "" for line in korean.advice) == Counter(
        line.under != "" for line in english.advice
    )
    assert korean.questions[8].kind is Kind.BEHAVIORAL


def test_a_shipped_guide_is_found_by_its_bare_name(run: Run, tmp_path: Path) -> None:
    """No path into the package is needed; a file of that name in the folder comes first."""
    done = run("guide", "check", "riverside-stroke-nurse")
    assert done.returncode == 0
    assert "Every line was understood" in done.stdout
    (tmp_path / "riverside-stroke-nurse").write_text("# Prep\n\n## Questions\n- Why?\n")
    assert "1 questions" in " ".join(run("guide", "check", "riverside-stroke-nurse").stdout.split())
