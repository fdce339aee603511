"""Every command of mockint in a process of its own, with stand-ins for what is slow or a device.

Real: the command line, wiring, loop, ear, detector, writer, store, lock, review, repair, reports,
exports. Stand-ins: the microphone is real speech at eight times its pace, the recogniser writes a
word every 0.4 s of sound that is no silence, melody and sentence meaning are not heard.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.nothing_lost import ANSWER, PACE, SPEECH
from mockint import __main__ as door
from mockint.audio import BLOCK, rms
from mockint.cli import COMMANDS
from mockint.engines.pyav import decode
from mockint.files import write
from mockint.model import RATE, Recording, Review, Stop, Transcript, Word
from mockint.ports import Samples, SoundBlock
from mockint.session import store
from mockint.session.json import encode
from mockint.wiring import guides, parts

WORD = 0.4
"""Seconds."""

ROOM = ("--patience", "1.5", "--voice", "silent")

OLD, NEW = "2026-01-05T10-00-kept", "2026-01-06T10-00-broke-off"
"""Two sessions: a finished one, and a newer one that broke off.

Its second answer stops half way; its third question was never asked.
"""

PLANTED = Word("Redis", 0.0, WORD, 0.4, "reddish")
"""A correction, to be undone."""

ACTS = {
    "interview": ("interview", "--limit", "2", *ROOM),
    "resume": ("interview", "--resume", "last", *ROOM),
    "review": ("review", "last"),
    "review anew": ("review", "last", "--anew"),
    "repair": ("sessions", "repair"),
    "report": ("report", "last"),
    "redact": ("report", "last", "--redact"),
    "export": ("export", "last"),
    "undo": ("terms", "last", "--undo", "reddish"),
    "corrections": ("corrections", "last", "--yes", "1"),
    "compare": ("compare", OLD, "last"),
    "sessions": ("sessions",),
    "replay": ("replay", "last", "--silent", "-n", "1"),
    "demo": ("demo", "--fast", "-n", "7", "--voice", "silent"),
}
"""Every command that reads or writes a session, as it is typed."""

ELSEWHERE = frozenset({"guide", "transcribe", "assess", "models", "devices", "doctor"})
"""Commands that have nothing to do with a session."""

LONGEST = 240.0
"""Seconds after which a command hangs, on a machine that has other work first."""


def said() -> Samples:
    """Make an answer and silence around it, longer than the time in which an answer may go on."""
    answer = decode(SPEECH).samples[: ANSWER * RATE]
    whole = np.concatenate([np.zeros(RATE, np.int16), answer, np.zeros(7 * RATE, np.int16)])
    hissing = whole + np.random.default_rng(0).integers(-8, 9, len(whole))
    return hissing[: len(whole) // BLOCK * BLOCK].clip(-32768, 32767).astype(np.int16)


class Microphone:
    """Real speech at eight times its pace."""

    name, live, telephone = "stage", True, False

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on."""
        sound, began, at = said(), time.monotonic(), 0
        while True:
            time.sleep(max(0.0, began + at * BLOCK / RATE / PACE - time.monotonic()))
            start = at * BLOCK % len(sound)
            yield SoundBlock(sound[start : start + BLOCK])
            at += 1


class Recogniser:
    """Writes a word for every piece of sound that is no silence."""

    made_by = "stand-in"

    def words(self, samples: Samples, **_: object) -> list[Word]:
        """Recognise; the first word of all was put right."""
        time.sleep(0.05)
        size = round(WORD * RATE)
        loud = [at for at in range(0, len(samples), size) if rms(samples[at : at + size]) > 0.01]
        return [Word("word", at / RATE, (at + size) / RATE, 0.9) for at in loud]


