"""What files and people say reaches a terminal as text in every command, never as a command."""

import ast
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from mockint.cli import mockint
from mockint.cli.echo import echo_json
from mockint.console import Console
from mockint.events import Asking, LiveWords, Notice, Reviewed, Working
from mockint.model import Finding, Level, Review, Source, Transcript
from mockint.screen.terminal import LiveScreen
from mockint.words import speed
from tests import builders
from tests.conftest import ROOT, Run
from tests.desk import Desk
from tests.forked import Forks
from tests.pseudo_terminal import Terminal
from tests.report_material import keep, plain_session
from tests.test_trouble import desk

__all__ = ["desk"]  # a fixture

TITLE = "\x1b]0;owned\x07"
CLIPBOARD = "\x1b]52;c;b3duZWQ=\x07"
LINK = "\x1b]8;;http:evil\x1b\\here\x1b]8;;\x1b\\"
CLEAR, HIDDEN, C1 = "\x1b[2J\x1b[H", "\x1b[8m", "\x9b2J\x9d0;owned\x9c"
BIDI = "\u202egnp.exe\u2066\u2069"
MARKUP = "[/] [/bold] [link=http:evil]here[/link] :warning:"

NAME = f"x{TITLE}{CLIPBOARD}{CLEAR}{C1}{HIDDEN}{BIDI}[link=x]y"
"""Harm that a file's name can hold."""

HARM = f"Why{TITLE}{CLIPBOARD}{LINK}{CLEAR}{C1}{HIDDEN}{BIDI} {MARKUP}"

OURS = re.compile(r"\x1b\[(?!8m)[0-9;]*m|\x1b\[\d*[AG]|\x1b\[[02]K|\x1b\[\?25[lh]|[\r\n\t]")
"""What rich and click may tell a terminal: colours, up, clear a line, hide and show the cursor."""

HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

GUIDE = f"""# {HARM}

## Predicted Interview Questions

### {HARM}

1. **{HARM}?**

## Key Concepts

### {HARM}
- {HARM}: {HARM}

## Key Achievements
- Cut {HARM} by 25%.

## Questions to Ask Them
- {HARM}?

## Advice
- Always {HARM}.
"""


