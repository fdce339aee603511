"""What a person sees and what a pipe gets, from the same moments."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from mockint.ear.key_table import KEY_TABLE, State
from mockint.engines import terminal
from mockint.events import (
    Asking,
    Event,
    GoingOn,
    Listening,
    LiveWords,
    Notice,
    Recorded,
    Replying,
    Reviewed,
    Working,
)
from mockint.model import (
    Evidence,
    Finding,
    Level,
    Review,
    Span,
    Stop,
    Transcript,
    Word,
)
from mockint.ports import Key
from mockint.screen import hints
from mockint.screen.plain_lines import PlainScreen
from mockint.screen.terminal import LiveScreen, findings
from mockint.text.quotes import clock
from mockint.wiring.interviews import screen_for
from tests import builders

QUESTION = builders.question(text="How do you [cache]?", theme="Caching")
HEARD = (Evidence(Span(0, 1), 0, 0),)
FINDINGS = (
    Finding("pace", Level.NOTE, "120 words a minute."),
    Finding("metrics", Level.IMPROVE, "Say how much.", HEARD),
)
MOMENTS: tuple[Event, ...] = (
    Asking(QUESTION, number=2, of=10),
    Working("Loading the voice"),
    Listening(67.5, 0.2, speaking=True, silence=0.0, patience=3.0),
    LiveWords("so we put [bold]Redis[/bold] in front", final=False),
    Notice("The microphone gives only silence.", "Is it muted?"),
)


def plain(*moments: Event, keys: bool = False) -> str:
    """Give what a pipe gets."""
    out = io.StringIO()
    with PlainScreen(Console(file=out, width=80), keys=keys) as screen:
        for moment in moments:
            screen.show(moment)
    return out.getvalue()


def live(*moments: Event, width: int = 80) -> str:
    """Give the picture that stands after these moments."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    screen = LiveScreen(console)
    for moment in moments:
        screen.show(moment)
    with console.capture() as picture:
        console.print(screen.picture())
    return picture.get()


def test_the_picture_shows_question_clock_level_words_and_keys() -> None:
    picture = live(*MOMENTS)
    for part in (
        "2 of 10",
        "How do you [cache]?",
        "1:07",
        "listening",
        "[bold]Redis[/bold]",
        "Enter",
        "quit and keep",
    ):
        assert part in picture


def test_the_meter_moves_with_the_level() -> None:
    quiet, loud = (
        Listening(1, level, speaking=False, silence=0, patience=3) for level in (0.0, 0.25)
    )
    assert "█" not in live(MOMENTS[0], quiet)
    assert "█" in live(MOMENTS[0], loud)


def test_the_screen_says_softly_that_it_believes_the_answer_is_over() -> None:
    assert "take your time" in live(
        MOMENTS[0], Listening(9, 0, speaking=False, silence=1.0, patience=3.0)
    )
    assert "or keep talking" in live(
        MOMENTS[0], Listening(9, 0, speaking=False, silence=2.0, patience=3.0)
    )
    assert "take your time" in live(
        MOMENTS[0], Listening(9, 0, speaking=False, silence=60.0, patience=None)
    )


def test_a_narrow_terminal_gets_a_narrow_picture() -> None:
    assert max(map(len, live(*MOMENTS, width=50).splitlines())) <= 50


def test_a_pipe_gets_lines_without_escapes_or_level() -> None:
    recording = builders.recording(61.0, stop=Stop.SILENCE, device="desk")
    transcript = Transcript((Word("[red]Redis[/red]", 0, 1, 0.9),), "en", "test")
    text = plain(
        *MOMENTS,
        Recorded(QUESTION, recording),
        Reviewed(QUESTION, transcript, Review("01-x", FINDINGS, (), "test")),
    )
    assert "\x1b" not in text
    for line in (
        "[2/10] Caching: How do you [cache]?",
        "recorded 1:01",
        "heard: [red]Redis[/red]",
        "→ Say how much.",
        "Is it muted?",
    ):
        assert line in text
    assert "120 words" not in text


def test_the_clock_counts_minutes() -> None:
    assert [clock(seconds) for seconds in (0, 59.99, 60, 3661)] == ["0:00", "0:59", "1:00", "61:01"]


