"""Rewrite an exported table, whose cells stand between semicolons, tabs, commas or wide blanks."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from mockint.guide.lines.interrogative import asks
from mockint.text.source_line import SourceLine, fenced

MARKS = ("\t", ";", ",")
FEWEST_ROWS = 3
FEWEST_CELLS = 3
LONGEST_HEADER = 40
"""Characters of a column's name; a sentence with commas is none."""
ASKED = re.compile(
    r"question|\bq\b|frage|pregunta|prompt|front|질문|문항|domanda|pergunta", re.IGNORECASE
)
WIDE = re.compile(r"\s{2,}")
RULE = re.compile(r"^\s*-{5,}[\s-]*$")
COMMENT = re.compile(r"^#\s*(?:(?:separator|html|deck|tags|notetype|guid)\b.*|--.*|\w[\w ]*:.*)$")
HEADING = re.compile(r"^#{1,6}\s+\S")
COLUMNS = re.compile(r"^#columns:")


def as_markdown(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite the rows of a table; anything else stays as it is."""
    code = fenced(lines)
    for mark in MARKS:
        rows = [
            [] if in_code else _cells(line.text, mark)
            for line, in_code in zip(lines, code, strict=True)
        ]
        at = _header(rows, mark)
        if at is not None:
            return [*lines[:at], *_table(lines[at:], rows[at:])]
    return _pairs(_printed(lines))


def _cells(text: str, mark: str) -> list[str]:
    text = COLUMNS.sub("", text)
    if mark not in text or text.lstrip().startswith("|") or COMMENT.match(text):
        return []
    try:
        cells = next(csv.reader([text], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [" ".join(cell.split()).replace("|", "/") for cell in cells]


def _header(rows: Sequence[Sequence[str]], mark: str) -> int | None:
    """Find the row that names the columns, below which at least three are as wide."""
    widths, filled = Counter(map(len, rows)), sum(map(bool, rows))
    for i, cells in enumerate(rows):
        widths[len(cells)] -= 1
        filled -= bool(cells)
        named = [cell for cell in cells if cell]
        if len(named) < FEWEST_CELLS or not all(_is_name(cell) for cell in named):
            continue
        alike = widths[len(cells)]
        known = any(ASKED.search(cell) for cell in named)
        if alike >= FEWEST_ROWS and (known if mark != "," else known and alike > 0.8 * filled):
            return i
    return None


def _is_name(cell: str) -> bool:
    return (len(cell) <= LONGEST_HEADER and not asks(cell, likely=False)) or cell.startswith("¿")


def _table(lines: Sequence[SourceLine], rows: Sequence[Sequence[str]]) -> list[SourceLine]:
    """Give the rows; a row with one filled cell heads those below it."""
    header = rows[0]
    done = _begun(lines[0].number, header)
    for (number, text), cells in zip(lines[1:], rows[1:], strict=True):
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            padded = [*cells, *[""] * (len(header) - len(cells))][: len(header)]
            done.append(SourceLine(number, f"| {' | '.join(padded)} |"))
        elif HEADING.match(text):
            done += [SourceLine(number, ""), SourceLine(number, text), SourceLine(number, "")]
            done += _begun(number, header)
        elif words := (filled[0] if filled else text.strip(" \t;,#-")):
            done += [
                SourceLine(number, ""),
                SourceLine(number, f"**{words}**"),
                SourceLine(number, ""),
            ]
            done += _begun(number, header)
    return done


def _begun(number: int, header: Sequence[str]) -> list[SourceLine]:
    return [
        SourceLine(number, f"| {' | '.join(header)} |"),
        SourceLine(number, "|" + "---|" * len(header)),
    ]


def _pairs(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite cards as Anki and Quizlet export them: a front, a tab, a back."""
    cards = [line.text.split("\t") for line in lines]
    written = [card for card in cards if "".join(card).strip()]
    if sum(len(card) > 1 for card in written) < max(FEWEST_ROWS, 0.6 * len(written)):
        return lines
    done: list[SourceLine] = []
    for line, card in zip(lines, cards, strict=True):
        front = card[0].strip()
        if front and asks(front):
            done += [SourceLine(line.number, ""), SourceLine(line.number, f"**{front}**")]
            done.append(SourceLine(line.number, f"– {' '.join(card[1:]).strip()}"))
        elif len(card) > 1:
            done.append(SourceLine(line.number, f"{front}: {card[1].strip()}"))
        else:
            done.append(line)
    return done


def _printed(lines: list[SourceLine]) -> list[SourceLine]:
    """Rewrite a table that was set with blanks: names, a rule, rows that go on over lines."""
    rule = next((i for i, line in enumerate(lines) if i and RULE.match(line.text)), 0)
    names = lines[rule - 1].text if rule else ""
    starts = [match.start() for match in re.finditer(r"\S+(?:\s\S+)*", names)]
    starts[:1] = [0]
    if len(starts) < 2 or not ASKED.search(names):
        return lines
    done = [*lines[: rule - 1], SourceLine(lines[rule].number, "")]
    header = [
        " ".join(names[a:b].split()) for a, b in zip(starts, [*starts[1:], None], strict=True)
    ]
    done += _begun(lines[rule].number, header)
    row: list[str] = []
    began = 0
    for i, line in enumerate(lines[rule + 1 :], rule + 1):
        cells = [
            " ".join(line.text[a:b].split())
            for a, b in zip(starts, [*starts[1:], None], strict=True)
        ]
        if row and (cells[0] or not any(cells)):
            done.append(SourceLine(began, f"| {' | '.join(row)} |"))
            row = []
        if not any(cells):
            return [*done, *lines[i:]]
        began = line.number if not row else began
        row = (
            [f"{old} {new}".strip() for old, new in zip(row, cells, strict=True)] if row else cells
        )
    return done + ([SourceLine(began, f"| {' | '.join(row)} |")] if row else [])
