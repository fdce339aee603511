"""Fit the model that says which steady voice is a filler, and measure it on clips it never saw.

    python -m benchmarks.train_slips [--write]

One speaker's fillers are labelled (clips of the Montreal Forced Aligner's tests); what is no filler
comes from him and from everybody else. The measures are steadiness and the pitch and level against
the answer's own: nothing in them says who speaks. Leave-one-clip-out; `--write` keeps the weights
of the fit on all clips in mockint/words/disfluencies/steady.json.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.slip_clips import Clip, clips, first_reading
from mockint.model import Span
from mockint.words.disfluencies.acoustic import MEASURES, Model, covered, measures, stretches
from mockint.words.disfluencies.merging import OPEN
from mockint.words.disfluencies.voicing import frames

RIDGE = 3.0
"""Weight of the penalty on large weights; there are two dozen positive stretches."""

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """The open steady stretches of a clip."""

    clip: Clip
    places: tuple[Span, ...]
    rows: NDArray[np.float64]
    fillers: NDArray[np.bool_]


def labelled(clip: Clip) -> Labelled:
    """Measure a clip; a stretch is a filler when most of it lies in one."""
    heard = frames(clip.samples)
    words = first_reading(clip).words
    found = [(a, b) for a, b in stretches(heard) if covered(Span(a / 100, b / 100), words) < OPEN]
    spans = tuple(Span(a / 100, b / 100) for a, b in found)
    fillers = np.array(
        [any(_shared(span, mark) > span.seconds / 2 for mark in clip.marks) for span in spans],
        np.bool_,
    )
    rows = measures(heard, found) if found else np.empty((0, len(MEASURES)))
    return Labelled(clip, spans, rows, fillers)


def fit(parts: Sequence[Labelled]) -> Model:
    """Fit a balanced logistic model by Newton's method."""
    rows = np.vstack([part.rows for part in parts])
    filler = np.concatenate([part.fillers for part in parts])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    inputs = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    weights = np.zeros(inputs.shape[1])
    balance = np.where(filler, 0.5 / filler.sum(), 0.5 / (~filler).sum()) * len(filler)
    penalty = np.append(np.full(len(weights) - 1, RIDGE), 1e-6)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (balance * (chance - filler)) + penalty * weights
        curve = (inputs * (balance * chance * (1 - chance))[:, None]).T @ inputs + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return Model(tuple(mean.round(4)), tuple(scale.round(4)), tuple(weights.round(4)))


def without(parts: Sequence[Labelled], clip: Clip) -> Model:
    """Fit on everything but a clip, and but the clip that holds its sound once more."""
    twin = {
        "acoustic_corpus": "michael",
        "cold_corpus": "michael",
        "michaelandsickmichael": "corpus",
    }.get(clip.name, "-")
    return fit(
        [part for part in parts if part.clip.name != clip.name and twin not in part.clip.name]
    )


def _shared(span: Span, other: Span) -> float:
    return max(0.0, min(span.end, other.end) - max(span.start, other.start))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="keep the weights")
    arguments = parser.parse_args()
    parts = [labelled(clip) for clip in clips()]
    scores = [without(parts, part.clip).score(part.rows) for part in parts]
    filler = np.concatenate([part.fillers for part in parts])
    score = np.concatenate(scores)
    print(
        f"{len(parts)} clips, {filler.sum()} steady stretches in fillers, "
        f"{(~filler).sum()} others; leave one clip out"
    )
    for limit in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(
            f"score from {limit}: {(score[filler] >= limit).sum()} fillers, "
            f"{(score[~filler] >= limit).sum()} others"
        )
    fitted = fit(parts)
    print(
        ", ".join(
            f"{name} {weight:+.2f}" for name, weight in zip(MEASURES, fitted.weights, strict=False)
        )
    )
    if arguments.write:
        data = {
            "measures": MEASURES,
            "mean": fitted.mean,
            "scale": fitted.scale,
            "weights": fitted.weights,
        }
        (ROOT / "mockint" / "words" / "disfluencies" / "steady.json").write_text(
            json.dumps(data, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
