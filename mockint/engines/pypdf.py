"""Read the text of a PDF with pypdf.

One that is locked, damaged, a bomb or only a picture is told in one clear line.
"""

import io
import logging
import time
from pathlib import Path
from typing import Any

from mockint.errors import BadPaper

MOST_PAGES = 30
"""An advert or a résumé is shorter; a book is read no further."""

PATIENCE = 10.0
"""Seconds that reading may take; a page of text takes a fraction of one."""

LARGEST = 10 * 2**20
"""Bytes that one stream may unpack to."""

MOST_LETTERS = 1_000_000
"""Characters of all pages."""

LIMITS = {
    "zlib_maximum_output_length": LARGEST,
    "lzw_maximum_output_length": LARGEST,
    "run_length_maximum_output_length": LARGEST,
    "brotli_maximum_output_length": LARGEST,
    "array_based_stream_maximum_output_length": LARGEST,
    "stream_decoding_work_maximum_length": 3 * LARGEST,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 1_000,
}
"""What the library refuses; its own bounds are for books, and let a page of a bomb take minutes."""


class _TooLarge(Exception):
    """A document that would take more than any person's."""


def text(data: bytes, path: Path, *, patience: float = PATIENCE) -> str:
    """Give the text of all pages, line by line. Raises `BadPaper`."""
    from pypdf import Configuration, apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    # its warnings on odd files would land on the screen
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(Configuration().with_overwrites(**LIMITS)):
            read = _text(data, time.monotonic() + patience)
    except DependencyError:  # the newer ciphers need a library of their own
        read = None
    except (LimitReachedError, _TooLarge, MemoryError):
        raise BadPaper(
            f"{path} unpacks to far more than an advert or a résumé.",
            do="Copy its text into a file.",
        ) from None
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        RecursionError,
    ) as error:
        raise BadPaper(
            f"{path} is damaged: it cannot be followed as a PDF.",
            do="Save it anew, or copy its text.",
        ) from error
    return _readable(read, path)


def _readable(read: str | None, path: Path) -> str:
    """Give the text that was read; raises `BadPaper` when there is none."""
    if read is None:
        raise BadPaper(
            f"{path} is locked with a password.",
            do="Save it without one, or copy its text into a file.",
        )
    if not read.strip():
        raise BadPaper(
            f"{path} holds pictures and no text, as a scan does.",
            do="Copy the text into a file, or save it from the source.",
        )
    return read


def _text(data: bytes, until: float) -> str | None:
    """Read within the bounds; None when it is locked.

    Raises `_TooLarge` and whatever pypdf raises.
    """
    from pypdf import PdfReader

    def in_time(*_: Any) -> None:
        if time.monotonic() > until:
            raise _TooLarge

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    pages: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        in_time()
        pages.append(page.extract_text(visitor_operand_before=in_time))
        if sum(map(len, pages)) > MOST_LETTERS:
            raise _TooLarge
    return "\n".join(pages)
