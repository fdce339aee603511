"""Read the text of a Word document with python-docx.

Paragraphs and tables come in order, headings and bullets are marked.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from mockint.errors import BadPaper

LARGEST = 32 * 2**20
"""Bytes of all parts unpacked; pictures hardly grow, and the text of a book has two million."""

MOST_PARTS = 2_000

MOST_MARKS = 400_000
"""Signs that begin a tag, in all parts; a résumé has ten thousand.

A tag takes hundreds of bytes when it is read.
"""

MOST_BLOCKS = 20_000
"""Paragraphs, and cells of tables; a résumé has a hundred."""

ANEW = "Save it anew as .docx, or as text."


class _TooLarge(Exception):
    """A document that would take more than any person's."""


def text(data: bytes, path: Path) -> str:
    """Give the text, a line for each paragraph and for each line of a cell. Raises `BadPaper`."""
    from docx import Document

    try:
        _weigh(data)
        lines = "\n".join(_lines(Document(io.BytesIO(data))))
    except _TooLarge:
        raise BadPaper(
            f"{path} unpacks to far more than an advert or a résumé.",
            do="Copy its text into a file.",
        ) from None
    # whatever a damaged archive makes the libraries below python-docx raise
    except Exception as error:
        raise BadPaper(f"{path} is no Word document that can be read.", do=ANEW) from error
    if not lines.strip():
        raise BadPaper(f"{path} holds no text.", do="Copy the text into a file.")
    return lines


def _weigh(data: bytes) -> None:
    """Measure a document before the library takes it into memory whole. Raises `_TooLarge`."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
            raise _TooLarge
        if {part.compress_type for part in parts} - {ZIP_STORED, ZIP_DEFLATED}:
            raise _TooLarge  # Word knows no other way, and these unpack without a bound
        # which part holds the text is decided inside, so all are counted;
        # a text in UTF-16 has its signs apart
        if sum(archive.read(part).count(b"<") for part in parts) > MOST_MARKS:
            raise _TooLarge


def _lines(document: Any) -> Iterator[str]:
    for number, block in enumerate(_blocks(document)):
        if number >= MOST_BLOCKS:
            raise _TooLarge
        yield from (line for line in block.splitlines() if line.strip())


def _blocks(document: Any) -> Iterator[str]:
    from docx.oxml.ns import qn
    from docx.table import _Cell

    names = {
        style.style_id: style.name or "" for style in document.styles
    }  # each look-up would search all styles
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            # not `row.cells`: a cell repeats itself there as often as its file says that it is wide
            # the library gives it no other name
            for cell in block._tbl.iter(qn("w:tc")):  # noqa: SLF001
                yield "" if cell.vMerge == "continue" else _Cell(cell, block).text
        else:
            style = names.get(block._p.style, "")  # noqa: SLF001
            mark = (
                "# " if style.startswith(("Heading", "Title")) else "- " if "List" in style else ""
            )
            yield "\n".join(f"{mark}{line}" for line in block.text.splitlines() if line.strip())
