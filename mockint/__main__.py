"""The door: runs a command, and turns each fault into one line and an exit code."""

import os
import signal
import sys
from threading import Event
from types import FrameType

import click

from mockint.cli import mockint
from mockint.errors import MockintError

STOPPED = "mockint: stopped. What was recorded is kept; finish it with: mockint review"

_interrupted = Event()


def main() -> None:
    """Run the command line; the only place that prints an error and exits."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        code = mockint.main(prog_name="mockint", standalone_mode=False)  # click gives what `Exit` asks for
    except MockintError as error:
        if _interrupted.is_set():  # a library that Ctrl-C stops while it loads calls itself missing
            _leave(130, STOPPED)
        _leave(error.exit_code, f"mockint: {error}")
    except click.ClickException as error:
        error.show()
        _leave(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        _leave(130, STOPPED)
    except BrokenPipeError:
        os._exit(0)  # whoever read our lines has gone; nobody is left to tell
    except Exception:
        if _interrupted.is_set():  # and some that are stopped while they load raise what nobody expects
            _leave(130, STOPPED)
        raise
    else:
        if code:
            _leave(code)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Remember Ctrl-C, whatever becomes of the exception on its way."""
    _interrupted.set()
    raise KeyboardInterrupt


def _leave(code: int, message: str = "") -> None:
    """Say the last line and go at once.

    A thread that is inside Whisper or the sound card when the interpreter is taken down aborts the whole process, so
    it is not taken down; every file is closed by now.
    """
    if message:
        click.echo(message, err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
