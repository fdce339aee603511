"""`mockint sessions`: list what was practised, and repair what a crash left behind."""

from pathlib import Path

import click

from mockint.cli import options
from mockint.cli.echo import echo, echo_json
from mockint.errors import InUse, NotKept
from mockint.model import Session
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
    sessions, faults = store.opened(store.sessions(recordings))
    if as_json:
        echo_json([_row(session, recordings / session.id) for session in sessions])
        options.name_unopened(faults)
        return
    if not sessions and not faults:
        echo(
            f"There is no session in {recordings} yet. "
            "Make one: mockint interview, or: mockint demo"
        )
    for session in sessions:
        _show(session, recordings / session.id)
    for name, fault in faults.items():
        echo(name, bold=True)
        echo(f"  cannot be opened: {fault}")


def _row(session: Session, folder: Path) -> dict[str, object]:
    answers = [entry.recording for entry in session.entries if entry.recording]
    return {
        "id": session.id,
        "path": str(folder),
        "started": session.started,
        "candidate": session.candidate,
        "title": session.pack.title,
        "answers": len(answers),
        "reviewed": sum(entry.review is not None for entry in session.entries),
        "in_use": lock.is_held(folder),
        "seconds": round(sum(recording.seconds for recording in answers), 3),
    }


def _show(session: Session, folder: Path) -> None:
    answered = [entry for entry in session.entries if entry.recording]
    spoken = clock(sum(entry.recording.seconds for entry in answered if entry.recording))
    reviewed = all(entry.review for entry in answered)
    finished = reviewed and (folder / "report.html").is_file()
    echo(session.id, bold=True)
    echo(f"  {session.pack.title} · {session.candidate}")
    planned = len(store.load_cover(folder).planned)
    echo(f"  {len(answered)} of {planned} questions answered, {spoken} of speech")
    if lock.is_held(folder):
        echo(f"  is being {'worked on' if finished else 'held'} right now")
    elif not finished:
        echo(f"  broke off; finish it with: mockint review {session.id}")


@command.command(name="repair")
@options.json
@click.pass_obj
def repair_command(recordings: Path, *, as_json: bool) -> None:
    """Find every recording that was never finished, mend it, and say what was done.
    No sound is ever removed.

    \b
    Example:
      mockint sessions repair
      mockint sessions --recordings elsewhere repair --json
    """  # noqa: D205 - one sentence, longer than a line
    from mockint.wiring import parts
    from mockint.wiring.repair import Repair, repair

    folders, repairs, code = opening.folders(recordings), [], 0
    for folder in folders:
        try:
            repaired = repair(folder, parts.detector)
        except (InUse, NotKept) as fault:
            repaired = Repair(folder.name, (f"left alone: {fault.what}",), whole=False)
            if isinstance(fault, NotKept):
                code = fault.exit_code
        repairs += [repaired] if repaired else []
    if as_json:
        echo_json(repairs)
        raise click.exceptions.Exit(code)
    if not repairs:
        echo(f"All {len(folders)} sessions in {recordings} are in order.")
    for repaired in repairs:
        echo(repaired.session, bold=True)
        for line in repaired.done:
            echo(f"  {line}")
        if repaired.whole:
            echo(f"  in order; judge it: mockint review {repaired.session}")
    raise click.exceptions.Exit(code)
