"""Keep a table of words that is only looked up in about a quarter of the memory of a `dict`.

Each entry is a few bytes in one row of bytes, in the order of the words' hashes.
"""

import marshal
from collections.abc import Mapping
from typing import Any

import numpy as np


class CompactTable:
    """Looks words up as a `dict` does; values are what `marshal` can write."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        hashes = np.fromiter(map(hash, table), np.int64, len(table))
        entries = [marshal.dumps(entry) for entry in table.items()]
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        sizes = np.fromiter(map(len, entries), np.int64, len(entries))[order]
        self._begins = np.cumsum(sizes) - sizes
        self._entries = b"".join([entries[at] for at in order])

    def get(self, word: str) -> Any:
        """Give the value of a word, None where it has none."""
        wanted = hash(word)
        at = int(self._hashes.searchsorted(wanted))
        while at < len(self._hashes) and self._hashes[at] == wanted:
            entry = memoryview(self._entries)[self._begins[at] :]
            key, value = marshal.loads(entry)  # noqa: S302 - written above, in this process
            if key == word:
                return value
            at += 1
        return None
