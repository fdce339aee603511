"""The report as files: what it says, that it validates and repeats, that bad words stay words."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from conftest import Run
from markdown_it import MarkdownIt
from report_material import SOUNDS, keep, long_session, plain_session, session

from mockint import report
from mockint.engines import opus, pyav, pyworld
from mockint.model import Level, Report, Session, Source, Unchecked
from mockint.report.figures import clock, figures
from mockint.report.passages import paragraphs
from mockint.session.json import decode

ROOT = Path(__file__).parent.parent
SOUNDING = report.Sounding(opus.webm, pyworld.pitch)
SCHEMA = ROOT / "docs/report.schema.json"


@pytest.fixture
def held(tmp_path: Path) -> tuple[Session, Path]:
    """Give a session of real speech and its folder."""
    folder = tmp_path / "2026-05-18T19-30-kakao"
    return session(folder), folder


def test_three_files_are_written_for_their_owner_only(held: tuple[Session, Path]) -> None:
    """Nobody else on the machine can read what was said."""
    written = report.write(report.build(held[0]), held[1], SOUNDING)
    assert [file.path.name for file in written] == ["report.html", "report.md", "report.json"]
    assert all(stat.S_IMODE(file.path.stat().st_mode) == 0o600 for file in written)
    assert all(file.path.stat().st_size == file.bytes for file in written)
    assert not list(held[1].glob(".report*"))


def test_the_same_session_gives_the_same_bytes(held: tuple[Session, Path]) -> None:
    """A report is a function of its session: no clock, no chance."""
    first = [
        file.path.read_bytes() for file in report.write(report.build(held[0]), held[1], SOUNDING)
    ]
    again = [
        file.path.read_bytes() for file in report.write(report.build(held[0]), held[1], SOUNDING)
    ]
    assert first == again


def test_json_validates_against_the_published_schema_and_comes_back(
    held: tuple[Session, Path],
) -> None:
    """A program can rely on docs/report.schema.json."""
    made = report.build(held[0])
    report.write(made, held[1])
    data = (held[1] / "report.json").read_bytes()
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(json.loads(data))
    assert decode(Report, data, file=held[1]) == made


def test_the_published_schema_is_the_models_own() -> None:
    """Make it again with: python docs/schema.py."""
    assert json.loads(SCHEMA.read_text()) == json.loads(json.dumps(report.schema()))


def test_next_steps_come_from_different_checks_and_can_be_heard(held: tuple[Session, Path]) -> None:
    """Three things to do, each a finding of this session, the most widespread first."""
    made = report.build(held[0])
    found = [
        finding for entry in held[0].entries if entry.review for finding in entry.review.findings
    ]
    assert len({step.check for step in made.next_steps}) == len(made.next_steps) == 3
    assert all(
        step in found and step.level in (Level.IMPROVE, Level.MISSING) for step in made.next_steps
    )


def test_given_next_steps_are_kept(held: tuple[Session, Path]) -> None:
    """Whoever reviews may decide what comes first."""
    entry = held[0].entries[0]
    assert entry.review
    assert report.build(held[0], entry.review.findings[:1]).next_steps == entry.review.findings[:1]


def test_markdown_tells_every_finding_with_its_second(held: tuple[Session, Path]) -> None:
    """The text says what the page says."""
    text = report.markdown(report.build(held[0]))
    for entry in held[0].entries:
        for finding in entry.review.findings if entry.review else ():
            at = clock(finding.evidence[0].span.start) if finding.evidence else ""
            if (
                finding.message == "You name “rollback”."
            ):  # a concept of the question: its list tells it
                assert f"rollback (said, {at})" in text
            else:
                assert f"{at or '—'}` {finding.message}" in text
    assert "No words were heard in this answer." in text
    assert "Finish it with: mockint review" in text


def test_every_word_is_on_the_page_in_its_order(held: tuple[Session, Path]) -> None:
    """Paragraphs lose nothing, and show a filler that the recogniser left out."""
    for entry in held[0].entries:
        if entry.transcript:
            tokens = [token for paragraph in paragraphs(entry) for token in paragraph]
            words = [word.text for word in entry.transcript.words]
            assert [token.text for token in tokens if token.text != "er"] == words
            slips = [(token.text, token.disfluency) for token in tokens if token.disfluency]
            assert slips[:1] == ([("er", "filler")] if entry.transcript.disfluencies else [])


@pytest.mark.parametrize("part", ["recording", "transcript", "review"])
def test_a_session_that_lacks_a_part_still_has_a_report(
    held: tuple[Session, Path], part: str
) -> None:
    """A session that broke off at any moment can be read."""
    entries = tuple(replace(entry, **{part: None}) for entry in held[0].entries)
    made = report.build(replace(held[0], entries=entries))
    report.write(made, held[1], SOUNDING)
    empty = report.build(replace(held[0], entries=()))
    report.write(empty, held[1], SOUNDING)
    assert figures(empty.session) == []


def test_a_recording_outside_of_the_session_is_not_read(
    held: tuple[Session, Path], tmp_path: Path
) -> None:
    """A session that somebody sent cannot put another file's sound into the page."""
    (held[1] / "01-incident/answer.wav").rename(tmp_path / "secret.wav")
    entry = held[0].entries[0]
    assert entry.recording
    sent = replace(
        held[0], entries=(replace(entry, recording=replace(entry.recording, path="../secret.wav")),)
    )
    page = report.html(report.build(sent), held[1], SOUNDING)
    assert "The sound of this answer is not in the session" in page
    assert 'class="sound"' not in page


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "| a\n# b\n- [x](javascript:1) `c` **d** <img>"]
)
def test_markdown_of_hostile_words_holds_no_markup(tmp_path: Path, text: str) -> None:
    """What was said or written in a guide is text, however a viewer renders the report."""
    held = plain_session(tmp_path / "s", text)
    made = report.markdown(report.build(held))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(made)
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html.replace("(javascript:1)", "")
    assert "<a " not in html


