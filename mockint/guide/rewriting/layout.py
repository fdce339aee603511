"""Find the headings of plain text, which has no marks for them: letters, capitals, signs."""

import re
from collections import Counter
from collections.abc import Sequence

from mockint.guide.lines.interrogative import asks
from mockint.text.source_line import SourceLine

LETTERED = re.compile(r"^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]?\s{1,5}(?P<text>[^\W\d_].{2,70})$")
SIGNED = re.compile(r"^(?P<sign>[■◆●▶★□◇※▣◎【<])\s*(?P<text>\S.{1,60})$")
MARKDOWN = re.compile(r"^(?:#{1,6}\s+\S|={3,}\s*$|-{3,}\s*$)")
CAPITALS = re.compile(r"^[^a-zß-ÿ]{4,70}$")
COLUMN = re.compile(r"\s{4,}\S.*$")
"""A remark that stands far to the right on the line."""
FEWEST = 2
WORDS = 9


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Mark the headings of a text that has none in Markdown."""
    if sum(bool(MARKDOWN.match(line.text)) for line in lines) > 1:
        return lines
    kinds = [_kind(lines, i) for i in range(len(lines))]
    counts = Counter(kinds)
    done: list[SourceLine] = []
    for (number, text), kind in zip(lines, kinds, strict=True):
        if kind and counts[kind] >= FEWEST:
            words = COLUMN.sub("", text.strip()).strip(" :【】<>")
            done += [
                SourceLine(number, ""),
                SourceLine(number, f"## {words}"),
                SourceLine(number, ""),
            ]
        else:
            done.append(SourceLine(number, text))
    return done


def _kind(lines: Sequence[SourceLine], i: int) -> str:
    text = COLUMN.sub("", lines[i].text).rstrip()
    if not text or text[0].isspace() or len(text.split()) > WORDS or text.endswith((".", ",", ";")):
        return ""
    if "?" in text or "|" in text or asks(text, likely=False):
        return ""
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    before = lines[i - 1].text if i else ""
    if (
        CAPITALS.match(text)
        and sum(letter.isalpha() for letter in text) > 3
        and text.upper() != text.lower()
    ):
        return "" if before.strip() else "capitals"
    if SIGNED.match(text):
        return "" if SIGNED.match(after) else "signed"
    apart = not before.strip() and (not after.strip() or after[:1].isspace())
    deeper = after[:1].isspace() and bool(after.strip())
    return "lettered" if LETTERED.match(text) and (apart or deeper) else ""
