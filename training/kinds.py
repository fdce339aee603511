"""Fit the weights that tell a question's kind by its meaning: `python -m training.kinds`.

It learns from the questions of all trades, each in both wordings, and from `kinds.tsv` (`kind<TAB>
question`; of several kinds the first). Korean questions are left to the rules: the model of meaning
reads English.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockint.engines.minilm import MiniLM
from mockint.guide.sections.kind_model import SCALE
from mockint.guide.trades import files
from mockint.model import Kind

LABELLED = Path(__file__).with_name("kinds.tsv")
WEIGHTS = Path(__file__).parents[1] / "mockint" / "guide" / "sections" / "kinds.npz"
ROUNDS, RATE, KEPT, DECAY = 600, 0.5, 0.9, 1e-3
"""Steps of gradient descent, their size, the share of the last step that goes on, and the weight
of the penalty on large weights."""

Matrix = NDArray[np.float64]


def labelled() -> Iterator[tuple[str, str]]:
    """Give each kind with its question."""
    for path in files("questions.toml"):
        for row in tomllib.loads(path.read_text("utf-8"))["question"]:
            yield row["kind"], row["text"]
            yield row["kind"], row["reworded"]
    for line in LABELLED.read_text("utf-8").splitlines():
        if "\t" in line:
            kind, text = line.split("\t", 1)
            yield kind.split("|")[0], text.strip()


def fit(inputs: Matrix, wanted: Matrix) -> Matrix:
    """Descend from zero; each kind weighs by the root of how rare it is."""
    often = wanted.sum(axis=0)
    weight = wanted @ np.sqrt(len(wanted) / len(often) / often)
    weights = np.zeros((inputs.shape[1], len(often)))
    step = np.zeros_like(weights)
    for _ in range(ROUNDS):
        scores = inputs @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = inputs.T @ ((shares - wanted) * weight[:, None]) / len(wanted) + DECAY * weights
        step = KEPT * step + slope
        weights -= RATE * step
    return weights


def main() -> None:
    """Write the weights."""
    rows = [(kind, text) for kind, text in labelled() if not re.search("[가-힣]", text)]
    kinds = sorted({Kind(kind) for kind, _ in rows})
    vectors = MiniLM().vectors([text for _, text in rows]).astype(np.float64)
    inputs = np.hstack([SCALE * vectors, np.ones((len(rows), 1))])
    wanted = np.eye(len(kinds))[[kinds.index(Kind(kind)) for kind, _ in rows]]
    weights = fit(inputs, wanted)
    right = (inputs @ weights).argmax(axis=1) == wanted.argmax(axis=1)
    np.savez(WEIGHTS, kinds=np.array(kinds), weights=weights.astype(np.float16))
    learned = f"{right.mean():.3f} of {len(rows)} questions learned, {len(kinds)} kinds"
    print(f"{learned}: {WEIGHTS}")  # noqa: T201 - a script's own line


if __name__ == "__main__":
    main()
