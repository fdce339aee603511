"""Speak a question at a loudspeaker.

The sound of the next one is made while nobody waits for it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import numpy as np

from mockint.audio import Sound, write_wav
from mockint.errors import BadInput, MockintError
from mockint.model import RATE
from mockint.ports import Loudspeaker, Synthesizer
from mockint.voice.normalise import spoken


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice, as it can be chosen."""

    name: str
    engine: str
    """Module of `mockint.engines` whose `load(language)` gives it."""
    languages: tuple[str, ...] | None
    """Two-letter codes of those that it speaks; None: it knows best itself."""

    def speaks(self, language: str) -> bool:
        """Say whether it can be asked to speak a language."""
        return self.languages is None or language in self.languages


VOICES = (
    VoiceRow("natural", "hibari", ("en",)),
    VoiceRow("system", "pyttsx3", None),
)
"""The voices, the most pleasant first. A new one is its engine's file and a row here."""

KEPT = 6
"""How many sounds are kept: this question's, the next one's, two follow-ups, two more."""


def row(name: str) -> VoiceRow:
    """Give the voice of a name. Raises `BadInput`."""
    for voice in VOICES:
        if voice.name == name:
            return voice
    names = ", ".join(voice.name for voice in VOICES)
    raise BadInput(f"There is no voice “{name}”.", do=f"Choose one of: auto, {names}, silent.")


def order(language: str, wish: str, installed: Collection[str] | None = None) -> tuple[str, ...]:
    """Name the voices to try, the one wished for first; empty when none speaks the language."""
    first = () if wish == "auto" else (row(wish),)
    able = (voice for voice in dict.fromkeys((*first, *VOICES)) if voice.speaks(language))
    return tuple(voice.name for voice in able if installed is None or voice.name in installed)


class SpokenVoice:
    """Speaks through a loudspeaker; implements `ports.Voice`.

    Sounds are made on one thread of its own. When `synthesizer` fails on a text, the `fallbacks`
    are tried in turn. `playing` is told each sound as it begins: an ear beside the loudspeaker
    wants to know.
    """

    def __init__(
        self,
        synthesizer: Synthesizer,
        speaker: Loudspeaker,
        *,
        fallbacks: Sequence[Synthesizer] = (),
        playing: Callable[[Sound], None] | None = None,
    ) -> None:
        self._synthesizers = (synthesizer, *fallbacks)
        self._speaker = speaker
        self._playing = playing
        self._hushed = threading.Event()
        self._sounds: OrderedDict[str, Future[Sound]] = OrderedDict()
        self._lock = threading.Lock()
        self._jobs: Queue[tuple[str, Future[Sound]]] = Queue()
        threading.Thread(target=self._work, daemon=True, name="voice").start()

    def prepare(self, text: str) -> None:
        """Begin to make the sound of `text`, and return at once."""
        self._future(text)

    def say(self, text: str, keep: Path | None = None) -> None:
        """Speak, and return when the last word was heard.

        Raises `MockintError` when no engine can say it.
        """
        self._hushed.clear()
        sound = self._sound(text)
        if keep is not None:
            write_wav(keep, sound)
        # hushed while the sound was still being made, it is not even begun
        if len(sound.samples) and not self._hushed.is_set():
            if self._playing is not None:
                self._playing(sound)
            self._speaker.play(sound)

    def hush(self) -> None:
        """Fall silent at once; may be called from another thread."""
        self._hushed.set()
        self._speaker.stop()

    def _sound(self, text: str) -> Sound:
        """Wait for the sound; one that failed is not kept, so that the next call tries anew."""
        try:
            return self._future(text).result()
        except BaseException:
            with self._lock:
                self._sounds.pop(text, None)
            raise

    def _future(self, text: str) -> Future[Sound]:
        """Give the sound that is made already or in the works, or have it made."""
        with self._lock:
            if text not in self._sounds:
                self._sounds[text] = Future()
                self._jobs.put((text, self._sounds[text]))
            self._sounds.move_to_end(text)
            while len(self._sounds) > KEPT:
                self._sounds.popitem(last=False)
            return self._sounds[text]

    def _work(self) -> None:
        while True:
            text, future = self._jobs.get()
            try:
                future.set_result(self._make(spoken(text)))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the sound raises it
                future.set_exception(error)

    def _make(self, said: str) -> Sound:
        """Let the first engine make it that can; raises the first one's error if none can."""
        if not said:
            return Sound(np.empty(0, np.int16), RATE)
        troubles: list[MockintError] = []
        for synthesizer in self._synthesizers:
            try:
                return synthesizer.sound(said)
            except MockintError as error:
                troubles.append(error)
        raise troubles[0]


class Nowhere:
    """A loudspeaker for a machine without any; implements `ports.Loudspeaker`."""

    def play(self, sound: Sound) -> None:
        """Play nothing, and return at once."""

    def stop(self) -> None:
        """Be silent already."""


class SilentVoice(SpokenVoice):
    """Makes and keeps the sound of questions, and plays none of it.

    A report still has them to click on.
    """

    def __init__(self, synthesizer: Synthesizer, *, fallbacks: Sequence[Synthesizer] = ()) -> None:
        super().__init__(synthesizer, Nowhere(), fallbacks=fallbacks)
