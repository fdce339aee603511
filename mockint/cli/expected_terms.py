"""Read which terms may come: typed, in a text file, or those of a preparation guide."""

import re
from pathlib import Path

from mockint.errors import BadInput
from mockint.wiring import guides, parts
from mockint.words.terms import Expected
from mockint.words.terms.glossary import Glossary
from mockint.words.terms.vocabulary import vocabulary

GUIDES = (".md", ".markdown")
"""Endings of preparation guides; every other file holds terms."""


def expected(given: str) -> Expected:
    """Give the terms that may come, and the glossary that corrects them."""
    path, book = Path(given), parts.glossary()
    if path.suffix.lower() in GUIDES and path.is_file():
        return Expected(_of_guide(path, book), book)
    try:
        text = path.read_text(encoding="utf-8") if given and path.is_file() else given
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The vocabulary {given} cannot be read as text.") from error
    names = tuple(term.strip() for term in re.split(r"[,\n]", text) if term.strip())
    return Expected(names, book.only(names), names)


def _of_guide(path: Path, book: Glossary) -> tuple[str, ...]:
    """Give the terms of a preparation guide. Raises `BadGuide`."""
    pack, _ = guides.read(path)
    return vocabulary(pack, None, book)
