"""`mockint sessions`: the folder of recordings in, what was practised out."""

from pathlib import Path

import click

from mockint import lock, store
from mockint.cli import options
from mockint.screen import clock


@click.group(name="sessions", invoke_without_command=True)
@options.recordings
@options.json
@click.pass_context
def command(ctx: click.Context, recordings: Path, *, as_json: bool) -> None:
    """List your sessions, oldest first; or put those in order that a crash left behind.

    \b
    Example:
      mockint sessions
      mockint sessions --json
      mockint sessions repair
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = recordings
        return
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
                "in_use": lock.is_held(recordings / session.id),
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
        if lock.is_held(recordings / session.id):
            click.echo(f"  is being {'worked on' if finished else 'held'} right now")
        elif not finished:
            click.echo(f"  broke off; finish it with: mockint review {session.id}")


@command.command(name="repair")
@options.json
@click.pass_obj
def repair_command(recordings: Path, *, as_json: bool) -> None:
    """Find every recording that was never finished, mend it, and say what was done. No sound is ever removed.

    \b
    Example:
      mockint sessions repair
      mockint sessions --recordings elsewhere repair --json
    """
    from mockint.wiring import parts
    from mockint.wiring.repair import repair_or_leave

    folders = sorted(path for path in recordings.iterdir() if path.is_dir()) if recordings.is_dir() else []
    repairs = [one for folder in folders if (one := repair_or_leave(folder, parts.detector))]
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(repairs), indent=2).decode())
        return
    if not repairs:
        click.echo(f"All {len(folders)} sessions in {recordings} are in order.")
    for one in repairs:
        click.echo(click.style(one.session, bold=True))
        for line in one.done:
            click.echo(f"  {line}")
        if one.whole:
            click.echo(f"  in order; judge it: mockint review {one.session}")