def quiet(text: str, *, why: object = "") -> None:
    """Check that nothing in it but our own colours and cursor moves is a command to a terminal."""
    rest = OURS.sub("", text)
    assert not (found := HARMFUL.search(rest)), (
        why,
        rest[max(0, found.start() - 80) : found.end() + 80],
    )
    assert "Traceback" not in text, text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder in which a session, a guide, its rubric and a vocabulary are full of harm.

    How quick the machine is, is known there: to measure it takes long, and says nothing of harm.
    """
    folder = tmp_path_factory.mktemp("harm")
    for name in (NAME, f"{NAME}2"):
        path = folder / "recordings" / name
        made = plain_session(path, HARM, words=(HARM, "we", "measured", HARM))
        entry = made.entries[0]
        assert entry.transcript
        words = tuple(replace(word, heard_as=HARM) for word in entry.transcript.words)
        said = replace(entry.transcript, words=words, disfluencies=())
        entries = (replace(entry, transcript=said),)
        keep(replace(made, id=name, started="2026-05-18T19:30:00+09:00", entries=entries), path)
    (folder / f"{NAME}.md").write_text(GUIDE)
    (folder / "bad").mkdir()
    (folder / "bad" / "guide.md").write_text(GUIDE)
    (folder / "bad" / "rubric.toml").write_text(
        f"[checks.{json.dumps(HARM)}]\n{json.dumps(HARM)} = true\n"
    )
    (folder / f"{NAME}.txt").write_text(HARM)
    (folder / f"{NAME}.wav").write_bytes(b"no sound")
    (folder / "advert.md").write_text(
        f"# {HARM}\n\nCompany: {HARM}\nRequirements:\n- Know {HARM}\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOCKINT_STATE", str(folder / "speed.json"))
        speed.keep(speed.Speed(1.0, "cpu", speed.cores()))
    return folder


COMMANDS: dict[str, list[list[str]]] = {
    "": [[NAME], [f"--{NAME}"]],
    "interview": [
        [f"{NAME}.md"],
        [f"no{NAME}.md"],
        ["--microphone", NAME],
        ["--resume", NAME],
        ["-n", NAME],
        [f"{NAME}.md", "-n", "1", "--voice", NAME],
    ],
    "demo": [["-n", NAME], ["--manner", NAME], ["--limit", NAME]],
    "review": [[NAME], [f"no{NAME}"], ["last", "--model", NAME, "--anew"]],
    "replay": [[NAME, "--silent"], [f"no{NAME}"], [NAME, "-n", NAME]],
    "report": [[NAME], ["last", "--redact"], ["last", "--redact", NAME], [NAME, "--json"]],
    "compare": [[], [NAME, f"{NAME}2"], ["-n", NAME], [NAME, f"{NAME}2", "--json"]],
    "export": [[NAME, "--to", NAME], [NAME, "--as", NAME], [NAME, "--json"]],
    "guide": [[NAME]],
    "guide new": [
        ["--advert", "advert.md", "--out", f"new{NAME}.md", "-y"],
        ["--advert", f"no{NAME}.md", "-y"],
        ["--advert", "advert.md", "--out", f"{NAME}.md", "-y"],
        ["--level", NAME],
    ],
    "guide check": [[f"{NAME}.md"], [f"no{NAME}.md"], ["bad/guide.md"]],
    "guide show": [
        [f"{NAME}.md"],
        [f"{NAME}.md", "--json"],
        [f"{NAME}.md", "--markdown"],
        [f"{NAME}.md", "--html"],
        [f"{NAME}.md", "-o", f"shown{NAME}.txt"],
    ],
    "guide compile": [
        [f"{NAME}.md"],
        [f"{NAME}.md", "--json"],
        ["bad/guide.md"],
        [f"{NAME}.md", "--edit"],
    ],
    "sessions": [[], ["--json"], ["--recordings", f"no{NAME}"], [NAME]],
    "sessions repair": [[], ["--json"], [NAME]],
    "transcribe": [[f"{NAME}.wav"], [f"no{NAME}.wav"], [f"{NAME}.wav", "--language", NAME]],
    "corrections": [
        [NAME],
        [NAME, "--json"],
        ["last", "--yes", NAME],
        ["--forget", HARM],
        ["--export", f"no{NAME}/mine.txt"],
    ],
    "terms": [
        [NAME],
        [NAME, "--json"],
        ["--undo", NAME],
        ["--add", f"{NAME}"],
        ["last", "--undo", HARM],
    ],
    "assess": [
        ["--text", f"{NAME}.txt", "--guide", f"{NAME}.md", "-n", "1"],
        ["--text", f"{NAME}.txt", "--guide", f"{NAME}.md", "-n", "1", "--json"],
        ["--text", f"{NAME}.txt", "-n", NAME],
        ["--text", f"no{NAME}.txt", "-n", "1"],
    ],
    "models": [[], [NAME], ["--json"]],
    "models get": [[NAME]],
    "models check": [[NAME]],
    "models remove": [[NAME]],
    "devices": [["--test", "--microphone", NAME], [NAME]],
    "doctor": [["--recordings", NAME], [NAME]],
}
"""What each command is given; the walk over click's tree names a command that is missing."""


def walk(command: click.Command, name: str = "") -> Iterator[str]:
    yield name
    if isinstance(command, click.Group):
        context = click.Context(command)
        for subcommand in command.list_commands(context):
            if child := command.get_command(context, subcommand):
                yield from walk(child, f"{name} {subcommand}".strip())


@pytest.mark.real
def test_no_command_is_forgotten() -> None:
    assert set(walk(mockint)) == set(COMMANDS)


@pytest.mark.real
@pytest.mark.parametrize("name", COMMANDS)
def test_harm_reaches_no_terminal(
    name: str, folder: Path, cache: Path, forks: Forks | None
) -> None:
    """Title, clipboard, links, hidden letters, rich's markup: all is text or nothing."""
    env = {"MOCKINT_CACHE": str(cache), "PULSE_SERVER": "unix:/nowhere"}
    env["MOCKINT_STATE"] = str(folder / "speed.json")
    for args in COMMANDS[name]:
        with Terminal(folder, *name.split(), *args, forks=forks, **env) as screen:
            screen.end(120)
            quiet(screen.text, why=(name, args))


@pytest.mark.real
def test_harm_reaches_no_live_picture(desk: Desk, tmp_path: Path, cache: Path) -> None:
    """A whole interview on a guide full of harm, at a terminal, until somebody presses `q`."""
    (tmp_path / f"{NAME}.md").write_text(GUIDE)
    env = {**desk.env, "MOCKINT_CACHE": str(cache)}
    with Terminal(
        tmp_path, "interview", f"{NAME}.md", "-n", "1", "--voice", "silent", **env
    ) as screen:
        screen.until("quit and keep")
        screen.type("q")
        assert screen.end(120) == 0, screen.text
        assert screen.whole
        quiet(screen.text)
        assert MARKUP[:10] in screen.text


