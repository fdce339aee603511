"""The shipped guide and the one it is modelled on: everything in them arrives in the pack."""

import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from mockint.model import Kind, Pack
from mockint.session.json import decode, encode
from mockint.wiring.guides import read, shipped
from tests.conftest import SHARED, Run

SEED = SHARED / "seed-guide.md"

CHECKS = [
    "star",
    "concepts",
    "depth",
    "engineering",
    "metrics",
    "ownership",
    "impact",
    "progression",
]
CHECKS += ["raise", "closing", "pace", "fillers", "pauses"]


@pytest.fixture(params=["seed", "shipped"])
def guide(request: pytest.FixtureRequest) -> Path:
    if request.param == "shipped":
        return shipped()
    if not SEED.is_file():
        pytest.skip("needs the guide that the shipped one is modelled on, at ../shared")
    return SEED


@pytest.fixture
def pack(guide: Path) -> Pack:
    pack, faults = read(guide)
    assert not faults
    return pack


def test_title_company_and_role(pack: Pack) -> None:
    """The first heading names both."""
    assert (pack.company, pack.role, pack.language) == (
        "Kakao Corp",
        "Senior Backend Engineer",
        "en",
    )


def test_ten_questions_with_their_themes_and_kinds(pack: Pack) -> None:
    """Also the tenth, whose bullet stands one blank too far left for Markdown."""
    assert [(question.theme, question.kind) for question in pack.questions] == [
        ("System Design", Kind.SYSTEM_DESIGN),
        ("Language & Runtime", Kind.COMPARISON),
        ("API Design", Kind.SYSTEM_DESIGN),
        ("Database & Caching", Kind.WALKTHROUGH),
        ("Cloud Infrastructure", Kind.WALKTHROUGH),
        ("Reliability & Monitoring", Kind.WALKTHROUGH),
        ("Security", Kind.WALKTHROUGH),
        ("DevOps & CI/CD", Kind.WALKTHROUGH),
        ("Behavioral", Kind.BEHAVIORAL),
        ("Collaboration", Kind.COLLABORATION),
    ]
    assert [question.id for question in pack.questions][::9] == [
        "01-system-design",
        "10-collaboration",
    ]
    assert not [
        question.text
        for question in pack.questions
        if question.text[0] in "“\"'" or question.text[-1] != "?"
    ]


def test_each_technical_question_expects_concepts_of_its_own_groups(pack: Pack) -> None:
    """Chosen by words shared with the guide's groups; each name is one of the guide's concepts."""
    groups = {concept.name: group.name for group in pack.concepts for concept in group.concepts}
    best = {
        "System Design": "Microservices Design",
        "Language & Runtime": "Node.js & Go",
        "API Design": "API Patterns",
        "Database & Caching": "Database Tuning",
        "Cloud Infrastructure": "AWS Fundamentals",
        "Reliability & Monitoring": "Observability",
        "Security": "Security",
        "DevOps & CI/CD": "CI/CD & IaC",
    }
    for question in pack.questions[:8]:
        assert 5 <= len(question.concepts) <= 10
        assert best[question.theme] in {groups[name] for name in question.concepts}


def test_eight_questions_to_ask_in_five_themes(pack: Pack) -> None:
    """Two, two, one, two, one."""
    themes = Counter(question.theme for question in pack.to_ask)
    assert list(themes) == [
        "Team & Roadmap",
        "Operations & Culture",
        "Performance & Reliability",
        "Growth & Development",
        "Company Strategy",
    ]
    assert list(themes.values()) == [2, 2, 1, 2, 1]


def test_ten_groups_of_concepts_are_split_into_things_that_can_be_heard(pack: Pack) -> None:
    """Strokes and "vs." are spelled out."""
    assert len(pack.concepts) == 10
    names = [
        concept.name
        for group in pack.concepts
        for concept in group.concepts
        if concept.source.file == pack.guide
    ]
    split = {
        "OAuth2",
        "JWT",
        "event loop",
        "goroutines",
        "EC2 autoscaling",
        "pub/sub",
        "encryption in transit",
    }
    assert split <= set(names)
    assert len(names) == 46


def test_four_achievements_with_value_unit_direction_and_what_they_measure(pack: Pack) -> None:
    """Which noun a number belongs to is read from its own clause."""
    told = [
        [(quantity.value, quantity.unit, quantity.direction) for quantity in claim.quantities]
        for claim in pack.claims
    ]
    assert told == [
        [(10_000.0, "users", ""), (25.0, "%", "down")],
        [(30.0, "%", "down")],
        [(40.0, "%", "down")],
        [(0.0, "downtime", "down")],
    ]
    whats = [claim.quantities[-1].what for claim in pack.claims]
    for what, expected in zip(whats, ("API latency", "load", "load", "downtime"), strict=True):
        assert expected in what


def test_twelve_bullets_of_advice_six_of_them_below_another(pack: Pack) -> None:
    """Three below each of two."""
    assert len(pack.advice) == 12
    assert sorted(Counter(line.under for line in pack.advice).values()) == [3, 3, 6]


