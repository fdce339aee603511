"""`make train`, on a handful of examples: it learns, and the file that it writes says the same."""

from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.real


def test_a_network_learns_and_its_file_says_what_it_says(tmp_path: Path) -> None:
    import onnxruntime
    import torch

    from mockint.engines.minilm import MiniLM
    from training import export, pairs
    from training.encoder import Course, Lower, Upper, fit
    from training.reading import FOLDER

    torch.manual_seed(1)
    lower, network = Lower(), Upper(2, {"verdicts": 5})
    text = FOLDER / "01-backend-nursing.txt"
    (tmp_path / text.name).write_bytes(text.read_bytes())
    examples = pairs.PairSampler(1, MiniLM(), tmp_path)(0)[:32]
    told: list[str] = []
    fit(network, lower, Course(lambda _: examples, pairs.loss, 3, 3e-4, batch=16), told.append)
    first, last = (float(line.split("loss ")[1].split(",")[0]) for line in (told[0], told[-1]))
    assert last < first
    weights = {name: value.float().numpy() for name, value in network.state_dict().items()}
    export.write(tmp_path / "top.onnx", weights, ["verdicts"])
    sides = [lower(side) for side, _ in examples[:4]]
    with torch.no_grad():
        wanted = network(sides)["verdicts"].softmax(1).numpy()
    longest = max(sum(map(len, side)) for side in sides)
    states = np.zeros((4, longest, 384), np.float32)
    segments = np.full((4, longest), -1, np.int64)
    for row, side in enumerate(sides):
        joined = torch.cat(list(side)).float().numpy()
        states[row, : len(joined)] = joined
        segments[row, : len(joined)] = [0] * len(side[0]) + [1] * len(side[1])
    session = onnxruntime.InferenceSession(str(tmp_path / "top.onnx"))
    (logits,) = session.run(None, {"states": states, "segments": segments})
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    # weights in 8 bits, and sums in 16 while it learns
    assert np.abs(shares - wanted).mean() < 0.05
    assert np.abs(shares - wanted).max() < 0.2


def test_calibration_finds_what_tells_verdicts_apart() -> None:
    from mockint.judge.labels import Verdict
    from training import calibrate

    chance = np.random.default_rng(3)
    rows = []
    for number in range(200):
        verdict = Verdict.SAID if number % 2 else Verdict.ABSENT
        sign = 1.0 if number % 2 else -1.0
        rows.append(calibrate.Row("a", verdict, chance.normal(sign, 0.5, 17)))
    weights = {name: np.array(value) for name, value in calibrate.fit(rows).items()}
    score = (np.full(17, 1.0) - weights["mean"]) / weights["scale"] @ weights["weight"]
    assert int((score + weights["bias"]).argmax()) == 0  # said
