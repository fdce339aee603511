"""`mockint interview`: hold a spoken interview on a guide, and write its reports."""

from collections.abc import Sequence
from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.waiting import waiting
from mockint.errors import DeviceTrouble
from mockint.model import Stop


@click.command(name="interview")
@click.argument("guide", required=False, type=click.Path(path_type=Path))
@options.questions
@click.option("--limit", type=click.IntRange(min=1), help="Ask at most so many questions.")
@click.option("--microphone", metavar="NAME", help="Microphone: number or part of its name.")
@options.manner
@click.option(
    "--patience",
    type=click.FloatRange(min=0.5),
    metavar="SECONDS",
    help="End an answer after so much silence, whatever it sounds like.",
)
@click.option(
    "--follow-ups",
    type=click.IntRange(0, 2),
    default=1,
    show_default=True,
    help="Ask on at most so often after an answer, about what it left open.",
)
@click.option(
    "--ask-them", is_flag=True, help="At the end it is your turn: ask your questions to them aloud."
)
@click.option("--closing", is_flag=True, help="Rehearse your last words, too.")
@click.option(
    "--resume", metavar="SESSION", help="Go on with a session that broke off; `last` is the newest."
)
@options.plain
@options.room
@options.recordings
def command(guide: Path | None, **wishes: object) -> None:
    """Be interviewed aloud on a preparation guide (default: the one that comes with mockint).

    \b
    Examples:
      mockint interview my-guide.md
      mockint interview my-guide.md -n 9            only question 9
      mockint interview -n caching --manner manual  end each answer with Enter
      mockint interview --ask-them --closing        and the half that is yours
      mockint interview --resume last
    """
    hold(guide, **wishes)  # type: ignore[arg-type]


def hold(
    guide: Path | None,
    *,
    questions: Sequence[str] = (),
    limit: int | None = None,
    microphone: str | None = None,
    manner: str = "patient",
    patience: float | None = None,
    follow_ups: int = 1,
    ask_them: bool = False,
    closing: bool = False,
    resume: str | None = None,
    plain: bool = False,
    voice: str = "auto",
    loudspeaker: str | None = None,
    engine: str = "faster-whisper",
    model: str | None = None,
    second_model: str | None = None,
    recordings: Path = Path("recordings"),
) -> None:
    """Open the room, hold the interview, write the reports. Raises `MockintError`."""
    from mockint import wiring
    from mockint.agenda import Agenda
    from mockint.cli import ending
    from mockint.console import Console
    from mockint.ear.endpointing import Preset
    from mockint.interview import interview
    from mockint.session import store
    from mockint.wiring import plans

    console = Console()
    wishes = wiring.Wishes(
        recordings=recordings,
        voice=voice,
        microphone=microphone,
        loudspeaker=loudspeaker,
        engine=engine,
        model=model,
        second_model=second_model,
        manner=Preset(manner),
        patience=patience,
        plain=plain,
        follow_ups=follow_ups,
    )
    if resume:
        broken = store.find(recordings, resume)
        options.hold(broken)
        plan = plans.resume(recordings, str(broken))
    else:
        with waiting(drawn=not plain):
            plan = plans.plan(guide, questions, limit=limit, asking=ask_them, closing=closing)
    agenda = Agenda(plan.questions)
    with wiring.practice(plan, wishes, console=console) as (room, folder):
        options.hold(folder)  # until its report is written, too
        interview(agenda, room, reviews=plan.reviews)
    if ending.nothing_recorded(folder, console):
        return
    ending.write(folder, console)
    ending.say_what_is_open(folder, console)
    if any(
        entry.recording and entry.recording.stop is Stop.LOST
        for entry in store.load(folder).entries
    ):
        raise click.exceptions.Exit(DeviceTrouble.exit_code)
