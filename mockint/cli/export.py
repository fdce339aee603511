"""`mockint export`: write a session as subtitles, a table and cards for other programs."""

from collections.abc import Iterator
from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import BadInput
from mockint.model import Session

FORMS = ("srt", "vtt", "csv", "anki")


@click.command(name="export")
@click.argument("session", default="last")
@click.option(
    "--as",
    "wish",
    default=",".join(FORMS),
    show_default=True,
    metavar="FORMS",
    help="Which, with commas.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder; else `export` in the session.",
)
@options.recordings
@options.json
def command(session: str, *, wish: str, to: Path | None, recordings: Path, as_json: bool) -> None:
    """Write a session for other programs.

    \b
    srt, vtt   subtitles of each answer, for any player
    csv        all findings, for a spreadsheet
    anki       a deck of the concepts that you missed, for Anki

    \b
    Examples:
      mockint export                        everything of the newest session
      mockint export last --as anki --to .
    """
    from mockint import files
    from mockint.session import opening, store

    forms = [form.strip() for form in wish.split(",") if form.strip()]
    if unknown := [form for form in forms if form not in FORMS]:
        raise BadInput(
            f"mockint cannot export {', '.join(unknown)}.", do=f"Choose from {', '.join(FORMS)}."
        )
    folder = store.find(recordings, session)
    if to is None:
        options.hold(folder)
    held = store.load(folder)
    target = to or folder / opening.EXPORT
    files.folder(target, elsewhere="--to DIR")
    written = list(_written(held, target, forms))
    if as_json:
        rows = [{"path": str(path), "bytes": path.stat().st_size} for path in written]
        echo_json(rows)
        return
    for path in written:
        echo(path)
    if not written:
        echo("There was nothing to export: no words, no findings, no missed concept.")


def _written(session: Session, target: Path, forms: list[str]) -> Iterator[Path]:
    from mockint.files import write
    from mockint.report.export import cards, subtitles, table

    for entry in session.entries:
        for form in forms:
            if form in subtitles.FORMS and entry.transcript and entry.transcript.words:
                path = (
                    target / f"{entry.question.id}.{form}"
                )  # a plain name, as of every session that was opened
                write(
                    path, subtitles.FORMS[form](entry.transcript.words).encode("utf-8", "replace")
                )
                yield path
    if "csv" in forms:
        write(target / "findings.csv", table.findings(session).encode("utf-8", "replace"))
        yield target / "findings.csv"
    if "anki" in forms and (missed := cards.cards(session)):
        cards.write(missed, target / "missed-concepts.apkg")
        yield target / "missed-concepts.apkg"
