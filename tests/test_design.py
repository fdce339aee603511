"""What docs/design.md says of rooms, modules and floors is what the code has."""

import re
import tomllib
from pathlib import Path

HOUSE = Path(__file__).parent.parent
PACKAGE = HOUSE / "mockint"
DESIGN = (HOUSE / "docs" / "design.md").read_text("utf-8")
CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    return DESIGN.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows() -> list[tuple[list[str], str]]:
    """Give the rows of the reading order: the rooms, and what is told of them."""
    lines = [line for line in section("Reading order").splitlines() if line.startswith("| `")]
    cells = [line.split("|") for line in lines]
    return [(CODE.findall(rooms), told) for _, rooms, told, *_ in cells]


def test_the_reading_order_has_every_room_and_no_other() -> None:
    """Who moves a room in or out says so there."""
    named = {room.rstrip("/") for rooms, _ in rows() for room in rooms}
    held = {path.name for path in PACKAGE.iterdir() if path.name not in ("__pycache__", "content")}
    assert named == held - {"__init__.py", "__main__.py"}, "docs/design.md, Reading order"


def test_every_module_that_the_reading_order_names_is_in_its_room() -> None:
    """Names of types and of files with a suffix are something else."""
    for rooms, told in rows():
        for name in re.findall(r"`([a-z_]+)/?`", told):
            paths = [PACKAGE / room / name for room in rooms]
            there = any(path.is_dir() or path.with_suffix(".py").is_file() for path in paths)
            assert there, f"docs/design.md, Reading order: {rooms[0]} has no {name}"


def test_the_floors_are_those_that_the_linter_keeps() -> None:
    """From top to bottom, and rooms on one floor in any order."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    floors = project["tool"]["importlinter"]["contracts"][0]["layers"]
    kept = [set(floor.split(" | ")) for floor in floors]
    drawn = section("Floors").split("```")[1].strip().splitlines()
    assert [set(floor.split()) for floor in drawn] == kept, "docs/design.md, Floors"
