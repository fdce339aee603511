"""Takes of one question compared: what was gained or lost, with a moment to hear for each."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import Run
from report_material import keep, plain_session, session, shortened, ten

from mockint.model import Entry, Evidence, Finding, Level, Session, Span, Transcript
from mockint.report import versus
from mockint.review.checks import BY_NUMBER
from mockint.review.compared import MEASURES, is_answered
from mockint.session.compare import compare as compare_by
from mockint.session.compare import of_one_person
from mockint.session.takes import Change, Difference

compare = partial(compare_by, by_number=BY_NUMBER, measures=MEASURES)


def take(held: Session, when: str, *found: Finding) -> Session:
    """Give a session whose first answer has just these findings."""
    entry = held.entries[0]
    assert entry.review
    judged = replace(entry, review=replace(entry.review, findings=found))
    return replace(held, id=f"{when}-kakao", started=f"{when}T19:30:00+09:00", entries=(judged,))


def number(value: float, first: int) -> Finding:
    place = (Evidence(Span(first * 1.0, first + 1.0), first, first),)
    return Finding(
        "metrics", Level.GOOD, f"'{value:g}%' puts a number on a change.", place, value, "% change"
    )


@pytest.fixture
def held(tmp_path: Path) -> Session:
    return session(tmp_path / "recordings" / "2026-05-18T19-30-kakao")


def test_the_third_take_no_longer_has_the_number(held: Session) -> None:
    """A number that only the last take lacks is lost, and is heard in the last take that had it."""
    forty = replace(number(40, 3), value=40.0)
    lacks = Finding("metrics", Level.MISSING, "No number is tied to a result.")
    takes = [
        take(held, "2026-05-18", forty),
        take(held, "2026-05-19", number(40.3, 5)),
        take(held, "2026-05-20", lacks),
    ]
    made = compare(takes[::-1])
    (question,) = made.questions
    (lost,) = question.of(Change.LOST)
    assert lost.before is not None
    assert (lost.before.take, lost.before.at) == (2, 5.0)
    assert f"Take 3 no longer has “{lost.what}” (take 2 at 0:05" in versus.text(made)
    assert question.of(Change.STILL_MISSING) == (), "two takes had one"
    never = compare([take(held, "2026-05-18", lacks), take(held, "2026-05-19", lacks)])
    missing = never.questions[0].of(Change.STILL_MISSING)
    assert [difference.check for difference in missing] == ["metrics"]


def test_gained_kept_and_doubt(held: Session) -> None:
    """What is in doubt is neither there nor missing; another number is another thing."""
    said = Finding("concepts", Level.GOOD, "'rollback' was said.", subject="rollback")
    missing = replace(said, level=Level.MISSING)
    doubt = replace(said, level=Level.DOUBT, subject="runbook")
    kept = Finding("star", Level.GOOD, "The result is told.", subject="result")
    made = compare(
        [
            take(held, "2026-05-18", missing, kept, doubt),
            take(held, "2026-05-19", said, kept, number(40, 3)),
        ]
    )
    (question,) = made.questions
    assert {difference.what for difference in question.of(Change.GAINED)} >= {"rollback"}
    assert [difference.what for difference in question.of(Change.KEPT)] == ["result"]
    assert not [difference for difference in question.differences if difference.what == "runbook"]
    assert not question.of(Change.LOST)


def test_what_the_last_take_has_in_doubt_or_only_tells_is_not_lost(held: Session) -> None:
    """Nor is what it was not asked for, or a part of which it says nothing."""
    said = Finding("concepts", Level.GOOD, "'rollback' was said.", subject="rollback")
    story = Finding("star", Level.GOOD, "The situation is told.", subject="situation")
    first = take(held, "2026-05-18", said, story)

    def lost(*found: Finding) -> list[str]:
        (question,) = compare([first, take(held, "2026-05-19", *found)]).questions
        return [difference.what for difference in question.of(Change.LOST)]

    assert lost() == ["rollback"]
    assert lost(replace(said, level=Level.DOUBT)) == []
    assert lost(replace(said, level=Level.NOTE)) == []
    assert lost(said, replace(story, level=Level.MISSING)) == ["situation"]
    early = Finding("directness", Level.GOOD, "The first third speaks to the question.")
    praised = take(held, "2026-05-17", early, said)
    assert not compare([praised, take(held, "2026-05-19", said)]).questions[0].of(Change.LOST)
    late = replace(early, level=Level.IMPROVE, message="Late.")
    (question,) = compare([praised, take(held, "2026-05-19", said, late)]).questions
    assert [difference.check for difference in question.of(Change.LOST)] == ["directness"]
    entry = first.entries[0]
    other = replace(entry.question, concepts=("runbook",))
    asked_less = replace(take(held, "2026-05-19"), entries=(replace(entry, question=other),))
    (question,) = compare([first, asked_less]).questions
    assert "rollback" not in [difference.what for difference in question.of(Change.LOST)]
    doubted = take(held, "2026-05-17", replace(said, level=Level.DOUBT))
    assert not compare([doubted, first]).questions[0].of(Change.GAINED)[1:]


def test_no_take_has_it_only_where_every_take_lacks_it(held: Session) -> None:
    """What was in doubt, or not judged, in difference take may have been there."""
    lacks = Finding("concepts", Level.MISSING, "'runbook' was not heard.", subject="runbook")
    doubt = replace(lacks, level=Level.DOUBT)
    last = take(held, "2026-05-20", lacks)

    def still(*found: Finding) -> list[str]:
        (question,) = compare([take(held, "2026-05-18", *found), last]).questions
        return [difference.what for difference in question.of(Change.STILL_MISSING)]

    assert still(lacks) == ["runbook"]
    assert still(doubt) == []
    assert still() == []


def test_two_checks_on_the_same_words_are_told_once(held: Session) -> None:
    """A number that was lost is not told again as the résumé's line."""
    claim = held.pack.rubric.claims[0].text
    agrees = replace(number(25, 3), check="claims", subject=claim, value=None)
    first = take(held, "2026-05-18", number(25, 3), agrees)
    lacks = Finding("metrics", Level.MISSING, "No number.")
    (question,) = compare([first, take(held, "2026-05-19", lacks)]).questions
    assert [difference.check for difference in question.of(Change.LOST)] == ["metrics"]


