"""`mockint report`: a session's folder in, its three reports on disk out."""

from pathlib import Path

import click

from mockint.cli import options


@click.command(name="report")
@click.argument("session", default="last")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--link-audio", is_flag=True, help="Leave the sound beside the page instead of inside it.")
@options.recordings
@options.json
def command(session: str, *, show: bool, link_audio: bool, recordings: Path, as_json: bool) -> None:
    """Write a session's report again: a page to click and hear, a text, and JSON.

    SESSION is a folder, a name, the beginning of a name, or `last`.

    \b
    Examples:
      mockint report --open              the newest session, in the browser
      mockint report 2026-05-18 --link-audio
    """
    from mockint import report, store
    from mockint.engines import opus, pyworld
    from mockint.review import next_steps

    folder = store.find(recordings, session)
    held = store.load(folder)
    steps = next_steps([entry.review for entry in held.entries if entry.review])
    written = report.write(
        report.build(held, steps), folder, report.Sounding(None if link_audio else opus.webm, pyworld.pitch)
    )
    if as_json:
        import msgspec

        rows = [{"path": str(one.path), "bytes": one.bytes} for one in written]
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
    else:
        for one in written:
            click.echo(one)
    if show:
        page = written[0].path.resolve().as_uri()
        if click.launch(page) != 0:
            click.echo(f"No browser could be started. Open it yourself: {page}", err=True)