def furnish() -> None:
    """Put the stand-ins in their places, and load once what each command would load for itself."""
    for name in (*(f"cli.{command}" for command in COMMANDS), "cli.ending", "wiring.rerun"):
        import_module(f"mockint.{name}")
    guides.read(guides.shipped())
    parts.microphone = lambda _: Microphone()  # type: ignore[assignment,return-value]
    parts.loudspeaker = lambda _: None
    parts.recogniser = lambda *_, **__: Recogniser()  # type: ignore[assignment]
    parts.end_of_turn = lambda: None  # type: ignore[assignment,return-value]
    parts.embedder = lambda: None
    parts.align = lambda transcript, _: transcript


@dataclass(frozen=True)
class Running:
    """A command in a process of its own."""

    act: str
    pid: int
    log: Path

    def wait(self) -> int:
        """Wait for its end; give its exit code, negative for a signal.

        Raises `AssertionError` for one that hangs.
        """
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.005)
        self.kill()
        raise AssertionError(f"{self.act} hangs ({self.log})")

    def kill(self) -> None:
        """End it as nobody can prevent."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    @property
    def said(self) -> str:
        """What it printed."""
        return self.log.read_text(errors="replace")


def start(act: str, folder: Path, *, number: int = 0) -> Running:
    """Start a command with `folder` as its home, and `folder/recordings` as its sessions."""
    log = folder / f"{number}-{act.replace(' ', '-')}.log"
    log.touch()  # a command may be killed before it says anything
    if pid := os.fork():
        return Running(act, pid, log)
    try:
        _enter(folder, log)
        sys.argv = ["mockint", *ACTS[act]]
        door.main()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - printed as the interpreter would
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        sys.stderr.flush()
        os._exit(1)  # a fault of the command is never the benchmark's own end
    os._exit(0)


def _enter(folder: Path, log: Path) -> None:
    os.chdir(folder)
    os.environ |= {
        "HOME": str(folder),
        "COLUMNS": "100",
        "MOCKINT_TERMS": str(folder / "settings" / "terms.toml"),
    }
    os.environ.pop("MOCKINT_RECORDINGS", None)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)


def scene(folder: Path) -> Path:
    """Hold two sessions, and leave the second one as a crash would; give the folder of sessions."""
    recordings = folder / "recordings"
    for name in (OLD, NEW):
        assert start("interview", folder).wait() == 0, (folder / "0-interview.log").read_text()
        held = next(path for path in recordings.iterdir() if path.name not in (OLD, NEW))
        cover = store.load_cover(held)
        began = f"{name[:13]}:{name[14:16]}:00+00:00"
        held = held.rename(recordings / name)
        write(held / "session.json", encode(replace(cover, started=began)))
        _plant(held)
    _break_off(recordings / NEW)
    return recordings


def _plant(held: Path) -> None:
    entry = store.load(held).entries[0]
    assert entry.transcript is not None
    words = (replace(PLANTED, start=entry.transcript.words[0].start), *entry.transcript.words[1:])
    store.Folder(held).keep(entry.question, replace(entry.transcript, words=words))


def _break_off(held: Path) -> None:
    """Leave the second answer without its end, and a third question to be asked."""
    session = store.load(held)
    last = session.entries[1]
    for made in (Transcript, Review):
        (held / last.question.id / store.FILES[made]).unlink()
    begun = Recording(f"{last.question.id}/{store.ANSWER}", 0.0, Stop.BROKEN_OFF, (), "unknown")
    store.Folder(held).keep(last.question, begun)
    cover = store.load_cover(held)
    write(
        held / "session.json",
        encode(replace(cover, planned=(*cover.planned, session.pack.questions[2].id))),
    )
    for path in held.glob("report.*"):
        path.unlink()


def copied(scene: Path, folder: Path) -> Path:
    """Copy the folder of sessions, for one run."""
    return Path(shutil.copytree(scene, folder / "recordings"))


def forgotten(acts: Sequence[tuple[str, ...]] = tuple(ACTS.values())) -> set[str]:
    """Name the commands that neither stand here nor are known to touch no session."""
    return set(COMMANDS) - ELSEWHERE - {act[0] for act in acts}
