"""How much of a model answer was said, against what people gave: `python -m benchmarks.graded`.

1,584 answers to 16 questions on networks, each with a model answer and points by a grader
(`text_graded/saf_cn.jsonl` in DATA, `../shared/data` by default; SAF, MIT). The model answer is cut
into sentences, the judge says how likely each of them is told in an answer, and the mean is held
against the points: Spearman's rank correlation within each question, and its mean over them with a
95% interval by drawing answers anew. Beside it the cosine of the two texts, and the share of the
model answer's words that the answer has.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockint.engines.minilm import MiniLM
from mockint.judge.labels import VERDICTS, Verdict
from mockint.judge.windows import windows
from mockint.model import Word
from mockint.text.sentences import sentences
from mockint.text.word_forms import plain, stem
from mockint.text.word_lists import STOP
from mockint.wiring import parts

Floats = NDArray[np.float64]
Row = Mapping[str, str | float]
Measure = Callable[[str, Sequence[str]], Floats]
"""The model answer and all answers in, a number each out."""

HOUSE = Path(__file__).parents[1]
FILE = "text_graded/saf_cn.jsonl"
EMPTY = "No submission."
DRAWS = 300
ABSENT = VERDICTS.index(Verdict.ABSENT)
NEAREST = 3
"""Stretches of an answer that are read beside a sentence of the model."""


def main(data: Path) -> None:
    """Print the correlation of each measure."""
    rows = [json.loads(line) for line in (data / FILE).read_text("utf-8").splitlines()]
    by_question: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_question[row["qid"]].append(row)
    measures: dict[str, Measure] = {"judge": judged, "cosine": cosine, "words": overlap}
    figures: dict[str, list[tuple[Floats, Floats]]] = {name: [] for name in measures}
    for asked in by_question.values():
        answers = [str(row["answer"]) for row in asked]
        points = np.array([float(row["score"]) / float(row["max"]) for row in asked])
        for name, measure in measures.items():
            figures[name].append((measure(str(asked[0]["reference"]), answers), points))
    print(f"{len(rows)} answers to {len(by_question)} questions: rank correlation with the points")
    for name, pairs in figures.items():
        low, middle, high = _interval(pairs)
        print(f"  {name:8} {middle:.3f} [{low:.3f}, {high:.3f}]")


def judged(model: str, answers: Sequence[str]) -> Floats:
    """Give the mean probability that a sentence of the model answer was told."""
    embedder, judge = parts.embedder(), parts.judge()
    assert embedder is not None
    assert judge is not None
    wanted = [sentence.text for sentence in sentences(_words(model))]
    means = embedder.vectors(wanted)
    told = []
    for answer in answers:
        words = _words(answer)
        texts = [stretch.text for stretch in windows(words, sentences(words))]
        if not texts or answer == EMPTY:
            told.append(0.0)
            continue
        like = means @ embedder.vectors(texts).T
        pairs = [
            (point, texts[at])
            for point, row in zip(wanted, like, strict=True)
            for at in np.argsort(-row)[:NEAREST]
        ]
        shares = 1 - judge.pairs(pairs)[:, ABSENT]
        nearest = min(NEAREST, len(texts))
        told.append(float(shares.reshape(len(wanted), nearest).max(axis=1).mean()))
    return np.array(told)


def cosine(model: str, answers: Sequence[str]) -> Floats:
    """Give the likeness of both texts as a whole."""
    vectors = MiniLM().vectors([model, *answers])
    return np.asarray(vectors[1:] @ vectors[0], dtype=np.float64)


def overlap(model: str, answers: Sequence[str]) -> Floats:
    """Give the share of the model answer's telling words that the answer has."""
    wanted = _stems(model)
    return np.array([len(wanted & _stems(answer)) / len(wanted) for answer in answers])


def _stems(text: str) -> set[str]:
    words = (plain(word) for word in text.split())
    return {stem(word) for word in words if len(word) > 2 and word not in STOP}


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, 0.0, 0.0, None) for word in text.split())


def _interval(pairs: Sequence[tuple[Floats, Floats]]) -> tuple[float, float, float]:
    dice = np.random.default_rng(7)
    drawn = []
    for _ in range(DRAWS):
        some = [(told, points, dice.integers(0, len(told), len(told))) for told, points in pairs]
        drawn.append(np.nanmean([_rank(told[at], points[at]) for told, points, at in some]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(np.nanmean([_rank(*pair) for pair in pairs])), float(high)


def _rank(first: Floats, second: Floats) -> float:
    """Give Spearman's correlation: of the ranks, those of equals shared."""
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return float("nan")  # answers that all have the same points tell nothing
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: Floats) -> Floats:
    order = np.sort(values)
    return (np.searchsorted(order, values, "left") + np.searchsorted(order, values, "right")) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE.parent / "shared" / "data")
