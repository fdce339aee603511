"""What `mockint guide new` works with: papers, concepts, perhaps a language model."""

import codecs
import os
from pathlib import Path

from mockint.engines.chat_completions import ChatModel
from mockint.errors import BadPaper
from mockint.guide.concepts.concept_bank import shelves_of
from mockint.guide.shipped import content
from mockint.model import ConceptGroup
from mockint.prepare import paper, skills
from mockint.prepare.named_terms import Known
from mockint.prepare.paper import Paper
from mockint.prepare.question_bank import QuestionBank, load

LARGEST = 10 * 2**20
"""Bytes; a résumé with pictures in it has a few million."""

MOST_LETTERS = 200_000
"""Characters of an advert or a résumé; the longest have twenty thousand."""

MOST_LINES = 3_000
"""Lines with words in them."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

URL, MODEL, KEY = "MOCKINT_LLM_URL", "MOCKINT_LLM_MODEL", "MOCKINT_LLM_KEY"
"""Environment variables; without the first two nothing is ever sent."""


def read_paper(path: Path) -> Paper:
    """Read text, Markdown, PDF or DOCX, told by what the file holds. Raises `BadPaper`."""
    text = _text_of(_bytes(path), path)
    if len(text) > MOST_LETTERS:
        raise BadPaper(
            f"{path} has {len(text):,} characters; "
            f"an advert or a résumé has at most {MOST_LETTERS:,}.",
            do="Copy the part that matters into a file.",
        )
    document = paper.paper(path.name, text)
    if len(document.lines) > MOST_LINES:
        raise BadPaper(
            f"{path} has {len(document.lines):,} lines; "
            f"an advert or a résumé has at most {MOST_LINES:,}.",
            do="Copy the part that matters into a file.",
        )
    if not document.lines:
        raise BadPaper(f"{path} holds no words.", do="Name the file that holds the text.")
    return document


def _text_of(data: bytes, path: Path) -> str:
    if data.startswith(b"%PDF-"):
        from mockint.engines import pypdf

        return pypdf.text(data, path)
    if data.startswith(b"PK\x03\x04"):
        from mockint.engines import docx

        return docx.text(data, path)
    return _text(data, path)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadPaper(f"{path} is a folder.", do="Name a text, Markdown, PDF or DOCX file.")
        if not path.exists():
            raise BadPaper(f"There is no file {path}.", do="Check the name.")
        if not path.is_file():
            raise BadPaper(f"{path} is not an ordinary file.", do="Save it as one first.")
        with path.open("rb") as file:
            # a file may have more than it says, as those below /proc do
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BadPaper(
                f"{path} has more than {LARGEST // 2**20} MB.", do="Save its text alone."
            )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadPaper(
            f"{str(path)!r} cannot be read: {reason}.", do="Check its name and its permissions."
        ) from error
    if not data.strip():
        raise BadPaper(f"{path} is empty.", do="Name the file that holds the text.")
    return data


def _text(data: bytes, path: Path) -> str:
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadPaper(
            f"{path} is not text, PDF or DOCX.", do="Save it as one of these, text in UTF-8."
        ) from error
    if "\0" in text:
        raise BadPaper(f"{path} is binary, not text, PDF or DOCX.", do="Save it as one of these.")
    return text


def question_bank() -> QuestionBank:
    """Load our own questions."""
    return load(content("trades"))


def known(trade: str) -> Known:
    """Give the concepts of a trade, and the skills of any, that both papers are searched for."""
    groups = tuple(
        ConceptGroup(
            shelf.name,
            tuple(entry.concept for entry in shelf.entries),
            shelf.entries[0].concept.source,
        )
        for shelf in shelves_of(trade)
    )
    return Known(groups, skills.load(content("skills.toml")))


def language_model() -> ChatModel | None:
    """Give the language model that the user set up; None when there is none."""
    url, name = os.environ.get(URL, "").strip(), os.environ.get(MODEL, "").strip()
    return ChatModel(url, name, os.environ.get(KEY, "").strip()) if url and name else None
