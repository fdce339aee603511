"""Judge sentences with the tops that `make train` made, over the lower layers of all-MiniLM-L6-v2.

Each text goes through the lower three layers once, by itself, and is kept; the trained upper
three read texts laid side by side. Weights are bytes and sums are floats, so that no processor's
way of multiplying bytes decides.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.engines import minilm, onnx, provenance
from mockint.errors import MissingPart
from mockint.ports import Judge

CONCEPTS, SENTENCES, MISCONCEPTIONS = (
    Path(__file__).parent / "weights" / file
    for file in ("judge_concepts.onnx", "judge_sentences.onnx", "judge_misconceptions.onnx")
)
AT_ONCE = 16
"""Texts in one run; more gain nothing."""
KEPT = 1024
"""Rows of texts whose outcome is kept: some answers with the concepts of their questions."""

States = NDArray[np.float32]
Row = tuple[str, ...]
"""Texts that are read side by side."""
Outcome = tuple[NDArray[np.float32], ...]
_ONE_AFTER_THE_OTHER = Lock()
"""An answer is read ahead on one thread and reviewed on another: each row is to be read once."""


class LearnedJudge:
    """The networks are loaded when the first verdict is wanted. Raises `MissingPart`."""

    made_by = f"judge {provenance.JUDGE.files[0].sha256[:12]}"

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Give the probability of each verdict; shape (n, 5)."""
        (logits,) = _run(CONCEPTS, ["verdicts"], pairs)
        return _softmax(logits)

    def states(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Give the probability that words state a misconception; shape (n,)."""
        (logits,) = _run(MISCONCEPTIONS, ["stated"], pairs)
        return np.asarray(1 / (1 + np.exp(-logits.reshape(len(pairs)))), dtype=np.float64)

    def sentences(
        self, sentences: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give parts (n, 5) and traits (n, 24); each is read with its neighbours."""
        texts = ["", *sentences, ""]
        beside = list(zip(texts, texts[1:], texts[2:], strict=False))
        parts, traits = _run(SENTENCES, ["parts", "traits"], beside)
        return _softmax(parts), 1 / (1 + np.exp(-traits))


def installed() -> Judge | None:
    """Give the judge; None where the network that it stands on is not installed."""
    try:
        minilm.network_file()
    except MissingPart:
        return None
    return LearnedJudge()


def load() -> None:
    """Load all networks now, where they are installed, instead of with the first verdict."""
    if installed():
        minilm.load()
        for network in (CONCEPTS, SENTENCES, MISCONCEPTIONS):
            _session(network)


def forget() -> None:
    """Drop what was read, so that a measure can begin anew."""
    minilm.forget()
    _known.cache_clear()


def _run(network: Path, outputs: Sequence[str], texts: Sequence[Row]) -> list[NDArray[np.float64]]:
    """Run texts side by side; what was read before is not read again."""
    if not texts:
        return [np.zeros((0, 0)) for _ in outputs]
    with _ONE_AFTER_THE_OTHER:
        found = {row: _known(network)[row] for row in texts if row in _known(network)}
    # Short ones together, so that little is padded.
    new = sorted(set(texts) - set(found), key=lambda row: (_size(row), row))
    for first in range(0, len(new), AT_ONCE):
        found.update(_outcomes(network, outputs, new[first : first + AT_ONCE]))
    rows = (found[row] for row in texts)
    return [np.stack(column).astype(np.float64) for column in zip(*rows, strict=True)]


def _outcomes(network: Path, outputs: Sequence[str], rows: Sequence[Row]) -> dict[Row, Outcome]:
    """Give what is known of some rows, and run the others; one thread after the other."""
    with _ONE_AFTER_THE_OTHER:
        known = _known(network)
        found = {row: known[row] for row in rows if row in known}
        if new := [row for row in rows if row not in found]:
            inputs = _padded([[minilm.lower_states(text) for text in row] for row in new])
            made = _session(network).run(list(outputs), inputs)
            found.update(zip(new, zip(*made, strict=True), strict=True))
            if len(known) > KEPT:
                known.clear()
            known.update(found)
    return found


def _size(row: tuple[str, ...]) -> int:
    return sum(len(minilm.lower_states(text)) for text in row)


@cache
def _known(_network: Path) -> dict[Row, Outcome]:
    """Keep what a network said, by what it read: an answer that is mended is judged again."""
    return {}


def _padded(sides: Sequence[Sequence[States]]) -> dict[str, NDArray[Any]]:
    longest = max(sum(map(len, row)) for row in sides)
    states = np.zeros((len(sides), longest, minilm.MiniLM.size), np.float32)
    segments = np.full((len(sides), longest), -1, np.int64)
    for at, row in enumerate(sides):
        first = 0
        for number, side in enumerate(row):
            states[at, first : first + len(side)] = side
            segments[at, first : first + len(side)] = number
            first += len(side)
    return {"states": states, "segments": segments}


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float64)


@cache
def _session(path: Path) -> Any:
    """Load a top once a process, after its bytes were checked."""
    network = path.read_bytes()
    wanted = {file.name: file.sha256 for file in provenance.JUDGE.files}
    if hashlib.sha256(network).hexdigest() != wanted[path.name]:
        raise MissingPart(
            f"The judge is damaged: {path.name} does not have the known SHA-256.",
            do="Run: pip install --force-reinstall --no-deps mockint",
        )
    return onnx.load(network)
