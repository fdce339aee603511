"""The commands: one module each, imported only when it is called, so that `--help` is quick."""

from importlib import import_module

import click

from mockint import __version__

COMMANDS = {
    "interview": "Be interviewed aloud.",
    "demo": "Watch an interview of the bundled demo candidate.",
    "review": "Judge a session again, or finish one that broke off.",
    "replay": "Hear a session again, question by question.",
    "report": "Write a session's report, and open it.",
    "compare": "Compare sessions, or takes of one question.",
    "export": "Write subtitles, a table and Anki cards.",
    "guide": "Make, check and show a preparation guide.",
    "sessions": "List the sessions.",
    "transcribe": "Write down what is said in a sound file.",
    "corrections": "Say what you meant where a report was in doubt.",
    "terms": "Show which terms were put right; undo one, or teach one.",
    "assess": "Judge one recording made elsewhere.",
    "models": "List, fetch, check and remove recognition models.",
    "devices": "List and test microphones and loudspeakers.",
    "doctor": "Say what is installed, what works, and what to do about the rest.",
}
"""Name and one line of help of each command; `mockint.cli.<name>` holds it as `command`."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports one only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give all names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"mockint.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
@click.pass_context
def mockint(ctx: click.Context) -> None:
    """A mock interviewer that asks aloud, listens, and shows its reasons.

    Without a command it guides you through your first interview.
    Everything stays on this machine.
    """
    if ctx.invoked_subcommand is None:
        import_module("mockint.cli.welcome").command.main(args=[], standalone_mode=False)
