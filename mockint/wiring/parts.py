"""Load the engine that serves a port, by names and wishes; imports only what is chosen."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from mockint.ear.reconnect import Replaceable
from mockint.errors import BadInput, DeviceTrouble, MissingPart
from mockint.model import Transcript
from mockint.places import learned_terms_file, own_terms_file
from mockint.ports import (
    Detector,
    EchoCanceller,
    Embedder,
    EndOfTurn,
    Judge,
    Keys,
    Loudspeaker,
    Microphone,
    Morphology,
    Pitch,
    Recogniser,
    Samples,
)
from mockint.review import Studio
from mockint.text.particles import ParticleList
from mockint.wiring import remembered
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.glossary import read as read_glossary

RECOGNISERS = ("faster-whisper", "openai-whisper", "speech-recognition")


@runtime_checkable
class Closable(Protocol):
    """A device that holds something of the system's."""

    def close(self) -> None:
        """Let it go."""


def recogniser(
    engine: str = "faster-whisper",
    model: str | None = None,
    *,
    device: str = "auto",
    options: Mapping[str, str] | None = None,
) -> Recogniser:
    """Load a speech recogniser.

    Raises `MissingPart`, and `BadInput` for a model that does not exist.
    """
    match engine:
        case "openai-whisper":
            from mockint.engines.openai_whisper import OpenaiWhisper

            return OpenaiWhisper(model or "base", device=device)
        case "speech-recognition":
            from mockint.engines.speech_recognition import SpeechRecognition

            return SpeechRecognition(model or "sphinx", options=options)
        case "faster-whisper":
            from mockint.engines.faster_whisper import FasterWhisper
            from mockint.wiring import models

            return FasterWhisper(models.choice(model).live, device=device)
        case _:
            raise BadInput(
                f"There is no recogniser {engine!r}.", do=f"Choose one of {', '.join(RECOGNISERS)}."
            )


def second_recogniser(
    first: Recogniser,
    engine: str = "faster-whisper",
    model: str | None = None,
    second: str | None = None,
    *,
    device: str = "auto",
) -> Recogniser:
    """Load who hears whole answers a second time: `first`, where no other model suits or is here.

    Raises `MissingPart` and `BadInput` for a model that was asked for by name.
    """
    from mockint.wiring import models

    if second is None and engine != "faster-whisper":
        return first
    chosen = models.choice(model, second)
    if engine == "faster-whisper" and chosen.second == chosen.live:
        return first
    try:
        return recogniser("faster-whisper", chosen.second, device=device)
    except MissingPart:
        if second is not None:
            raise
        return first  # damaged, or too large for the memory: doctor says so


def detector() -> Detector:
    """Load voice activity detection."""
    from mockint.engines.silero import Silero

    return Silero()


def embedder() -> Embedder | None:
    """Give the model of meaning; None when it is not installed: exact words decide then."""
    from mockint.engines import minilm

    return minilm.installed()


def judge() -> Judge | None:
    """Give the learned judge; None where what it stands on is not installed: cues decide then."""
    from mockint.engines import learned_judge

    return learned_judge.installed()


def load_judge() -> None:
    """Load what reads answers, where it is installed."""
    from mockint.engines import learned_judge

    learned_judge.load()


def morphology() -> Morphology:
    """Give what takes particles off Korean words: a plain list where no analyser is installed."""
    from mockint.engines import kiwi

    return kiwi.installed() or ParticleList()


def studio(folder: Path) -> Studio:
    """Tell the review where the sound lies; its pitch is measured where that part is installed."""
    return Studio(folder, pitch())


def pitch() -> Pitch | None:
    """Give what measures the pitch of a voice, where that part is installed."""
    from importlib.util import find_spec

    from mockint.engines import pyworld

    return pyworld.pitch if find_spec("pyworld") else None


def align(transcript: Transcript, samples: Samples) -> Transcript:
    """Give words the times at which they are said, where the part that hears them is installed."""
    from importlib.util import find_spec

    from mockint.engines.pocketsphinx import PocketSphinx
    from mockint.words.alignment import aligned

    return aligned(transcript, samples, PocketSphinx()) if find_spec("pocketsphinx") else transcript


def end_of_turn() -> EndOfTurn:
    """Load the end-of-turn model (Smart Turn)."""
    from mockint.engines.smart_turn import SmartTurn

    return SmartTurn()


def echo_canceller() -> EchoCanceller | None:
    """Make what takes the interviewer's own voice out of what the microphone hears."""
    from mockint.ear.echo_canceller import AdaptiveEchoCanceller

    return AdaptiveEchoCanceller()


def glossary() -> Glossary:
    """Read the terms that come with the program, and the user's own. Raises `BadInput`."""
    from mockint.guide.trades import files
    from mockint.text import english

    english.everyday()  # read now, not while somebody waits for the words of an answer
    own = (path for path in (learned_terms_file(), own_terms_file()) if path.is_file())
    return read_glossary([*files("terms.toml"), *own])


def decode(path: Path) -> Samples:
    """Read any sound file. Raises `BadSound`."""
    from mockint.engines import pyav

    return pyav.decode(path, detector).samples


def microphone(wish: str | None) -> Replaceable:
    """Open a microphone: the one wished for, else the one remembered, else the system's choice.

    A wish is remembered. Raises `DeviceTrouble`, `MissingPart`.
    """
    from mockint.engines.sounddevice import SoundCardMicrophone

    if wish is None and (known := remembered.recall("microphone")):
        with contextlib.suppress(DeviceTrouble):  # it is not plugged in today
            return SoundCardMicrophone(known)
    chosen = SoundCardMicrophone(wish)
    if wish is not None:
        remembered.remember("microphone", chosen.name)
    return chosen


def close(microphone: Microphone) -> None:
    """Let a microphone go, if it is a device."""
    if isinstance(microphone, Closable):
        microphone.close()


def loudspeaker(wish: str | None) -> Loudspeaker | None:
    """Open a loudspeaker; None when this machine has none and none was asked for.

    Raises `DeviceTrouble`.
    """
    from mockint.engines.sounddevice import SoundCard

    if wish is None and (known := remembered.recall("loudspeaker")):
        with contextlib.suppress(DeviceTrouble, MissingPart):
            return SoundCard(known)
    try:
        chosen = SoundCard(wish)
    except (DeviceTrouble, MissingPart):
        if wish is not None:
            raise
        return None
    if wish is not None:
        remembered.remember("loudspeaker", chosen.name)
    return chosen


def keys(*, live: bool, terminal: bool) -> Keys:
    """Take keys from the terminal, where there is one and somebody at it."""
    from mockint.engines.terminal import NoKeys, TerminalKeys

    return TerminalKeys() if live and terminal else NoKeys()
