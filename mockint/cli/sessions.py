"""`mockint sessions`: the folder of recordings in, a table of what was practised out."""

from pathlib import Path

import click

from mockint import store
from mockint.cli import options


@click.command(name="sessions")
@options.recordings
@options.json
def command(recordings: Path, *, as_json: bool) -> None:
    """List your sessions, oldest first.

    \b
    Example:
      mockint sessions
      mockint sessions --json
    """
    found = [store.load(path) for path in store.sessions(recordings)]
    if as_json:
        import msgspec

        rows = [
            {
                "id": session.id,
                "path": str(recordings / session.id),
                "started": session.started,
                "candidate": session.candidate,
                "title": session.pack.title,
                "answers": sum(entry.recording is not None for entry in session.entries),
                "reviewed": sum(entry.review is not None for entry in session.entries),
                "seconds": round(sum(entry.recording.seconds for entry in session.entries if entry.recording), 3),
            }
            for session in found
        ]
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return
    if not found:
        click.echo(f"There is no session in {recordings} yet. Make one: mockint interview, or: mockint demo")
        return
    from rich.console import Console
    from rich.table import Column, Table

    from mockint.screen import clock

    # The name is what the other commands take: it is never cut.
    name = Column("session", no_wrap=True, min_width=max(len(session.id) for session in found))
    table = Table(name, "interview", "candidate", "answers", "spoken", "report", box=None, pad_edge=False)
    for session in found:
        heard = [entry for entry in session.entries if entry.recording]
        finished = all(entry.review for entry in heard) and (recordings / session.id / "report.html").is_file()
        table.add_row(
            session.id,
            session.pack.title,
            session.candidate,
            str(len(heard)),
            clock(sum(entry.recording.seconds for entry in heard if entry.recording)),
            "yes" if finished else f"broke off: mockint review {session.id}",
        )
    Console().print(table)
