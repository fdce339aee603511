"""A Word document in, its text out, by python-docx: paragraphs and tables in order, headings and bullets marked."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mockint.errors import BadPaper


def text(data: bytes, path: Path) -> str:
    """Give the text, a line for each paragraph and for each row of a table. Raises `BadPaper`."""
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        found = "\n".join(_lines(document))
    except Exception as error:  # whatever a damaged archive makes the libraries below python-docx raise
        raise BadPaper(
            f"{path} is no Word document that can be read.", do="Save it anew as .docx, or as text."
        ) from error
    if not found.strip():
        raise BadPaper(f"{path} holds no text.", do="Copy the text into a file.")
    return found


def _lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from dict.fromkeys(line for cell in row.cells for line in cell.text.splitlines() if line.strip())
        else:
            style = (block.style.name or "") if block.style is not None else ""
            mark = "# " if style.startswith(("Heading", "Title")) else "- " if "List" in style else ""
            yield from (f"{mark}{line}" for line in block.text.splitlines() if line.strip())
