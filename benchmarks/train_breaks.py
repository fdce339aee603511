"""Weigh the traits of `mockint.review.breaks` and write `mockint/review/breaks.json`.

python -m benchmarks.train_breaks ../shared/data

Disfl-QA (Google Research, CC BY 4.0) has each question with and without a repair; the Switchboard
sample of NLTK (Open Content License) has restarts marked in real conversation, its commas are taken
away since they follow the marks; `text_star` (MIT) is prose without repairs. Restarts in
conversation weigh less: most are one little word said twice.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from benchmarks.train_roles import Matrix, load
from mockint.review.breaks import described
from mockint.text.word_forms import plain

HOLD = 1.0
"""How strongly weights are held at zero (L2)."""
ROUNDS = 3
"""Rounds in which repairs are placed anew.

The place is first taken from the difference of both questions, then where the weights see it.
"""
STEPS = 12
CONVERSATION = 0.3
"""Weight of a place in Switchboard against one in a question."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its places and what is known of them."""

    places: tuple[tuple[int, tuple[str, ...]], ...]
    """First word after the break, and the traits."""
    repaired: bool | None
    """Whether it holds a repair; None when `marked` says where."""
    marked: frozenset[int] = frozenset()
    unclear: frozenset[int] = frozenset()
    weight: float = 1.0

    @property
    def learned(self) -> Iterator[tuple[tuple[str, ...], bool]]:
        """Give each place that is clearly a repair or clearly none."""
        for after, traits in self.places:
            near = any(abs(after - place) <= 2 for place in self.marked | self.unclear)
            if after in self.marked or not near:
                yield traits, after in self.marked


Weights = dict[str, float]


def text(
    words: Sequence[str], *, repaired: bool | None, weight: float = 1.0, **places: frozenset[int]
) -> Text:
    return Text(
        tuple((place.after, tuple(traits)) for place, traits in described(words)),
        repaired,
        weight=weight,
        **places,
    )


def questions(folder: Path) -> list[tuple[Text, Text]]:
    """Read Disfl-QA: each question as written, and with a repair."""
    found = []
    for path in sorted((folder / "text_repairs").glob("*.json")):
        rows = json.loads(path.read_text("utf-8"))
        for _, row in sorted(rows.items()):
            fluent, broken = row["original"].split(), row["disfluent"].split()
            onset = _onset(fluent, broken)
            found.append((text(fluent, repaired=False), text(broken, repaired=True, marked=onset)))
    return found


def _onset(fluent: Sequence[str], broken: Sequence[str]) -> frozenset[int]:
    """Tell where the words that were put in end."""
    plain_fluent, plain_broken = [plain(word) for word in fluent], [plain(word) for word in broken]
    codes = SequenceMatcher(None, plain_fluent, plain_broken, autojunk=False).get_opcodes()
    return frozenset(
        [next((end for tag, _, _, _, end in codes if tag in ("insert", "replace")), 0)]
    )


def conversation(folder: Path) -> list[Text]:
    """Read the restarts of Switchboard."""
    found = []
    for path in sorted(
        (folder / "text_disfluency" / "switchboard_nltk").glob("call*.disfluency.txt")
    ):
        turns = re.findall(r"^[AB]\.\d+:\s*(.*)$", path.read_text("utf-8"), re.MULTILINE)
        found += [_turn(turn) for turn in turns]
    return [turn for turn in found if turn.places]


def _turn(marked: str) -> Text:
    words: list[str] = []
    restarts, breaks = set(), set()
    for piece in re.findall(
        r"\[|\]|\+|\{[A-Z]|\}|-/|/|[^\s\[\]{}]+", re.sub(r"<[^>]*>|\(\(|\)\)", " ", marked)
    ):
        if piece == "+":
            restarts.add(len(words))
        elif piece == "-/":
            breaks.add(len(words))
        elif re.search(r"\w", piece) and not piece.startswith("{"):
            words.append(piece.rstrip(","))
    places = {"marked": frozenset(restarts), "unclear": frozenset(breaks)}
    return text(words, repaired=None, weight=CONVERSATION, **places)


def prose(folder: Path) -> list[Text]:
    """Read stories that hold no repair, whole: one sentence that follows another is none."""
    stories = load(folder / "text_star" / "stories_23.jsonl")
    return [
        text(" ".join(sentence for _, sentence in story).split(), repaired=False)
        for story in stories
    ]


def train(texts: Sequence[Text]) -> Weights:
    """Fit a logistic regression by Newton's steps, placing the repairs anew between rounds."""
    names = sorted({trait for sample in texts for _, traits in sample.places for trait in traits})
    index = {name: n for n, name in enumerate(names)}
    weights: Weights = {}
    for _ in range(ROUNDS):
        rows = [row for sample in texts for row in _rows(sample, weights)]
        found = np.zeros((len(rows), len(names) + 1))
        found[:, -1] = 1
        for n, (traits, _, _) in enumerate(rows):
            found[n, [index[trait] for trait in traits]] = 1
        truth, weight = (
            np.array([row[1] for row in rows], float),
            np.array([row[2] for row in rows]),
        )
        fitted = _newton(found, truth, weight)
        weights = {name: float(value) for name, value in zip([*names, "bias"], fitted, strict=True)}
    return weights


def _rows(sample: Text, weights: Weights) -> Iterator[tuple[tuple[str, ...], bool, float]]:
    if sample.repaired is None:
        yield from ((traits, truth, sample.weight) for traits, truth in sample.learned)
    elif not sample.repaired:
        yield from ((traits, False, sample.weight) for _, traits in sample.places)
    elif weights and sample.places:
        yield (
            max(sample.places, key=lambda place: _score(place[1], weights))[1],
            True,
            sample.weight,
        )
    else:
        yield from (
            (traits, True, sample.weight)
            for after, traits in sample.places
            if after in sample.marked
        )


def _newton(found: Matrix, truth: Matrix, weight: Matrix) -> Matrix:
    hold = np.append(np.full(found.shape[1] - 1, HOLD), 0.01)
    at = np.zeros(found.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-(found @ at)))
        slope = found.T @ (weight * (truth - guess)) - hold * at
        bend = (found * (weight * guess * (1 - guess) + 1e-6)[:, None]).T @ found + np.diag(hold)
        at += np.clip(np.linalg.solve(bend, slope), -3, 3)
    return at


def _score(traits: Sequence[str], weights: Weights) -> float:
    return weights["bias"] + sum(weights.get(trait, 0.0) for trait in traits)


def surest(sample: Text, weights: Weights) -> float:
    """Give the probability of the likeliest place; 0 for a text without any."""
    scores = [_score(traits, weights) for _, traits in sample.places]
    return float(1 / (1 + np.exp(-max(scores)))) if scores else 0.0


if __name__ == "__main__":
    data = Path(sys.argv[1])
    pairs = questions(data)
    learned = train(
        [*(sample for pair in pairs for sample in pair), *conversation(data), *prose(data)]
    )
    kept = {name: round(value, 3) for name, value in sorted(learned.items()) if abs(value) >= 0.02}
    target = Path(__file__).parent.parent / "mockint" / "review" / "breaks.json"
    target.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    print(f"Wrote {target.relative_to(target.parents[2])}: {len(kept)} weights")
