"""Read a guide's file as text with its hash; a file that cannot be a guide gets a clear line."""

import codecs
import hashlib
import re
import unicodedata
from pathlib import Path

from mockint.errors import BadGuide

LARGEST = 5 * 1024 * 1024
"""Bytes; a guide of two hundred questions has about a hundred thousand."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

FENCE = re.compile(r"[ ]{0,3}(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
MARKDOWN = frozenset({"markdown", "md"})

CONTENTS = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]{1,200}\]\(#[^)]{0,200}\)\s*$")
"""A line of a table of contents, which says once more what stands below."""

RULED = re.compile(r"^--+[ \t]+(\w[^\n]{0,40}\w)[ \t]*-*$")
"""A heading as some people write it in plain notes: `-- they will ask`."""

LETTERED = re.compile(r"[A-Za-z]\d{1,2}[.)]\s")

FRONT_MATTER = 60
"""Lines within which a block of `key: value` at the top must close."""


def load(path: Path) -> tuple[str, str]:
    """Give the guide's text, line for line as in the file, and the SHA-256 of its bytes."""
    data = _bytes(path)
    text = _decode(data, path)
    if not text.strip():
        raise BadGuide(
            f"{path} is empty.",
            do="Write your questions into it, or see mockint guide show for an example.",
        )
    return unicodedata.normalize("NFC", text), hashlib.sha256(data).hexdigest()


def bare(text: str) -> str:
    """Blank out what is no part of a guide.

    That is comments, keys at the top, a fence around all, a table of contents.

    The number of lines stays, so that every line keeps its place in the file.
    """
    lines = _without_comments(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    plain = _without_letters(_without_fence(_without_front_matter(lines)))
    return "\n".join(RULED.sub(r"**\1**", "" if CONTENTS.match(line) else line) for line in plain)


def _without_letters(lines: list[str]) -> list[str]:
    """Take `B2.` for `2.` in a guide that counts its blocks with letters.

    It does where there is a B1, and where no Q1 stands for which A1 is the answer.
    """
    starts = {match[0].upper() for line in lines if (match := LETTERED.match(line))}
    if "B1" not in {start.strip(".) ") for start in starts} or any(
        start.startswith("Q") for start in starts
    ):
        return lines
    return [re.sub(r"^([A-Z])(?=\d{1,2}[.)]\s)", "", line) for line in lines]


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadGuide(f"{path} is a folder.", do="Name the Markdown file of the guide.")
        if not path.exists():
            raise BadGuide(
                f"There is no file {path}.",
                do="Check the name, or leave it out to use the shipped guide.",
            )
        if not path.is_file():
            raise BadGuide(
                f"{path} is not an ordinary file.", do="Save the guide as a Markdown file first."
            )
        size = path.stat().st_size
        if size > LARGEST:
            raise BadGuide(
                f"{path} has {size / 2**20:.1f} MB; a guide has at most {LARGEST // 2**20} MB.",
                do="Give the Markdown text of the guide alone.",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadGuide(
            f"{str(path)!r} cannot be read: {reason}.", do="Check its name and its permissions."
        ) from error


def _decode(data: bytes, path: Path) -> str:
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadGuide(
            f"{path} is not text in UTF-8 (byte {error.start} does not fit).",
            do="Save it as Markdown in UTF-8.",
        ) from error
    if "\0" in text:
        raise BadGuide(f"{path} is binary, not text.", do="Save the guide as Markdown in UTF-8.")
    return text


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join([*parts, text[at:]])


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines[0].strip() != "---":
        return lines
    close = next((i for i, line in enumerate(lines[1:FRONT_MATTER], 1) if line.strip() == "---"), 0)
    keys = all(not line.strip() or line[0] in " \t-#" or ":" in line for line in lines[1:close])
    return [""] * (close + 1) + lines[close + 1 :] if close and keys else lines


def _without_fence(lines: list[str]) -> list[str]:
    """Take off the fence around a guide that was copied out of a chat.

    The guide may hold fences itself.
    """
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    opening = FENCE.fullmatch(lines[first].rstrip())
    if not opening or opening["info"].strip().lower() not in MARKDOWN:
        return lines
    ticks = opening["ticks"]
    closing = [
        i
        for i, line in enumerate(lines[first + 1 :], first + 1)
        if line.strip().startswith(ticks) and not line.strip().strip(ticks[0])
    ]
    gone = {first, *closing[-1:]}
    return ["" if i in gone else line for i, line in enumerate(lines)]
