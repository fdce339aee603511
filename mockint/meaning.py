"""Sentences in, their vectors out, each made only once: a model of meaning whose vectors are kept on disk by content.

The kept vectors are a convenience: where the file cannot be read or written, they are made again.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockint.ports import Meaning
from mockint.weights import cache_folder

AT_ONCE = 500
"""Keys of one query; SQLite takes no more than 999 values in one."""


class Kept:
    """A model of meaning that remembers; any number of processes may share the file."""

    def __init__(self, model: Meaning, folder: Path | None = None) -> None:
        self._model = model
        self._folder = folder or cache_folder()
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self.made_by = model.made_by

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one unit vector a sentence; shape (n, 384). Loads the model only for a sentence that is new."""
        keys = [self._key(sentence) for sentence in sentences]
        unknown = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in self._known}
        if unknown:
            self._known.update(self._read(list(unknown)))
            new = {key: sentence for key, sentence in unknown.items() if key not in self._known}
            made = dict(zip(new, self._model.vectors(list(new.values())), strict=True)) if new else {}
            self._known.update(made)
            self._write(made)
        return np.stack([self._known[key] for key in keys]) if keys else self._model.vectors([])

    def _key(self, sentence: str) -> bytes:
        return hashlib.sha256(f"{self.made_by}\n{sentence}".encode("utf-8", "surrogatepass")).digest()

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found: dict[bytes, NDArray[np.float32]] = {}
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._file()) as file:
            for first in range(0, len(keys), AT_ONCE):
                some = keys[first : first + AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)  # noqa: S608 - only question marks
                found.update((key, np.frombuffer(vector, "<f4").astype(np.float32)) for key, vector in rows)
        return found

    def _write(self, made: dict[bytes, NDArray[np.float32]]) -> None:
        if not made:
            return
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._file()) as file, file:
            rows = [(key, vector.astype("<f4").tobytes()) for key, vector in made.items()]
            file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)

    def _file(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / "meaning.sqlite"
        file = sqlite3.connect(path, timeout=2.0)
        file.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        with contextlib.suppress(OSError):
            path.chmod(0o600)  # what a candidate said is private, even as numbers
        return file
