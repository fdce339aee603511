"""Write values of the model as JSON and read them back, with a schema version.

A damaged file gives one clear fault.
"""

import json
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mockint import __version__
from mockint.errors import BadInput, NewerFile

SCHEMA = 1
"""Version of every file that we write; raised when a field changes its meaning or goes away."""

T = TypeVar("T")


def encode(value: object) -> bytes:
    """Write a dataclass of the model as readable JSON.

    The schema version comes first, then the keys in the order of the fields.
    """
    plain = msgspec.to_builtins(value)
    return readable({"schema": SCHEMA, **plain})


def readable(value: object) -> bytes:
    """Write any value as JSON with line ends; names of files need not be UTF-8, JSON must be."""
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(data, indent=2) + b"\n"


def decode(
    type_: type[T], data: bytes, *, file: Path, do: str = "Delete it: it is made again."
) -> T:
    """Read what `encode` wrote.

    Raises `NewerFile`, and for anything else `BadInput` naming `file` and what to `do`.
    """
    try:
        plain: Any = msgspec.json.decode(data)
        schema = plain.pop("schema", None) if isinstance(plain, dict) else None
        if _is_newer(schema):
            raise NewerFile(
                f"{file} was written by a newer mockint "
                f"(schema {schema}; {__version__} reads schema {SCHEMA}).",
                do=f"It is left as it is; use a mockint newer than {__version__}.",
            )
        if type(schema) is not int or schema != SCHEMA:  # JSON's true equals 1
            raise BadInput(
                f"{file} is damaged: it does not begin with its schema, {SCHEMA}.", do=do
            )
        return msgspec.convert(plain, type_)
    except msgspec.MsgspecError as error:
        raise BadInput(f"{file} is damaged: {error}.", do=do) from error
    except UnicodeError as error:
        raise BadInput(f"{file} is damaged: it is no UTF-8.", do=do) from error
    except RecursionError as error:
        raise BadInput(
            f"{file} is damaged: it goes deeper than any file of ours.", do=do
        ) from error


def _is_newer(schema: object) -> bool:
    """Tell a version of days to come from a number that is none."""
    return type(schema) is int and SCHEMA < schema < 1_000_000