def test_who_thinks_is_told_to_take_the_time() -> None:
    held = Listening(9, 0, speaking=False, silence=20.0, patience=None, held=True)
    assert "take all the time you need" in live(MOMENTS[0], held)


def test_an_answer_that_goes_on_brings_its_question_back() -> None:
    asking, later = (
        Asking(QUESTION, number=1, of=2),
        replace(QUESTION, text="And what of sharding?"),
    )
    moments = (asking, Asking(later, number=2, of=2), GoingOn(asking))
    assert "sharding" not in live(*moments)
    assert "How do you [cache]?" in live(*moments)
    assert "on with the same answer" in plain(*moments)


def test_every_key_has_a_name_and_a_character() -> None:
    characters = {"Enter": "\r", "Space": " "}
    for key, name in hints.NAMES.items():
        assert terminal.KEYS[characters.get(name, name)] is key
    assert set(hints.NAMES) == set(Key) - {Key.CLARIFY}


def states() -> dict[State, tuple[Event, ...]]:
    """Give the moments that lead to each state."""
    listening = Listening(9, 0, speaking=False, silence=1.0, patience=3.0)
    recording = builders.recording(9.0, stop=Stop.KEY, device="desk")
    return {
        State.ASKING: (MOMENTS[0],),
        State.LISTENING: (MOMENTS[0], listening),
        State.THINKING: (MOMENTS[0], replace(listening, held=True)),
        State.PAUSED: (MOMENTS[0], replace(listening, paused=True)),
        State.READING: (MOMENTS[0], listening, Recorded(QUESTION, recording)),
    }


def test_the_screen_names_each_key_that_means_something_now_and_no_other() -> None:
    """Whatever the state, on a picture and in lines."""
    for state, moments in states().items():
        picture = live(*moments, width=100)
        lines = plain(*moments, keys=True).splitlines()
        for meaning in {meaning for row in KEY_TABLE.values() for meaning in row.values()}:
            shown = meaning in KEY_TABLE[state].values()
            assert (f" {meaning} " in picture) is shown, (state, meaning, picture)
            assert (f": {meaning}" in lines[-1]) is shown, (state, meaning, lines)


def test_nobody_reads_p_pause_while_it_is_paused() -> None:
    assert hints.hints(State.PAUSED)[0] == ("Enter, Space, p", "go on")


def test_the_question_that_is_said_again_is_seen_to_be() -> None:
    moments = (*MOMENTS, Replying("In other words", "When would you cache?"))
    assert "In other words: When would you cache?" in live(*moments)
    assert "In other words: When would you cache?" in plain(*moments)
    assert "In other words" not in live(*moments, MOMENTS[2])


def test_a_long_finding_stays_behind_its_sign() -> None:
    finding = Finding("metrics", Level.IMPROVE, "Say how much it was in numbers. " * 6, HEARD)
    reviewed = Reviewed(QUESTION, Transcript((), "en", "x"), Review("x", (finding,), (), "x"))
    out = io.StringIO()
    console = Console(file=out, width=60)
    console.print(findings(reviewed))
    lines = [line for line in out.getvalue().splitlines() if line.strip()]
    assert len(lines) > 3
    assert all(line.startswith("    ") for line in lines[2:])


@pytest.mark.real
def test_what_a_library_complains_of_is_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "state" / "mockint.log"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from mockint.screen.complaints import device_complaints\n"
        "with device_complaints(Path(sys.argv[1])): os.write(2, b'underrun occurred')\n"
        "os.write(2, b'after')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, log], check=True, capture_output=True, text=True
    )
    assert done.stderr == "after"
    assert log.read_text() == "underrun occurred"


@pytest.mark.parametrize(
    ("term", "terminal", "plain", "kind"),
    [
        ("xterm", True, False, LiveScreen),
        ("xterm", True, True, PlainScreen),
        ("dumb", True, False, PlainScreen),
        ("xterm", False, False, PlainScreen),
    ],
)
def test_who_cannot_draw_gets_lines(term: str, terminal: bool, plain: bool, kind: type) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, _environ={"TERM": term})
    assert isinstance(screen_for(console, keys=True, plain=plain), kind)
