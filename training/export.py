"""Write a trained top as an ONNX file: weights in 8 bits, sums in floats.

Weights are whole numbers with one scale a column; they are spread to floats when the file is
loaded. So every processor does the same sums, whether it can multiply bytes or not.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]

SIZE = 384
HEADS = 12
EPSILON = 1e-12
OPSET = 17
"""Operators of ONNX that onnxruntime has known since 2022."""
NOWHERE = -1e4
"""What is added to the attention to a place that holds no word."""


class Graph:
    """Nodes in their order, and the weights that they use."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._made = 0

    def node(self, operator: str, *inputs: str, **attributes: object) -> str:
        """Add a node, and give the name of what it makes."""
        self._made += 1
        output = f"v{self._made}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def constant(self, value: NDArray[np.generic]) -> str:
        """Add an array as it is."""
        self._made += 1
        name = f"c{self._made}"
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def matrix(self, weight: Floats) -> str:
        """Add a matrix (inputs, outputs) in 8 bits, one scale an output."""
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
        small = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        zero = np.zeros(scale.shape, np.int8)
        return self.node(
            "DequantizeLinear",
            self.constant(small),
            self.constant(scale.astype(np.float32)),
            self.constant(zero),
            axis=1,
        )

    def linear(self, x: str, weights: Mapping[str, Floats], name: str) -> str:
        """Multiply with a layer's weights, and add its bias."""
        product = self.node("MatMul", x, self.matrix(weights[f"{name}.weight"].T))
        return self.node("Add", product, self.constant(weights[f"{name}.bias"]))

    def norm(self, x: str, weights: Mapping[str, Floats], name: str) -> str:
        """Normalise a layer."""
        scale, bias = (self.constant(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, x: str) -> str:
        """Bend what is negative towards 0."""
        half, unit, root = (self.constant(np.float32(value)) for value in (0.5, 1.0, 2**0.5))
        bent = self.node("Add", self.node("Erf", self.node("Div", x, root)), unit)
        return self.node("Mul", self.node("Mul", x, bent), half)


def write(path: Path, weights: Mapping[str, Floats], heads: Sequence[str]) -> None:
    """Write the layers of `weights` and its heads, whose names the outputs have.

    Inputs of the file: `states` (batch, words, 384), what
    the lower layers made of texts side by side, and `segments` (batch, words), the number of the
    text of each word, -1 where there is none.
    """
    graph = Graph()
    segments = int(weights["seg"].shape[0])
    x, mask = _beginning(graph, weights["seg"])
    for name in sorted({key.split(".")[1] for key in weights if key.startswith("layers.")}):
        x = _layer(graph, x, mask, weights, f"layers.{name}")
    pooled = _pooled(graph, x, segments)
    for head in heads:
        hidden = graph.gelu(graph.linear(pooled, weights, f"heads.{head}.1"))
        last = graph.linear(hidden, weights, f"heads.{head}.4")
        graph.nodes.append(helper.make_node("Identity", [last], [head]))
    shape = ["batch", "words"]
    made = helper.make_graph(
        graph.nodes,
        "judge",
        [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, [*shape, SIZE]),
            helper.make_tensor_value_info("segments", TensorProto.INT64, shape),
        ],
        [helper.make_tensor_value_info(head, TensorProto.FLOAT, ["batch", None]) for head in heads],
        graph.weights,
    )
    opset = helper.make_opsetid("", OPSET)
    model = helper.make_model(made, opset_imports=[opset], ir_version=9, producer_name="mockint")
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _beginning(graph: Graph, seg: Floats) -> tuple[str, str]:
    """Add to each word which text it belongs to; give the mask of attention."""
    zero = graph.constant(np.int64(0))
    which = graph.node("Gather", graph.constant(seg), graph.node("Max", "segments", zero), axis=0)
    x = graph.node("Add", "states", which)
    empty = graph.node("Cast", graph.node("Less", "segments", zero), to=TensorProto.FLOAT)
    wide = graph.node("Unsqueeze", empty, graph.constant(np.array([1, 2], np.int64)))
    return x, graph.node("Mul", wide, graph.constant(np.float32(NOWHERE)))


def _layer(graph: Graph, x: str, mask: str, weights: Mapping[str, Floats], name: str) -> str:
    apart = graph.constant(np.array([0, 0, HEADS, SIZE // HEADS], np.int64))
    joined = graph.constant(np.array([0, 0, SIZE], np.int64))

    def split(part: str) -> str:
        made = graph.linear(x, weights, f"{name}.{part}")
        return graph.node("Transpose", graph.node("Reshape", made, apart), perm=[0, 2, 1, 3])

    query, key, value = split("q"), split("k"), split("v")
    turned = graph.node("Transpose", key, perm=[0, 1, 3, 2])
    root = graph.constant(np.float32((SIZE / HEADS) ** 0.5))
    like = graph.node("Add", graph.node("Div", graph.node("MatMul", query, turned), root), mask)
    seen = graph.node("MatMul", graph.node("Softmax", like, axis=-1), value)
    flat = graph.node("Reshape", graph.node("Transpose", seen, perm=[0, 2, 1, 3]), joined)
    x = graph.norm(
        graph.node("Add", x, graph.linear(flat, weights, f"{name}.o")), weights, f"{name}.n1"
    )
    wide = graph.gelu(graph.linear(x, weights, f"{name}.up"))
    added = graph.node("Add", x, graph.linear(wide, weights, f"{name}.down"))
    return graph.norm(added, weights, f"{name}.n2")


def _pooled(graph: Graph, x: str, segments: int) -> str:
    """Join the mean of each text, for two also what they share, and the first word's state."""
    pools = [_mean(graph, x, number) for number in range(segments)]
    if segments == 2:
        first, second = pools
        pools += [
            graph.node("Abs", graph.node("Sub", first, second)),
            graph.node("Mul", first, second),
        ]
    start = graph.node("Gather", x, graph.constant(np.int64(0)), axis=1)
    return graph.node("Concat", *pools, start, axis=-1)


def _mean(graph: Graph, x: str, number: int) -> str:
    here = graph.node("Equal", "segments", graph.constant(np.int64(number)))
    weight = graph.node("Cast", here, to=TensorProto.FLOAT)
    wide = graph.node("Unsqueeze", weight, graph.constant(np.array([2], np.int64)))
    along = graph.constant(np.array([1], np.int64))
    total = graph.node("ReduceSum", graph.node("Mul", x, wide), along, keepdims=0)
    count = graph.node("ReduceSum", wide, along, keepdims=0)
    return graph.node("Div", total, graph.node("Max", count, graph.constant(np.float32(1))))
