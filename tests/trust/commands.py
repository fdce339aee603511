"""Every command that takes a session, found by a walk, and run here within a limit of time."""

import contextlib
import io
import signal
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

import click

from mockint.cli import mockint
from mockint.errors import MockintError

ARGUMENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "interview": (
        ("--resume", "SESSION", "--microphone", "no such microphone", "--voice", "silent"),
    ),
    "review": (("SESSION",),),
    "replay": (
        ("SESSION", "--silent", "-n", "1"),
        ("OTHER", "--silent", "-n", "2", "--against", "SESSION"),
    ),
    "report": (("SESSION",), ("SESSION", "--redact", "--link-audio", "--json")),
    "compare": (("OTHER", "SESSION"), ("SESSION", "OTHER", "--json")),
    "export": (("SESSION",),),
    "sessions": ((), ("--json",)),
    "sessions repair": ((), ("--json",)),
    "corrections": (("SESSION",), ("SESSION", "--json")),
    "terms": (("SESSION",), ("SESSION", "--undo", "nobody said this")),
}
"""How each command that takes a session is called; the words in capitals stand for folders."""

OPENS_NONE = {"demo", "doctor"}
"""Commands with recordings that open no session there: one makes its own, one looks at the disk."""

CODES = {0, 2, 3, 4, 5}
"""How a command may end: as it should, or by a fault with a name."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    printed: str
    fault: str = ""
    """The one line of what went wrong."""
    trace: str = ""
    """What nobody may ever see."""


class Hung(Exception):
    """A command took longer than it may."""


def walk(group: click.Group = mockint, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Give every command with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from walk(command, f"{before}{name} ")


def taking_sessions() -> set[str]:
    """Name the commands that take a session, or whose group does."""
    named = {
        name
        for name, command in walk()
        if any(_is_of_sessions(parameter) for parameter in command.params)
    }
    return named | {name for name, _ in walk() if name.rpartition(" ")[0] in named}


def _is_of_sessions(parameter: click.Parameter) -> bool:
    return (
        "session" in f"{parameter.name} {parameter.metavar}".lower()
        or parameter.name == "recordings"
    )


def run(*arguments: str, limit: float = 60) -> Done:
    """Run a command within this process, as `mockint` would; a wait without end is broken off."""
    printed = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    code, fault, trace = 0, "", ""
    before = signal.signal(signal.SIGALRM, _hung)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = mockint.main(list(arguments), prog_name="mockint", standalone_mode=False) or 0
    except MockintError as error:
        code, fault = error.exit_code, str(error)
    except click.ClickException as error:
        code, fault = error.exit_code, error.format_message()
    except Exception:  # noqa: BLE001 - what nobody foresaw is what is looked for
        code, trace = 1, traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    text = printed.buffer.getvalue().decode()  # type: ignore[attr-defined]
    return Done(code, text, fault, trace)


def _hung(_signal: int, _frame: FrameType | None) -> None:
    raise Hung
