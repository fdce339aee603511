"""Guides as people keep them: what is asked, what never is, in any markup, language, encoding."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.form_sets import by_mockint, documents, score, truth
from mockint.cli.guide import command
from mockint.errors import BadInput
from mockint.guide.clean import clean
from mockint.guide.lines.spoken import spoken
from mockint.guide.markdown.file import bare
from mockint.guide.reader import line_by_line
from mockint.guide.rewriting.rewrite import rewritten
from mockint.text.html import as_markdown, without_comments
from mockint.text.source_line import SourceLine
from mockint.wiring.guides import read

FORMS = Path(__file__).parent / "guides" / "forms"
WILD = documents(FORMS / "wild")


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_what_was_found_in_the_wild_is_asked_and_nothing_else(path: Path) -> None:
    """Every question comes through, and no note, legend or link is read aloud."""
    told = score(path.stem, truth(path), by_mockint(path))
    assert not told.lost
    assert not told.no_question
    assert not told.wrong_side
    assert not told.aloud


@pytest.mark.parametrize(
    ("folder", "through", "invented"),
    [("a", 0.95, 0.02), ("b", 0.95, 0.08), ("c", 0.93, 0.03), ("d", 0.95, 0.04), ("e", 0.96, 0.04)],
)
def test_sets_of_documents_come_through(folder: str, through: float, invented: float) -> None:
    """The shares that the weights were fitted to do not fall."""
    rows = [score(p.stem, truth(p), by_mockint(p)) for p in documents(FORMS / folder)]
    there = sum(row.there for row in rows)
    asked = sum(row.asked for row in rows)
    assert sum(len(row.lost) for row in rows) <= (1 - through) * there
    assert sum(len(row.no_question) for row in rows) <= invented * asked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "(P) Wie sind Sie auf uns aufmerksam geworden?",
            "Wie sind Sie auf uns aufmerksam geworden?",
        ),
        ("3.1 What drew you to this ward? ⭐⭐", "What drew you to this ward?"),
        ("Q17 🟢 What is a cache?", "What is a cache?"),
        ('"Why this depot?" → the night shift story', "Why this depot?"),
        ("Do you have a licence? Y / N", "Do you have a licence?"),
        ("How do you start? Walk me through it.", "How do you start? Walk me through it."),
        ("Describe a bad lesson. Ans: no counters were left.", "Describe a bad lesson."),
        ("Mm-hm. Right. And what did the driver say?", "And what did the driver say?"),
        ("OK. When did you last weld overhead?", "When did you last weld overhead?"),
        ("Describe a shift that went wrong.      Score ____", "Describe a shift that went wrong."),
        (
            "¿Qué opina del turno de noche? Sea sincero.",
            "¿Qué opina del turno de noche? Sea sincero.",
        ),
        ("Enséñame el corte 👉 en vivo", "Enséñame el corte"),
        ("“What does “done” mean to you?”", "What does “done” mean to you?"),
        ("Q1 (Chair)   What has drawn you here?", "What has drawn you here?"),
        ("oh and 8) what do you do about bats?", "what do you do about bats?"),
        ("one more just came back!! Describe the cut.", "Describe the cut."),
        ("What was your quota? Have the figures ready.", "What was your quota?"),
    ],
)
def test_a_question_is_said_without_what_stands_around_it(line: str, said: str) -> None:
    """Numbers, tags, stars, hints and answers are not spoken."""
    assert spoken(line).text == said


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("* Prep\n** TODO How do you plan a move?  :hr:\n   notes\n** DONE Why do you leave?\n", 2),
        ("== Prep ==\n== Round ==\n# Why this team?\n# Why now?\n", 2),
        ("<h2>Questions</h2><ol><li>Why this team?</li>\n<li>Why now?</li></ol>\n", 2),
        ("No;Question;Note\n1;Why this team?;a\n2;Why now?;b\n3;Why us?;c\n", 3),
        ("# Prep\n\n## Cards\n\nWhy this team? :: the depot\n\nWhy now? :: growth\n", 2),
        ("C: Why this team?\nI: depot\n\nC: Why now?\nI: growth\n\nC: Why us?\nI: size\n", 3),
    ],
    ids=["org", "wiki", "html", "separated", "cards", "dialogue"],
)
def test_other_markups_are_read_as_what_they_stand_for(
    text: str, asked: int, tmp_path: Path
) -> None:
    """Each question is found in the line of the file that it stands in."""
    path = tmp_path / "guide.txt"
    path.write_text(text)
    pack, _ = read(path)
    assert len(pack.questions) == asked
    lines = text.split("\n")
    assert all(question.text in lines[question.source.line - 1] for question in pack.questions)


def test_markdown_is_rewritten_as_itself() -> None:
    """What is Markdown already keeps its lines and their numbers."""
    text = bare((Path(__file__).parent / "guides" / "nested.md").read_text("utf-8"))
    again = rewritten(text)
    assert again.text == text
    assert again.numbers == tuple(range(1, text.count("\n") + 2))


@pytest.mark.parametrize(
    ("encoding", "question"),
    [
        ("cp1252", "Tell me about a gap in your résumé – why?"),
        ("cp949", "자기소개를 해 주세요."),
        ("utf-16-le", "자기소개를 해 주세요."),
    ],
)
def test_older_encodings_are_read_and_it_is_said(
    encoding: str, question: str, tmp_path: Path
) -> None:
    """The first fault names the encoding."""
    path = tmp_path / "guide.md"
    path.write_bytes(
        f"# 면접\n\n## Questions\n- {question}\n".replace("면접", "Prep").encode(encoding)
    )
    pack, faults = read(path)
    assert [asked.text for asked in pack.questions] == [question]
    assert encoding.upper()[:5] in faults[0].message


def test_a_guide_in_another_language_says_so() -> None:
    """German questions come through by their form, with no English follow-ups."""
    pack, faults = read(FORMS / "wild" / "g11_german.md")
    assert pack.language == "de"
    assert "German" in faults[0].message
    assert not any(question.follow_ups for question in pack.questions)
    assert [claim.text for claim in pack.claims] == ["Stürze auf der Station um 18 % gesenkt."]


def test_red_flags_of_a_company_are_no_advice() -> None:
    """They are facts about the employer; red flags of one's own stay advice."""
    pack, _ = read(FORMS / "wild" / "g09_redflags_company.md")
    assert not pack.advice
    assert {fact.section for fact in pack.facts} == {"company"}


