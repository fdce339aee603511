"""What a wrong end costs: real speech through the ear, and every word that its answer lacks.

python -m benchmarks.turn_loss [FOLDER OF SPEECH]

Each file is heard by the real listener, detector and network, as quickly as they can, with as much
silence after it as an interview would have. When the ear says that the answer is over, it goes on
hearing for its five seconds, as it does while the answer is read and the next question is spoken. A
plain timer of 0.8 s is there for the many wrong ends that it makes. Words are not recognised here:
without them the ear waits as long or longer.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.turns import SILENCE, Clip, clips
from mockint.audio import read_wav
from mockint.ear.endpointing import TIMEOUTS, Preset, Timeouts
from mockint.ear.listener import Listener
from mockint.engines.silero import Silero
from mockint.engines.smart_turn import SmartTurn
from mockint.engines.soundfiles import SoundFiles
from mockint.engines.terminal import NoKeys
from mockint.model import Stop
from mockint.screen.plain_lines import PlainScreen

MANNERS: dict[str, Timeouts | float | None] = {
    "timer 0.8 s": 0.8,
    **{str(preset): TIMEOUTS[preset] for preset in Preset},
}


@dataclass(frozen=True)
class Kept:
    """What became of a clip."""

    taken_back: int
    """Ends that the candidate took back by going on."""
    lost: float
    """Seconds of speech by human borders that are in no recording."""
    same: bool
    """What is on disk is what was said, to the sample."""


def hear(clip: Clip, patience: Timeouts | float | None, folder: Path) -> Kept:
    """Hold one answer as the interview does, and compare it with what was said."""
    files = SoundFiles([folder], decode=lambda _: clip.samples, fast=True, silence=SILENCE)
    ear = Listener(
        files,
        Silero(),
        keys=NoKeys(),
        screen=PlainScreen(Console(quiet=True)),
        patience=patience,
        end_of_turn=SmartTurn(),
    )
    path, taken_back = folder / f"{clip.name}.wav", 0
    recording = ear.listen(path, heard=lambda _: None, reply=lambda _: None)
    while recording.stop is Stop.SILENCE and ear.gone_on():
        taken_back += 1
        recording = ear.listen(path, heard=lambda _: None, reply=lambda _: None)
    ear.close()
    kept = read_wav(path)[: len(clip.samples)]
    lost = sum(max(0.0, span.end - max(span.start, recording.seconds)) for span in clip.speech)
    return Kept(taken_back, lost, np.array_equal(kept, clip.samples[: len(kept)]))


def main(folder: Path = Path("../shared/data")) -> None:
    """Print the table."""
    table = Table(
        "speech", "manner", "ends taken back", "speech lost or split off", "the same to the sample"
    )
    for name, found in clips(folder):
        for label, patience in MANNERS.items():
            with tempfile.TemporaryDirectory() as place:
                kept = [hear(clip, patience, Path(place)) for clip in found]
            table.add_row(
                name,
                label,
                str(sum(clip.taken_back for clip in kept)),
                f"{sum(clip.lost for clip in kept):.2f} s",
                f"{sum(clip.same for clip in kept)} of {len(kept)}",
            )
        table.add_section()
    Console(width=110).print(table)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
