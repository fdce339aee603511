"""Give sentences their vectors, each made only once: they are kept on disk by content.

Vectors of the program's own sentences come with it. Both are a convenience: where a file cannot be
read or written, or holds another sentence, vectors are made again.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from mockint import files
from mockint.errors import NotKept
from mockint.places import cache_folder
from mockint.ports import Embedder

AT_ONCE = 500
"""Keys of one query; SQLite takes no more than 999 values in one."""


def key_of(made_by: str, sentence: str) -> bytes:
    """Give the 32 bytes by which a model's vector of a sentence is found again."""
    return hashlib.sha256(f"{made_by}\n{sentence}".encode("utf-8", "surrogatepass")).digest()


def pack(path: Path, made_by: str, sentences: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Write vectors into a file that comes with the program."""
    keys = [np.frombuffer(key_of(made_by, sentence), np.uint8) for sentence in sentences]
    # half precision moves a similarity by less than 0.001
    np.savez(path, keys=np.stack(keys), vectors=vectors.astype(np.float16))


def packed(path: Path) -> dict[bytes, NDArray[np.float16]]:
    """Read such a file; without it, or when it is damaged, nothing is known."""
    with (
        contextlib.suppress(OSError, ValueError, KeyError, EOFError, BadZipFile),
        path.open("rb") as raw,
        np.load(raw) as file,
    ):
        raw_keys, vectors = file["keys"].tobytes(), file["vectors"]
        size = len(raw_keys) // len(vectors)
        keys = (raw_keys[at : at + size] for at in range(0, len(raw_keys), size))
        return dict(zip(keys, vectors, strict=True))
    return {}


def whole(vector: NDArray[np.float16]) -> NDArray[np.float32]:
    """Spread a vector that was kept in half precision, so that its length is 1 again."""
    wide = vector.astype(np.float32)
    return wide / np.float32(np.linalg.norm(wide))


class CachedEmbedder:
    """A model of meaning that remembers; any number of processes may share the file.

    `along` is the file of vectors that came with the program.
    """

    def __init__(
        self, model: Embedder, folder: Path | None = None, along: Path | None = None
    ) -> None:
        self._model = model
        self._along = along
        self._folder = folder or cache_folder()
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self._packed: dict[bytes, NDArray[np.float16]] = {}
        self.made_by = model.made_by

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one unit vector a sentence; shape (n, 384).

        Loads the model only for a sentence that is new.
        """
        if self._along:
            self._packed = packed(self._along)
            self._along = None
        keys = [key_of(self.made_by, sentence) for sentence in sentences]
        wanted = dict(zip(keys, sentences, strict=True))
        along = (key for key in wanted if key not in self._known and key in self._packed)
        self._known.update({key: whole(self._packed[key]) for key in along})
        if unknown := self._unknown(wanted):
            self._known.update(self._read(list(unknown)))
        if new := self._unknown(wanted):
            vectors = dict(zip(new, self._model.vectors(list(new.values())), strict=True))
            self._known.update(vectors)
            self._write(vectors)
        return np.stack([self._known[key] for key in keys]) if keys else self._model.vectors([])

    def _unknown(self, wanted: dict[bytes, str]) -> dict[bytes, str]:
        return {key: sentence for key, sentence in wanted.items() if key not in self._known}

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        vectors: dict[bytes, NDArray[np.float32]] = {}
        with (
            contextlib.suppress(sqlite3.Error, OSError, NotKept),
            contextlib.closing(self._file()) as file,
        ):
            for first in range(0, len(keys), AT_ONCE):
                some = keys[first : first + AT_ONCE]
                marks = ",".join("?" * len(some))
                # only question marks
                query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
                rows = file.execute(query, some)
                vectors.update(
                    (key, np.frombuffer(vector, "<f4").astype(np.float32)) for key, vector in rows
                )
        return vectors

    def _write(self, vectors: dict[bytes, NDArray[np.float32]]) -> None:
        with (
            contextlib.suppress(sqlite3.Error, OSError, NotKept),
            contextlib.closing(self._file()) as file,
            file,
        ):
            rows = [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
            file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)

    def _file(self) -> sqlite3.Connection:
        files.folder(self._folder)
        path = self._folder / "meaning.sqlite"
        files.private(path)  # what a candidate said is private, even as numbers
        file = sqlite3.connect(path, timeout=2.0)
        file.execute(
            "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
        )
        return file