def test_harm_reaches_no_pipe(run: Run, folder: Path) -> None:
    """A pipe ends in a pager as often as not."""
    recordings = str(folder / "recordings")
    for args in (
        ["sessions", "--recordings", recordings],
        ["guide", "check", str(folder / f"{NAME}.md")],
    ):
        done = run(*args)
        quiet(done.stdout + done.stderr, why=args)


def test_a_name_that_is_no_utf_8_is_no_trouble(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "recordings" / "bad\udcff"
    try:
        path.mkdir(parents=True)
    except OSError:
        pytest.skip("this file system keeps such names out")
    keep(replace(plain_session(path, "Why?"), started="2026-05-18T19:30:00+09:00"), path)
    for args in (
        ["sessions"],
        ["sessions", "--json"],
        ["report"],
        ["export", "last", "--json"],
        ["terms", "--json"],
        ["corrections", "--json"],
    ):
        done = run(*args)
        assert (done.returncode, done.stderr) == (0, ""), args


ALLOWED = {"mockint/console.py", "mockint/cli/echo.py"}
FORBIDDEN = {
    ("rich.console", "Console"), ("rich", "print"), ("rich", "get_console"), ("rich", "inspect"),
    ("rich.prompt", "Prompt"), ("rich.prompt", "Confirm"), ("rich.progress", "track"),
    ("click", "echo"), ("click", "secho"), ("click", "prompt"), ("click", "confirm"),
    ("click", "echo_via_pager"), ("click", "progressbar"),
}  # fmt: skip


def prints(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Name every way in which a module could print past the sanitiser."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from (
                    (node.lineno, alias.name)
                    for alias in names
                    if (module, alias.name) in FORBIDDEN
                )
            case ast.Attribute(value=ast.Name(id=module), attr=attr) if (module, attr) in FORBIDDEN:
                yield node.lineno, f"{module}.{attr}"
            case ast.Call(func=ast.Name(id="print" | "input" as name)):
                yield node.lineno, name
            case ast.Attribute(
                value=ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"),
                attr="write",
            ):
                yield node.lineno, "sys.std….write"
            case ast.Call(
                func=ast.Name(id="Live" | "Progress" | "Status" as name), keywords=keywords
            ):
                if (name != "Live" or _of_rich(tree)) and "console" not in {
                    keyword.arg for keyword in keywords
                }:
                    yield node.lineno, f"{name} without a console"


def _of_rich(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "rich.live" for node in ast.walk(tree)
    )


@pytest.mark.real
def test_nobody_prints_but_the_console_and_echo() -> None:
    found = [
        f"{name}:{line}: {what}"
        for path in sorted((ROOT / "mockint").rglob("*.py"))
        if (name := str(path.relative_to(ROOT))) not in ALLOWED
        for line, what in prints(ast.parse(path.read_text()))
    ]
    assert found == []


def drawn(*drawables: object, **options: object) -> str:
    """Give what a colour terminal gets."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="truecolor", width=200, **options)
    for drawable in drawables:
        console.print(drawable)
    return out.getvalue()


def test_colours_are_the_consoles_own_and_markup_is_text() -> None:
    table = Table("[b]column")
    table.add_row(HARM)
    text = drawn(
        Text(HARM, "bold red"),
        HARM,
        Panel(HARM, title=Text(HARM)),
        table,
        Text.from_markup("[link=http:evil]x[/]"),
    )
    quiet(text)
    assert "\x1b[1;31m" in text
    assert MARKUP in OURS.sub("", text)


def test_the_live_picture_shows_harm_as_text() -> None:
    question = builders.question(text=HARM, theme=HARM, source=Source(HARM, 1))
    review = Review("01-x", (Finding("pace", Level.IMPROVE, HARM),), (), HARM)
    events = (
        Asking(question, 1, 2),
        Working(HARM),
        LiveWords(HARM, final=False),
        Notice(HARM, HARM),
        Reviewed(question, Transcript((), "en", HARM), review),
    )
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="truecolor", width=100)
    with LiveScreen(console) as screen, console.status(HARM):
        for event in events:
            screen.show(event)
            console.print(screen.picture())
    quiet(out.getvalue())
    assert MARKUP[:10] in out.getvalue()


def test_json_for_programs_is_harmless_and_loses_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    echo_json({"title": HARM, "name": NAME})
    printed = capsys.readouterr().out
    quiet(printed)
    assert json.loads(printed) == {"title": HARM, "name": NAME}