def test_a_follow_up_is_known_again_by_its_question(held: Session) -> None:
    """The same follow-up of two questions is two questions."""
    entries = [
        replace(
            entry,
            question=replace(
                entry.question, id=entry.question.id + "-follow-up", text="Can you count it?"
            ),
        )
        for entry in held.entries[:2]
    ]
    first, second = (replace(held, entries=(entry,)) for entry in entries)
    assert compare([first, replace(second, started="2026-05-20")]).questions == ()
    assert len(compare([first, replace(first, started="2026-05-20")]).questions) == 1


def test_what_is_said_of_a_measure_that_did_not_change_is_folded(held: Session) -> None:
    """A pace that is praised and then is not, by a few words a minute, was not lost."""
    calm = Finding("pace", Level.GOOD, "A pace that is easy to follow: 160.", value=160)
    fast = replace(calm, level=Level.IMPROVE, message="Fast: 172.", value=172)
    first, second = take(held, "2026-05-18", calm), take(held, "2026-05-19", fast)

    def lost(*speech: Span) -> tuple[Difference, ...]:
        """Compare an answer of forty seconds of speech with one of these spans."""
        takes = [
            replace(session, entries=(spoken(session.entries[0], spans),))
            for session, spans in ((first, (Span(0.0, 40.0),)), (second, speech))
        ]
        return compare(takes).questions[0].of(Change.LOST)

    assert lost(Span(0.0, 39.0)) == ()
    assert [difference.check for difference in lost(Span(0.0, 10.0), Span(35.0, 40.0))] == ["pace"]


def spoken(entry: Entry, speech: tuple[Span, ...]) -> Entry:
    assert entry.recording
    return replace(entry, recording=replace(entry.recording, seconds=40.0, speech=speech))


@pytest.mark.slow
def test_real_answers_cut_short_lose_what_was_in_their_last_third(tmp_path: Path) -> None:
    """The program's own reviews of ten answers, and of the same answers without their ends."""
    whole = ten(tmp_path / "2026-05-18T19-30-ten")
    made = compare([whole, shortened(whole)])
    assert len(made.questions) == 10
    told = next(
        question
        for question in made.questions
        if question.takes[0].entry.question == whole.entries[8].question
    )
    lost = told.of(Change.LOST)
    assert any(difference.check == "metrics" and "25%" in difference.what for difference in lost)
    assert all(difference.before and difference.before.take == 1 for difference in lost)
    length = next(measure for measure in told.measures if measure.name == "Length")
    assert not length.differs, "the recording is the same"


