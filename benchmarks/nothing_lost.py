"""Nothing is lost: interviews killed at random, on full disks, and with the microphone unplugged.

python -m benchmarks.nothing_lost [--kills N] [--others N]

Each interview runs in a process of its own and is ended by `kill -9` at a random moment: while a
question is asked, an answer awaited, spoken or written, or judged. What the microphone gave until
then is known to the block, and compared with what is on disk; then the session is repaired, opened,
and reviewed. Real: loop, ear, detector, writer, store, review, repair. Stand-ins, for speed: the
microphone is real speech at eight times its pace, the voice a tone, the recogniser one word a span;
the way from the sound card to the microphone's queue adds at most 64 ms, and is measured by the
tests at a virtual desk. A full disk is a limit on the size of files; unplugged is what the sound
card's microphone raises.
"""

import contextlib
import mmap
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from mockint.agenda import Agenda
from mockint.audio import BLOCK, Sound, read_wav, write_wav
from mockint.ear.listener import Listener
from mockint.engines.pyav import decode
from mockint.engines.silero import Silero
from mockint.engines.terminal import NoKeys
from mockint.errors import DeviceTrouble, MockintError, NotKept
from mockint.events import Asking, Event, Listening, Recorded, Reviewed
from mockint.interview import interview
from mockint.model import RATE, Answer, Pack, Span, Transcript, Word
from mockint.ports import Room, SoundBlock
from mockint.review import review
from mockint.session import store
from mockint.wiring import guides
from mockint.wiring.repair import repair

PACE = 8
ANSWER, PAUSE = 6, 4
"""Seconds of speech and of silence, in turn, that the candidate's microphone gives."""

LONGEST = 7.0
"""Seconds after which an interview is killed at the latest; an undisturbed one takes about five."""

ALLOWED = 0.25
"""Seconds of sound that may be lost."""

STAGES = ("loading", "asking", "waiting", "speaking", "writing", "reporting")

SPEECH = Path(__file__).parent.parent / "tests" / "sounds" / "jfk.flac"


@dataclass(frozen=True)
class Outcome:
    """How one interview ended."""

    stage: str
    lost: float
    """Seconds."""
    fault: str = ""


