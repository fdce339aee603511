"""How each command ended on the session that a seed makes, and what it touched or lost."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mockint.session import lock
from tests.trust.commands import ARGUMENTS, CODES, Done, run
from tests.trust.hostile import KEPT, NAME, hostile, snapshot


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it did beside that."""

    command: str
    done: Done
    touched: tuple[str, ...]
    """What is not as it was, outside of the session."""
    lost: bool
    """The answer that nobody attacked is not as it was."""

    @property
    def faults(self) -> Iterator[str]:
        """Say what is wrong with that."""
        if self.done.trace:
            yield f"{self.command}: {self.done.trace}"
        elif self.done.code not in CODES:
            yield f"{self.command}: exit code {self.done.code}"
        if self.done.code and not self.done.trace and not self._is_told:
            yield f"{self.command}: not told in one line: {self.done.fault!r} {self.done.printed!r}"
        if self.touched:
            yield f"{self.command}: touched {', '.join(self.touched)}"
        if self.lost:
            yield f"{self.command}: lost an answer"

    @property
    def _is_told(self) -> bool:
        fault = self.done.fault.strip()
        return (
            bool(fault or self.done.printed)
            and "\n" not in fault
            and "Traceback" not in self.done.printed
        )


def attacked(seed: int | None, session: Path, folder: Path) -> Iterator[Ended]:
    """Run every command on a fresh copy of the session that a seed makes; None leaves it whole."""
    for command, ways in ARGUMENTS.items():
        for arguments in ways:
            yield _ended(seed, session, folder / "root", command, arguments)


def _ended(
    seed: int | None, session: Path, root: Path, command: str, arguments: tuple[str, ...]
) -> Ended:
    recordings = root / "deep" / "recordings"
    other, target = recordings / session.name, recordings / NAME
    shutil.copytree(session, other)
    if seed is None:
        shutil.copytree(session, target)
    else:
        hostile(seed, session, recordings, root / "outside")
    before = snapshot(root, but=target)
    first, *rest = command.split()
    called = [
        {"SESSION": str(target), "OTHER": str(other)}.get(argument, argument)
        for argument in arguments
    ]
    way = ["--recordings", str(recordings)]
    done = run(first, *way, *rest, *called)
    after = snapshot(root, but=target)
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    changed.discard(f"deep/recordings/{session.name}/{lock.NAME}")  # repair looks at all sessions
    touched = tuple(sorted(changed))
    lost = sound(target) != sound(session)
    shutil.rmtree(root)
    return Ended(" ".join((command, *arguments)), done, touched, lost)


def sound(session: Path) -> bytes | None:
    """Give the bytes of the answer that no attack touches."""
    path = next(session.glob(f"{KEPT}*/answer.wav"), None)
    return path.read_bytes() if path else None