def test_checks_quote_the_advice_that_asks_for_them(guide: Path, pack: Pack) -> None:
    """Habits are checked for a published reason, all others for a line of the guide."""
    lines = guide.read_text("utf-8").splitlines()
    assert list(dict.fromkeys(check.id for check in pack.rubric.checks)) == CHECKS
    for check in pack.rubric.checks:
        if check.id in {"fillers", "pace", "pauses"}:
            assert check.source is None
        else:
            assert check.source
            told = check.because.split(": ", 1)[-1].split(", ")[0]
            assert told in lines[check.source.line - 1]


def test_job_fit_company_and_tools_are_facts(pack: Pack) -> None:
    """Nothing else of the guide is lost."""
    sections = Counter(fact.section for fact in pack.facts)
    assert (sections["job"], sections["fit"], sections["résumé"], sections["company"]) == (
        8,
        4,
        5,
        5,
    )


def test_a_pack_survives_json(pack: Pack) -> None:
    """What is kept in a session can be read again."""
    assert decode(Pack, encode(pack), file=Path("pack.json")) == pack


def test_the_shipped_guide_keeps_every_figure_and_copies_no_sentence() -> None:
    """It was written anew from the same facts; only lists of terms and headings may be the same."""
    if not SEED.is_file():
        pytest.skip("needs the guide that the shipped one is modelled on, at ../shared")
    seed, own = SEED.read_text("utf-8"), shipped().read_text("utf-8")
    figures = set(re.findall(r"\d[\d,.:]*\d|\d", re.sub(r"^\d+\. ", "", seed, flags=re.MULTILINE)))
    assert figures <= set(re.findall(r"\d[\d,.:]*\d|\d", own))
    assert not runs_of_words(SEED, 8) & runs_of_words(shipped(), 8)


def runs_of_words(path: Path, length: int) -> set[str]:
    """Give all runs of so many words outside the concepts and headings."""
    pack, _ = read(path)
    items = (*pack.questions, *pack.to_ask, *pack.claims, *pack.advice)
    texts = [
        *(item.text for item in items),
        *(fact.text for fact in pack.facts if fact.section != "concepts"),
    ]
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    return {" ".join(row[i : i + length]) for row in words for i in range(len(row) - length + 1)}


def test_show_json_gives_only_the_pack(run: Run, guide: Path) -> None:
    """Programs read standard output."""
    done = run("guide", "show", "--json", guide)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert [
        len(data[name]) for name in ("questions", "to_ask", "concepts", "claims", "advice")
    ] == [10, 8, 10, 4, 12]


def test_show_without_a_file_shows_the_shipped_guide(run: Run) -> None:
    """A page with every question, its kind, and why each check is made."""
    done = run("guide", "show")
    assert done.returncode == 0
    words = " ".join(done.stdout.split())
    for question in read(shipped())[0].questions:
        assert question.text in words
    assert "25 % down, API latency" in words
    assert "because of line 104" in words


def test_show_writes_markdown_and_one_html_file_with_the_same_content(
    run: Run, tmp_path: Path
) -> None:
    """All that was understood stands in both, unchecked lines too; the HTML loads nothing."""
    pack = read(shipped())[0]
    for form in ("markdown", "html"):
        path = tmp_path / f"page.{form}"
        assert run("guide", "show", f"--{form}", "-o", path).returncode == 0
        page = " ".join(html.unescape(path.read_text("utf-8")).replace("\\", "").split())
        texts = [
            *(question.text for question in pack.questions),
            *(claim.text for claim in pack.claims),
            "25 % down, API latency",
        ]
        texts += [
            *(rule.because for rule in pack.rubric.checks),
            *(line.because for line in pack.rubric.unchecked),
        ]
        texts += [
            *(question.text for question in pack.to_ask),
            *(c.name for g in pack.concepts for c in g.concepts[:3]),
        ]
        assert [text for text in texts if " ".join(text.split()) not in page] == []
    assert not re.search(
        r"(src|href)=|url\(|@import|<script", (tmp_path / "page.html").read_text("utf-8")
    )


def test_a_guide_cannot_put_markup_into_its_page(run: Run, tmp_path: Path) -> None:
    """What looks like HTML or Markdown in a guide is shown as it was written."""
    path = tmp_path / "odd.md"
    path.write_text(
        "# Prep\n\n## Questions\n- What does <script>alert(1)</script> | *do* in `HTML`?\n"
    )
    assert "<script" not in run("guide", "show", "--html", path).stdout
    assert "<script" not in run("guide", "show", "--markdown", path).stdout.replace("\\<", "")


def test_check_lists_what_was_understood_and_what_was_not(run: Run, tmp_path: Path) -> None:
    """Faults carry the file as it was given and the line, and do not stop an interview."""
    path = tmp_path / "mine.md"
    path.write_text("# Prep\n\n## Questions\n- Why?\n\n## Weather\n- sunny all day\n\n## Tips\n")
    done = run("guide", "check", path)
    assert done.returncode == 0
    words = " ".join(done.stdout.split())
    assert "1 questions line 4" in words
    assert f"{path}:7: " in done.stdout
    assert f"{path}:9: " in done.stdout
