"""Read a TOML file with the line of every key, which `tomllib` does not tell."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mockint.errors import BadInput
from mockint.model import Source

LARGEST = 1_000_000
"""Bytes: no person writes more."""

_HEADER = re.compile(r"^\s*\[(?P<path>[^\[\]\n]{1,300})\]\s*(?:#.*)?$")
_KEY = re.compile(
    r"^\s*(?P<key>(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'"
    r"|[A-Za-z0-9_-]{1,200})(?:\s*\.\s*[\w\"'-]+)*)\s*="
)
_PLACE = re.compile(r"\(at line (?P<line>\d+), column \d+\)|\(at end of document\)")

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Placed:
    """A table that knows where its keys stand."""

    table: Table
    lines: Mapping[tuple[str, ...], int]
    """Counted from 1."""
    file: str

    def source(self, *path: str) -> Source:
        """Give the place of a key, or of the nearest table around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Source(self.file, self.lines.get(path, 1))


def load(path: Path) -> Placed:
    """Read a file. Raises `BadInput` with the line where it is no TOML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", do="Check its name and its rights."
        ) from error
    if len(data) > LARGEST:
        raise BadInput(
            f"{path} is larger than {LARGEST // 1_000_000} MB.",
            do="Write it anew: mockint guide compile --edit",
        )
    try:
        return placed(data.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8.", do="Save it as UTF-8.") from error


def placed(text: str, file: str) -> Placed:
    """Read a text. Raises `BadInput` with the line where it is no TOML."""
    text = text.replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _PLACE.search(str(error))
        line = place["line"] if place and place["line"] else text.count("\n") + 1 if place else 1
        what = _PLACE.sub("", str(error)).strip().rstrip(".") or "it is nested too deeply"
        raise BadInput(f"{file}:{line}: This is not TOML: {what}.", do="Mend that line.") from error
    return Placed(table, _lines(text), file)


def _lines(text: str) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    above: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            above = path = _path(header["path"])
        elif key := _KEY.match(line):
            path = (*above, *_path(key["key"]))
        else:
            continue
        for depth in range(1, len(path) + 1):
            places.setdefault(path[:depth], number)
    return places


def _path(key: str) -> tuple[str, ...]:
    """Cut a dotted key as TOML itself does."""
    try:
        inner: object = tomllib.loads(f"{key} = 0")
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    path: list[str] = []
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        path.append(name)
    return tuple(path)
