"""The weights: which there are, which of them are here, and how they come.

For `mockint models` and `mockint doctor`.
"""

from mockint.engines import provenance
from mockint.engines.faster_whisper.hub import (
    LICENCE,
    SIZES,
    address,
    damaged,
    fetch,
    here,
    kept_as,
    remove,
    repository,
)

__all__ = [
    "LICENCE",
    "SIZES",
    "address",
    "damaged",
    "fetch",
    "here",
    "kept_as",
    "provenance",
    "remove",
    "repository",
]