def test_control_and_override_characters_are_left_out(tmp_path: Path) -> None:
    """A line cannot be made to read backwards."""
    held = plain_session(tmp_path / "s", "ab\u202ecd\u2066e\x00f\x1b[31m")
    made = report.build(held)
    for text in (report.markdown(made), report.html(made, tmp_path / "s", report.Sounding())):
        assert not set("\u202e\u2066\x00\x1b") & set(text)


def test_compressed_sound_begins_and_ends_where_the_recording_does(tmp_path: Path) -> None:
    """A click on a word lands on that word: the compressed sound is neither shifted nor cut."""
    samples = pyav.decode(SOUNDS / "cold_corpus.ogg").samples
    data = opus.webm(samples)
    assert opus.webm(samples) == data
    assert len(data) < 3000 * len(samples) / 16000
    middle = samples[160_000:192_000].astype(float)
    (tmp_path / "answer.webm").write_bytes(data)
    decoded = pyav.decode(tmp_path / "answer.webm").samples.astype(float)
    assert abs(len(decoded) - len(samples)) < 160
    lags = [
        float(np.dot(middle, decoded[160_000 + lag : 192_000 + lag])) for lag in range(-800, 801)
    ]
    assert abs(int(np.argmax(lags)) - 800) <= 16


@pytest.mark.slow
def test_half_an_hour_is_under_twelve_megabytes(tmp_path: Path) -> None:
    """Noise, which compresses worst, for ten answers of three minutes."""
    folder = tmp_path / "s"
    held = long_session(folder, answers=10, seconds=180)
    page = report.html(report.build(held), folder, SOUNDING)
    assert len(page) < 12_000_000


def test_the_command_writes_the_newest_session_and_says_where(
    held: tuple[Session, Path], run: Run
) -> None:
    """`mockint report` needs no argument."""
    keep(*held)
    done = run("report", "--recordings", held[1].parent)
    assert done.returncode == 0, done.stderr
    assert [line.split(" (")[0] for line in done.stdout.splitlines()] == [
        str(held[1] / name) for name in ("report.html", "report.md", "report.json")
    ]
    as_json = run("report", held[1].name, "--json", "--link-audio", "--recordings", held[1].parent)
    rows = json.loads(as_json.stdout)
    assert rows[0]["bytes"] == (held[1] / "report.html").stat().st_size
    assert "01-incident/answer.wav" in (held[1] / "report.html").read_text(encoding="utf-8")


def test_the_report_says_which_model_wrote_which_words(held: tuple[Session, Path]) -> None:
    """Where a larger model heard the answers again; JSON keeps what both wrote."""
    entries = tuple(
        replace(
            entry,
            transcript=replace(
                entry.transcript, made_by="small", live=entry.transcript.words, live_by="base"
            ),
        )
        for entry in held[0].entries
        if entry.transcript
    )
    made = report.build(replace(held[0], entries=entries))
    told = "small (the words here), base (the words on the screen)"
    assert told in report.markdown(made)
    assert told in report.html(made, held[1], report.Sounding())
    report.write(made, held[1])
    kept = decode(Report, (held[1] / "report.json").read_bytes(), file=held[1])
    assert kept.session.entries[0].transcript == entries[0].transcript


