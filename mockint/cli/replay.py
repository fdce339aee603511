"""`mockint replay`: a session in, the same interview heard and seen again."""

from pathlib import Path

import click

from mockint.cli import options


@click.command(name="replay")
@click.argument("session", default="last")
@options.questions
@click.option("--silent", is_flag=True, help="Follow the clock without a sound.")
@click.option("--loudspeaker", metavar="NAME", help="Loudspeaker: number or part of its name.")
@options.recordings
def command(
    session: str, *, questions: tuple[str, ...], silent: bool, loudspeaker: str | None, recordings: Path
) -> None:
    """Hear a session again: each question, each answer with its words as they were spoken, and what was found.

    \b
    Examples:
      mockint replay                the newest session
      mockint replay last -n 9      only question 9
    """
    from rich.console import Console

    from mockint import store, wiring
    from mockint.agenda import Agenda
    from mockint.interview import interview

    folder = store.find(recordings, session)
    with wiring.rerun(folder, questions, loudspeaker=loudspeaker, silent=silent, console=Console()) as (room, planned):
        interview(Agenda(planned), room)
