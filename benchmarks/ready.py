"""How soon the transcript is there when somebody stops speaking: real speech, the real ear.

Answers of 30 s, 90 s, 199 s and ten minutes, cut from and joined of real recordings, go block by
block in their own time through voice activity, turn-taking and the live transcriber. Where the ear
takes a pause for the end, the answer is taken back and goes on, as in an interview; that end counts
too. Told is how long after the last speech the turn was decided, how long after that the transcript
was there (the slowest of its ends), and beside it how long plain faster-whisper of the same weights
takes for the whole when it begins at the end.

    python -m benchmarks.ready                 all answers: about half an hour
    python -m benchmarks.ready --quick         the answers of 30 s
    python -m benchmarks.ready --cores 1       on one core
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.transcription import DATA, clips, plain_faster_whisper
from mockint.audio import Sound, write_wav
from mockint.ear.endpointing import READING, TIMEOUTS, Preset
from mockint.ear.listener import Listener
from mockint.engines.faster_whisper import FasterWhisper
from mockint.engines.pyav import decode
from mockint.engines.soundfiles import SoundFiles
from mockint.engines.terminal import NoKeys
from mockint.events import Event
from mockint.model import RATE
from mockint.ports import Samples
from mockint.wiring import parts
from mockint.words.live import Live

READY = 0.3
"""Seconds after the turn is decided in which the transcript is to be there, in 95 % of answers."""


@dataclass(frozen=True, slots=True)
class Waited:
    """What one answer made its speaker wait for."""

    name: str
    seconds: float
    """Length of the recording, up to the end of the turn."""
    decided: float
    """Seconds from the last speech to the end of the turn."""
    ready: tuple[float, ...]
    """Seconds from each end of the turn to the transcript; all but the last were taken back."""
    plain: float
    """Seconds that plain faster-whisper takes for the whole recording."""


class NoScreen:
    """Shows nothing."""

    def show(self, moment: Event) -> None:
        """Forget it."""


def answers(*, quick: bool) -> Iterator[tuple[str, Samples]]:
    """Give recordings with their names, the shortest first."""
    speech = {
        clip.path.stem: decode(clip.path).samples
        for clip in clips(DATA, {"spont_en": 3, "longform_en": 1, "read_en_native": 11})
    }
    address = speech.pop("columbia")
    for at in (0, 40, 80, 120, 160):
        yield f"address from {at} s", address[at * RATE : (at + 30) * RATE]
    for name in ("acoustic_corpus", "cold_corpus", "cold_corpus3"):
        yield name, speech[name]
    if quick:
        return
    for at in (0, 50, 100):
        yield f"address from {at} s", address[at * RATE : (at + 90) * RATE]
    yield (
        "spontaneous, joined",
        np.concatenate([samples for name, samples in speech.items() if "corpus" in name]),
    )
    yield "address", address
    pause = np.zeros(RATE // 2, np.int16)
    joined = [
        part for sound in (address, *speech.values(), address, address) for part in (sound, pause)
    ]
    yield "joined", np.concatenate(joined)[: 600 * RATE]


def measure(
    name: str, samples: Samples, live: Live, plain: Callable[[Samples], str], manner: Preset
) -> Waited:
    """Have one answer spoken and written down."""
    patience = TIMEOUTS[manner]
    wait = patience.most if patience else 0.0
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder) / "spoken.wav", Path(folder) / "answer.wav"
        write_wav(source, Sound(samples, RATE))
        microphone = SoundFiles([source], decode=parts.decode, silence=max(wait, READING) + 1)
        ear = Listener(
            microphone,
            parts.detector(),
            keys=NoKeys(),
            screen=NoScreen(),
            patience=patience or 0.0,
            end_of_turn=parts.end_of_turn(),
            so_far=live.so_far,
            awaits_words=True,
        )
        ready: list[float] = []
        while not ready or ear.gone_on():
            live.begin(path, vocabulary=(), language="en")
            recording = ear.listen(path, heard=live.feed, reply=lambda _: None)
            decided = time.monotonic()
            live.finish()
            ready.append(time.monotonic() - decided)
        ear.close()
    begun = time.monotonic()
    plain(samples)
    last = recording.speech[-1].end if recording.speech else 0.0
    return Waited(
        name, recording.seconds, recording.seconds - last, tuple(ready), time.monotonic() - begun
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the answers of 30 s only")
    parser.add_argument(
        "--cores", type=int, default=2, help="processor cores to use, where the system allows it"
    )
    parser.add_argument(
        "--manner", type=Preset, choices=[Preset.BRISK, Preset.PATIENT], default=Preset.BRISK
    )
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(
            "This benchmark needs the project's speech data beside the checkout, at ../shared/data."
        )
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: arguments.cores])
    live = Live(FasterWhisper("base"), NoScreen(), parts.detector())
    plain = plain_faster_whisper()
    print(f"{arguments.cores} cores, {arguments.manner}")
    print(
        f"{'answer':24}{'length':>8}{'ends':>6}{'decided after':>15}{'ready after':>13}{'plain':>8}"
    )
    found = []
    for name, samples in answers(quick=arguments.quick):
        timing = measure(name, samples, live, plain, arguments.manner)
        found.append(timing)
        print(
            f"{timing.name:24}{timing.seconds:6.0f} s{len(timing.ready):6}{timing.decided:13.2f} s"
            f"{max(timing.ready):11.2f} s{timing.plain:6.1f} s",
            flush=True,
        )
    ends = [ready for timing in found for ready in timing.ready]
    soon = sum(ready <= READY for ready in ends)
    print(
        f"ready within {READY} s: {soon} of {len(ends)} ends in {len(found)} answers; "
        f"longest {max(ends):.2f} s"
    )


if __name__ == "__main__":
    main()
