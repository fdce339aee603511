"""Bytes chosen by coverage in, a guide read or refused; all else is a crash.

Run by `python -m benchmarks.fuzz`.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mockint.guide", "mockint.text", "markdown_it"]):
    from mockint.errors import BadGuide
    from mockint.session.json import encode
    from mockint.wiring.guides import read

PATH = Path(tempfile.mkdtemp()) / "guide.md"


def read_guide(data: bytes) -> None:
    """Read a guide of these bytes."""
    PATH.write_bytes(data)
    with suppress(BadGuide):
        pack, faults = read(PATH)
        lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 1
        assert pack.questions
        assert all(0 < fault.source.line <= max(lines, len(data)) for fault in faults)
        encode(pack)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_guide)
    atheris.Fuzz()
