"""`mockint guide`: make, check and show a preparation guide."""

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.cli.guide_new import command as new
from mockint.cli.waiting import waiting
from mockint.text.sanitise import escaped, plain

if TYPE_CHECKING:
    from mockint.model import Fault, Pack

file = click.argument("guide", metavar="FILE", type=click.Path(path_type=Path))
file_or_shipped = click.argument(
    "guide", metavar="[FILE]", type=click.Path(path_type=Path), required=False
)


@click.group(name="guide")
def command() -> None:
    """Make, check and show a preparation guide.

    For FILE, the bare name of a guide that comes with mockint will do: kakao-senior-backend,
    kakao-senior-backend-ko, riverside-stroke-nurse.

    \b
    Examples:
      mockint guide new --advert job.pdf --resume cv.docx
      mockint guide check my-guide.md
      mockint guide show
      mockint guide show --html my-guide.md -o my-guide.html
      mockint guide compile --edit my-guide.md
    """


@command.command()
@file
@click.option("--fix", is_flag=True, help="Write a clean guide beside it, for you to edit.")
def check(guide: Path, *, fix: bool) -> None:
    """List what was understood of a guide, what became of every line, and what was not understood.

    Ends with 0 when there are questions to ask, with 2 when the guide cannot be used.

    --fix writes NAME-clean.md beside the guide, with each question, what belongs to it, your
    questions to them, advice and facts in plain lists. The guide itself stays as it is.

    \b
    Examples:
      mockint guide check my-guide.md
      mockint guide check --fix my-notes.txt
    """
    from mockint.cli.guide_lines import line_by_line
    from mockint.cli.guide_page import checked
    from mockint.console import Console

    pack, faults = _read(guide)
    console = Console(highlight=False)
    checked(console, pack, faults, guide)
    line_by_line(console, guide)
    if fix:
        from mockint.cli.guide_lines import write_clean

        echo(f"Wrote {write_clean(pack, guide)}; read it through before you rely on it.")


@command.command()
@file_or_shipped
@options.json
@click.option("--markdown", "form", flag_value="markdown", help="Write Markdown.")
@click.option(
    "--html", "form", flag_value="html", help="Write one HTML file that needs nothing else."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
)
def show(guide: Path | None, *, as_json: bool, form: str | None, output: Path | None) -> None:
    """Print a guide as it was understood: plan, checks with their reasons, claims, concepts,
    what is not checked.

    Without FILE, the guide that comes with mockint.

    \b
    Examples:
      mockint guide show
      mockint guide show my-guide.md
      mockint guide show --html my-guide.md -o my-guide.html
      mockint guide show --json my-guide.md
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.cli.guide_view import view
    from mockint.guide import shipped

    pack, faults = _read(guide or shipped())
    if as_json:
        from mockint.session.json import encode

        _write(escaped(encode(pack).decode()), output)
    elif form == "html":
        from mockint.cli.guide_html import html

        _write(html(view(pack, faults)), output)
    elif form == "markdown":
        from mockint.cli.guide_markdown import markdown

        _write(markdown(view(pack, faults)), output)
    else:
        _print(pack, faults, output)
    if faults:
        echo(
            f"{len(faults)} lines were not understood: mockint guide check {guide or shipped()}",
            err=True,
        )


@command.command(name="compile")
@file_or_shipped
@options.json
@click.option(
    "--edit",
    is_flag=True,
    help="Write rubric.toml beside the guide, where all of it can be changed.",
)
def compile_(guide: Path | None, *, as_json: bool, edit: bool) -> None:
    """Show what each answer is held against, and why; on wish, write it down to be changed.

    The file rubric.toml renames checks, switches them off, weighs them, adds your own, gives
    concepts other names and questions other concepts, follow-ups and lengths. The guide itself
    stays as it is.

    \b
    Examples:
      mockint guide compile my-guide.md
      mockint guide compile --edit my-guide.md
    """
    from mockint.guide import shipped

    path = guide or shipped()
    if edit:
        from mockint.wiring.guides import begin
        from mockint.wiring.parts import embedder

        with waiting():
            own = begin(path, embedder())
        echo(f"Change what you like in {own}; then: mockint guide compile {path}")
        return
    pack, _ = _read(path)
    if as_json:
        from mockint.session.json import encode

        echo_json(encode(pack.rubric))
        return
    from mockint.cli.guide_page import compiled
    from mockint.cli.guide_view import view
    from mockint.console import Console

    compiled(Console(highlight=False), view(pack))


def _read(path: Path) -> "tuple[Pack, tuple[Fault, ...]]":
    from mockint.wiring.guides import read
    from mockint.wiring.parts import embedder

    with waiting():
        return read(path, embedder())


def _print(pack: "Pack", faults: "tuple[Fault, ...]", output: Path | None) -> None:
    from mockint.cli.guide_page import WIDEST, shown
    from mockint.cli.guide_view import view
    from mockint.console import Console

    if output is None:
        shown(Console(highlight=False), view(pack, faults))
        return
    paper = StringIO()
    shown(Console(highlight=False, width=WIDEST, file=paper), view(pack, faults))
    _write(paper.getvalue(), output)


def _write(text: str, output: Path | None) -> None:
    """Print, or write a file whole."""
    if output is None:
        echo(text, nl=False)
        return
    from mockint import files

    files.write(output, plain(text).encode())
    echo(f"Wrote {output}")


command.add_command(new)
