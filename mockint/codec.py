"""Values of the model to JSON text and back, with a schema version and one clear fault for a damaged file."""

import json
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mockint.errors import BadInput

SCHEMA = 1
"""Version of every file that we write; raised when a field changes its meaning or goes away."""

T = TypeVar("T")


def encode(thing: object) -> bytes:
    """Write a dataclass of the model as readable JSON, keys in the order of its fields, schema version first."""
    plain = msgspec.to_builtins(thing)
    return readable({"schema": SCHEMA, **plain})


def readable(value: object) -> bytes:
    """Write any value as JSON with line ends; names of files need not be UTF-8, JSON must be."""
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(data, indent=2) + b"\n"


def decode(type_: type[T], data: bytes, *, file: Path) -> T:
    """Read what `encode` wrote. Raises `BadInput` naming `file` for anything else."""
    try:
        plain: Any = msgspec.json.decode(data)
        schema = plain.pop("schema", None) if isinstance(plain, dict) else None
        if schema != SCHEMA:
            raise BadInput(
                f"{file} has schema {schema}, this program reads schema {SCHEMA}.",
                do="Use the version of mockint that wrote it, or make it again with mockint review.",
            )
        return msgspec.convert(plain, type_)
    except msgspec.MsgspecError as error:
        raise BadInput(f"{file} is damaged: {error}.", do="Delete it and run mockint review on its session.") from error
