"""Write the rows of an HTML table as rows of Markdown."""

from collections.abc import Iterator

from mockint.text.source_line import SourceLine

Row = tuple[int, list[str]]
"""Line of the file in which a row begins, and its cells."""


def spread(rows: list[Row], spans: list[tuple[int, int, int]]) -> list[Row]:
    """Leave a place free where a cell from above reaches into a row."""
    for row, column, height in spans:
        for _, cells in rows[row + 1 : row + height]:
            cells.insert(column, "")
    return rows


def markdown_rows(rows: list[Row]) -> Iterator[SourceLine]:
    """Write a table as Markdown has it, its first row as the header."""
    rows = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not rows:
        return
    width = max(len(cells) for _, cells in rows)
    yield SourceLine(rows[0][0], "")
    for i, (number, cells) in enumerate(rows):
        filled = [" ".join(cell.split()).replace("|", "/") for cell in cells]
        yield SourceLine(number, f"| {' | '.join(filled + [''] * (width - len(cells)))} |")
        if not i:
            yield SourceLine(number, "|" + "---|" * width)
    yield SourceLine(rows[-1][0], "")