def test_the_demo_and_an_empty_answer_are_no_takes_of_yours(held: Session) -> None:
    """Compared are takes of one person that answer something."""
    said, lacks = number(40, 3), Finding("metrics", Level.MISSING, "No number.")
    empty = Finding("content", Level.MISSING, "No words were heard.")
    mine = [take(held, "2026-05-18", said), take(held, "2026-05-20", lacks)]
    demo = replace(take(held, "2026-05-21"), candidate="demo (synthetic voice)")
    sessions = [*mine, demo, take(held, "2026-05-22", empty)]
    assert compare(mine).questions[0].of(Change.LOST)
    made = compare(sessions, answered=is_answered)
    assert [len(question.takes) for question in made.questions] == [2]
    assert made.questions[0].differences == compare(mine).questions[0].differences
    assert [session.id for session in of_one_person([*mine, demo])] == [
        session.id for session in mine
    ]
    assert of_one_person([demo]) == [demo]
    assert of_one_person([]) == []


def test_a_take_without_words_is_none(held: Session) -> None:
    silent = replace(held.entries[0], transcript=Transcript((), "en", "by hand"))
    assert is_answered(held.entries[0])
    assert not is_answered(silent)


def test_what_is_within_noise_stands_apart(held: Session) -> None:
    """A change that takes have anyway is named in one line, and its figures are folded."""
    first = take(held, "2026-05-18")
    entry = first.entries[0]
    assert entry.recording
    seconds = entry.recording.seconds + 60
    longer = replace(entry.recording, seconds=seconds, speech=(Span(0.0, seconds),))
    later = replace(take(held, "2026-05-20"), entries=(replace(entry, recording=longer),))
    same = compare([first, take(held, "2026-05-20")])
    assert "No real change: Length" in versus.text(same)
    assert "Length 2" not in versus.text(same)
    assert "<summary>No real change: Length" in versus.page(same)
    changed = versus.text(compare([first, later]))
    assert "Length 2" in changed
    assert "No real change: Length" not in changed


def test_one_take_is_nothing_to_compare(held: Session) -> None:
    made = compare([held, replace(held, entries=())])
    assert made.questions == ()
    assert len(made.alone) == 4
    assert "no question in common" in versus.text(made)


def test_hostile_words_are_text(tmp_path: Path) -> None:
    """Nothing of a guide or a person becomes markup."""
    text = "</style><script>alert(1)</script>{{ 7*7 }}\u202e"
    hostile = plain_session(tmp_path / "a", text)
    page = versus.page(compare([hostile, replace(hostile, started="z")]))
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_command_compares_sessions_and_all_takes_of_a_question(
    held: Session, tmp_path: Path, run: Run
) -> None:
    recordings = tmp_path / "recordings"
    keep(held, recordings / held.id)
    alone = run("compare", "-n", "1")
    assert alone.returncode == 2
    assert "not two sessions" in alone.stderr
    later = take(held, "2026-05-20", number(40, 3))
    (recordings / "2026-05-20-kakao").mkdir()
    keep(later, recordings / "2026-05-20-kakao")
    done = run("compare", "2026-05-18", "last")
    assert done.returncode == 0, done.stderr
    assert "no longer has" in done.stdout
    assert (recordings / "2026-05-20-kakao" / "compared.html").is_file()
    assert run("compare", "-n", "1").returncode == 0
    as_json = json.loads(run("compare", "2026-05-18", "last", "--json").stdout)
    assert as_json["questions"][0]["differences"][0]["change"] in [str(change) for change in Change]
    demo = replace(later, candidate="demo (synthetic voice)")
    (recordings / "2026-05-21-kakao").mkdir()
    keep(demo, recordings / "2026-05-21-kakao")
    other = run("compare", "2026-05-18", "last")
    assert (other.returncode, other.stdout) == (2, "")
    assert "different people: you, demo (synthetic voice)" in other.stderr
    assert "2026-05-21" not in run("compare").stdout
    wrong = run("compare", "-n", "77")
    assert (wrong.returncode, wrong.stdout) == (2, "")
