"""`mockint demo`: interview the bundled demo candidate; it needs no microphone."""

from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.waiting import waiting


@click.command(name="demo")
@click.option(
    "--fast", is_flag=True, help="As quickly as the machine can, without a sound: for machines."
)
@options.plain
@options.manner
@options.questions
@click.option("--limit", type=click.IntRange(min=1), help="Ask at most so many questions.")
@options.room
@options.recordings
def command(
    *,
    fast: bool,
    plain: bool,
    manner: str,
    questions: tuple[str, ...],
    limit: int | None,
    voice: str,
    loudspeaker: str | None,
    engine: str,
    model: str | None,
    second_model: str | None,
    recordings: Path,
) -> None:
    """Interview the bundled demo candidate, whose answers a synthetic voice speaks.

    Everything but the microphone is real: the voice, the ear, the recogniser, the review,
    the reports.

    \b
    Examples:
      mockint demo
      mockint demo --fast --recordings /tmp/demo
    """
    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.console import Console
    from mockint.ear.endpointing import Preset
    from mockint.interview import interview
    from mockint.wiring import plans

    console = Console()
    wishes = wiring.Wishes(
        recordings=recordings,
        voice=voice,
        loudspeaker=loudspeaker,
        engine=engine,
        model=model,
        second_model=second_model,
        manner=Preset(manner),
        plain=plain,
    )
    with waiting(drawn=not plain):
        plan, answers = plans.demo(questions, limit=limit)
    with wiring.demo(plan, answers, wishes, console=console, fast=fast) as (room, folder):
        options.hold(folder)  # until its report is written, too
        interview(Agenda(plan.questions), room)
    ending.write(folder, console)
