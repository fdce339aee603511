"""Which engine serves which port: names and wishes in, loaded engines out; imports only what is chosen."""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from mockint.audio import Sound
from mockint.ear.reconnect import Replaceable
from mockint.errors import BadInput, DeviceTrouble, MissingPart, MockintError
from mockint.events import Told
from mockint.model import Transcript
from mockint.places import learned_terms_file, own_terms_file
from mockint.ports import (
    Detector,
    EchoCanceller,
    Embedder,
    EndOfTurn,
    Keys,
    Loudspeaker,
    Microphone,
    Recogniser,
    Samples,
    Screen,
    Synthesizer,
    Voice,
)
from mockint.review import Studio
from mockint.session.stored import StoredVoice
from mockint.voice.tts import SilentVoice, SpokenVoice, order
from mockint.wiring import remembered
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.glossary import read as read_book

RECOGNISERS = ("faster-whisper", "openai-whisper", "speech-recognition")
VOICES = ("natural", "system")


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
    """Load a speech recogniser. Raises `MissingPart`, and `BadInput` for a model that does not exist."""
    match engine:
        case "openai-whisper":
            from mockint.engines.openai_whisper import OpenaiWhisper

            return OpenaiWhisper(model or "base", device=device)
        case "speech-recognition":
            from mockint.engines.speech_recognition import SpeechRecognition

            return SpeechRecognition(model or "sphinx", options=options)
        case "faster-whisper":
            from mockint.engines.faster_whisper import FasterWhisper

            return FasterWhisper(model or suited(), device=device)
        case _:
            raise BadInput(
                f"There is no recogniser {engine!r}.", do=f"Choose one of {', '.join(RECOGNISERS)}."
            )


def suited() -> str:
    """Choose the Whisper model, of those on this machine, that suits its measured speed; base before it is measured."""
    from mockint.engines.faster_whisper import hub
    from mockint.words import speed

    measured = speed.known()
    here = {kept.name for kept in hub.here()} if measured else set()
    work = {size.name: size.work for size in hub.SIZES if size.name in here}
    return speed.best(work, measured) if measured and work else "base"


def slow() -> str:
    """Say so where a machine falls back on a smaller model than base, or does not keep up; empty otherwise."""
    from mockint.engines.faster_whisper import hub
    from mockint.words import speed

    measured = speed.known()
    if measured is None:
        return ""
    size = next(size for size in hub.SIZES if size.name == suited())
    seconds = measured.seconds * size.work
    if seconds <= speed.KEEPS_UP and size.work >= 1.0:
        return ""
    return f"This machine is slow at recognition; the model {size.name} is used: {speed.verdict(seconds)}."


def detector() -> Detector:
    """Load voice activity detection."""
    from mockint.engines.silero import Silero

    return Silero()


def meaning() -> Embedder | None:
    """Give the model of meaning; None when it is not installed: exact words decide then."""
    from mockint.engines import minilm

    return minilm.installed()


def studio(folder: Path) -> Studio:
    """Tell the review where the sound lies; its pitch is measured where that part is installed."""
    from importlib.util import find_spec

    from mockint.engines import pyworld

    return Studio(folder, pyworld.pitch if find_spec("pyworld") else None)


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


def book() -> Glossary:
    """Read the terms that come with the program, and the user's own. Raises `BadInput`."""
    from mockint.guide.shipped import content

    own = (path for path in (learned_terms_file(), own_terms_file()) if path.is_file())
    return read_book([*sorted(content("terms").glob("*.toml")), *own])


def decode(path: Path) -> Samples:
    """Read any sound file. Raises `BadSound`."""
    from mockint.engines import pyav

    return pyav.decode(path).samples


def microphone(wish: str | None) -> Replaceable:
    """Open a microphone: the one wished for, which is remembered, or the one remembered, or the system's choice.

    Raises `DeviceTrouble`, `MissingPart`.
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
    """Open a loudspeaker; None when this machine has none and none was asked for. Raises `DeviceTrouble`."""
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


def synthesizer(name: str, *, language: str = "en") -> Synthesizer:
    """Load a voice by its name. Raises `MissingPart`, and `BadInput` for a name that no voice has."""
    match name:
        case "natural":
            from mockint.engines.hibari import Hibari

            return Hibari()
        case "system":
            from mockint.engines.pyttsx3 import Pyttsx3

            return Pyttsx3(language=language)
        case _:
            raise BadInput(f"There is no voice {name!r}.", do=f"Choose one of {', '.join(VOICES)}.")


def voice(
    wish: str,
    speaker: Loudspeaker | None,
    screen: Screen,
    *,
    language: str,
    playing: Callable[[Sound], None] | None = None,
) -> Voice:
    """Choose who asks, by what works on this machine; the question is always on the screen too.

    Without a loudspeaker the voice only leaves its sound in the session. Raises `MissingPart` when a voice that was
    asked for by name is not there.
    """
    if wish == "silent":
        return StoredVoice(None)
    engines, troubles = [], []
    for name in order(language, wish):
        try:
            engines.append(synthesizer(name, language=language))
        except MockintError as trouble:
            troubles.append(trouble)
    if not engines:
        if wish != "auto" and troubles:
            raise troubles[0]
        screen.show(
            Told(
                "No voice works here, so questions are only shown.",
                " ".join(one.do for one in troubles),
            )
        )
        return StoredVoice(None)
    first, *fallbacks = engines
    return (
        SpokenVoice(first, speaker, fallbacks=fallbacks, playing=playing)
        if speaker
        else SilentVoice(first, fallbacks=fallbacks)
    )


def keys(*, live: bool, terminal: bool) -> Keys:
    """Take keys from the terminal, where there is one and somebody at it."""
    from mockint.engines.terminal import NoKeys, TerminalKeys

    return TerminalKeys() if live and terminal else NoKeys()
