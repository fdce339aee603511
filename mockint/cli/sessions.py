"""`mockint sessions`: the folder of recordings in, what was practised out."""

from pathlib import Path

import click

from mockint import store
from mockint.cli import options
from mockint.screen import clock


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
    for session in found:
        heard = [entry for entry in session.entries if entry.recording]
        spoken = clock(sum(entry.recording.seconds for entry in heard if entry.recording))
        finished = all(entry.review for entry in heard) and (recordings / session.id / "report.html").is_file()
        click.echo(click.style(session.id, bold=True))
        click.echo(f"  {session.pack.title} · {session.candidate}")
        planned = len(store.load_cover(recordings / session.id).planned)
        click.echo(f"  {len(heard)} of {planned} questions answered, {spoken} of speech")
        if not finished:
            click.echo(f"  broke off; finish it with: mockint review {session.id}")
