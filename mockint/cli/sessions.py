"""`mockint sessions`: the folder of recordings in, what was practised out."""

from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import InUse, NotKept
from mockint.session import lock, opening, store
from mockint.text.quotes import clock


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
    found, faults = store.opened(store.sessions(recordings))
    if as_json:
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
                "seconds": round(
                    sum(entry.recording.seconds for entry in session.entries if entry.recording), 3
                ),
            }
            for session in found
        ]
        echo_json(rows)
        options.name_unopened(faults)
        return
    if not found and not faults:
        echo(
            f"There is no session in {recordings} yet. Make one: mockint interview, or: mockint demo"
        )
        return
    for session in found:
        heard = [entry for entry in session.entries if entry.recording]
        spoken = clock(sum(entry.recording.seconds for entry in heard if entry.recording))
        finished = (
            all(entry.review for entry in heard)
            and (recordings / session.id / "report.html").is_file()
        )
        echo(session.id, bold=True)
        echo(f"  {session.pack.title} · {session.candidate}")
        planned = len(store.load_cover(recordings / session.id).planned)
        echo(f"  {len(heard)} of {planned} questions answered, {spoken} of speech")
        if lock.is_held(recordings / session.id):
            echo(f"  is being {'worked on' if finished else 'held'} right now")
        elif not finished:
            echo(f"  broke off; finish it with: mockint review {session.id}")
    for name, fault in faults.items():
        echo(name, bold=True)
        echo(f"  cannot be opened: {fault}")


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
    from mockint.wiring.repair import Repair, repair

    folders, repairs, code = opening.folders(recordings), [], 0
    for folder in folders:
        try:
            done = repair(folder, parts.detector)
        except InUse as fault:
            done = Repair(folder.name, (f"left alone: {fault.what}",), whole=False)
        except NotKept as fault:
            done, code = (
                Repair(folder.name, (f"left alone: {fault.what}",), whole=False),
                fault.exit_code,
            )
        repairs += [done] if done else []
    if as_json:
        echo_json(repairs)
        raise click.exceptions.Exit(code)
    if not repairs:
        echo(f"All {len(folders)} sessions in {recordings} are in order.")
    for one in repairs:
        echo(one.session, bold=True)
        for line in one.done:
            echo(f"  {line}")
        if one.whole:
            echo(f"  in order; judge it: mockint review {one.session}")
    raise click.exceptions.Exit(code)
