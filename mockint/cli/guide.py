"""`mockint guide`: a preparation guide in, what was understood of it out."""

from pathlib import Path

import click

from mockint.cli import options

file = click.argument("guide", metavar="FILE", type=click.Path(path_type=Path))
file_or_shipped = click.argument("guide", metavar="[FILE]", type=click.Path(path_type=Path), required=False)


@click.group(name="guide")
def command() -> None:
    """Check and show a preparation guide.

    \b
    Examples:
      mockint guide check my-guide.md
      mockint guide show
      mockint guide show --json my-guide.md
    """


@command.command()
@file
def check(guide: Path) -> None:
    """List what was understood of a guide, with its lines, and what was not.

    Ends with 0 when there are questions to ask, with 2 when the guide cannot be used.

    \b
    Example:
      mockint guide check my-guide.md
    """
    from rich.console import Console

    from mockint.cli.guide_page import checked
    from mockint.engines.minilm import installed
    from mockint.guide import read

    pack, faults = read(guide, installed())
    checked(Console(highlight=False), pack, faults, guide)


@command.command()
@file_or_shipped
@options.json
def show(guide: Path | None, *, as_json: bool) -> None:
    """Print a guide as it was understood; without FILE, the one that comes with mockint.

    \b
    Examples:
      mockint guide show
      mockint guide show my-guide.md
      mockint guide show --json my-guide.md
    """
    from mockint.engines.minilm import installed
    from mockint.guide import read, shipped

    pack, faults = read(guide or shipped(), installed())
    if as_json:
        from mockint.codec import encode

        click.echo(encode(pack).decode(), nl=False)
        return
    from rich.console import Console

    from mockint.cli.guide_page import shown

    shown(Console(highlight=False), pack)
    if faults:
        click.echo(f"{len(faults)} lines were not understood: mockint guide check {guide or shipped()}", err=True)
