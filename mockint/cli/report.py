"""`mockint report`: write the three reports of a session."""

from collections.abc import Sized
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput

if TYPE_CHECKING:
    from mockint.model import Margin, Session
    from mockint.report import Extent, Private, ReportFile

EVERYTHING = "audio,names,numbers"


@click.command(name="report")
@click.argument("session", default="last")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--link-audio", is_flag=True, help="Leave the sound beside the page instead of inside it."
)
@click.option(
    "--card", is_flag=True, help="Write only the card: what to practise next, what went well."
)
@click.option("--full", is_flag=True, help="Lay everything open, for paper.")
@click.option(
    "--redact",
    is_flag=False,
    flag_value=EVERYTHING,
    metavar="WHAT",
    help=f"Write a second report to share, without WHAT: any of {EVERYTHING}; "
    "all of them when WHAT is left out.",
)
@click.option(
    "--hide",
    multiple=True,
    metavar="TEXT",
    help="Leave this name out of the report to share. Repeatable.",
)
@click.option(
    "--notes",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Merge a coach's notes and ratings, as the page exports them. Repeatable.",
)
@options.recordings
@options.json
def command(
    session: str,
    *,
    show: bool,
    link_audio: bool,
    card: bool,
    full: bool,
    redact: str | None,
    hide: tuple[str, ...],
    notes: tuple[Path, ...],
    recordings: Path,
    as_json: bool,
) -> None:
    """Write a session's report again: a page to click and hear, a text, and JSON.

    SESSION is a folder, a name, the beginning of a name, or `last`.

    \b
    Examples:
      mockint report --open              the newest session, in the browser
      mockint report 2026-05-18 --link-audio
      mockint report --card              what matters most, on one page
      mockint report --full              everything open, to print
      mockint report --notes notes.json  with what a coach wrote beside it
      mockint report last --redact       one to share: no voice, no names, no numbers
      mockint report last --redact=audio,names --hide "Project Falcon"
    """
    from mockint import report
    from mockint.session import store
    from mockint.wiring import sounds
    from mockint.wiring.last_time import last_time

    if card and full:
        raise BadInput("--card and --full are two things.", do="Choose one of them.")
    if redact and session == "last" and not _is_list(redact):
        session, redact = redact, EVERYTHING  # `--redact` before the session's name
    what = _private(redact) if redact else frozenset()
    folder = store.find(recordings, session)
    options.hold(folder)
    held = store.load(folder)
    margin = _margin(folder, held, notes, quiet=as_json)
    report_data = report.build(held, last_time=last_time(folder, held), margin=margin)
    shared = redact is not None or bool(hide)
    silent = report.Private.AUDIO in what
    places: dict[str, str] = {}
    if shared:
        report_data, whole = report.redact(report_data, what, hide), report_data
        places = report.places(whole, report_data)
        link_audio &= report.Private.NAMES not in what  # a link tells the folder's name
    sounding = sounds.sounding(embed=not (link_audio or silent), link=not silent, places=places)
    written = report.write(
        report_data,
        folder,
        sounding,
        name="report-redacted" if shared else "report",
        extent=_extent(card=card, full=full),
    )
    _tell(written, as_json=as_json)
    if shared and not as_json:
        left_out = report_data.methods[-1].told
        echo(f"{left_out} Read it before you send it; --hide TEXT takes more out.")
    if show:
        page = written[0].path.resolve().as_uri()
        if click.launch(page) != 0:
            echo(f"No browser could be started. Open it yourself: {page}", err=True)


def _margin(folder: Path, held: "Session", paths: tuple[Path, ...], *, quiet: bool) -> "Margin":
    """Give what was written beside a session, with what these files add. Raises `BadInput`."""
    from mockint.session import notes

    read = [(path, *notes.read(path, held)) for path in paths]  # all or nothing
    for path, more, left in read:
        notes.merge(folder, held, more)
        counted = f"{_count(more.notes, 'note')} and {_count(more.ratings, 'rating')}"
        told = f"{path}: {counted} were merged."
        if left:
            told += f" Left out, for pointing at nothing in this session: {left}."
        if not quiet:
            echo(told)
    return notes.kept(folder, held)


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def _extent(*, card: bool, full: bool) -> "Extent":
    from mockint.report import Extent

    if card:
        return Extent.CARD
    return Extent.FULL if full else Extent.FOLDED


def _is_list(text: str) -> bool:
    return set(text.split(",")) <= set(EVERYTHING.split(","))


def _private(text: str) -> frozenset["Private"]:
    """Read what is to be left out. Raises `BadInput`."""
    from mockint.report import Private

    if not _is_list(text):
        raise BadInput(
            f"--redact does not know {text!r}.",
            do=f"Choose from {EVERYTHING}, with commas between them.",
        )
    return frozenset(Private(kind) for kind in text.split(","))


def _tell(written: list["ReportFile"], *, as_json: bool) -> None:
    if as_json:
        rows = [{"path": str(file.path), "bytes": file.bytes} for file in written]
        echo_json(rows)
        return
    for file in written:
        echo(file)
