"""`mockint review`: make a session's transcripts, reviews and reports anew from its sound."""

from pathlib import Path

import click

from mockint.cli import options


@click.command(name="review")
@click.argument("session", default="last")
@click.option(
    "--anew", is_flag=True, help="Transcribe again too, and not only what was never transcribed."
)
@click.option(
    "--engine",
    type=click.Choice(["faster-whisper", "openai-whisper", "speech-recognition"]),
    default="faster-whisper",
)
@options.model
@options.second_model
@options.larger_judge
@options.recordings
def command(
    session: str,
    *,
    anew: bool,
    engine: str,
    model: str | None,
    second_model: str | None,
    larger_judge: bool,
    send_to: str | None,
    recordings: Path,
) -> None:
    """Judge a session again, or finish one that broke off. Its sound is never touched.

    With --larger-judge the language model of MOCKINT_LLM_URL and MOCKINT_LLM_MODEL judges
    concepts beside the one that comes along; unless it is on this machine you see every letter
    before it is sent. It is an experiment: the same answer may be judged otherwise next time.

    \b
    Examples:
      mockint review                      the newest session
      mockint review last --anew --model small
      mockint review last --larger-judge
    """
    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.cli.larger_judge import larger_judge as set_up
    from mockint.console import Console
    from mockint.interview import interview
    from mockint.session import store

    console = Console()
    larger = set_up(console, wanted=larger_judge, send_to=send_to)
    folder = store.find(recordings, session)
    options.hold(folder)
    with wiring.second_look(
        folder,
        wiring.Wishes(engine=engine, model=model, second_model=second_model),
        console=console,
        anew=anew,
        larger=larger,
    ) as (
        room,
        planned,
    ):
        interview(Agenda(planned), room)
    ending.write(folder, console)
