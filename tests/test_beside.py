"""The guide's key points and model answers beside what was said."""

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from report_material import session

from mockint import report
from mockint.model import Entry, Pack, Transcript
from mockint.report.beside import Beside, beside
from mockint.wiring.guides import read
from tests.builders import words

pytestmark = pytest.mark.real

GUIDE = """# Notes

## Questions
1. How do you decide what to cache?
   - Key points: hit rate, stale entries, time to live
   - Model answer: I measure first. I cached product pages for 60 seconds, which took 40% off.
   - Follow-up: How do you evict?
   - Difficulty: hard
2. Tell me about a conflict.
   **Key points:**
   - listen first
   - agree on a goal
   **Notes:** be brief

Q: How small is a good test case?
A: As small as the bug lets it be.
"""
MARKUP = "<b>one & two</b>"
SAID = "First I measure the hit rate. Then we cached some product pages. So you listen first."


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    made, _ = read(path)
    return made


def rows(pack: Pack, number: int, said: str = SAID, language: str = "en") -> tuple[Beside, ...]:
    transcript = Transcript(words(said), language, "test")
    return beside(Entry(pack.questions[number - 1], None, transcript), pack.facts)


def test_each_point_stands_beside_the_sentence_that_has_its_words(pack: Pack) -> None:
    """What has other words is not called missing; other notes are no answer."""
    found = {row.guide: row.said for row in rows(pack, 1)}
    assert found == {
        "hit rate": "First I measure the hit rate",
        "stale entries": "",
        "time to live": "",
        "I measure first.": "First I measure the hit rate",
        "I cached product pages for 60 seconds, which took 40% off.": (
            "Then we cached some product pages"
        ),
    }
    assert [row.guide for row in rows(pack, 2)] == ["listen first", "agree on a goal"]
    assert [row.at for row in rows(pack, 2)] == [pytest.approx(4.8), None]
    assert [row.guide for row in rows(pack, 3)] == ["As small as the bug lets it be."]
    assert rows(pack, 1)[0].place == "guide.md:5"


def test_nothing_is_compared_without_words_or_in_another_language(pack: Pack) -> None:
    assert rows(pack, 1, said="") == ()
    assert {row.said for row in rows(pack, 1, language="ko")} == {""}


def test_page_and_text_show_both(pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    held = session(folder)
    entry = held.entries[0]
    question = replace(pack.questions[0], id=entry.question.id)
    held = replace(
        held,
        pack=replace(
            held.pack,
            facts=(replace(pack.facts[0], text=f"Answer: {MARKUP}"), *pack.facts[1:]),
            guide=pack.guide,
        ),
        entries=(replace(entry, question=question),),
    )
    report.write(report.build(held), folder)
    page, text = (
        (folder / f"report.{form}").read_text(encoding="utf-8") for form in ("html", "md")
    )
    assert "Your guide's answer beside yours" in page
    assert "&lt;b&gt;one &amp; two&lt;/b&gt;" in page
    assert MARKUP not in page
    assert "I measure first." in text
    assert "not in these words" in text
    assert MARKUP not in MarkdownIt().render(text)
    assert "beside yours" not in report.card(report.build(held))
