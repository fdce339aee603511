"""Guides in other forms: the table in guides/README.md says what each of them holds."""

import re
from pathlib import Path

import pytest

from benchmarks.forms import OTHERS, row, rows, share
from mockint.model import Kind, Pack, Source
from mockint.wiring.guides import read

GUIDES = Path(__file__).parent / "guides"
ROWS = re.findall(
    r"^\| (\w+\.md) \|((?: \d+ \|)+)", (GUIDES / "README.md").read_text("utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("name", "counts"), ROWS, ids=[name for name, _ in ROWS])
def test_what_a_guide_holds_comes_through_and_nothing_else(name: str, counts: str) -> None:
    """Counts of every section are those that a person wrote beside the guide."""
    pack, faults = read(GUIDES / name)
    found = (
        len(pack.questions),
        len(pack.to_ask),
        sum(
            1
            for group in pack.concepts
            for concept in group.concepts
            if concept.source.file == name
        ),
        sum(1 for group in pack.concepts if group.source.file == name),
        len(pack.claims),
        len(pack.advice),
        sum(1 for line in pack.advice if line.under),
        len(faults),
    )
    assert found == tuple(map(int, counts.replace("|", " ").split()))


def test_there_is_a_row_for_every_guide() -> None:
    """No form is left untested."""
    assert {name for name, _ in ROWS} == {path.name for path in GUIDES.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("name", [name for name, _ in ROWS])
def test_every_item_stands_in_the_line_that_it_names(name: str) -> None:
    """The words of each question, achievement and piece of advice are in its line of the file."""
    path = GUIDES / name
    lines = path.read_text("utf-8-sig").splitlines()
    pack, _ = read(path)
    items = [(item.text, item.source) for item in (*pack.questions, *pack.to_ask, *pack.claims)]
    items += [(line.text or line.topic, line.source) for line in pack.advice]
    items += [
        (group.concepts[0].name, group.concepts[0].source)
        for group in pack.concepts
        if group.source.file == name
    ]
    for text, source in items:
        assert source.file == name
        assert text.split()[0] in lines[source.line - 1]


def pack_of(name: str) -> Pack:
    return read(GUIDES / name)[0]


def test_themes_come_from_bullets_headings_and_columns() -> None:
    """A question's theme is the nearest thing above it that asks nothing."""
    assert [question.theme for question in pack_of("nested.md").questions] == [
        "Kubernetes",
        "Kubernetes",
        "Networking",
        "People",
    ]
    assert [question.theme for question in pack_of("tables.md").questions] == [
        "Strategy",
        "Metrics",
        "Behavioral",
    ]
    assert [question.theme for question in pack_of("nurse.md").questions] == [
        "Clinical",
        "Clinical",
        "Behavioural",
    ]


def test_korean_guides_are_korean_throughout() -> None:
    """Language, ids, kinds, numbers and follow-ups of a Korean guide."""
    pack = pack_of("korean.md")
    assert (pack.language, pack.company, pack.role) == ("ko", "한빛소프트", "백엔드 개발자")
    ids = [question.id for question in pack.questions]
    assert ids == ["01-자기소개", "02-데이터베이스", "03-데이터베이스", "04-협업"]
    assert [question.kind for question in pack.questions] == [
        Kind.SELF_PRESENTATION,
        Kind.SYSTEM_DESIGN,
        Kind.COMPARISON,
        Kind.COLLABORATION,
    ]
    assert [
        (number.value, number.unit) for claim in pack.claims for number in claim.quantities
    ] == [
        (30.0, "%"),
        (50_000.0, "users"),
        (2.0, "x"),
    ]
    assert {check.id for check in pack.rubric.checks if check.source} == {
        *("star", "metrics", "impact", "concepts", "closing"),
    }


def test_questions_below_a_question_are_asked_next() -> None:
    """The guide's own follow-ups come first; notes below a question stay notes."""
    nested = pack_of("nested.md")
    assert nested.questions[2].follow_ups[0] == "And what changes with HTTP/3?"
    assert "mention DNS, TCP and TLS" in [fact.text for fact in nested.facts]


@pytest.mark.parametrize(
    ("name", "company", "role"),
    [
        ("flat.md", "Northwind Grocers", "Data Analyst"),
        ("nested.md", "Blue Harbor", "Platform Engineer"),
        ("tables.md", "Lumen Bank", "Product Manager"),
        ("nurse.md", "Riverside Hospital", "Registered Nurse"),
        ("numbered.md", "", "Mechanical Engineer"),
        ("no_headings.md", "", ""),
    ],
)
def test_company_and_role_are_read_in_either_order_or_left_empty(
    name: str, company: str, role: str
) -> None:
    """A title that names neither gives neither."""
    assert (pack_of(name).company, pack_of(name).role) == (company, role)


def test_two_hundred_questions_come_through_in_order_with_ids_of_their_own(tmp_path: Path) -> None:
    """Long guides lose nothing."""
    asked = [f"How would you test part {number} of a bridge?" for number in range(200)]
    path = tmp_path / "long.md"
    path.write_text(
        "# Bridges\n\n## Questions\n\n"
        + "".join(f"{n}. {text}\n" for n, text in enumerate(asked, 1))
    )
    pack, faults = read(path)
    assert [question.text for question in pack.questions] == asked
    assert len({question.id for question in pack.questions}) == 200
    assert sorted(question.id for question in pack.questions) == [
        question.id for question in pack.questions
    ]
    assert not faults


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    """Notepad's "Unicode" just works."""
    path = tmp_path / "notepad.md"
    path.write_text("# Prep\r\n\r\n## 예상 질문\r\n- 왜 지원하셨나요?\r\n", "utf-16")
    pack, _ = read(path)
    assert [(question.text, question.source) for question in pack.questions] == [
        ("왜 지원하셨나요?", Source("notepad.md", 4))
    ]


@pytest.mark.parametrize("fence", ["```markdown", "~~~ md", "````markdown"])
def test_a_fence_around_the_guide_changes_nothing_but_the_lines(fence: str, tmp_path: Path) -> None:
    """Copied out of a chat, with text before the file ends and no newline behind the fence."""
    plain, wrapped = tmp_path / "plain.md", tmp_path / "wrapped.md"
    text = (GUIDES / "flat.md").read_text("utf-8")
    plain.write_text(text)
    closing = re.match(r"[`~]+", fence)
    assert closing
    wrapped.write_text(f"{fence}\n{text}{closing[0]}")
    bare, fenced = read(plain)[0], read(wrapped)[0]
    assert [(q.id, q.text, q.concepts, q.source.line + 1) for q in bare.questions] == [
        (q.id, q.text, q.concepts, q.source.line) for q in fenced.questions
    ]
    assert [line.text for line in bare.advice] == [line.text for line in fenced.advice]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Likely questions", "questions"),
        ("3. Practice Questions 🎯", "questions"),
        ("Questions the interviewer may ask", "questions"),
        ("What they will ask you", "questions"),
        ("Frequently asked", "questions"),
        ("면접 질문", "questions"),
        ("예상 질문 리스트", "questions"),
        ("Things to ask", "to_ask"),
        ("Questions to Ask the Interviewer", "to_ask"),
        ("My questions for the hiring manager", "to_ask"),
        ("역질문", "to_ask"),
        ("면접관에게 물어볼 질문", "to_ask"),
        ("Topics to brush up on", "concepts"),
        ("Key Concepts", "concepts"),
        ("핵심 개념", "concepts"),
        ("Tips", "advice"),
        ("Interview Strategy", "advice"),
        ("Do's & Don'ts", "advice"),
        ("전략 및 조언", "advice"),
        ("My achievements", "claims"),
        ("주요 성과", "claims"),
        ("About the company", "facts"),
        ("회사 소개", "facts"),
        ("직무 개요", "facts"),
        ("Why I'm a good fit", "facts"),
    ],
)
def test_headings_are_understood_by_the_meaning_of_their_words(
    heading: str, kept: str, tmp_path: Path
) -> None:
    """One line below the heading arrives in that section and in no other."""
    path = tmp_path / "guide.md"
    path.write_text(
        f"# Prep\n\n## Questions\n\n- Why?\n\n## {heading}\n\n- Steady rhythm, loud voice\n"
    )
    pack, faults = read(path)
    sizes = {
        "questions": len(pack.questions) - 1,
        "to_ask": len(pack.to_ask),
        "advice": len(pack.advice),
        "claims": len(pack.claims),
        "concepts": len(pack.concepts),
        "facts": len([fact for fact in pack.facts if fact.section != "concepts"]),
    }
    assert {name for name, size in sizes.items() if size} == {kept}
    assert not faults


@pytest.mark.parametrize("name", sorted(path.stem for path in OTHERS.glob("*.md")))
def test_no_guide_in_a_form_from_elsewhere_loses_much_or_has_anything_invented(name: str) -> None:
    """Forms that people really prepare with; the truth was written from the guide alone."""
    found = row(OTHERS / f"{name}.md")
    print(
        f"{name}: {found.questions.found}/{found.questions.asked_for} "
        f"{found.advice.found}/{found.advice.asked_for}"
    )
    assert found.questions.found >= 0.8 * found.questions.asked_for, found.questions.lost
    assert not found.questions.invented
    assert not found.advice.invented


def test_questions_and_advice_of_all_forms_from_elsewhere_come_through() -> None:
    """At least 95 % of the questions and 90 % of the advice, without the list of two hundred.

    That list is counted apart.
    """
    found = [guide for guide in rows() if guide.questions.asked_for < 100]
    assert len(found) >= 10
    assert share(guide.questions for guide in found) >= 0.95
    assert share(guide.advice for guide in found) >= 0.90


def test_a_guide_that_is_only_a_heading_and_its_questions(tmp_path: Path) -> None:
    """The heading of the only section is no company's name."""
    path = tmp_path / "short.md"
    path.write_text("## Questions\n- How do you scale a cache?\n")
    pack, faults = read(path)
    assert ([question.text for question in pack.questions], pack.company) == (
        ["How do you scale a cache?"],
        "",
    )
    assert not faults
