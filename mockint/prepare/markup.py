"""Turn what an advert was saved in (front matter, tables, HTML) into plain lines.

A line keeps its number. What was a pair of a label and its value becomes `label: value`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockint.prepare.topic_table import fact_topic, topic_named
from mockint.text.html import as_markdown, without_comments
from mockint.text.source_line import SourceLine

FRONT_MATTER = 60
"""Lines within which front matter must end."""

FEWEST_LETTERS = 3
"""Of a cell that is an item; shorter ones mark the item beside them: `E` for essential."""

_PAIR = re.compile(r"^([A-Za-z][\w -]{0,30}):\s+(\S.*)$")
_RULE = re.compile(r"^\|?[\s:|-]*-{2,}[\s:|-]*\|?$")
_APART = re.compile(r"(?<=\S)(?<![:：])[ \t]{4,}(?=\S)")
"""What stands apart in a line: `Reports to: the head       Terms: two years`."""

_SEVERAL = re.compile(r"\s+[•●▪◦]\s+")


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line before its signs are read."""

    number: int
    text: str
    fact: bool = False
    """A label and its value, out of front matter or a table."""


def plain_lines(text: str) -> list[RawLine]:
    """Give the lines without front matter, tables and tags."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = without_comments(text).split("\n")
    front, rest = _front_matter([SourceLine(*line) for line in enumerate(lines, 1)])
    return [*front, *_without_tables(as_markdown(rest))]


def _front_matter(raw: list[SourceLine]) -> tuple[list[RawLine], list[SourceLine]]:
    first = next((at for at, (_, text) in enumerate(raw) if text.strip()), None)
    if first is None or raw[first][1].strip() != "---":
        return [], raw
    ends = range(first + 1, min(len(raw), first + FRONT_MATTER))
    end = next((at for at in ends if raw[at][1].strip() == "---"), None)
    if end is None or not any(_PAIR.match(text) for _, text in raw[first:end]):
        return [], raw
    pairs = ((number, _PAIR.match(text)) for number, text in raw[first:end])
    facts = [
        RawLine(number, f"{hit[1]}: {_unquoted(hit[2])}", fact=True) for number, hit in pairs if hit
    ]
    return facts, raw[end + 1 :]


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if value[:1] in "\"'" and value[-1:] == value[:1] else value


def _without_tables(raw: Sequence[SourceLine]) -> Iterator[RawLine]:
    rows: list[SourceLine] = []
    for number, text in raw:
        if text.lstrip().startswith("|") and text.count("|") > 1:
            rows.append(SourceLine(number, text.strip()))
            continue
        yield from _table(rows)
        rows = []
        yield from (RawLine(number, line) for line in _parted(text))
    yield from _table(rows)


def _parted(text: str) -> list[str]:
    """Part what stands apart in a line, and bullets that follow each other."""
    text = _APART.sub("\n", text)
    bulleted = _SEVERAL.split(text) if len(_SEVERAL.findall(text)) > 1 else [text]
    lines = [bulleted[0], *(f"• {part}" for part in bulleted[1:])]
    return [part for line in lines for part in (line.split("\n") if line.strip() else [line])]


def _table(rows: Sequence[SourceLine]) -> Iterator[RawLine]:
    """Give a table as facts where its first column holds known labels, else by its columns."""
    headed = len(rows) > 1 and bool(_RULE.match(rows[1][1]))
    cells = [(number, _cells(text)) for number, text in rows if not _RULE.match(text)]
    labels = sum(fact_topic(row[0]) is not None for _, row in cells)
    if cells and 3 * labels >= len(cells) - headed:
        yield from _facts(cells)
    elif headed:
        yield from _columns(cells[0], cells[1:])
    else:
        yield from (RawLine(number, f"- {max(row, key=len)}") for number, row in cells)


def _facts(cells: Sequence[tuple[int, list[str]]]) -> Iterator[RawLine]:
    """Give a fact for each row; four columns are two pairs."""
    for number, row in cells:
        for label, value in zip(row[::2], row[1::2], strict=False):
            if label and value:
                yield RawLine(number, f"{label.rstrip(': ')}: {value}", fact=True)


def _columns(
    head: tuple[int, list[str]], rows: Sequence[tuple[int, list[str]]]
) -> Iterator[RawLine]:
    """Give the columns that a heading names, one after the other, else the fullest cells."""
    named = [at for at, name in enumerate(head[1]) if topic_named(name)]
    if not named:
        yield from (RawLine(number, f"- {max(row, key=len)}") for number, row in rows if any(row))
    for at in named:
        yield RawLine(head[0], f"## {head[1][at]}")
        for number, row in rows:
            if at < len(row) and len(row[at]) >= FEWEST_LETTERS:
                yield RawLine(number, f"- {row[at]}")


def _cells(text: str) -> list[str]:
    parts = re.split(r"(?<!\\)\|", text.strip().strip("|"))
    return [" ".join(part.replace("*", "").split()) for part in parts]
