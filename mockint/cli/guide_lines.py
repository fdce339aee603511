"""Show what became of every line of a guide, and write a clean one beside it."""

from pathlib import Path

from mockint import files
from mockint.console import Console
from mockint.errors import BadInput
from mockint.model import Pack

SHOWN = 60
"""Characters of a line."""


def line_by_line(console: Console, guide: Path) -> None:
    """Print each line with what it was taken for; the share says how sure that is."""
    from mockint.guide.reader import line_by_line as told

    console.print("Line by line:")
    for fate in told(guide):
        sure = "" if fate.sure is None else f"{fate.sure:.0%}"
        console.print(
            f"{fate.line:>5}  {fate.what:<15}{sure:>4}  {fate.text[:SHOWN]}", markup=False
        )


def write_clean(pack: Pack, guide: Path) -> Path:
    """Write the clean guide; one that is there already is not written over."""
    from mockint.guide.clean import clean

    path = guide.with_name(f"{guide.stem}-clean.md")
    if path.exists():
        raise BadInput(
            f"{path} is there already.", do="Move it or delete it to have it written anew."
        )
    files.write(path, clean(pack).encode())
    return path
