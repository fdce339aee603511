"""What goes to other programs: subtitles that line up, safe tables, cards that Anki imports."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pysubs2
import pytest
import webvtt
from conftest import Run
from report_material import heard, keep, session, ten

from mockint.model import Finding, Level, Session, Word
from mockint.report.export import cards, subtitles, table
from mockint.session import store

HOSTILE = (
    *("</script><script>alert(1)</script>", "-->", "5 --> 6", "W" * 10_000, "\u202eevil\x00"),
    *("👩🏽\u200d💻", "지연", "\u05e9\u05dc\u05d5\u05dd", "a & b <i>", "", "\n\n2\n"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Path]:
    """Give the ten-question session."""
    folder = tmp_path_factory.mktemp("sessions") / "2026-05-18T19-30-ten"
    return ten(folder), folder


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("number", range(1, 11))
def test_subtitles_parse_and_line_up(number: int) -> None:
    """Two independent readers agree; each word is in a cue shown while it is spoken (0.3 s)."""
    words = heard(number)[1].words
    srt = pysubs2.SSAFile.from_string(subtitles.srt(words), format_="srt")
    vtt = webvtt.from_string(subtitles.vtt(words))
    shown = [(event.start / 1000, event.end / 1000, event.plaintext) for event in srt]
    assert [round(a, 3) for a, *_ in shown] == [round(seconds(caption.start), 3) for caption in vtt]
    assert [letters(text) for *_, text in shown] == [letters(caption.text) for caption in vtt]
    left = list(words)
    for start, end, text in shown:
        part = []
        while left and letters(" ".join(word.text for word in (*part, left[0]))) in letters(text):
            part.append(left.pop(0))
        assert letters(" ".join(word.text for word in part)) == letters(text)
        assert abs(start - part[0].start) <= 0.3
        assert abs(end - max(word.end for word in part)) <= 0.3
        assert end > start
    assert not left
    assert all(cue[1] <= following[0] + 0.001 for cue, following in pairwise(shown)), (
        "no following at once"
    )


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_hostile_words_make_no_cue_of_their_own(form: str) -> None:
    """Whatever was said is text in its cue: no arrow, no markup, no empty line."""
    words = tuple(Word(text, n * 1.0, n * 1.0 + 0.8, 0.5) for n, text in enumerate(HOSTILE))
    made = subtitles.FORMS[form](words)
    count = len(subtitles.cues(words))
    arrows = re.findall(
        r"^\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d[,.]\d{3}$", made, re.MULTILINE
    )
    assert len(arrows) == count
    assert "\u202e" not in made
    assert "\x00" not in made
    if form == "vtt":
        assert len(webvtt.from_string(made)) == count
        assert "<script" not in made
    else:
        assert len(pysubs2.SSAFile.from_string(made, format_="srt")) == count


MARKUP = (
    "<i>so</i>",
    "{\\an8}up",
    "<font color=red>",
    "{y:i}",
    "one\\Ntwo",
    "<!--",
    "-->",
    "&lt;b&gt;",
    "<00:01.000>",
    "<v Eve>",
)


@pytest.mark.parametrize("text", MARKUP)
def test_what_looks_like_markup_is_shown_and_formats_nothing(text: str) -> None:
    """Independent readers find no tag and no style in it, and every letter is still there."""
    words = (Word(text, 0.0, 1.0, 0.5), Word("\x00", 1.0, 1.5, 0.5), Word("end.", 1.5, 2.0, 0.5))
    made = pysubs2.SSAFile.from_string(subtitles.srt(words), format_="srt", keep_html_tags=False)
    assert not re.search(r"[{}\\]", " ".join(event.text for event in made)), (
        "no order in the form that players work with"
    )
    assert re.findall(r"\w", " ".join(event.plaintext for event in made)) == re.findall(
        r"\w", f"{text} end."
    )
    assert not re.search(r"[<>{}\\]", subtitles.srt(words).replace(" --> ", ""))
    captions = webvtt.from_string(subtitles.vtt(words)).captions
    assert not any(re.search(r"[<>]", caption.raw_text) for caption in captions)
    assert html.unescape(" ".join(caption.raw_text for caption in captions)) == f"{text} end."


def test_no_words_are_no_cues() -> None:
    assert subtitles.cues(()) == ()
    assert webvtt.from_string(subtitles.vtt(())).captions == []


def test_the_table_has_every_finding_and_no_formula(held: tuple[Session, Path]) -> None:
    """A spreadsheet shows what a guide or a person said, and computes nothing."""
    made = held[0]
    entry = made.entries[0]
    assert entry.review
    evil = replace(
        entry.review,
        findings=(Finding("metrics", Level.NOTE, "=HYPERLINK(1)", value=-3.5, unit="@x"),),
    )
    changed = replace(made, entries=(replace(entry, review=evil), *made.entries[1:]))
    rows = list(csv.DictReader(io.StringIO(table.findings(changed).removeprefix("\ufeff"))))
    assert len(rows) == sum(len(entry.review.findings) for entry in changed.entries if entry.review)
    assert (rows[0]["message"], rows[0]["value"], rows[0]["unit"]) == (
        "'=HYPERLINK(1)",
        "-3.5",
        "'@x",
    )
    assert all(float(row["end"]) >= float(row["start"]) for row in rows if row["start"])


FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+A1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1+1",
    "＠x",
    "﹦1",
    "﹢1",
    "﹣1",
    "﹫x",
)
BEFORE = (
    "",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "\v",
    "\u200b",
    "\ufeff",
    "\u3000",
    "\x85",
    "\u2028",
    "\x1b",
    " \n\t",
)


def test_no_sign_makes_a_formula_whatever_stands_before_it(held: tuple[Session, Path]) -> None:
    """Some spreadsheets drop line feed, tab and blanks, and take wide signs as narrow ones."""
    entry, texts = (
        held[0].entries[0],
        [before + formula for before in BEFORE for formula in FORMULAS],
    )
    assert entry.review
    findings = tuple(
        Finding("metrics", Level.NOTE, text, subject="quiet\n=2+2", value=-3.5) for text in texts
    )
    changed = replace(
        held[0], entries=(replace(entry, review=replace(entry.review, findings=findings)),)
    )
    made = table.findings(changed).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(made)))
    assert len(made.splitlines()) == len(texts) + 1, "no cell can begin a row"
    for text, row in zip(texts, rows, strict=True):
        assert row["message"].startswith("'"), text
        assert row["message"].endswith(text[-2:])
        assert row["subject"] == "quiet =2+2"
        assert row["value"] == "-3.5"


ORDERS = (
    *(
        "[latex]\\input{/etc/passwd}[/latex]",
        "[$]x[/$]",
        "[$$]x[/$$]",
        "[sound:evil.mp3]",
        "{{c1::hidden}}",
        "<img src=x>",
    ),
    *(
        "[anki:tts lang=en_US]hi[/anki:tts]",
        "\\(x\\)",
        "\\[x\\]",
        "{{Question}}",
        "{{type:Concept}}",
        "&#91;sound:evil.mp3]",
    ),
)


def test_no_two_cards_have_the_same_front(held: tuple[Session, Path]) -> None:
    """Of two concepts with one meaning, and of one that was missed twice, each is told apart."""
    missed = cards.cards(held[0])
    fronts = [card.front for card in missed]
    assert max(map(len, _by_question(missed).values())) > 1
    assert len(set(fronts)) == len(fronts)
    assert all(
        card.means in card.ask if card.means else card.concept in card.ask for card in missed
    )
    twice = replace(held[0], entries=(*held[0].entries, *held[0].entries))
    assert cards.cards(twice) == missed
    assert [card.front for card in cards.cards(_with_one_meaning(held[0]))] != fronts
    assert len({card.front for card in cards.cards(_with_one_meaning(held[0]))}) == len(fronts)


def _by_question(made: tuple[cards.Card, ...]) -> dict[str, list[cards.Card]]:
    return {
        card.question: [other for other in made if other.question == card.question] for card in made
    }


def _with_one_meaning(made: Session) -> Session:
    groups = tuple(
        replace(
            group, concepts=tuple(replace(concept, means="the same") for concept in group.concepts)
        )
        for group in made.pack.rubric.concepts
    )
    rubric = replace(made.pack.rubric, concepts=groups)
    return replace(made, pack=replace(made.pack, rubric=rubric))


@pytest.mark.real
def test_no_card_typesets_plays_speaks_or_hides(tmp_path: Path) -> None:
    """Anki itself finds nothing to do in a card; a person sees every letter of it."""
    anki = pytest.importorskip("anki.collection")
    from anki.import_export_pb2 import ImportAnkiPackageRequest

    deck, whole = tmp_path / "missed.apkg", " ".join(ORDERS)
    cards.write((cards.Card(*[whole] * 5),), deck)
    collection = anki.Collection(str(tmp_path / "collection.anki2"))
    try:
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck)))
        (card,) = (collection.get_card(number) for number in collection.find_cards(""))
        assert not card.question_av_tags()
        assert not card.answer_av_tags()
        for side in (card.question(), card.answer()):
            assert "<img" not in side
            assert "[anki:play" not in side
            shown = html.unescape(side)
            assert whole in shown.replace("\u2060", "")
            assert not re.search(r"\\[\[(]", shown), "MathJax looks at what is shown"
        assert not collection._backend.extract_latex(
            text=card.note().fields[0], svg=False, expand_clozes=True
        ).latex
    finally:
        collection.close()


@pytest.mark.real
def test_anki_imports_the_cards_once(held: tuple[Session, Path], tmp_path: Path) -> None:
    """Anki's own library takes the deck; importing it again adds nothing; markup is text."""
    anki = pytest.importorskip("anki.collection")
    made = held[0]
    missed = cards.cards(made)
    wanted = {
        (entry.question.text, finding.subject)
        for entry in made.entries
        for finding in (entry.review.findings if entry.review else ())
        if finding.check == "concepts" and finding.level is Level.MISSING
    }
    assert {(card.question, card.concept) for card in missed} == wanted
    assert len(wanted) >= 5
    assert sum(bool(card.means) for card in missed) > len(missed) / 2
    hostile = cards.Card(
        "<script>1</script>", "{{Question}} </script>", "a & b", "guide.md:1", "<b>what</b> it is"
    )
    deck = tmp_path / "missed.apkg"
    cards.write((*missed, hostile), deck)
    collection = anki.Collection(str(tmp_path / "collection.anki2"))
    try:
        from anki.import_export_pb2 import ImportAnkiPackageRequest

        for _ in range(2):
            collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck)))
            assert collection.note_count() == len(missed) + 1
        found = [collection.get_card(number) for number in collection.find_cards("")]
        front, back = [card.question() for card in found], [card.answer() for card in found]
        firsts = {card.note().fields[0] for card in found}
        assert len(firsts) == len(set(front)) == len(found)
        assert any("&lt;b&gt;what" in side for side in back)
        assert any("&lt;script&gt;1" in side for side in front)
        assert not any("<script" in side for side in front)
    finally:
        collection.close()


def test_the_command_writes_all_forms_and_says_where(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "recordings" / "2026-05-18T19-30-kakao"
    keep(session(folder), folder)
    done = run("export", "--json")
    assert done.returncode == 0, done.stderr
    names = {Path(row["path"]).name for row in json.loads(done.stdout)}
    assert {"01-incident.srt", "01-incident.vtt", "findings.csv"} <= names
    assert run("export", "--as", "srt", "--to", tmp_path / "here").returncode == 0
    assert min(path.name for path in (tmp_path / "here").iterdir()) == "01-incident.srt"
    assert store.load(folder), "what was exported is no part of the session"
    wrong = run("export", "--as", "docx")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "srt, vtt, csv, anki" in wrong.stderr


def test_a_deck_is_written_whole_under_its_name_or_not_at_all(tmp_path: Path) -> None:
    """The new deck replaces the old one in one step, so a linked file stays as it was."""
    old, name = tmp_path / "old.apkg", tmp_path / "missed.apkg"
    old.write_bytes(b"an old deck")
    name.hardlink_to(old)
    cards.write((cards.Card("Which one?", "Redis", "", "", ""),), name)
    assert name.read_bytes().startswith(b"PK")
    assert old.read_bytes() == b"an old deck"
