"""Understand a row of a table by its header: its theme, its main words, and the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mockint.guide.lines.forms import Form, form
from mockint.guide.lines.headings import Section, recognise
from mockint.guide.lines.interrogative import MARK, asks
from mockint.guide.markdown.inline import statements
from mockint.guide.markdown.ranked_line import BELOW, BULLET, HEADER, RankedLine, Shape


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, understood."""

    label: str
    text: str
    rest: tuple[tuple[str, str], ...]
    """The other cells, each with its header."""
    column: str = ""
    """Header of the text."""


@dataclass(frozen=True, slots=True)
class _RowPlace:
    """Where a row of a table stands."""

    line: int
    depth: int
    """Lists around it."""


HALF = 0.5

THEME = re.compile(
    r"theme|topic|categor|area|type|group|kind|skill|competenc|focus|section|주제|분야|유형|영역|구분",
    re.IGNORECASE,
)
MAIN = re.compile(
    r"^q$|^front$|question|ask|pregunt|frage\b|fragen\b|domand|pergunt|prompt|concept|advice|tip"
    r"|achievement|detail|what to|why it|key (points|terms)|term"
    r"|질문|문항|개념|조언|내용|성과|키워드",
    re.IGNORECASE,
)


def sides(header: Sequence[str]) -> bool:
    """Whether a table is two lists side by side, such as "Do" and "Don't".

    In any other table the cells of a row belong together.
    """
    return len(header) > 1 and all(recognise(name) is Section.ADVICE for name in header)


def asked_column(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Name the column whose cells mostly ask, whatever its header.

    Empty when there is none or more than one.
    """
    best = ""
    for name, column in zip(header, zip(*rows, strict=False), strict=False):
        forms = [form(cell) for cell in column if cell.strip()]
        asked = sum({Form.ASKS: 1.0, Form.PROMPTS: 0.5}.get(cell_form, 0.0) for cell_form in forms)
        if asked and asked >= HALF * len(forms):
            if best:
                return ""
            best = name.strip()
    return best


def row_parts(header: Sequence[str], cells: Sequence[str], asked: str = "") -> Row | None:
    """Tell what a row says; None when all of its cells are empty or numbers.

    `asked` names the column that asks.
    """
    pairs = [
        (name.strip(), cell.strip())
        for name, cell in zip(header, cells, strict=False)
        if cell.strip() and not re.fullmatch(r"[#\d.\-–—]{1,4}", cell.strip())
    ]
    if not pairs:
        return None
    main = next((i for i, (name, _) in enumerate(pairs) if asked and name == asked), -1)
    main = _main(pairs) if main < 0 else main
    others = [i for i in range(len(pairs)) if i != main]
    theme = next((i for i in others if THEME.search(pairs[i][0])), -1)
    if theme < 0 and others and others[0] < main:
        theme = others[0]
    rest = tuple(pairs[i] for i in others if i != theme)
    return Row(pairs[theme][1] if theme >= 0 else "", pairs[main][1], rest, pairs[main][0])


def _main(pairs: Sequence[tuple[str, str]]) -> int:
    """Find the cell that the row is about: below a header that says so, or the one that asks."""
    by_header = [bool(MAIN.search(name)) for name, _ in pairs]
    asking = [bool(MARK.search(cell)) for _, cell in pairs]
    named = [
        tells and not THEME.search(name) for tells, (name, _) in zip(by_header, pairs, strict=True)
    ]
    both = [tells and asks for tells, asks in zip(by_header, asking, strict=True)]
    return next(
        (row.index(True) for row in (both, named, asking) if True in row), min(1, len(pairs) - 1)
    )


def table_lines(tokens: Sequence[Token], at: int, first: int, depth: int) -> Iterator[RankedLine]:
    """Give each row of a table as a bullet.

    Its question is the text, its theme the label; the other cells hang below it.
    """
    header: list[str] = []
    rows: list[tuple[int, list[list[str]]]] = []
    for token in tokens[at:]:
        if token.type == "tr_open":
            rows.append((first + (token.map[0] if token.map else 0) + 1, []))
        elif token.type == "inline":
            rows[-1][1].append([statement.words for statement in statements(token.children or [])])
        elif token.type == "table_close":
            break
    (line, names), *rows = rows
    header = [" ".join(name) for name in names]
    section = next(
        (cell for cell in header if (MAIN.search(cell) or sides(header)) and recognise(cell)), ""
    )
    yield RankedLine(Shape.LEAD, HEADER, section, "", line, "|")
    column = asked_column(header, [[" ".join(cell) for cell in cells] for _, cells in rows])
    for line, cells in rows:
        yield from _row(header, cells, column, _RowPlace(line, depth))


def _row(
    header: Sequence[str], cells: Sequence[Sequence[str]], column: str, place: _RowPlace
) -> Iterator[RankedLine]:
    words = [" ".join(cell) for cell in cells]
    if sides(header):
        for name, cell in zip(header, words, strict=False):
            if cell.strip():
                yield RankedLine(Shape.ITEM, BULLET + place.depth, name, cell, place.line, "|")
        return
    row = row_parts(header, words, column)
    if row is None:
        return
    several = next((cell for cell in cells if len(cell) > 1 and " ".join(cell) == row.text), ())
    apart = several and all(asks(cell) and len(cell.split()) > 3 for cell in several)
    for text in several if apart else [row.text]:
        line = RankedLine(Shape.ITEM, BULLET + place.depth, row.label, text, place.line, "|")
        line.column = row.column
        yield line
    for label, text in row.rest:
        other = RankedLine(Shape.TEXT, BULLET + place.depth + BELOW, label, text, place.line)
        other.column = label
        yield other