def stream() -> np.ndarray:
    """Make a minute of a candidate who speaks and falls silent.

    Hiss makes each block the only one of its kind.
    """
    said = decode(SPEECH).samples[: ANSWER * RATE]
    answer = np.concatenate([np.zeros(RATE, np.int16), said, np.zeros(PAUSE * RATE, np.int16)])
    whole = np.tile(answer, 6) + np.random.default_rng(0).integers(-8, 9, 6 * len(answer))
    return whole[: len(whole) // BLOCK * BLOCK].clip(-32768, 32767).astype(np.int16)


class Wire:
    """A microphone at eight times its pace; the count of blocks it gave outlives the process."""

    name, live = "wire", True

    def __init__(self, sound: np.ndarray, shared: mmap.mmap, unplugged: int | None) -> None:
        self._sound, self._shared, self._unplugged = sound, shared, unplugged
        self._at = 0

    def blocks(self) -> Iterator[SoundBlock]:
        """Yield what is heard from now on."""
        began, first = time.monotonic(), self._at
        while self._at < len(self._sound) // BLOCK:
            time.sleep(
                max(0.0, began + (self._at - first) * BLOCK / RATE / PACE - time.monotonic())
            )
            if self._unplugged == self._at:
                raise DeviceTrouble("The microphone went away.")
            self._at += 1
            self._shared[:4] = self._at.to_bytes(4, "little")
            yield SoundBlock(self._sound[(self._at - 1) * BLOCK : self._at * BLOCK])


@dataclass
class Stages:
    """A screen that notes the stage where it outlives the process, and a voice that is a tone."""

    shared: mmap.mmap

    def show(self, moment: Event) -> None:
        """Note it."""
        match moment:
            case Asking():
                stage = 1
            case Listening():
                stage = 3 if moment.speaking else 2
            case Recorded():
                stage = 4
            case Reviewed():
                stage = 5
            case _:
                return
        self.shared[4] = stage

    def prepare(self, text: str) -> None:
        """Have nothing to prepare."""

    def hush(self) -> None:
        """Have nothing to stop."""

    def say(self, text: str, keep: Path | None = None) -> None:
        """Leave a sound behind, and take as long as a short question."""
        del text
        if keep is not None:
            write_wav(keep, Sound(np.zeros(RATE, np.int16), RATE))
        time.sleep(0.2)


class OneWord:
    """A transcriber that hears one word in each span."""

    def begin(self, *_: object, **__: object) -> None:
        """Begin an answer."""
        self._spans: list[Span] = []

    def feed(self, span: Span) -> None:
        """Take a span."""
        self._spans.append(span)

    def finish(self) -> Transcript:
        """Give the words."""
        time.sleep(0.05)
        return Transcript(
            tuple(Word("word", span.start, span.end, None) for span in self._spans),
            "en",
            "stand-in",
        )


def child(
    folder: Path, pack: Pack, shared: mmap.mmap, sound: np.ndarray, unplugged: int | None
) -> None:
    """Hold an interview of three questions."""
    questions = pack.questions[:3]
    kept = store.begin(folder, pack, now=datetime.now(tz=UTC), candidate="you", planned=questions)
    screen = Stages(shared)
    ear = Listener(
        Wire(sound, shared, unplugged), Silero(), keys=NoKeys(), screen=screen, patience=1.5
    )
    judged = partial(review, rubric=pack.rubric)
    room = Room(
        pack=replace(pack, questions=questions),
        voice=screen,
        ear=ear,
        transcriber=OneWord(),
        review=judged,
        store=kept,
        screen=screen,
    )
    interview(Agenda(questions), room)


def run(
    pack: Pack,
    sound: np.ndarray,
    *,
    kill: float | None,
    disk: int | None = None,
    unplugged: int | None = None,
) -> Outcome:
    """Hold one interview in a process of its own, end it, and look at what is left."""
    folder = Path(tempfile.mkdtemp(prefix="lost-"))
    shared = mmap.mmap(-1, 16)
    if (pid := os.fork()) == 0:
        with contextlib.suppress(BaseException):
            if disk is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
            with contextlib.suppress(NotKept):
                child(folder, pack, shared, sound, unplugged)
        os._exit(0)
    if kill is not None:
        time.sleep(kill)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    given, stage = int.from_bytes(shared[:4], "little"), STAGES[shared[4]]
    try:
        lost = look(folder, given, sound, stage)
        after(folder)
    except (MockintError, AssertionError) as error:
        return Outcome(stage, 0.0, f"{stage}: {error} ({folder})")
    shutil.rmtree(folder)
    return Outcome(stage, lost)


def look(folder: Path, given: int, sound: np.ndarray, stage: str) -> float:
    """Say how many seconds the newest answer misses at its end, and check all the others."""
    numbers = {sound[at : at + BLOCK].tobytes(): at // BLOCK for at in range(0, len(sound), BLOCK)}
    last = -1
    for path in sorted(folder.glob("*/*/answer.wav")):
        kept = read_wav(path)
        whole = [
            numbers.get(kept[at : at + BLOCK].tobytes(), -1)
            for at in range(0, len(kept) // BLOCK * BLOCK, BLOCK)
        ]
        assert -1 not in whole, f"{path} holds what nobody said"
        assert whole == list(range(whole[0], whole[0] + len(whole))) if whole else True, (
            f"{path} has gaps"
        )
        last = max([last, *whole])
    return (
        max(0.0, (given - 1 - last) * BLOCK / RATE)
        if stage in ("waiting", "speaking") and last >= 0
        else 0.0
    )


def after(folder: Path) -> None:
    """Repair, open, and review; raises when that cannot be done."""
    for session in list(folder.iterdir()):
        repair(session, Silero)
        if not session.exists():
            continue  # it had not begun
        if not (session / "pack.json").exists():
            assert not list(session.glob("*/answer.wav")), "an answer without a guide"
            continue
        assert repair(session, Silero) is None, f"{session} is not in order after its repair"
        opened = store.load(session)
        for entry in opened.entries:
            if entry.recording is not None:
                kept = read_wav(session / entry.recording.path)
                assert abs(len(kept) / RATE - entry.recording.seconds) < 1e-6, (
                    f"{session} is not as long as it says"
                )
                words = tuple(
                    Word("word", span.start, span.end, None) for span in entry.recording.speech
                )
                made = Transcript(words, "en", "stand-in")
                store.Folder(session).keep(entry.question, made)
                rubric = opened.pack.rubric
                store.Folder(session).keep(
                    entry.question,
                    review(Answer(entry.question, entry.recording, made), rubric=rubric),
                )
        assert all(entry.review for entry in store.load(session).entries if entry.recording)


def measure(name: str, outcomes: Sequence[Outcome]) -> bool:
    """Print one set of interviews; say whether nothing was lost."""
    stages = Counter(outcome.stage for outcome in outcomes)
    worst = max((outcome.lost for outcome in outcomes), default=0.0)
    over, faults = sum(o.lost > ALLOWED for o in outcomes), [o.fault for o in outcomes if o.fault]
    where = ", ".join(f"{stages[stage]} {stage}" for stage in STAGES if stages[stage])
    print(f"{name}: {len(outcomes)} ({where})")
    print(
        f"  most sound lost {worst:.3f} s; over {ALLOWED} s: {over}; not to be opened or "
        f"repaired: {len(faults)}"
    )
    for fault in faults:
        print(f"  {fault}")
    return not over and not faults


def main(args: Sequence[str]) -> int:
    """Run all three sets; 1 when something was lost."""

    def number(flag: str, most: int) -> int:
        return int(args[args.index(flag) + 1]) if flag in args else most

    pack, sound, dice = guides.read(guides.shipped())[0], stream(), random.Random(5)
    Silero().probability(np.zeros(BLOCK, np.int16))  # loaded once, before the processes part
    kills, others = number("--kills", 200), number("--others", 20)
    good = [
        measure(
            "killed", [run(pack, sound, kill=dice.uniform(0.01, LONGEST)) for _ in range(kills)]
        ),
        measure(
            "disk full",
            [run(pack, sound, kill=None, disk=dice.randrange(100, 300_000)) for _ in range(others)],
        ),
        measure(
            "unplugged",
            [run(pack, sound, kill=None, unplugged=dice.randrange(600)) for _ in range(others)],
        ),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
