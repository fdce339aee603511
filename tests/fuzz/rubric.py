"""Bytes chosen by coverage in, a rubric file obeyed or refused with its line.

Run by `python -m benchmarks.fuzz`.
"""

import re
import sys

import atheris

with atheris.instrument_imports(include=["mockint.guide", "tomllib"]):
    from mockint.errors import BadInput
    from mockint.guide.rubric.apply import applied
    from mockint.guide.rubric.overrides import checked
    from mockint.guide.rubric.toml_lines import placed
    from mockint.wiring.guides import read, shipped

PACK = read(shipped())[0]


def apply_rubric(data: bytes) -> None:
    """Apply a rubric file of these bytes to the shipped guide."""
    refused = ""
    try:
        pack = applied(PACK, checked(placed(data.decode("utf-8", "replace"), "rubric.toml")))
    except BadInput as error:
        refused = str(error)
    if refused:
        assert re.match(r"rubric\.toml:(\d+: | *Every)", refused), refused
        return
    known = {concept.name for group in pack.rubric.concepts for concept in group.concepts}
    assert pack.questions
    assert all(name in known for question in pack.questions for name in question.concepts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, apply_rubric)
    atheris.Fuzz()
