"""Make the demo candidate's recordings: `answers.md` in, Ogg Opus files and `demo.json` out.

Run it from anywhere: `python content/demo/make.py`. The same version of the voice gives the same
bytes.
"""

import json
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soxr
from numpy.typing import NDArray

from mockint.engines.hibari import Hibari
from mockint.voice.normalise import spoken

HERE = Path(__file__).parent

DEEPER = 0.86
"""Playing the interviewer's voice slower by this factor makes the candidate's.

More speed makes up for the time.
"""

PACE = 0.75
"""How fast the candidate speaks, against the interviewer."""

RATE = 24_000
"""Hertz; one of the rates that Opus knows."""

BITS = 24_000
"""Bits per second."""

ROOM = 0.0005
"""Root mean square of a quiet room's noise, 0 to 1 of full scale.

With it pauses are not digital zeros.
"""

LABEL = "synthetic voice"


@dataclass(frozen=True)
class Answer:
    """One answer to be spoken."""

    question: str
    shows: str
    body: str
    """With marks for pauses and for words that are said otherwise."""

    @property
    def text(self) -> str:
        """What is meant, in plain words."""
        return " ".join(
            re.sub(r"\[[\d.]+ s\]", " ", re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", self.body)).split()
        )

    @property
    def pieces(self) -> list[tuple[str, float]]:
        """What is pronounced, each piece with the seconds of the pause behind it."""
        said = re.sub(r"\[[^\]]+\]\(([^)]+)\)", r"\1", self.body)
        parts = [*re.split(r"\[([\d.]+) s\]", said), "0.4"]
        return [
            (" ".join(text.split()), float(pause))
            for text, pause in zip(parts[::2], parts[1::2], strict=True)
        ]


def answers(markdown: str) -> list[Answer]:
    """Read the answers from their Markdown."""
    return [
        Answer(match[1], match[2], match[3])
        for match in re.finditer(
            r"^## (\S+)\n\n\*(.+?)\*\n\n(.+?)(?=\n## |\Z)", markdown, re.MULTILINE | re.DOTALL
        )
    ]


def speak(answer: Answer, voice: Hibari) -> NDArray[np.int16]:
    """Make the sound of an answer at `RATE`, in a quiet room."""
    parts = [np.zeros(RATE // 2)]
    for text, pause in answer.pieces:
        sound = voice.sound(spoken(text))
        parts.append(soxr.resample(sound.samples / 32768, sound.rate * DEEPER, RATE))
        parts.append(np.zeros(round(pause * RATE)))
    clean = np.concatenate(parts)
    noise = np.random.default_rng(0).normal(0, ROOM, len(clean))
    return np.round((clean + noise) * 32767).clip(-32768, 32767).astype(np.int16)


def write_opus(path: Path, samples: NDArray[np.int16]) -> None:
    """Write mono sound as Ogg Opus."""
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream(
            "libopus", rate=RATE, layout="mono", options={"application": "voip"}
        )
        stream.bit_rate = BITS
        frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
        frame.rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), 0
        for packet in (*stream.encode(frame), *stream.encode(None)):
            file.mux(packet)


def main() -> None:
    """Make all of them."""
    voice = Hibari(speed=PACE / DEEPER)
    made = []
    for answer in answers((HERE / "answers.md").read_text(encoding="utf-8")):
        samples = speak(answer, voice)
        file = f"{answer.question}.ogg"
        write_opus(HERE / file, samples)
        seconds = round(len(samples) / RATE, 1)
        row = {
            "question": answer.question,
            "file": file,
            "seconds": seconds,
            "shows": answer.shows,
            "text": answer.text,
        }
        made.append(row)
        print(f"{file}  {seconds} s")
    about = {
        "label": LABEL,
        "guide": "../kakao-senior-backend.md",
        "made_by": voice.made_by,
        "answers": made,
    }
    (HERE / "demo.json").write_text(
        json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
