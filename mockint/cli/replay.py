"""`mockint replay`: hear and see an interview again."""

from pathlib import Path

import click

from mockint.cli import options


@click.command(name="replay")
@click.argument("session", default="last")
@options.questions
@click.option(
    "--against",
    multiple=True,
    metavar="SESSION",
    help="Another take of the same questions, for the key t.",
)
@click.option("--silent", is_flag=True, help="Follow the clock without a sound.")
@click.option("--loudspeaker", metavar="NAME", help="Loudspeaker: number or part of its name.")
@options.recordings
def command(
    session: str,
    *,
    questions: tuple[str, ...],
    against: tuple[str, ...],
    silent: bool,
    loudspeaker: str | None,
    recordings: Path,
) -> None:
    """Hear a session again: words light up as they are spoken, findings stand beside them
    at their second.

    \b
    Keys: space pauses, arrows go 5 seconds, j and k to findings, comma and period to sentences,
    minus and plus change the speed but not the pitch, t plays the other take, Enter goes on,
    q quits.

    \b
    Examples:
      mockint replay                              the newest session
      mockint replay last -n 9                    only question 9
      mockint replay last -n 9 --against 2026-05  two takes of it, one against the other
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.console import Console
    from mockint.session import store
    from mockint.wiring.rerun import rerun

    folders = [store.find(recordings, name) for name in (session, *against)]
    rerun(folders, questions, loudspeaker=loudspeaker, silent=silent, console=Console())
