"""What comes with the program about each trade: a folder of data, and no word in the code."""

import tomllib
from functools import cache
from pathlib import Path

from mockint.guide.shipped import content


def files(name: str) -> list[Path]:
    """List the files of one name, or pattern, of all trades."""
    return sorted(content("trades").glob(f"*/{name}"))


@cache
def field(key: str) -> tuple[str, ...]:
    """Give the `words` or the `technologies` of all trades that tell any."""
    tables = (tomllib.loads(path.read_text("utf-8")) for path in files("field.toml"))
    return tuple(text for table in tables for text in table.get(key, ()))
