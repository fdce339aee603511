"""Cut Markdown into lines, each with what it looks like, its rank, and its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mockint.guide.lines.forms import quoted
from mockint.guide.lines.headings import recognise
from mockint.guide.lines.interrogative import asks
from mockint.guide.markdown.file import MARKDOWN
from mockint.guide.markdown.inline import Statement, statements
from mockint.guide.markdown.tables import MAIN, asked_column, row_parts, sides


class Shape(Enum):
    """What a line looks like."""

    HEADING = auto()
    LEAD = auto()
    """A line that heads what follows without being a heading: bold, or ending with a colon."""
    ITEM = auto()
    """A bullet or a row of a table."""
    TEXT = auto()
    CODE = auto()


LEAD = 7.0
INTRO = 7.5
HEADER = 7.6
LINE = 9.0
BULLET = 10.0
BELOW = 0.5
"""Added for what stands below a bullet."""


@dataclass(slots=True)
class Block:
    """A line, before it has found its place in the tree."""

    shape: Shape
    rank: float
    """Smaller ranks hold greater ones.
    Headings have 1 to 6, lines that head others 7, bullets 10 and more."""
    label: str
    text: str
    line: int
    """Counted from 1."""
    marker: str = ""
    indent: int = 0
    """Blanks before it in the file."""
    bold: bool = False
    """All of it is bold."""
    below: list["Block"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _ParagraphPlace:
    """Where the lines of one paragraph stand."""

    depth: int
    """Lists around it."""
    item: str
    """Marker of the bullet that it opens; empty when it opens none."""
    level: int
    """Of a heading; 0 for all else."""
    listed: bool
    """A list follows."""


@dataclass(frozen=True, slots=True)
class _RowPlace:
    """Where a row of a table stands."""

    line: int
    depth: int
    """Lists around it."""


NESTED_FENCES = 2
LONGEST = 20_000
"""Characters that are parsed at once.
No person wrote a longer line, and its rest is not read."""

SHORT_WORDS = 8


def blocks(text: str) -> list[Block]:
    """Give the lines of a guide in order."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.disable(["code", "html_block", "autolink", "entity", "reference", "inline"])
    all_blocks = list(_blocks(markdown, text, 0))
    lines = text.split("\n")
    for block in all_blocks:
        line = lines[block.line - 1]
        block.indent = len(line) - len(line.lstrip())
    return all_blocks


def _blocks(markdown: MarkdownIt, text: str, first: int, nested: int = 0) -> Iterator[Block]:
    """Give the blocks of `text`, whose first line is line `first` (from 0) of the file."""
    tokens = _parse(markdown, text)
    restarts = _restarts(tokens)
    depth, item = 0, ""
    for i, token in enumerate(tokens):
        here = first + (token.map[0] if token.map else 0) + 1
        if token.type.endswith("_list_open"):
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            item = token.markup
        elif token.type == "inline" and tokens[i - 1].type in {"paragraph_open", "heading_open"}:
            if item and i - 2 in restarts and _is_title(tokens, i):
                place = _paragraph(tokens, i, 0, "", heading=not depth)
            else:
                place = _paragraph(tokens, i, depth, item, heading=not depth)
            yield from _lines(token, here, place)
            item = ""
        elif token.type == "table_open":
            yield from _table(tokens, i, first, depth)
        elif token.type == "fence":
            yield from _fence(markdown, token, here, nested, leads=i == 0)


def _paragraph(
    tokens: Sequence[Token], i: int, depth: int, item: str, *, heading: bool
) -> _ParagraphPlace:
    """Give the place of the paragraph whose words are token `i`; in a list it is no heading."""
    opening = tokens[i - 1]
    level = int(opening.tag[1]) if heading and opening.type == "heading_open" else 0
    listed = i + 2 < len(tokens) and tokens[i + 2].type.endswith("list_open")
    return _ParagraphPlace(depth, item, level, listed)


def _fence(
    markdown: MarkdownIt, token: Token, line: int, nested: int, *, leads: bool
) -> Iterator[Block]:
    """Read a fence that holds Markdown as if it were not there.

    Anything else in a fence is code.
    """
    info = token.info.strip().lower()
    if nested < NESTED_FENCES and (info in MARKDOWN or (not info and leads)):
        yield from _blocks(markdown, token.content, line, nested + 1)
    elif token.content.strip():
        yield Block(Shape.CODE, LINE, "", token.content.strip().split("\n")[0], line)


