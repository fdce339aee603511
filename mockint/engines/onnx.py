"""Load a network with onnxruntime, so that it is repeatable and sends nothing home.

One thread, and the same sums on every processor.
"""

from pathlib import Path
from typing import Any

from mockint.engines import heap


def load(network: Path | bytes) -> Any:
    """Make an `InferenceSession` of a file, or of bytes whose hash was checked."""
    with heap.kept_small():
        import onnxruntime

        # beside the environment variable that `mockint/__init__.py` sets
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # what one run needed is given back, not kept for the longest that may come
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        _same_sums(options)
        source = network if isinstance(network, bytes) else str(network)
        session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        # it keeps the bytes to begin anew where a graphics card fails
        session._model_bytes = None  # noqa: SLF001 - there is no other way
    return session


def _same_sums(options: Any) -> None:
    options.add_session_config_entry(
        "session.x64quantprecision", "1"
    )  # else sums of bytes overflow without VNNI
    options.add_session_config_entry(
        "session.qdq_matmulnbits_accuracy_level", "1"
    )  # else what goes into a matrix of bytes is rounded to bytes, by each processor in its own way
