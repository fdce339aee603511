"""Which tests sit at the virtual desk, and so hear in real time."""

import ast
from functools import cache
from pathlib import Path

UNHURRIED = {"test_network.py"}
"""Files whose tests sit at a desk and count what leaves it: nothing in them hangs on time."""


@cache
def at_the_desk(path: Path) -> frozenset[str]:
    """Name the functions that open a desk, or use one that does: as a fixture, or by calling it."""
    if path.name in UNHURRIED:
        return frozenset()
    functions = {
        part.name: {leaf.id for leaf in ast.walk(part) if isinstance(leaf, ast.Name)}
        | {leaf.arg for leaf in ast.walk(part) if isinstance(leaf, ast.arg)}
        for part in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(part, ast.FunctionDef)
    }
    desk = {"Desk"}
    while more := {name for name, used in functions.items() if used & desk} - desk:
        desk |= more
    return frozenset(desk - {"Desk"})
