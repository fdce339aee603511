"""Options that several commands share, so that they mean the same everywhere."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from mockint.cli.echo import echo
from mockint.errors import MockintError
from mockint.voice.tts import VOICES

F = TypeVar("F", bound=Callable[..., Any])

Option = Callable[[F], F]

recordings = click.option(
    "--recordings",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("recordings"),
    envvar="MOCKINT_RECORDINGS",
    show_default=True,
    help="Folder of the sessions.",
)

manner = click.option(
    "--manner",
    type=click.Choice(["patient", "brisk", "manual"]),
    default="patient",
    show_default=True,
    help="How long silence may last: patient gives time to think, brisk goes on soon, "
    "manual waits for Enter.",
)


plain = click.option(
    "--plain", is_flag=True, help="Lines only, no drawing: for screen readers, simple terminals."
)


def name_unopened(faults: Mapping[str, MockintError]) -> None:
    """Say on the error output which sessions were passed over, and why."""
    for name, fault in faults.items():
        echo(f"{name} cannot be opened: {fault}", err=True)


def hold(folder: Path) -> None:
    """Let no other mockint write in a session until this command ends.

    Raises `InUse`, `NotKept`.
    """
    from mockint.session import lock

    click.get_current_context().with_resource(lock.hold(folder))


json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


model = click.option(
    "--model", metavar="NAME", help="Size of the model, such as base, small, large-v3."
)

second_model = click.option(
    "--second-model",
    metavar="NAME",
    help="Size of the model that hears whole answers a second time, for the report; "
    "else what this machine manages (mockint models).",
)


def room(command: F) -> F:
    """Add the options that furnish a room with a voice and a recogniser."""
    options = (
        click.option(
            "--voice",
            type=click.Choice(["auto", *(voice.name for voice in VOICES), "silent"]),
            default="auto",
            show_default=True,
            help="Who asks: the natural voice, the system's own, or nobody "
            "(the question is only shown).",
        ),
        click.option(
            "--loudspeaker", metavar="NAME", help="Loudspeaker: number or part of its name."
        ),
        click.option(
            "--engine",
            type=click.Choice(["faster-whisper", "openai-whisper", "speech-recognition"]),
            default="faster-whisper",
            show_default=True,
            help="Who listens.",
        ),
        model,
        second_model,
    )
    for option in reversed(options):
        command = option(command)
    return command


questions = click.option(
    "--question",
    "-n",
    "questions",
    multiple=True,
    metavar="N",
    help="Ask only this one: number, id, or a part of its text. May be given again.",
)


def larger_judge(command: F) -> F:
    """Add the options by which a language model of the user's own judges concepts as well."""
    options = (
        click.option(
            "--larger-judge",
            is_flag=True,
            help="An experiment: have the language model that you set up judge concepts as well.",
        ),
        click.option(
            "--send-to",
            metavar="HOST",
            help="With --larger-judge: answers may go to this host without a question.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
