"""Speak English with hibari-tts, a small neural voice whose weights lie inside its package."""

import hashlib
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.audio import Sound, level
from mockint.engines import heap, provenance
from mockint.errors import MissingPart, MockintError
from mockint.text.compact import CompactTable

VOICE = "heart"
"""The voice inside the package; any other would be downloaded."""

WEIGHTS = provenance.HIBARI.files[0].sha256
"""SHA-256 of that voice in hibari-tts 0.2.1."""

PACE = 0.85
"""Against the voice's own, which is brisk for a listener with another mother tongue."""

PAUSE = 0.35
"""Seconds between two sentences."""

EDGE = 0.05
"""Seconds of quiet that are left before and behind a sentence."""

QUIET = 0.01
"""Below it, 0 to 1 of full scale, a sample is no speech."""

_INSTALL = "Run: pip install hibari-tts==0.2.1, or choose the system's voice with --voice system."


class Hibari:
    """The natural voice; implements `ports.Synthesizer`.

    Raises `MissingPart` when it is absent or was changed.
    """

    def __init__(self, *, speed: float = PACE) -> None:
        spec = find_spec("hibari")
        if spec is None or spec.origin is None:
            raise MissingPart("The natural voice (hibari-tts) is not installed.", do=_INSTALL)
        check(Path(spec.origin).parent / "assets" / "hibari.onnx")
        try:
            from hibari import Hibari as Engine
        except ImportError as error:
            raise MissingPart(
                f"The natural voice (hibari-tts) cannot be loaded: {error}.", do=_INSTALL
            ) from error
        self.made_by = f"hibari-tts {version('hibari-tts')} {VOICE}"
        self._speed = speed
        with heap.kept_small():
            self._engine = Engine(VOICE, threads=1)
            self._engine.sess = _GivingBack(self._engine.sess)
            _make_small(self._engine.g2p)  # loads its dictionaries
            self._engine("Ready.")  # so that the first question waits for nothing

    def sound(self, text: str) -> Sound:
        """Make the sound of English text.

        Raises `MockintError` for what this voice would leave out in silence.
        """
        if re.search(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]", text):
            raise MockintError(
                "The natural voice speaks English, not Korean.",
                do="Choose the system's voice with --voice system.",
            )
        try:
            sentences = [
                trim(sentence, self._engine.sample_rate)
                for sentence in self._engine.stream(text, self._speed, seed=0)
            ]
        except Exception as error:
            raise MockintError(f"The natural voice failed: {error}") from error
        if not sum(map(len, sentences)):
            raise MockintError(f"The natural voice has no sound for “{text}”.")
        return Sound(level(self._join(sentences)), self._engine.sample_rate)

    def _join(self, sentences: list[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Put pauses between sentences."""
        pause = np.zeros(round((PAUSE - 2 * EDGE) * self._engine.sample_rate), np.float32)
        return np.concatenate([part for sentence in sentences for part in (pause, sentence)][1:])


class _GivingBack:
    """A session that does not keep the memory that its longest sentence took."""

    def __init__(self, session: Any) -> None:
        from onnxruntime import RunOptions

        self._session, self._options = session, RunOptions()
        self._options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def run(self, outputs: Any, inputs: Any) -> Any:
        """Run the network."""
        return self._session.run(outputs, inputs, self._options)


def _make_small(g2p: Any) -> None:
    """Keep the dictionaries of pronunciation and of parts of speech in a third of the memory."""
    for words in (g2p.lexicon.golds, g2p.lexicon.silvers):
        words.d = CompactTable(words.d)
    g2p.tagger.weights = CompactTable(g2p.tagger.weights)


def load(_language: str) -> Hibari:
    """Load the voice; English is all that it speaks. Raises `MissingPart`."""
    return Hibari()


def check(weights: Path) -> None:
    """Raise `MissingPart` unless these are the weights that were tested with this program."""
    try:
        sha256 = hashlib.sha256(weights.read_bytes()).hexdigest()
    except OSError as error:
        raise MissingPart(
            f"The natural voice cannot be read: {weights}: {error.strerror}.", do=_INSTALL
        ) from error
    if sha256 != WEIGHTS:
        raise MissingPart(
            f"The natural voice is not the known one: {weights} is damaged or changed.", do=_INSTALL
        )


def trim(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Cut the quiet off both ends, but for a short edge."""
    speech = np.flatnonzero(np.abs(samples) > QUIET)
    if not len(speech):
        return samples[:0]
    edge = round(EDGE * rate)
    return samples[max(0, speech[0] - edge) : speech[-1] + edge]
