"""Read a guide's file as text with its hash; a file that cannot be a guide gets a clear line."""

import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from mockint.errors import BadGuide
from mockint.text.html import without_comments

LARGEST = 5 * 1024 * 1024
"""Bytes; a guide of two hundred questions has about a hundred thousand."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

OLDER = ["cp949", "cp1252", "cp1250", "cp1251", "utf_16_le", "utf_16_be", "cp932", "gb18030"]
"""Encodings in which editors of the last decades saved, beside UTF-8."""
CENTRAL = frozenset({"Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Slovene", "Romanian"})
"""Languages that need CP1250; all others of its letters are the same in CP1252."""
ENCODINGS = {"utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}
HALF_EMPTY = 0.15
"""Share of every other byte that is zero in UTF-16; Korean text has its blanks and marks."""
GUESSED_BY = 100_000
"""Bytes."""

FENCE = re.compile(r"[ ]{0,3}(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
MARKDOWN = frozenset({"markdown", "md"})

CONTENTS = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]{1,200}\]\(#[^)]{0,200}\)\s*$")
"""A line of a table of contents, which says once more what stands below."""

RULED = re.compile(r"^--+[ \t]+(\w[^\n]{0,40}\w)[ \t]*-*$")
"""A heading as some people write it in plain notes: `-- they will ask`."""

LETTERED = re.compile(r"[A-Za-z]\d{1,2}[.)]\s")

FRONT_MATTER = 60
"""Lines within which a block of `key: value` at the top must close."""


@dataclass(frozen=True, slots=True)
class GuideFile:
    """What a file holds."""

    text: str
    """Line for line as in the file."""
    hash: str
    """SHA-256 of its bytes."""
    encoding: str
    """Its name where it had to be found out; empty for Unicode."""


def load(path: Path) -> GuideFile:
    """Read the file of a guide."""
    data = _bytes(path)
    text, encoding = _decode(data, path)
    if not text.strip():
        raise BadGuide(
            f"{path} is empty.",
            do="Write your questions into it, or see mockint guide show for an example.",
        )
    return GuideFile(unicodedata.normalize("NFC", text), hashlib.sha256(data).hexdigest(), encoding)


def bare(text: str) -> str:
    """Blank out what is no part of a guide.

    That is comments, keys at the top, a fence around all, a table of contents.

    The number of lines stays, so that every line keeps its place in the file.
    """
    lines = without_comments(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
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


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    """Give the text and the name of its encoding; the name is empty for Unicode with its mark."""
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or data.startswith(codecs.BOM_UTF8):
            raise _not_text(path, error.start) from error
        return _guessed(data, path, error.start)
    if "\0" in text:
        halves = data[0::2].count(0), data[1::2].count(0)
        if max(halves) < HALF_EMPTY * len(data) / 2 or min(halves):
            raise BadGuide(
                f"{path} is binary, not text.", do="Save the guide as Markdown in UTF-8."
            )
        return _guessed(data, path, text.index("\0"))
    return text, ""


def _not_text(path: Path, start: int) -> BadGuide:
    return BadGuide(
        f"{path} is not text in UTF-8 (byte {start} does not fit).",
        do="Save it as Markdown in UTF-8.",
    )


def _guessed(data: bytes, path: Path, start: int) -> tuple[str, str]:
    """Read text in an older encoding, as old editors save it."""
    best = from_bytes(data[:GUESSED_BY], cp_isolation=OLDER).best()
    name = best.encoding if best else ""
    if name == "cp1250" and best and best.language not in CENTRAL:
        name = "cp1252"
    try:
        text = data.decode(name) if name else "\0"
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _not_text(path, start)
    return text.removeprefix("\ufeff"), ENCODINGS.get(name, name.upper().replace("_", "-"))


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
