"""Cut the text of an advert or a résumé into plain lines, each with its place and its look."""

import re
from dataclasses import dataclass, replace

from mockint.model import Source

BULLET = re.compile(r"^(?:[-*+•◦▪‣·●○■–—✓✔]|\d{1,2}[.)])\s+(?=\S)")
HASHES = re.compile(r"^#{1,6}\s+|\s+#+$")
LINK = re.compile(r"!?\[([^\]]{0,400})\]\([^)]{0,1000}\)")
"""Bounded, or a line of nothing but brackets would be walked once for each of them."""

MARKS = re.compile(r"\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
WHOLE_BOLD = re.compile(r"^(\*\*|__)[^*_]+(\*\*|__):?$")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")

LONGEST = 400
"""Characters of a line that are kept.
A longer one is a paragraph, and its first sentences say what it is about."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper."""

    text: str
    source: Source
    bullet: bool
    heading: bool
    """Written as a heading: `#`, all bold, all capitals, or ending with a colon."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An advert or a résumé as text."""

    file: str
    lines: tuple[PaperLine, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(line.text for line in self.lines)


def paper(file: str, text: str) -> Paper:
    """Read the lines; what a page break or a narrow column cut in two is joined again."""
    lines: list[PaperLine] = []
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = _line(raw, Source(file, number))
        if line is None:
            continue
        if lines and lines[-1].bullet and _goes_on(line):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.text}"[:LONGEST])
        else:
            lines.append(line)
    return Paper(file, tuple(lines))


def _line(raw: str, source: Source) -> PaperLine | None:
    bare = INVISIBLE.sub("", raw).strip().lstrip("|>").strip()
    bullet = bool(BULLET.match(bare))
    body = BULLET.sub("", bare)
    marked = bool(HASHES.match(bare)) or bool(WHOLE_BOLD.match(bare))
    text = " ".join(MARKS.sub("", LINK.sub(r"\1", HASHES.sub("", body))).split())[:LONGEST]
    if not re.search(r"\w", text):
        return None
    short = len(text.split()) <= 7 and not bullet
    return PaperLine(
        text, source, bullet, marked or (short and (text.endswith((":", "：")) or text.isupper()))
    )


def _goes_on(line: PaperLine) -> bool:
    """Whether a line is the rest of the bullet above it."""
    return not line.bullet and not line.heading and line.text[:1].islower()
