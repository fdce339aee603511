"""`mockint models`: which recognition models there are in, which are here and which this machine would manage out."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput, MissingPart


@dataclass(frozen=True, slots=True)
class Listed:
    """A model, as `--json` prints it."""

    name: str
    here: bool
    megabytes: int
    licence: str
    source: str
    sha256: str
    """Of `model.bin`; empty when it is not here."""
    folder: str
    seconds: float | None
    """That this machine needs for a window of speech, by its measured speed; None before `mockint doctor`."""
    verdict: str


@click.group(name="models", invoke_without_command=True)
@options.json
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """List the recognition models: what is here, from where, and what this machine would manage.

    \b
    Examples:
      mockint models
      mockint models get small
      mockint models check
      mockint models remove small
    """
    if ctx.invoked_subcommand is not None:
        return
    found = list(listed())
    if as_json:
        echo_json(found)
        return
    for one in found:
        mark, hash_ = ("✓", f"  {one.sha256[:12]}") if one.here else (" ", "")
        speed = "" if one.seconds is None else f"{one.seconds:6.1f} s a window: "
        echo(f"{mark} {one.name:<10}{one.megabytes:>6} MB  {one.licence}  {speed}{one.verdict}")
        echo(f"             {one.source}{hash_}")
    if all(one.seconds is None for one in found):
        echo("\nHow quick this machine is was not measured yet: mockint doctor", err=True)


@command.command(name="get")
@click.argument("name")
def get(name: str) -> None:
    """Fetch the model NAME and check it; goes on with a download that broke off."""
    from mockint.engines.faster_whisper import hub

    kept = hub.kept_as(name)
    if kept is None:
        hub.fetch(name)
        kept = hub.kept_as(name)
    _check(name)
    echo(f"{name} is here and whole{f': {kept.folder}' if kept else ''}")


@command.command(name="check")
@click.argument("names", nargs=-1)
def check(names: tuple[str, ...]) -> None:
    """Read every file of the models that are here, or of NAMES, and hold it against its known hash."""
    from mockint.engines.faster_whisper import hub

    for name in names or tuple(kept.name for kept in hub.here()):
        _check(name)
        echo(f"{name}: whole")


@command.command(name="remove")
@click.argument("name")
def remove(name: str) -> None:
    """Delete the files of the model NAME. What came as a package is joined again at its next use."""
    from mockint.engines.faster_whisper import hub

    kept = hub.kept_as(name)
    if kept is None:
        raise BadInput(f"The model {name} is not on this machine.", do="List those that are: mockint models")
    hub.remove(kept)
    echo(f"{name} removed: {kept.folder}")


def listed() -> Iterator[Listed]:
    """Give every size, the quickest first."""
    from mockint import speed
    from mockint.engines.faster_whisper import hub

    measured = speed.known()
    for size in hub.SIZES:
        kept = hub.kept_as(size.name)
        seconds = measured.seconds * size.work if measured else None
        yield Listed(
            size.name,
            here=kept is not None,
            megabytes=size.megabytes,
            licence=hub.LICENCE,
            source=kept.source if kept else hub.repository(size.name),
            sha256=kept.sha256 if kept else "",
            folder=str(kept.folder) if kept else "",
            seconds=round(seconds, 2) if seconds is not None else None,
            verdict=speed.verdict(seconds) if seconds is not None else "not measured",
        )


def _check(name: str) -> None:
    from mockint.engines.faster_whisper import hub

    kept = hub.kept_as(name)
    if kept is None:
        raise BadInput(f"The model {name} is not on this machine.", do=f"Fetch it: mockint models get {name}")
    if bad := hub.damaged(kept):
        raise MissingPart(
            f"The model {name} is damaged: {', '.join(bad)} in {kept.folder}.",
            do=f"Run: mockint models remove {name}; then mockint models get {name}",
        )
