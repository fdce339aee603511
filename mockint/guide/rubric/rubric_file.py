"""Write a rubric file beside a guide, ready to be changed.

One that is there already is never overwritten.
"""

from collections.abc import Sequence
from pathlib import Path

from mockint import files
from mockint.errors import BadInput
from mockint.guide.reader import read
from mockint.guide.rubric.overrides import NAME, beside
from mockint.guide.rubric.template import template
from mockint.guide.shipped import named, shipped
from mockint.model import Rule
from mockint.ports import Embedder


def begin(guide: Path, rules: Sequence[Rule], meaning: Embedder | None = None) -> Path:
    """Write the file and give its place. Raises `BadGuide`, `BadInput`, `NotKept`."""
    path = named(guide)
    if path.resolve().parent == shipped().resolve().parent:
        raise BadInput(f"{path.name} comes with mockint.", do=f"Copy it first: {path}")
    if own := beside(path):
        raise BadInput(f"{own} is there already.", do="Change it, or take it away first.")
    pack, _ = read(path, rules, meaning)
    common = path.with_name(NAME)
    target = path.with_suffix(f".{NAME}") if common.exists() else common
    files.write(target, template(pack).encode())
    return target
