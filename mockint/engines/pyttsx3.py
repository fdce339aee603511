"""Speak with the system's own voice, by pyttsx3.

That is espeak-ng on Linux, and the voices of Windows and macOS there. The library wants one engine,
on one thread, for the whole process, and on Linux it returns before the sound is made; hence one
worker thread here, which waits for the end of each utterance and for its file.
"""

import io
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from importlib.metadata import version
from pathlib import Path
from queue import Queue
from typing import Any, TypeVar

import numpy as np

from mockint.audio import Sound, level
from mockint.errors import BadInput, MissingPart, MockintError

PREFERRED = {"en": ("gmw/en-us", "com.apple.voice.compact.en-US.Samantha")}
"""Voices to take first, where they exist."""

PACE = 165
"""Words a minute."""

LONGEST = 30.0
"""Seconds to wait for an utterance; the slowest seen took half a second."""

ATTEMPTS = 3
"""How often an utterance that came out empty is tried."""

SETTLE = 0.02
"""Seconds until the driver's own thread is idle; a call before that would cancel its last words."""

_T = TypeVar("_T")
_HINT = {
    "linux": "Run: sudo apt-get install espeak-ng",
    "darwin": "Run: pip install pyobjc, or: brew install espeak-ng",
    "win32": "Run: pip install pywin32 comtypes",
}


class Pyttsx3:
    """A voice of the system; implements `ports.Synthesizer`.

    `voice` is an id or a name as the system has it; without one, the best for `language` is taken.
    Raises `MissingPart` when there is no voice, `BadInput` for one that is not known.
    """

    def __init__(self, voice: str | None = None, *, language: str = "en", pace: int = PACE) -> None:
        self._system = system()
        self._voice = choose(self._system.voices, voice, language)
        self._pace = pace
        self.made_by = f"pyttsx3 {version('pyttsx3')} {self._system.driver} {self._voice}"

    def sound(self, text: str) -> Sound:
        """Make the sound of `text`; raises `MockintError` when the system gives none."""
        line = " ".join(text.split())
        if not line:
            raise MockintError("The system's voice was given nothing to say.")
        return self._system.do(lambda: self._system.utter(line, self._voice, self._pace))


@cache
def load(language: str) -> Pyttsx3:
    """Load the system's voice for a language. Raises `MissingPart`."""
    return Pyttsx3(language=language)


def system() -> "System":
    """Give the one engine of this process."""
    return System()


class System:
    """pyttsx3's engine on its own thread; everything that touches it goes through `do`."""

    def __init__(self) -> None:
        self._jobs: Queue[Callable[[], None]] = Queue()
        self._done = threading.Event()
        threading.Thread(target=self._work, daemon=True, name="system's voice").start()
        self.voices: tuple[tuple[str, str, str], ...] = self.do(self._open)
        """Id, name and language of each."""

    def _work(self) -> None:
        while True:
            self._jobs.get()()

    def do(self, job: Callable[[], _T]) -> _T:
        """Run `job` on the engine's thread and give its result, or raise its error."""
        future: Future[_T] = Future()

        def run() -> None:
            try:
                future.set_result(job())
            except BaseException as error:  # noqa: BLE001 - the waiting thread raises it
                future.set_exception(error)

        self._jobs.put(run)
        try:
            return future.result(timeout=(ATTEMPTS + 1) * LONGEST)
        except TimeoutError as error:
            raise MockintError(
                "The system's voice does not answer.", do="Choose another with --voice."
            ) from error

    def _open(self) -> tuple[tuple[str, str, str], ...]:
        """Load the driver and list its voices."""
        try:
            import pyttsx3

            self._engine = pyttsx3.init()
        except Exception as error:
            hint = _HINT.get(sys.platform, _HINT["linux"])
            raise MissingPart(f"The system has no voice: {_first_line(error)}", do=hint) from error
        self.driver: str = self._engine.driver_name
        module: Any = sys.modules[f"pyttsx3.drivers.{self.driver}"]
        module.print = lambda *_, **__: None  # it tells stdout where it saved each file
        self._engine.connect("finished-utterance", lambda **_: self._done.set())
        return tuple(
            (str(v.id), str(v.name), _language(v.languages))
            for v in self._engine.getProperty("voices")
        )

    def utter(self, text: str, voice: str, pace: int) -> Sound:
        """Speak into a file and read it; an utterance that came out empty is tried again."""
        with tempfile.TemporaryDirectory(prefix="mockint-") as folder:
            for attempt in range(ATTEMPTS):
                path = Path(folder) / f"{attempt}{'.aiff' if self.driver == 'nsss' else '.wav'}"
                self._speak(text, path, voice, pace)
                if path.is_file() and (sound := decode(path.read_bytes())) is not None:
                    return sound
        raise MockintError(
            f"The system's voice has no sound for “{text}”.", do="Choose another with --voice."
        )

    def _speak(self, text: str, path: Path, voice: str, pace: int) -> None:
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", pace)
        self._done.clear()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        if self.driver == "espeak":  # other drivers have written the file by now
            self._done.wait(LONGEST)
        time.sleep(SETTLE)


def choose(voices: Sequence[tuple[str, str, str]], wish: str | None, language: str) -> str:
    """Give the id of the voice that was asked for, or of the best one for a language."""
    fitting = [id_ for id_, _, spoken in voices if spoken.split("-")[0] == language]
    if wish is not None:
        for id_, name, _ in voices:
            if wish.lower() in (id_.lower(), name.lower()):
                return id_
        known = ", ".join((fitting or [id_ for id_, _, _ in voices])[:12])
        raise BadInput(f"The system has no voice “{wish}”.", do=f"It has: {known}.")
    for id_ in PREFERRED.get(language, ()):
        if id_ in fitting:
            return id_
    if not fitting:
        raise MissingPart(
            f"The system has no voice for the language “{language}”.", do="Add one in its settings."
        )
    return fitting[0]


def decode(data: bytes) -> Sound | None:
    """Read the WAV or AIFF that a driver wrote; None when there is no sound in it."""
    import av

    try:
        with av.open(io.BytesIO(data)) as container:
            rate = container.streams.audio[0].rate
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
            frames = [
                resampled
                for frame in container.decode(audio=0)
                for resampled in resampler.resample(frame)
            ]
    except (av.FFmpegError, IndexError):
        return None
    samples = (
        np.concatenate([frame.to_ndarray()[0] for frame in frames])
        if frames
        else np.empty(0, np.float32)
    )
    return Sound(level(samples), rate) if np.any(samples) else None


def _language(tags: Sequence[str | bytes] | None) -> str:
    """Write the first language tag of a voice as `en-us`, whatever form the driver gives it in."""
    tag = next(iter(tags or ()), "")
    text = tag.decode("utf-8", "ignore") if isinstance(tag, bytes) else str(tag)
    return text.lstrip("\x00\x02\x05").replace("_", "-").lower()


def _first_line(error: Exception) -> str:
    """Give the first line of what a library says, as a sentence."""
    return f"{next(iter(str(error).splitlines()), type(error).__name__).rstrip('.!')}."
