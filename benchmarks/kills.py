"""Nothing is lost by any command: killed, two at a time, on a disk that fills; 1,000 sessions.

python -m benchmarks.kills [--kills N] [--pairs N] [--disks N] [--sessions N] [--seed N]

Each command that reads or writes a session runs in a process of its own over two kept sessions, one
finished and one that broke off (`benchmarks/stage.py` says what is real). It is killed with
`kill -9` at a random moment of its way, or a second command is begun at such a moment. Then every
sample and every word that was kept before is looked for, no file may be half, and all sessions are
repaired and opened.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import product
from pathlib import Path

import msgspec
import numpy as np

from benchmarks import stage
from mockint.audio import BLOCK, HEADER, read_wav
from mockint.engines.silero import Silero
from mockint.errors import BadInput, InUse, MockintError, NotKept
from mockint.model import RATE, Entry, Stop
from mockint.session import store
from mockint.wiring import DEMO
from mockint.wiring.repair import repair

FINE = (0, InUse.exit_code, BadInput.exit_code)
"""Exit codes of one of two: done, refused, or nothing left to do."""

FIRST = (
    ("interview", "resume"),
    ("interview", "review"),
    ("interview", "repair"),
    ("review", "resume"),
    ("interview", "interview"),
)
"""Pairs that once lost something; they come first, then the others."""

LIVE = frozenset({"interview", "resume", "demo"})

SPOKEN = 3.0
"""Seconds of a live interview in which a second command begins; two answers take longer."""

LATEST = 8.0
"""Seconds after which the second of two begins at the latest."""

DISK = (350_000, 700_000)
"""Bytes of a disk that fills in the first answer or the second.