def _parse(markdown: MarkdownIt, text: str) -> list[Token]:
    """Parse blocks first and their words after, so that an endless line holds nothing up."""
    env: dict[str, object] = {}
    tokens = markdown.parse(text, env)
    for token in tokens:
        if token.type != "inline":
            continue
        token.children = []
        whole = len(token.content) <= LONGEST
        for line in [token.content] if whole else token.content.split("\n"):
            parsed: list[Token] = []
            markdown.inline.parse(line[:LONGEST], markdown, env, parsed)
            token.children += parsed if whole else [*parsed, Token("softbreak", "br", 0)]
    return tokens


def _restarts(tokens: Sequence[Token]) -> frozenset[int]:
    """Find numbered items that do not count on.

    They are alone in their list, or the numbers start again there.
    """
    lists: list[list[tuple[int, int]]] = []
    restarts: set[int] = set()
    for i, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info and lists:
            lists[-1].append((i, int(token.info)))
        elif token.type == "ordered_list_close":
            items = lists.pop()
            restarts.update(at for at, _ in items if len(items) == 1)
            for (at, number), (next_at, following) in pairwise(items):
                restarts.update((at, next_at) if following <= number else ())
    return frozenset(restarts)


def _is_title(tokens: Sequence[Token], i: int) -> bool:
    """Whether such an item is a heading: "2. Questions to ask", as people write without `#`."""
    words = tokens[i].content.strip()
    plain = tokens[i + 2].type == "list_item_close" and len(words.split()) <= SHORT_WORDS
    return plain and not words.endswith(".") and not asks(words) and recognise(words) is not None


def _lines(token: Token, line: int, place: _ParagraphPlace) -> Iterator[Block]:
    lines = list(statements(token.children or []))
    for i, statement in enumerate(lines):
        if place.item and i == 0:
            shape, rank = Shape.ITEM, BULLET + place.depth
        else:
            shape, rank = _look(statement, place, listed=place.listed and i == len(lines) - 1)
        marker = place.item or statement.bullet
        yield _block(statement, shape, rank, line=line + statement.offset, marker=marker)


def _look(statement: Statement, place: _ParagraphPlace, *, listed: bool) -> tuple[Shape, float]:
    """Tell the shape and the rank of a line; `listed` when a list follows right after it."""
    if place.level:
        return Shape.HEADING, place.level
    # "**4. Why us?**": what stands below it in plain words is beside it.
    if statement.bullet and statement.bold and not place.depth:
        return Shape.ITEM, LINE
    if statement.bullet or place.depth:
        return Shape.ITEM if statement.bullet else Shape.TEXT, BULLET + place.depth + BELOW
    if statement.bold:
        return Shape.LEAD, LEAD
    words = statement.label or statement.text
    short = (
        not statement.label
        and len(words.split()) <= SHORT_WORDS
        and not re.search(r"[.?!,;。？]$", words)
    )
    if short and "," not in words and not quoted(words) and recognise(words) is not None:
        return Shape.LEAD, LEAD
    intro = listed and (short or (not statement.label and words.endswith((":", "："))))
    return (Shape.LEAD, INTRO) if intro else (Shape.TEXT, LINE)


def _block(statement: Statement, shape: Shape, rank: float, *, line: int, marker: str) -> Block:
    if shape in {Shape.HEADING, Shape.LEAD} and not (statement.label and statement.text):
        words = statement.label or statement.text
        colon = shape is Shape.LEAD and not statement.bold and words.endswith((":", "："))
        return Block(
            shape, rank, words.rstrip(":： "), "", line, ":" if colon else "", bold=statement.bold
        )
    return Block(shape, rank, statement.label, statement.text, line, marker)


def _table(tokens: Sequence[Token], at: int, first: int, depth: int) -> Iterator[Block]:
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
    yield Block(Shape.LEAD, HEADER, section, "", line, "|")
    column = asked_column(header, [[" ".join(cell) for cell in cells] for _, cells in rows])
    for line, cells in rows:
        yield from _row(header, cells, column, _RowPlace(line, depth))


def _row(
    header: Sequence[str], cells: Sequence[Sequence[str]], column: str, place: _RowPlace
) -> Iterator[Block]:
    words = [" ".join(cell) for cell in cells]
    if sides(header):
        for name, cell in zip(header, words, strict=False):
            if cell.strip():
                yield Block(Shape.ITEM, BULLET + place.depth, name, cell, place.line, "|")
        return
    row = row_parts(header, words, column)
    if row is None:
        return
    several = next((cell for cell in cells if len(cell) > 1 and " ".join(cell) == row.text), ())
    apart = several and all(asks(question) for question in several)
    for text in several if apart else [row.text]:
        yield Block(Shape.ITEM, BULLET + place.depth, row.label, text, place.line, "|")
    for label, text in row.rest:
        yield Block(Shape.TEXT, BULLET + place.depth + BELOW, label, text, place.line)