@pytest.mark.real
def test_check_says_what_became_of_every_line(tmp_path: Path) -> None:
    """Every line with words has its fate, and `--fix` writes a guide that asks the same."""
    path = tmp_path / "mine.md"
    path.write_bytes((FORMS / "a" / "en_sre_readme.md").read_bytes())
    fates = line_by_line(path)
    written = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    assert len(fates) == len(written)
    pack, _ = read(path)
    assert sum(fate.what == "asked" for fate in fates) == len(pack.questions)
    result = CliRunner().invoke(command, ["check", "--fix", str(path)])
    assert result.exit_code == 0, result.output
    again, _ = read(tmp_path / "mine-clean.md")
    assert [q.text for q in again.questions] == [q.text for q in pack.questions]
    assert [q.text for q in again.to_ask] == [q.text for q in pack.to_ask]
    assert clean(pack) == (tmp_path / "mine-clean.md").read_text("utf-8")
    second = CliRunner().invoke(command, ["check", "--fix", str(path)])
    assert isinstance(second.exception, BadInput)


DECK = """# Deck

```
#columns:front;back;tags
```

front;back;tags
"What is foxing?";"brown spots; which?";chem
"How do you dry a map?";"slowly";bench
"Why paste?";"it comes off";bench
"a {{c1::gap}}";"";chem
"""
ANSWERS = """Q1) Why a school kitchen?
A1) The hours. Is that enough?

Q2) How do you plan a menu?
A2) By season.
"""
REMARKS = """1. Introduce yourself, please.
One minute.
2. Why this forest?
They want a reason.
"""
QUOTATION = """Last time they asked:

> Which boats have you sailed alone
> How would you reef in the dark?
> why not the ferry?
"""
INDENTED = """## What they ask

Name a goal that you agreed on, and how you measured it.
   a blouse, four to seven

How do you talk to the ward?
   two minutes, one case
"""
SHEET = """# rota (exported)

id;block;question;answer;weight
1;start;What brings you to our kitchen?;has eaten here;1
2;skill;(retired) Which knives do you have?;nothing;0
3;skill;How do you cost a dish?;net weight;3
4;skill;The food cost is at 38 %. Where do you look first?;stock;2
"""
GAPS = """## Questions

1. Why this island?
2. (checked on paper)
3. dropped
4. How do you cope alone?
5. ???
"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            QUOTATION,
            [
                "Which boats have you sailed alone",
                "How would you reef in the dark?",
                "why not the ferry?",
            ],
        ),
        (
            INDENTED,
            [
                "Name a goal that you agreed on, and how you measured it.",
                "How do you talk to the ward?",
            ],
        ),
        (
            SHEET,
            [
                "What brings you to our kitchen?",
                "How do you cost a dish?",
                "The food cost is at 38 %. Where do you look first?",
            ],
        ),
        (REMARKS, ["Introduce yourself, please.", "Why this forest?"]),
        (ANSWERS, ["Why a school kitchen?", "How do you plan a menu?"]),
        (DECK, ["What is foxing?", "How do you dry a map?", "Why paste?"]),
        (GAPS, ["Why this island?", "How do you cope alone?"]),
    ],
)
def test_remarks_answers_and_gaps_are_no_questions(
    tmp_path: Path, text: str, asked: list[str]
) -> None:
    """What stands behind a question or in its place is not read aloud."""
    path = tmp_path / "guide.txt"
    path.write_text(text, "utf-8")
    pack, _ = read(path)
    assert [question.text for question in pack.questions] == asked


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        (
            "<h2>Day</h2><ul><li>Prune <b>vines</b> &amp; mend</li></ul>",
            "## Day\n- Prune **vines** & mend",
        ),
        ("Up<br>Down", "Up\nDown"),
        ("<nav><a href='/x'>Home</a></nav><p>Ask</p><script>a()</script>", "Ask"),
        ("| Vans<br>Carts | It&#x27;s <i>late</i> |", "| Vans Carts | It's *late* |"),
        (
            "<table><tr><th>A<th>B<tr><td rowspan=2>1</td><td>2</td><tr><td>3</td></table>",
            "| A | B |\n|---|---|\n| 1 | 2 |\n|  | 3 |",
        ),
        ("```\n<p>kept</p>\n```", "```\n<p>kept</p>\n```"),
    ],
    ids=["list", "break", "navigation", "break in a row", "table", "code"],
)
def test_html_is_read_as_the_markdown_that_it_stands_for(page: str, markdown: str) -> None:
    """Guides and adverts are read by the same reader."""
    lines = as_markdown([SourceLine(*line) for line in enumerate(page.split("\n"), 1)])
    assert "\n".join(line.text for line in lines if line.text) == markdown


def test_comments_go_and_leave_the_lines_their_numbers() -> None:
    """An open comment is text."""
    assert without_comments("a<!-- b\nc -->d\n<!-- e") == "a\nd\n<!-- e"
