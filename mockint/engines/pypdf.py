"""A PDF in, its text out, by pypdf; one clear line for one that is locked, damaged or only a picture."""

import io
import logging
from pathlib import Path

from mockint.errors import BadPaper

MOST_PAGES = 30
"""An advert or a résumé is shorter; a book is read no further."""


def text(data: bytes, path: Path) -> str:
    """Give the text of all pages, line by line. Raises `BadPaper`."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings on odd files would land on the screen
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = bool(reader.is_encrypted and not reader.decrypt(""))
        found = "" if locked else "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])
    except DependencyError:  # the newer ciphers need a library of their own
        locked, found = True, ""
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError) as error:
        raise BadPaper(
            f"{path} is damaged: it cannot be followed as a PDF.", do="Save it anew, or copy its text."
        ) from error
    if locked:
        raise BadPaper(f"{path} is locked with a password.", do="Save it without one, or copy its text into a file.")
    if not found.strip():
        raise BadPaper(
            f"{path} holds pictures and no text, as a scan does.",
            do="Copy the text into a file, or save it from the source.",
        )
    return found
