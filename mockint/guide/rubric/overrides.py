"""Read `rubric.toml`: what the candidate wants otherwise.

Every key that is not known is an error with its line.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from mockint.errors import BadInput
from mockint.guide.rubric.toml_lines import Placed, load
from mockint.model import Kind, Source

NAME = "rubric.toml"

ValueType = Literal["text", "texts", "yes or no", "number", "seconds", "kind"]

TABLES: Mapping[str, Mapping[str, ValueType]] = {
    "checks": {
        "title": "text",
        "because": "text",
        "on": "yes or no",
        "weight": "number",
        "keywords": "texts",
    },
    "concepts": {"said_as": "texts", "means": "text", "on": "yes or no"},
    "questions": {
        "on": "yes or no",
        "kind": "kind",
        "concepts": "texts",
        "follow_ups": "texts",
        "seconds": "seconds",
    },
}
"""What may stand in each table; `docs/rubric.md` tells what it means."""

_SAID = {
    "text": "a text in quotes",
    "texts": 'a list of texts: ["one", "two"]',
    "yes or no": "true or false",
    "number": "a number from 0 to 10",
    "seconds": "two numbers of seconds, the smaller first: [60, 120]",
    "kind": f"one of {', '.join(kind.value for kind in Kind)}",
}


@dataclass(frozen=True, slots=True)
class Override:
    """What is wanted otherwise of one check, concept or question.

    None and empty where nothing is said.
    """

    name: str
    source: Source
    title: str = ""
    because: str = ""
    on: bool | None = None
    weight: float | None = None
    keywords: tuple[str, ...] | None = None
    said_as: tuple[str, ...] = ()
    means: str = ""
    kind: Kind | None = None
    concepts: tuple[str, ...] | None = None
    follow_ups: tuple[str, ...] | None = None
    seconds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """A rubric file, read."""

    file: str
    checks: tuple[Override, ...]
    concepts: tuple[Override, ...]
    questions: tuple[Override, ...]


def beside(guide: Path) -> Path | None:
    """Find a guide's rubric file.

    It is `<guide>.rubric.toml`, or `rubric.toml` unless that names another guide.
    """
    own, common = guide.with_suffix(f".{NAME}"), guide.with_name(NAME)
    if own.is_file():
        return own
    return (
        common
        if common.is_file() and load(common).table.get("guide", guide.name) == guide.name
        else None
    )


def overrides(path: Path) -> Overrides:
    """Read a rubric file. Raises `BadInput` with file, line and what to write instead."""
    return checked(load(path))


def checked(placed: Placed) -> Overrides:
    """Check each key and each value. Raises `BadInput`."""
    for name, value in placed.table.items():
        _known(name, ("guide", *TABLES), placed, (name,))
        if name == "guide" and not isinstance(value, str):
            raise _wrong(placed, ("guide",), "text")
    wishes = {name: tuple(_wishes(name, placed)) for name in TABLES}
    return Overrides(placed.file, wishes["checks"], wishes["concepts"], wishes["questions"])


def _wishes(name: str, placed: Placed) -> Iterable[Override]:
    table = placed.table.get(name, {})
    if not isinstance(table, dict):
        raise BadInput(
            f"{placed.source(name)}: {name} must be a table.",
            do=f"Write [{name}.NAME] above its keys.",
        )
    for wished, keys in table.items():
        path = (name, wished)
        if not isinstance(keys, dict):
            raise BadInput(
                f"{placed.source(*path)}: {wished} must be a table.",
                do=f'Write [{name}."{wished}"] above its keys.',
            )
        given: dict[str, object] = {}
        for key, value in keys.items():
            _known(key, TABLES[name], placed, (*path, key))
            given[key] = _value(value, TABLES[name][key], placed, (*path, key))
        yield Override(wished, placed.source(*path), **given)  # type: ignore[arg-type]


def _known(key: str, known: Iterable[str], placed: Placed, path: tuple[str, ...]) -> None:
    if key in known:
        return
    near = get_close_matches(key[:40], list(known), n=1, cutoff=0.5)
    do = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
    raise BadInput(f"{placed.source(*path)}: {key[:40]} is not known here.", do=do)


def _value(value: object, sort: ValueType, placed: Placed, path: tuple[str, ...]) -> object:
    match sort, value:
        case "text", str():
            return value
        case "texts", list() if all(isinstance(text, str) and text.strip() for text in value):
            return tuple(value)
        case "yes or no", bool():
            return value
        case "number", int() | float() if not isinstance(value, bool) and 0 <= value <= 10:
            return float(value)
        case "seconds", [int() | float() as low, int() | float() as high] if (
            0 <= low < high < math.inf
        ):
            return (float(low), float(high))
        case "kind", str() if value in {kind.value for kind in Kind}:
            return Kind(value)
    raise _wrong(placed, path, sort)


def _wrong(placed: Placed, path: tuple[str, ...], sort: ValueType) -> BadInput:
    return BadInput(
        f"{placed.source(*path)}: {path[-1][:40]} must be {_SAID[sort]}.", do="Mend that line."
    )
