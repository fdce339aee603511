"""The door: runs a command, and turns each fault into one line and an exit code."""

import io
import os
import sys
import traceback

import click

from mockint.cli import mockint
from mockint.cli.echo import echo
from mockint.cli.stopping import Stopping
from mockint.errors import MockintError

STOPPED = (
    "mockint: stopped. What was recorded is kept; finish it with: mockint review, "
    "or go on with: mockint interview --resume last"
)


def main() -> None:
    """Run the command line; the only place that prints an error and exits."""
    stopping = Stopping()
    try:
        # click gives what `Exit` asks for
        code = mockint.main(prog_name="mockint", standalone_mode=False)
    except BaseException as error:  # noqa: BLE001 - each gets its line and its code
        code, lines = _ending(error, stopping)
        _leave(code, lines, stopping)
    if code:
        _leave(code, "", stopping)


def _ending(error: BaseException, stopping: Stopping) -> tuple[int, str]:
    """Give the exit code and the last lines."""
    match error:
        case _ if stopping.number or isinstance(error, KeyboardInterrupt | click.Abort):
            # a library that is stopped while it loads raises what nobody expects
            return stopping.code, STOPPED
        case MockintError():
            return error.exit_code, f"mockint: {' '.join(str(error).splitlines())}"
        case click.ClickException():
            return error.exit_code, _usage(error)
        case BrokenPipeError():
            return 0, ""  # whoever read our lines has gone; nobody is left to tell
        case SystemExit():
            raise error
        case _:
            return 1, "".join(traceback.format_exception(error)).rstrip()


def _usage(error: click.ClickException) -> str:
    """Have click write what was wrong with the command line; it may repeat the user's words."""
    lines = io.StringIO()
    error.show(lines)
    return lines.getvalue().rstrip()


def _leave(code: int, lines: str, stopping: Stopping) -> None:
    """Say the last lines and go at once.

    A thread that is inside Whisper or the sound card when the interpreter is taken down aborts the
    whole process, so it is not taken down; every file is closed by now.
    """
    stopping.restore()
    try:
        if lines:
            echo(lines, err=True)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
