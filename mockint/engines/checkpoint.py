"""Read CTranslate2's file of a Whisper model as OpenAI's sizes and tensors.

The numbers are the same, under other names.

Nothing but numpy: neither library is needed to read the one or to feed the other.
"""

import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tensors = dict[str, NDArray[Any]]

TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
"""CTranslate2's numbers for kinds of number."""


def dimensions(tensors: Tensors) -> dict[str, int]:
    """Read the network's size off its tensors."""
    size, mels, _ = tensors["encoder/conv1/weight"].shape

    def layers(side: str) -> int:
        return len(
            {
                name.split("/")[1]
                for name in tensors
                if name.startswith(f"{side}/layer_") and name.count("/") > 2
            }
        )

    return {
        "n_mels": mels,
        "n_audio_ctx": len(tensors["encoder/position_encodings/encodings"]),
        "n_audio_state": size,
        "n_audio_head": int(tensors["encoder/num_heads"]),
        "n_audio_layer": layers("encoder"),
        "n_vocab": len(tensors["decoder/embeddings/weight"]),
        "n_text_ctx": len(tensors["decoder/position_encodings/encodings"]),
        "n_text_state": size,
        "n_text_head": int(tensors["decoder/num_heads"]),
        "n_text_layer": layers("decoder"),
    }


def unfused(tensors: Tensors) -> Iterator[tuple[str, NDArray[Any]]]:
    """Give each tensor OpenAI's name.

    CTranslate2 lays query, key and value on top of each other: they are cut apart.

    OpenAI's keys have no bias; CTranslate2 writes zeros there, which are left out.
    """
    sizes = dimensions(tensors)
    yield "encoder.positional_embedding", tensors["encoder/position_encodings/encodings"]
    yield "decoder.positional_embedding", tensors["decoder/position_encodings/encodings"]
    yield "decoder.token_embedding.weight", tensors["decoder/embeddings/weight"]
    yield from _linear(tensors, "encoder/conv1", "encoder.conv1")
    yield from _linear(tensors, "encoder/conv2", "encoder.conv2")
    yield from _norm(tensors, "encoder/layer_norm", "encoder.ln_post")
    yield from _norm(tensors, "decoder/layer_norm", "decoder.ln")
    for side, count in (("encoder", sizes["n_audio_layer"]), ("decoder", sizes["n_text_layer"])):
        for layer in range(count):
            ours, theirs = f"{side}/layer_{layer}", f"{side}.blocks.{layer}"
            yield from _attention(tensors, f"{ours}/self_attention", f"{theirs}.attn")
            if side == "decoder":
                yield from _attention(tensors, f"{ours}/attention", f"{theirs}.cross_attn")
            yield from _norm(tensors, f"{ours}/ffn/layer_norm", f"{theirs}.mlp_ln")
            yield from _linear(tensors, f"{ours}/ffn/linear_0", f"{theirs}.mlp.0")
            yield from _linear(tensors, f"{ours}/ffn/linear_1", f"{theirs}.mlp.2")


def _attention(tensors: Tensors, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """Cut the layers of attention apart.

    Self-attention has query, key and value in one layer; cross-attention has the query in a layer
    of its own.
    """
    crossed = f"{ours}/linear_2/weight" in tensors
    kinds = (
        {"linear_0": ("query",), "linear_1": ("key", "value")}
        if crossed
        else {"linear_0": ("query", "key", "value")}
    )
    for layer, names in kinds.items():
        for part in ("weight", "bias"):
            for name, tensor in zip(
                names, np.split(tensors[f"{ours}/{layer}/{part}"], len(names)), strict=True
            ):
                if (name, part) != ("key", "bias"):
                    yield f"{theirs}.{name}.{part}", tensor
    yield from _linear(tensors, f"{ours}/linear_{2 if crossed else 1}", f"{theirs}.out")
    yield from _norm(tensors, f"{ours}/layer_norm", f"{theirs}_ln")


def _linear(tensors: Tensors, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{theirs}.weight", tensors[f"{ours}/weight"]
    yield f"{theirs}.bias", tensors[f"{ours}/bias"]


def _norm(tensors: Tensors, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{theirs}.weight", tensors[f"{ours}/gamma"]
    yield f"{theirs}.bias", tensors[f"{ours}/beta"]


def tensors_of(data: bytes) -> Iterator[tuple[str, NDArray[Any]]]:
    """Read CTranslate2's binary form 6: a head, then each tensor's name, shape, type and bytes."""
    at = 4  # behind the version

    def number(form: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(f"<{form}", data, at)
        at += struct.calcsize(form)
        return int(value)

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return data[at - length : at - 1].decode()

    text()  # the kind of network: "WhisperSpec"
    number("I")  # its revision
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind = TYPES[number("B")]
        size = number("I")
        yield name, np.frombuffer(data, kind, size // np.dtype(kind).itemsize, at).reshape(shape)
        at += size
