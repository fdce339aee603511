"""Which voice asks: by name, else by what works on this machine."""

from collections.abc import Callable
from importlib import import_module

from mockint.audio import Sound
from mockint.errors import MockintError
from mockint.events import Notice
from mockint.ports import Loudspeaker, Screen, Synthesizer, Voice
from mockint.session.stored import StoredVoice
from mockint.voice.tts import SilentVoice, SpokenVoice, order, row


def synthesizer(name: str, *, language: str = "en") -> Synthesizer:
    """Load a voice by its name.

    Raises `MissingPart`, and `BadInput` for a name that no voice has.
    """
    engine = import_module(f"mockint.engines.{row(name).engine}")
    loaded: Synthesizer = engine.load(language)
    return loaded


def voice(
    wish: str,
    speaker: Loudspeaker | None,
    screen: Screen,
    *,
    language: str,
    playing: Callable[[Sound], None] | None = None,
) -> Voice:
    """Choose who asks, by what works on this machine; the question is always on the screen too.

    Without a loudspeaker the voice only leaves its sound in the session. Raises `MissingPart` when
    a voice that was asked for by name is not there.
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
            Notice(
                "No voice works here, so questions are only shown.",
                " ".join(trouble.do for trouble in troubles),
            )
        )
        return StoredVoice(None)
    first, *fallbacks = engines
    if speaker is None:
        return SilentVoice(first, fallbacks=fallbacks)
    return SpokenVoice(first, speaker, fallbacks=fallbacks, playing=playing)
