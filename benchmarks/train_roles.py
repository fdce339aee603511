"""Weigh the cues of `mockint.review.cues` on labelled stories; write `mockint/review/roles.json`.

python -m benchmarks.train_roles ../shared/data/text_star/stories_23.jsonl

The few stories cannot teach forty-six weights for each of four parts from nothing. So the weights
begin at a prior that comes from what each cue was written for, and the data moves them only where
it insists (maximum a posteriori).
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from mockint.review.cues import OWNERS
from mockint.review.roles import PARTS, Matrix, StoryWeights, features

Story = list[tuple[str, str]]
"""Part and sentence, in their order."""

LETTERS = {"S": 0, "T": 1, "A": 2, "R": 3}
PRIOR = 1.0
"""Weight of a cue for its own part before any data."""
ANCHOR = 3.0
"""The same for the first cue of task and of result that names them, or nearly: `my task was`."""
HOLD = 3.0
"""How strongly the prior holds: as many sentences as would have to speak against it."""
SMOOTH = 0.03
"""Share of every move that is given to all states alike: real speakers skip parts and come back."""
FIRST_RESULT = 0.2
"""Share of stories taken to tell their result first.

The labelled ones are all in the usual order.
"""
STAY = 0.5
"""Chance that a result told first goes on for another sentence: it is one or two of them."""


def load(path: Path) -> list[Story]:
    """Read the stories; the first row is a template."""
    rows = [json.loads(row)["sentences"] for row in path.read_text("utf-8").splitlines()]
    return [[(part, text) for part, text in row] for row in rows[1:]]


def train(stories: Sequence[Story]) -> StoryWeights:
    """Weigh cues and moves."""
    labels = np.array([LETTERS[part] for story in stories for part, _ in story])
    cues, bias = regression(features([text for story in stories for _, text in story]), labels)
    return StoryWeights(cues, bias, *moves(stories))


def regression(found: Matrix, labels: Matrix) -> tuple[Matrix, Matrix]:
    """Fit a logistic regression around the prior by bounded Newton-like steps, which converge."""
    first = [
        owner in ("task", "result") and OWNERS[n - 1] != owner for n, owner in enumerate(OWNERS)
    ]
    own = [[float(PARTS[n] == owner) for n in range(4)] for owner in OWNERS]
    prior = np.array(own) * np.where(first, ANCHOR, PRIOR)[:, None]
    wide = np.hstack([found, np.ones((len(found), 1))])
    goal = np.vstack([prior, np.zeros(4)])
    hold = np.append(np.full(len(OWNERS), HOLD), 0.5)
    share = np.bincount(labels.astype(int), minlength=4) / len(labels)
    balance = (0.25 / share[labels.astype(int)])[:, None]
    truth = np.eye(4)[labels.astype(int)]
    weights = goal.copy()
    bound = np.linalg.inv(0.5 * (wide * balance).T @ wide + np.diag(hold))
    for _ in range(400):
        score = wide @ weights
        guess = np.exp(score - score.max(axis=1, keepdims=True))
        guess /= guess.sum(axis=1, keepdims=True)
        weights += bound @ ((wide * balance).T @ (truth - guess) - hold[:, None] * (weights - goal))
    return weights[:-1], weights[-1]


def moves(stories: Sequence[Story]) -> tuple[Matrix, Matrix, Matrix]:
    """Count starts, moves and ends.

    The fifth state is a result that is told first, followed by the usual order.
    """
    start, move, end = np.ones(4) * 0.5, np.ones((4, 4)) * 0.5, np.ones(4) * 0.5
    for story in stories:
        path = [LETTERS[part] for part, _ in story]
        start[path[0]] += 1
        end[path[-1]] += 1
        for before, after in pairwise(path):
            move[before, after] += 1
    start, end = start / start.sum(), end / end.sum()
    move = move / move.sum(axis=1, keepdims=True)
    wide_start = np.append(start * (1 - FIRST_RESULT), FIRST_RESULT)
    wide = np.zeros((5, 5))
    wide[:4, :4] = move * (1 - SMOOTH) + SMOOTH / 4
    wide[4] = np.append((1 - STAY) * np.array([0.75, 0.12, 0.12, 0.01]), STAY)
    # A story that began with its result may end with what was done.
    ends = np.append(end * 0.9 + 0.025, 0.02)
    with np.errstate(divide="ignore"):
        return np.log(wide_start), np.maximum(np.log(wide), -12), np.log(ends / ends.sum())


def save(weights: StoryWeights, path: Path) -> None:
    """Write the weights, rounded, so that two machines write the same file."""
    plain = {
        name: np.round(getattr(weights, name), 4).tolist()
        for name in ("cues", "bias", "start", "move", "end")
    }
    path.write_text(
        json.dumps({"made_by": "benchmarks/train_roles.py", **plain}, indent=1) + "\n", "utf-8"
    )


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "mockint" / "review" / "roles.json"
    save(train(load(Path(sys.argv[1]))), target)
    print(f"Wrote {target.relative_to(target.parents[2])}")
