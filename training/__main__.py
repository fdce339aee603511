"""Make the judge anew from the training text: `make train`, about an hour on two cores.

The same text and the same seeds give the same weights on one kind of processor. At the end it
prints what is reached on `training/measured`, from which nothing was learned; on answers that
nobody here has met `python -m benchmarks.judge FOLDER` tells it.
"""

import hashlib
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch
from rich.console import Console

from benchmarks.judge import main as measure
from mockint.engines import learned_judge, provenance
from mockint.judge import concepts
from mockint.judge.labels import PARTS, TRAITS, VERDICTS
from mockint.wiring import parts
from training import calibrate, export, pairs, sentences
from training.encoder import Course, Lower, Upper, fit
from training.reading import CALIBRATION, MEASURED, answers

SEED = 7
EPOCHS = {"concepts": 3, "sentences": 6}
RATE = 1.5e-4
REGRESSION = Path(concepts.__file__).with_name("concepts.json")


def main() -> None:
    """Teach both networks, write them, and learn how far they can be trusted."""
    console = Console()
    with ProcessPoolExecutor(2) as pool:  # a core each
        for name, seconds in pool.map(_teach, EPOCHS):
            console.print(f"{name}: {seconds}")
    _pin()
    judge, embedder = learned_judge.LearnedJudge(), parts.embedder()
    assert embedder is not None
    known = list(answers(CALIBRATION))
    learned = list(calibrate.rows(known, judge, embedder))
    calibrate.write(REGRESSION, calibrate.fit(learned))
    console.print(f"{len(learned)} verdicts calibrate it.")
    measure(MEASURED)


def _teach(name: str) -> tuple[str, str]:
    """Teach one network and write it."""
    torch.set_num_threads(1)
    told: list[str] = []
    if name == "concepts":
        network, path = Upper(2, {"verdicts": len(VERDICTS)}), learned_judge.CONCEPTS
        course = Course(pairs.PairSampler(SEED), pairs.loss, EPOCHS[name], RATE, SEED)
    else:
        heads = {"parts": len(PARTS), "traits": len(TRAITS)}
        network, path = Upper(3, heads), learned_judge.SENTENCES
        course = Course(sentences.SentenceSampler(SEED), sentences.loss, EPOCHS[name], RATE, SEED)
    fit(network, Lower(), course, told.append)
    weights = {key: value.float().numpy() for key, value in network.state_dict().items()}
    export.write(path, weights, list(network.heads))
    return name, "; ".join(told)


def _pin() -> None:
    """Write the hashes of the networks where the engine checks them."""
    path = Path(provenance.__file__)
    source = path.read_text("utf-8")
    for network in (learned_judge.CONCEPTS, learned_judge.SENTENCES):
        found = hashlib.sha256(network.read_bytes()).hexdigest()
        source = re.sub(rf'({re.escape(network.name)}",\s*)"\w{{64}}"', rf'\1"{found}"', source)
    path.write_text(source, "utf-8")


if __name__ == "__main__":
    main()
