"""The network that learns: upper layers of all-MiniLM-L6-v2 over texts laid side by side.

The lower layers stay as they are and read each text by itself, so that a text's states are made
once, in training as in use. On top: the mean of each text, and small heads.
"""

import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from mockint.engines import minilm

SIZE, WIDE, HEADS, LAYERS, LOWER = 384, 1536, 12, 6, 3
AT_ONCE = 64
"""Texts of one length that are read together: fewer are slower."""
LONGEST = 80
"""Word pieces of a text that are read."""
DROPPED = 0.1
"""Share of values that are put to 0 while it learns, against learning by heart."""
HIDDEN = 192
FASTER = 8
"""How much faster the heads, which begin from nothing, learn than the layers."""
NOWHERE = -1e4
_ONNX = {
    "attention.self.query": "q", "attention.self.key": "k", "attention.self.value": "v",
    "attention.output.dense": "o", "intermediate.dense": "up", "output.dense": "down",
    "attention.output.LayerNorm": "n1", "output.LayerNorm": "n2",
}  # fmt: skip

Side = tuple[str, ...]
"""Texts that are read together: a concept and words, or a sentence between its neighbours."""


class Layer(nn.Module):
    """One layer of the transformer."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.up, self.down = nn.Linear(SIZE, WIDE), nn.Linear(WIDE, SIZE)
        self.n1, self.n2 = (nn.LayerNorm(SIZE, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States in, states out; shape (batch, words, 384)."""
        batch, words, _ = x.shape
        query, key, value = (
            part(x).view(batch, words, HEADS, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        # Written out: the library's own attention takes four times as long backwards, on a core
        # that multiplies in 16 bits.
        alike = query @ key.transpose(-1, -2) * (SIZE // HEADS) ** -0.5 + mask
        seen = alike.softmax(-1).to(value.dtype) @ value
        x = self.n1(x + self.drop(self.o(seen.transpose(1, 2).reshape(batch, words, SIZE))))
        grown: Tensor = self.down(functional.gelu(self.up(x)))
        normed: Tensor = self.n2(x + self.drop(grown))
        return normed


class Lower:
    """The layers that stay as they are; the states of each text are kept."""

    def __init__(self) -> None:
        weights = published()
        self._word, self._place = weights["word.weight"], weights["pos.weight"]
        self._kind = weights["typ.weight"][0]
        self._norm = nn.LayerNorm(SIZE, eps=1e-12)
        self._norm.load_state_dict({name: weights[f"norm.{name}"] for name in ("weight", "bias")})
        self._layers = [pretrained(number).eval() for number in range(LOWER)]
        self._kept: dict[str, Tensor] = {}

    @torch.no_grad()
    def __call__(self, texts: Sequence[str]) -> list[Tensor]:
        """Give the states of each text; shape (word pieces, 384)."""
        by_length: dict[int, dict[str, list[int]]] = {}
        for text in texts:
            if text not in self._kept:
                ids = minilm.tokens(text)[:LONGEST]
                by_length.setdefault(len(ids), {})[text] = ids
        for alike in by_length.values():
            new = list(alike)
            for first in range(0, len(new), AT_ONCE):
                some = new[first : first + AT_ONCE]
                states = self._states([alike[text] for text in some])
                self._kept |= zip(some, states.unbind(), strict=True)
        return [self._kept[text] for text in texts]

    def _states(self, ids: list[list[int]]) -> Tensor:
        """Run texts of one length; shape (texts, word pieces, 384)."""
        x = self._norm(self._word[torch.tensor(ids)] + self._place[: len(ids[0])] + self._kind)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self._layers:
                x = layer(x, torch.zeros(1))
        return x.to(torch.bfloat16)


class Upper(nn.Module):
    """The layers that learn, and the heads. `heads` names each with the number of its classes."""

    def __init__(self, segments: int, heads: Mapping[str, int]) -> None:
        super().__init__()
        self.segments = segments
        self.layers = nn.ModuleList(pretrained(number) for number in range(LOWER, LAYERS))
        self.seg = nn.Parameter(torch.zeros(segments, SIZE))
        pools = 5 if segments == 2 else segments + 1
        self.heads = nn.ModuleDict(
            {
                name: nn.Sequential(
                    nn.Dropout(2 * DROPPED),
                    nn.Linear(SIZE * pools, HIDDEN),
                    nn.GELU(),
                    nn.Dropout(DROPPED),
                    nn.Linear(HIDDEN, classes),
                )
                for name, classes in heads.items()
            }
        )

    def forward(self, sides: Sequence[Sequence[Tensor]]) -> dict[str, Tensor]:
        """Give each head's logits for texts side by side."""
        x, which = self._laid(sides)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = x + self.seg.to(torch.bfloat16)[which.clamp(min=0)]
            mask = ((which < 0)[:, None, None, :] * NOWHERE).bfloat16()
            for layer in self.layers:
                x = layer(x, mask)
        pooled = self._pooled(x.float(), which)
        return {name: head(pooled) for name, head in self.heads.items()}

    @staticmethod
    def _laid(sides: Sequence[Sequence[Tensor]]) -> tuple[Tensor, Tensor]:
        longest = max(sum(map(len, side)) for side in sides)
        x = torch.zeros(len(sides), longest, SIZE, dtype=torch.bfloat16)
        which = torch.full((len(sides), longest), -1)
        for row, side in enumerate(sides):
            first = 0
            for number, states in enumerate(side):
                x[row, first : first + len(states)] = states
                which[row, first : first + len(states)] = number
                first += len(states)
        return x, which

    def _pooled(self, x: Tensor, which: Tensor) -> Tensor:
        pools = []
        for number in range(self.segments):
            here = (which == number).float()[:, :, None]
            pools.append((x * here).sum(1) / here.sum(1).clamp(min=1))
        if self.segments == 2:
            first, second = pools
            pools += [(first - second).abs(), first * second]
        return torch.cat([*pools, x[:, 0]], 1)


@cache
def published() -> dict[str, Tensor]:
    """Spread the published weights, which lie in bytes with one scale a column, to floats."""
    graph = onnx.load_from_string(minilm.network_file().read_bytes()).graph
    lying = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}

    def spread(stem: str) -> NDArray[np.float32]:
        floats: NDArray[np.float32] = lying[f"{stem}_q"].astype(np.float32) * lying[f"{stem}_scale"]
        return floats

    begin = "inner.embeddings."
    weights = {
        "word.weight": spread(f"{begin}word_embeddings.weight"),
        "pos.weight": spread(f"{begin}position_embeddings.weight"),
        "typ.weight": lying[f"{begin}token_type_embeddings.weight"],
        "norm.weight": lying[f"{begin}LayerNorm.weight"],
        "norm.bias": lying[f"{begin}LayerNorm.bias"],
    }
    makers = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "Add" and (bias := _bias(node.input)):
            product = makers[next(name for name in node.input if name != bias[0])]
            weights[f"{bias[1]}.weight"] = spread(product.input[1]).T.copy()
            weights[f"{bias[1]}.bias"] = lying[bias[0]]
    for name, value in lying.items():
        if found := re.fullmatch(
            r"inner\.encoder\.layer\.(\d)\.(.*LayerNorm)\.(weight|bias)", name
        ):
            weights[f"layers.{found[1]}.{_ONNX[found[2]]}.{found[3]}"] = value
    return {name: torch.tensor(np.array(value)) for name, value in weights.items()}


def _bias(inputs: Sequence[str]) -> tuple[str, str] | None:
    """Find the bias that a node adds, with the name of its layer here."""
    for name in inputs:
        if found := re.fullmatch(r"inner\.encoder\.layer\.(\d)\.(.*)\.bias", name):
            return name, f"layers.{found[1]}.{_ONNX[found[2]]}"
    return None


def pretrained(number: int) -> Layer:
    """Make one of the six published layers."""
    layer, begin = Layer(), f"layers.{number}."
    weights = published().items()
    layer.load_state_dict(
        {name[len(begin) :]: value for name, value in weights if name.startswith(begin)}
    )
    return layer


@dataclass(frozen=True, slots=True)
class Course:
    """What a network is taught, and how."""

    sample: Callable[[int], list[tuple[Side, Any]]]
    """Gives the examples of each epoch anew."""
    loss: Callable[[dict[str, Tensor], list[Any]], Tensor]
    epochs: int
    rate: float
    seed: int = 0
    batch: int = 32


def fit(model: Upper, lower: Lower, course: Course, say: Callable[[str], None] = print) -> None:
    """Teach the upper layers."""
    torch.manual_seed(course.seed)
    order = random.Random(course.seed)  # noqa: S311 - repeatable, not secret
    layers = [part for name, part in model.named_parameters() if name.startswith("layers")]
    rest = [part for name, part in model.named_parameters() if not name.startswith("layers")]
    groups = [{"params": layers, "lr": course.rate}, {"params": rest, "lr": course.rate * FASTER}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    step, steps, begun = 0, 0, time.monotonic()
    for epoch in range(course.epochs):
        examples = course.sample(epoch)
        lower([text for side, _ in examples for text in side])
        parts = _batches([sum(map(len, side)) for side, _ in examples], course.batch, order)
        steps = steps or len(parts) * course.epochs
        model.train()
        lost = 0.0
        for part in parts:
            share = min(1.0, step / (0.06 * steps + 1)) * max(0.03, 1 - step / steps)
            for group, base in zip(
                optimiser.param_groups, (course.rate, course.rate * FASTER), strict=True
            ):
                group["lr"] = base * share
            states = [lower(examples[at][0]) for at in part]
            value = course.loss(model(states), [examples[at][1] for at in part])
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, lost = step + 1, lost + value.item()
        seconds = time.monotonic() - begun
        say(f"epoch {epoch + 1} of {course.epochs}: loss {lost / len(parts):.3f}, {seconds:.0f} s")
    model.eval()


def _batches(sizes: Sequence[int], batch: int, order: random.Random) -> list[list[int]]:
    """Put examples of like length together, in a random order."""
    places = list(range(len(sizes)))
    order.shuffle(places)
    parts = []
    for first in range(0, len(places), batch * 20):
        some = sorted(places[first : first + batch * 20], key=lambda at: sizes[at])
        parts += [some[at : at + batch] for at in range(0, len(some), batch)]
    order.shuffle(parts)
    return parts
