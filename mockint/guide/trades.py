"""What comes with the program about each trade: a folder of data, and no word in the code."""

import tomllib
from functools import cache
from pathlib import Path

from mockint.guide.shipped import content


def files(name: str, trade: str = "*") -> list[Path]:
    """List the files of one name, or pattern, of one trade or of all."""
    return sorted(content("trades").glob(f"{trade}/{name}"))


def index_file() -> Path:
    """Give the file that tells the names of all concepts of all trades."""
    return content("trades") / "names.json"


@cache
def field(key: str, within: tuple[str, ...] = ("*",)) -> tuple[str, ...]:
    """Give the `words` or the `technologies` of some trades, or of all that tell any."""
    paths = (path for trade in within for path in files("field.toml", trade))
    tables = (tomllib.loads(path.read_text("utf-8")) for path in paths)
    return tuple(text for table in tables for text in table.get(key, ()))
