"""Finds the speech segments of a sound file that is there as a whole."""

from pathlib import Path

from mockint.audio import BLOCK, read_wav, rms
from mockint.ear.endpointing import Turn
from mockint.ear.pauses import pauses
from mockint.model import RATE, Recording, Span, Stop
from mockint.ports import Detector, Samples


def recovered(path: Path, detector: Detector) -> Recording:
    """Make the `Recording` of a sound file whose program ended in the middle of an answer.

    Raises `BadSound`.
    """
    samples = read_wav(path)
    seconds, speech = len(samples) / RATE, tuple(speech_in(samples, detector))
    return Recording(
        path=f"{path.parent.name}/{path.name}",
        seconds=seconds,
        stop=Stop.BROKEN_OFF,
        speech=speech,
        device="unknown",
        pauses=pauses(speech, seconds),
    )


def speech_in(samples: Samples, detector: Detector) -> list[Span]:
    """Find the speech segments of a whole recording, as the ear finds them in a live one."""
    detector.reset()
    turn = Turn(None)
    segments: list[Span | None] = []
    for start in range(0, len(samples), BLOCK):
        block = samples[start : start + BLOCK]
        end = min(start + BLOCK, len(samples)) / RATE
        segments.append(turn.feed(end, detector.probability(block), rms(block)))
    segments.append(turn.close())
    return [segment for segment in segments if segment is not None]
