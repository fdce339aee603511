"""`mockint export`: a session in; subtitles, a table and cards for other programs out."""

from collections.abc import Iterator
from pathlib import Path

import click

from mockint.cli import options
from mockint.errors import BadInput, NotKept
from mockint.model import Session

FORMS = ("srt", "vtt", "csv", "anki")


@click.command(name="export")
@click.argument("session", default="last")
@click.option("--as", "wish", default=",".join(FORMS), show_default=True, metavar="FORMS", help="Which, with commas.")
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
    from mockint import store

    forms = [one.strip() for one in wish.split(",") if one.strip()]
    if unknown := [one for one in forms if one not in FORMS]:
        raise BadInput(f"mockint cannot export {', '.join(unknown)}.", do=f"Choose from {', '.join(FORMS)}.")
    folder = store.find(recordings, session)
    if to is None:
        options.hold(folder)
    target = to or folder / "export"
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotKept(f"{target} cannot be made: {error.strerror}.", do="Choose another folder with --to.") from error
    written = list(_written(store.load(folder), target, forms))
    if as_json:
        import msgspec

        rows = [{"path": str(path), "bytes": path.stat().st_size} for path in written]
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return
    for path in written:
        click.echo(path)
    if not written:
        click.echo("There was nothing to export: no words, no findings, no missed concept.")


def _written(session: Session, target: Path, forms: list[str]) -> Iterator[Path]:
    from mockint.export import cards, subtitles, table
    from mockint.files import write

    for entry in session.entries:
        for form in forms:
            if form in subtitles.FORMS and entry.transcript and entry.transcript.words:
                path = target / f"{entry.question.id}.{form}"
                write(path, subtitles.FORMS[form](entry.transcript.words).encode("utf-8", "replace"))
                yield path
    if "csv" in forms:
        write(target / "findings.csv", table.findings(session).encode("utf-8", "replace"))
        yield target / "findings.csv"
    if "anki" in forms and (missed := cards.cards(session)):
        cards.write(missed, target / "missed-concepts.apkg")
        yield target / "missed-concepts.apkg"
