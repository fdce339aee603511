"""Make the judge anew from the training text: `make train`, about an hour on two cores.

The same text and the same seeds give the same weights on one kind of processor. At the end it
prints what is reached on `training/measured`, from which nothing was learned; on answers that
nobody here has met `python -m benchmarks.judge FOLDER` tells it.
"""

import hashlib
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console

from benchmarks.judge import main as measure
from mockint.engines import learned_judge, provenance
from mockint.judge import concepts
from mockint.judge.labels import PARTS, TRAITS, VERDICTS
from mockint.wiring import parts
from training import calibrate, export, misconceptions, pairs, sentences
from training.encoder import Course, Lower, Upper, fit
from training.reading import CALIBRATION, MEASURED, answers

Weights = dict[str, NDArray[np.float32]]

SEED = 7
EPOCHS = {"concepts": 3, "sentences": 5}
EPOCHS_OF_MISCONCEPTIONS = 5
RATE = 1.5e-4
NETWORKS = (learned_judge.CONCEPTS, learned_judge.SENTENCES, learned_judge.MISCONCEPTIONS)
REGRESSION = Path(concepts.__file__).with_name("concepts.json")


def main() -> None:
    """Teach the networks, write them, and learn how far they can be trusted."""
    console = Console()
    with ProcessPoolExecutor(2) as pool:  # a core each
        learned = {}
        for name, told, weights in pool.map(_teach, EPOCHS):
            console.print(f"{name}: {told}")
            learned[name] = weights
    console.print(f"misconceptions: {_teach_misconceptions(learned['concepts'])}")
    _pin()
    judge, embedder = learned_judge.LearnedJudge(), parts.embedder()
    assert embedder is not None
    rows = list(calibrate.rows(list(answers(CALIBRATION)), judge, embedder))
    calibrate.write(REGRESSION, calibrate.fit(rows))
    console.print(f"{len(rows)} verdicts calibrate it.")
    measure(MEASURED)


def _teach(name: str) -> tuple[str, str, Weights]:
    """Teach one network and write it; gives what its training said, and its weights."""
    torch.set_num_threads(1)
    told: list[str] = []
    if name == "concepts":
        network, path = Upper(2, {"verdicts": len(VERDICTS)}), learned_judge.CONCEPTS
        embedder = parts.embedder()
        assert embedder is not None
        sample = pairs.PairSampler(SEED, embedder)
        course = Course(sample, pairs.loss, EPOCHS[name], RATE, SEED)
    else:
        heads = {"parts": len(PARTS), "traits": len(TRAITS)}
        network, path = Upper(3, heads), learned_judge.SENTENCES
        course = Course(sentences.SentenceSampler(SEED), sentences.loss, EPOCHS[name], RATE, SEED)
    fit(network, Lower(), course, told.append)
    return name, "; ".join(told), _written(network, path)


def _teach_misconceptions(concepts: Weights) -> str:
    """Teach the third network, whose layers begin where those of the concepts ended."""
    told: list[str] = []
    embedder = parts.embedder()
    assert embedder is not None
    network = Upper(2, {"stated": 1})
    begin = {
        key: torch.tensor(value) for key, value in concepts.items() if not key.startswith("heads")
    }
    network.load_state_dict(begin, strict=False)
    sample = misconceptions.MisconceptionSampler(SEED, embedder)
    course = Course(sample, misconceptions.loss, EPOCHS_OF_MISCONCEPTIONS, RATE, SEED)
    fit(network, Lower(), course, told.append)
    _written(network, learned_judge.MISCONCEPTIONS)
    return "; ".join(told)


def _written(network: Upper, path: Path) -> Weights:
    weights = {key: value.float().numpy() for key, value in network.state_dict().items()}
    export.write(path, weights, list(network.heads))
    return weights


def _pin() -> None:
    """Write the hashes of the networks where the engine checks them."""
    path = Path(provenance.__file__)
    source = path.read_text("utf-8")
    for network in NETWORKS:
        found = hashlib.sha256(network.read_bytes()).hexdigest()
        source = re.sub(rf'({re.escape(network.name)}",\s*)"\w{{64}}"', rf'\1"{found}"', source)
    path.write_text(source, "utf-8")


if __name__ == "__main__":
    main()