def test_the_words_of_a_second_voice_are_told_and_not_among_the_candidates(
    held: tuple[Session, Path],
) -> None:
    """And nobody else is given them."""
    first, *rest = held[0].entries
    assert first.transcript is not None
    words = (replace(first.transcript.words[-1], text="supper"),)
    heard = replace(first, transcript=replace(first.transcript, others=words))
    made = report.build(replace(held[0], entries=(heard, *rest)))
    told = "a second voice in the room, by level and pitch; not judged: “supper”"
    assert told in report.markdown(made)
    assert told in report.html(made, held[1], report.Sounding())
    shared = report.redact(made, frozenset(report.Private))
    assert shared.session.entries[0].transcript is not None
    assert shared.session.entries[0].transcript.others == ()


def test_the_card_stands_alone_and_full_lies_open(held: tuple[Session, Path], run: Run) -> None:
    """`--card` writes one page and one text without a sound or a script, `--full` folds nothing."""
    keep(*held)
    whole = report.html(report.build(held[0]), held[1], report.Sounding())
    assert " open>" not in whole
    done = run("report", "--card", "--recordings", held[1].parent)
    assert done.returncode == 0, done.stderr
    names = [Path(line.split(" (")[0]).name for line in done.stdout.splitlines()]
    assert names == ["report-card.html", "report-card.md"]
    page, text = ((held[1] / name).read_text(encoding="utf-8") for name in names)
    for card in (page, text):
        assert "To practise next" in card
        assert "What went well" in card
        assert "What you said" not in card
    assert "<script" not in page
    assert "<a " not in page
    assert report.markdown(report.build(held[0])).startswith(text[: text.index("Made by")])
    assert run("report", "--full", "--recordings", held[1].parent).returncode == 0
    full = (held[1] / "report.html").read_text(encoding="utf-8")
    assert full.count("<details") == full.count(" open><summary") > 3
    both = run("report", "--full", "--card", "--recordings", held[1].parent)
    assert (both.returncode, both.stdout) == (2, "")


def test_counts_are_ranges_where_listeners_disagree(held: tuple[Session, Path]) -> None:
    """What one way of listening alone heard, or heard with doubt, is the figure's upper end."""
    shown = {figure.label: figure for figure in figures(held[0])}
    fillers = next(
        figure for label, figure in shown.items() if label.startswith("fillers a minute")
    )
    entries = [
        entry
        for entry in held[0].entries
        if entry.transcript and entry.transcript.disfluencies is not None
    ]
    slips = [
        slip
        for entry in entries
        if entry.transcript
        for slip in entry.transcript.disfluencies or ()
    ]
    sure = sum(len(slip.heard_by) > 1 or "words" in slip.heard_by for slip in slips)
    assert fillers.note == f"{len(slips)} in all, {sure} of them for sure"
    assert " to " in fillers.value
    found = [
        finding
        for entry in held[0].entries
        if entry.review
        for finding in entry.review.findings
        if finding.check == "concepts"
    ]
    said, doubt = (
        sum(finding.level is level for finding in found) for level in (Level.GOOD, Level.DOUBT)
    )
    assert doubt
    assert shown[f"of {said + doubt} concepts said"].value == f"{said} to {said + doubt}"


def test_structure_doubts_claims_and_curves_are_drawn_from_the_model(
    held: tuple[Session, Path],
) -> None:
    """What reviews and transcripts hold is on the page as it is, not read out of messages."""
    page = report.html(report.build(held[0]), held[1], SOUNDING)
    assert "heard as “run buck”" in page
    assert page.count('class="part"') == 6
    assert page.count('class="part perhaps"') == 3
    assert '<li class="in-doubt" data-check="concepts"><button' in page, "a doubt can be heard, too"
    assert "Cut latency by 25%." in page
    assert page.count('aria-label="Pace over the answer') >= 1
    assert page.count('aria-label="Loudness over the answer') == 3
    assert 'aria-label="Pitch over the answer' in page
    assert "mockint interview guide.md -n 1" in page


def test_what_no_check_stands_for_is_told_with_its_reason(held: tuple[Session, Path]) -> None:
    """The guide's lines that nothing can tell are named, in page and text."""
    left = Unchecked("Smile.", "A microphone hears no smile.", Source("guide.md", 7))
    rubric = replace(held[0].pack.rubric, unchecked=(left,))
    made = report.build(replace(held[0], pack=replace(held[0].pack, rubric=rubric)))
    for text in (report.markdown(made), report.html(made, held[1], report.Sounding())):
        assert "Smile." in text
        assert "A microphone hears no smile." in text
        assert "guide.md:7" in text
