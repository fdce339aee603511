"""The door: runs a command, and turns each fault into one line and an exit code."""

import sys

import click

from mockint.cli import mockint
from mockint.errors import MockintError


def main() -> None:
    """Run the command line; the only place that prints an error and exits."""
    try:
        mockint.main(prog_name="mockint", standalone_mode=False)
    except MockintError as error:
        click.echo(f"mockint: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("mockint: stopped. What was recorded is kept.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