Each answer has about 300 kB, the guide 100.
"""


def main(args: Sequence[str]) -> int:
    """Run all sets; 1 when something was lost."""
    wish = {
        "--kills": 200,
        "--pairs": len(stage.ACTS) ** 2,
        "--disks": 5,
        "--sessions": 1000,
        "--seed": 14,
    }
    wish |= {flag: int(args[args.index(flag) + 1]) for flag in wish if flag in args}
    stage.furnish()
    dice = random.Random(wish["--seed"])
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        scene = stage.scene(Path(folder))
        lengths = Lengths(scene)
        bad = [
            *kills(scene, lengths, wish["--kills"], dice),
            *pairs(scene, lengths, wish["--pairs"], dice),
        ]
        bad += [*disks(wish["--disks"], dice), *many(scene, wish["--sessions"])]
    for fault in bad:
        print(f"  {fault}")
    return 1 if bad else 0


class Lengths(dict[str, float]):
    """Seconds that each command takes undisturbed, measured when they are asked for."""

    def __init__(self, scene: Path) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, act: str) -> float:
        """Run a command."""
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            stage.copied(self._scene, Path(folder))
            began = time.monotonic()
            running = stage.start(act, Path(folder))
            assert running.wait() == 0, f"{act}: {running.said}"
            return self.setdefault(act, time.monotonic() - began)


def kills(scene: Path, lengths: Lengths, count: int, dice: random.Random) -> list[str]:
    """Kill each command in turn at a random moment; give what is wrong afterwards."""
    faults: list[str] = []
    acts = [act for _, act in zip(range(count), _again(list(stage.ACTS)), strict=False)]
    for act in acts:
        after = dice.uniform(0.02, 1.0) * lengths[act]
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            recordings = stage.copied(scene, Path(folder))
            running = stage.start(act, Path(folder))
            time.sleep(after)
            running.kill()
            faults += [f"{act}, killed: {fault}" for fault in look(scene, recordings, anyhow=True)]
    told = ", ".join(f"{number} {act}" for act, number in Counter(acts).items())
    print(f"killed: {len(acts)} ({told}); faults: {len(faults)}", flush=True)
    return faults


def _again(acts: list[str]) -> Iterator[str]:
    while True:
        yield from acts


def pairs(scene: Path, lengths: Lengths, count: int, dice: random.Random) -> list[str]:
    """Begin a second command at a random moment of a first; give what is wrong afterwards.

    Pairs that lost something once come first, then the rest in random order.
    """
    others = [pair for pair in product(stage.ACTS, repeat=2) if pair not in FIRST]
    every = [*FIRST, *dice.sample(others, len(others))]
    faults, refused = [], 0
    for first, second in every[:count]:
        chance = dice.uniform(0.1, 0.9)
        after = SPOKEN * chance if first in LIVE else chance * min(lengths[first], LATEST)
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            recordings = stage.copied(scene, Path(folder))
            started = stage.start(first, Path(folder))
            _live(started, recordings)
            time.sleep(after)
            both = (started, stage.start(second, Path(folder), number=1))
            codes = _codes(both)
            refused += InUse.exit_code in codes
            found = [*_ended(both, codes), *look(scene, recordings, anyhow=False)]
            faults += [f"{first}, then {second}: {fault}" for fault in found]
    print(
        f"two at a time: {len(every[:count])} pairs, {refused} refused; faults: {len(faults)}",
        flush=True,
    )
    return faults


def _live(running: stage.Running, recordings: Path) -> None:
    """Where a command holds an interview, wait until it records."""
    before = set(recordings.glob("*/*/answer.wav"))
    until = time.monotonic() + stage.LONGEST
    while (
        running.act in LIVE
        and time.monotonic() < until
        and set(recordings.glob("*/*/answer.wav")) <= before
    ):
        time.sleep(0.02)


def _codes(both: Sequence[stage.Running]) -> list[int]:
    """Wait for both; one that only plays a session ends when the other does."""
    codes = {running.pid: running.wait() for running in both if running.act != "replay"}
    for running in both:
        if running.act == "replay":
            running.kill()
    return [codes.get(running.pid, 0) for running in both]


def _ended(both: Sequence[stage.Running], codes: Sequence[int]) -> Iterator[str]:
    """Say which of two did not end well.

    The first one never suffers, unless it only finds nothing to do.
    """
    for running, code in zip(both, codes, strict=True):
        if code not in FINE or "Traceback" in running.said:
            yield f"{running.act} ended with {code}: {running.said[-300:]!r}"
    if both[0].act in LIVE and codes[0] != 0:
        yield f"{both[0].act} was not held to its end: {codes[0]}, {both[0].said[-300:]!r}"


def look(scene: Path, recordings: Path, *, anyhow: bool) -> list[str]:
    """Say what was lost or is half; `anyhow` if a kill may have broken an answer off."""
    try:
        faults = [*_half(recordings), *_kept(scene, recordings), *_true(scene, recordings)]
        faults += () if anyhow else _heard(recordings)
        return faults + list(_opens(recordings))
    except (MockintError, OSError, EOFError) as error:
        return [f"{type(error).__name__}: {error}"]


def _half(recordings: Path) -> Iterator[str]:
    """Look at each file that has its right name: it is whole, or was not written at all."""
    for path in sorted(path for path in recordings.rglob("[!.]*") if path.is_file()):
        data = path.read_bytes()
        if not _whole(path.suffix, data):
            yield f"{path} is half"


def _whole(kind: str, data: bytes) -> bool:
    match kind:
        case ".json":
            return data.rstrip().endswith(b"}") and bool(msgspec.json.decode(data))
        case ".apkg":
            return zipfile.is_zipfile(BytesIO(data))
        case ".html":
            return data.rstrip().endswith(b"</html>")
        case ".md" | ".srt" | ".vtt" | ".csv":
            return data.endswith(b"\n")
        case _:
            return True


def _kept(scene: Path, recordings: Path) -> Iterator[str]:
    """Look for each sample and each word that was there before."""
    for path in sorted(scene.glob("*/*/answer.wav")):
        before, now = path, recordings / path.relative_to(scene)
        if not now.is_file() or not np.array_equal(read_wav(before), read_wav(now)):
            yield f"{now}: samples are wrong"
    for name in (stage.OLD, stage.NEW):
        now_all = {entry.question.id: entry for entry in store.load(recordings / name).entries}
        for entry in store.load(scene / name).entries:
            if entry.transcript is not None and _times(entry) != _times(now_all[entry.question.id]):
                yield f"{name}/{entry.question.id}: words are lost"


def _true(scene: Path, recordings: Path) -> Iterator[str]:
    """Compare each answer given now with what the microphone gave: every sample, and each right."""
    sound = stage.said()
    starts = {sound[at : at + BLOCK].tobytes(): at for at in range(0, len(sound), BLOCK)}
    for path in sorted(recordings.glob("*/*/answer.wav")):
        if (scene / path.relative_to(recordings)).exists() or store.load(
            path.parent.parent
        ).candidate == DEMO:
            continue
        kept = read_wav(path)
        start = starts.get(kept[:BLOCK].tobytes())
        if len(kept) >= BLOCK and (
            start is None or not np.array_equal(kept, np.resize(np.roll(sound, -start), kept.shape))
        ):
            yield f"{path}: samples are wrong"


def _times(entry: Entry) -> list[float]:
    return [round(word.start, 2) for word in entry.transcript.words] if entry.transcript else []


def _heard(recordings: Path) -> Iterator[str]:
    """Look whether each answer given now is whole, and each span of its speech has words."""
    for folder in store.sessions(recordings):
        for entry in store.load(folder).entries:
            now, recording = folder.name not in (stage.OLD, stage.NEW), entry.recording
            if recording is None or (not now and not entry.transcript):
                continue
            if now and recording.stop is Stop.BROKEN_OFF:
                yield f"{folder.name}/{entry.question.id}: the answer broke off"
            starts = (
                [(word.start, word.end) for word in entry.transcript.words]
                if entry.transcript
                else []
            )
            for span in recording.speech:
                if span.seconds > 1 and not any(
                    start < span.end and end > span.start for start, end in starts
                ):
                    yield (
                        f"{folder.name}/{entry.question.id}: no words for "
                        f"{span.seconds:.1f} s of speech"
                    )
    for leftover in recordings.rglob(".*.*"):
        yield f"{leftover} was left behind"


def _opens(recordings: Path) -> Iterator[str]:
    """Repair and open all sessions."""
    for folder in sorted(path for path in recordings.iterdir() if path.is_dir()):
        repair(folder, Silero)
        if folder.exists() and (again := repair(folder, Silero)) is not None and again.whole:
            yield f"{folder.name} is not in order after its repair: {again.done}"
    for folder in store.sessions(recordings):
        for entry in store.load(folder).entries:
            if (
                entry.recording
                and abs(_seconds(folder / entry.recording.path) - entry.recording.seconds) > 1e-3
            ):
                yield f"{folder.name}/{entry.question.id} is not as long as it says"


def _seconds(path: Path) -> float:
    return (path.stat().st_size - HEADER) / 2 / RATE


def disks(count: int, dice: random.Random) -> list[str]:
    """Hold interviews on real disks that fill during an answer; give what is wrong afterwards."""
    faults: list[str] = []
    for _ in range(count):
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            disk = Path(folder) / "recordings"
            disk.mkdir()
            if not _mount(disk, dice.randrange(*DISK)):
                print("disks that fill: skipped, this user may not mount one", flush=True)
                return []
            try:
                faults += [f"full disk: {fault}" for fault in _filled(Path(folder), disk)]
            finally:
                subprocess.run(["umount", disk], check=True)
    print(f"disks that fill: {count}; faults: {len(faults)}", flush=True)
    return faults


def _mount(disk: Path, size: int) -> bool:
    if sys.platform != "linux" or shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _filled(folder: Path, disk: Path) -> Iterator[str]:
    """Fill the disk with an interview, make room as a user would, and go on."""
    running = stage.start("interview", folder)
    code = running.wait()
    if code != NotKept.exit_code or "Traceback" in running.said:
        yield f"ended with {code}: {running.said[-300:]!r}"
    yield from _half(disk)
    yield from _true(folder / "nothing", disk)
    before = {
        path: read_wav(path) for path in disk.glob("*/*/answer.wav") if path.stat().st_size > HEADER
    }
    subprocess.run(["mount", "-o", "remount,size=50M", disk], check=True)
    yield from _opens(disk)
    for path, sound in before.items():
        if not np.array_equal(read_wav(path), sound):
            yield f"{path}: samples are wrong"


def many(scene: Path, count: int) -> list[str]:
    """Time what a user waits for with so many sessions."""
    if not count:
        return []
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        recordings = Path(folder) / "recordings"
        for number in range(count):
            shutil.copytree(scene / stage.OLD, recordings / f"{stage.OLD}-{number + 2}")
        began = time.monotonic()
        newest = store.find(recordings, "last")
        found = time.monotonic() - began
        listing = stage.start("sessions", Path(folder))
        code, seconds = listing.wait(), time.monotonic() - began - found
        print(
            f"{count} sessions: `last` found in {found:.2f} s, listed in {seconds:.2f} s",
            flush=True,
        )
        rows = listing.said.count(stage.OLD)
        wrong = code or newest.name != f"{stage.OLD}-{count + 1}" or rows < count
        return [f"{count} sessions: {code}, {newest.name}, {rows}"] if wrong else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
