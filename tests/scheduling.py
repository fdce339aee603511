"""Which worker runs a test: those at the virtual desk, which hear in real time, share one."""

import ast
from functools import cache
from pathlib import Path

from xdist.scheduler.loadscope import LoadScopeScheduling

ROOT = Path(__file__).parent.parent

DESK = "desk"
UNHURRIED = {"test_network.py"}
"""Files whose tests sit at a desk and count what leaves it: nothing in them hangs on time."""


class DeskFirst(LoadScopeScheduling):
    """One unit for all at the desk, and one for each other file."""

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


def scope(nodeid: str) -> str:
    """Give the unit that a test belongs to."""
    path, _, name = nodeid.partition("::")
    return DESK if name.split("[")[0] in _at_the_desk(ROOT / path) else path


@cache
def _at_the_desk(path: Path) -> frozenset[str]:
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
    return frozenset(desk)
